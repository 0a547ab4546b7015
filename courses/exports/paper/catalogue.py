"""The kinds of paper that can be drawn, each with made-up values that show all of it.

A module of `kinds` tells of itself in `PAPERS`; it is loaded when its kind is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

from courses.model import Printed
from courses.model.paper_style import PaperKind, PaperStyle, SheetSize
from courses.rules import paper_fields
from courses.rules.paper_fields import Design

_FOLDER = "courses.exports.paper.kinds"
_HOMES = {
    PaperKind.ATTENDANCE_LIST: "attendance_list",
    PaperKind.CERTIFICATE: "certificate",
    PaperKind.HANDOUT: "handout",
    PaperKind.BOOKLET: "booklet",
    PaperKind.JOINING_NOTICE: "letters",
    PaperKind.LETTER: "letters",
    PaperKind.PROGRAMME: "programme",
    PaperKind.POSTER: "poster",
    PaperKind.TIMETABLE: "timetable",
    PaperKind.COOPERATION: "cooperation",
    PaperKind.NAME_BADGES: "name_badges",
    PaperKind.TABLE_SIGNS: "table_signs",
    PaperKind.ADDRESS_LABELS: "labels",
    PaperKind.SHELF_LABELS: "labels",
    PaperKind.EVALUATION: "evaluation",
    PaperKind.BOUNDARY_SIGN: "boundary_sign",
    PaperKind.NEXT_STEP: "next_step",
    PaperKind.EVACUATION_LIST: "evacuation_list",
    PaperKind.COVER_SHEET: "cover_sheet",
    PaperKind.SLIP: "slip",
    PaperKind.CALL_LIST: "call_list",
    PaperKind.ADDRESS_LIST: "address_list",
}
"""The module of `kinds` that draws each."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a module of `kinds` tells of a kind that it draws."""

    render: Callable[[Any, PaperStyle], Printed]
    """Makes the file from the kind's values."""
    sample: Callable[[str], Any]
    """Returns made-up values in a language, with something in every place: for previews and tests."""
    long: Callable[[str], Any]
    """Returns made-up values with the longest names and the most rows that are reasonable."""


@dataclass(frozen=True, slots=True)
class KindOfPaper:
    """A kind that can be drawn."""

    kind: PaperKind
    drawn: Drawn
    sizes: tuple[SheetSize, ...]
    """The usual first."""
    designs: tuple[Design, ...]

    def render(self, values: Any, style: PaperStyle) -> Printed:  # noqa: ANN401 each kind has values of its own
        """Return the file."""
        return self.drawn.render(values, style)

    def sample(self, language: str) -> Any:  # noqa: ANN401 each kind has values of its own
        """Return made-up values, in a language where they are texts of ours."""
        return self.drawn.sample(language)

    def long(self, language: str) -> Any:  # noqa: ANN401 each kind has values of its own
        """Return made-up values that take the most room."""
        return self.drawn.long(language)


class _Kinds(Mapping[PaperKind, KindOfPaper]):
    """The kinds, each loaded when first asked for."""

    def __getitem__(self, kind: PaperKind) -> KindOfPaper:
        return _load(kind)

    def __iter__(self) -> Iterator[PaperKind]:
        for kind in PaperKind:
            try:
                _load(kind)
            except KeyError:
                continue
            yield kind

    def __len__(self) -> int:
        return sum(1 for _kind in self)


@lru_cache(maxsize=64)
def _load(kind: PaperKind) -> KindOfPaper:
    name = f"{_FOLDER}.{_HOMES[kind]}"
    try:
        papers: Mapping[PaperKind, Drawn] = getattr(import_module(name), "PAPERS", {})
        about = paper_fields.kind(kind)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise KeyError(kind) from error
    except LookupError as error:
        raise KeyError(kind) from error
    return KindOfPaper(kind, papers[kind], about.sizes, about.designs)


KINDS: Mapping[PaperKind, KindOfPaper] = _Kinds()
"""All kinds that can be drawn, in the order of `PaperKind`."""
