"""How a paper is to look and in which words it speaks, whatever is on it: filled by `actions`, drawn by `exports.paper`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict

from courses import cldr
from courses.filling import fill
from courses.text import isolated


class PaperKind(StrEnum):
    """What is printed; each has templates in templates/paper and a module in exports/paper/kinds."""

    ATTENDANCE_LIST = "attendance-list"
    CERTIFICATE = "certificate"
    HANDOUT = "handout"
    BOOKLET = "booklet"
    """Handouts of a course together, with a table of contents."""
    JOINING_NOTICE = "joining-notice"
    LETTER = "letter"
    PROGRAMME = "programme"
    POSTER = "poster"
    TIMETABLE = "timetable"
    COOPERATION = "cooperation"
    NAME_BADGES = "name-badges"
    TABLE_SIGNS = "table-signs"
    ADDRESS_LABELS = "address-labels"
    SHELF_LABELS = "shelf-labels"
    EVALUATION = "evaluation"
    BOUNDARY_SIGN = "boundary-sign"
    """"This is what we help with, and this not"."""
    NEXT_STEP = "next-step"
    """A card with where somebody goes from here."""
    EVACUATION_LIST = "evacuation-list"
    """Who is in the building, for the folder that is taken along when it is left."""
    COVER_SHEET = "cover-sheet"
    SLIP = "slip"
    CALL_LIST = "call-list"
    ADDRESS_LIST = "address-list"
    PHRASES = "phrases"
    """Not a paper of its own: what others say alike, such as when something happens."""


class SheetSize(StrEnum):
    """The sheet that a paper is made for, standing or lying."""

    A3 = "A3"
    A4 = "A4"
    A5 = "A5"
    A6 = "A6"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that stands for an organisation."""

    organisation: str
    """Read out for it."""
    content: bytes = b""
    """PNG, JPEG or SVG; empty: the name is written instead."""


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The library's own look; the same on all its papers."""

    library: Logo = field(default_factory=lambda: Logo(""))
    partners: tuple[Logo, ...] = ()
    """Those that it is arranged together with, in order."""
    colour: str = "#0A5463"
    """The one accent, as "#RRGGBB": its contrast against white is at least 4.5 to 1."""


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The fixed texts of one kind of paper in one language, from its template."""

    language: str = "sv"
    """As BCP 47: "sv", "ar", "ti", "prs", "se"."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """By key; fields stand in braces: "Sida {page} av {pages}". Texts by number have keys such as "hours.one"."""
    is_proofread: bool = True
    """Whether somebody who knows the language has read them."""
    known: Mapping[str, str] = field(default_factory=dict)
    """Values that every text may name: the library's name and how it is reached."""

    @property
    def is_rtl(self) -> bool:
        """Whether the paper runs from right to left."""
        return self.language.split("-")[0] in {"ar", "prs", "fa", "he", "ur", "ps", "ckb"}

    def say(self, key: str, /, **values: object) -> str:
        """Return a text with its fields filled in; what stands in brackets around one without a value is left out.

        A value that runs the other way than the text does not turn what stands beside it. Raises KeyError for a key or a
        field that there is not.
        """
        given = {**self.known, **values}
        apart = {name: isolated(it, is_rtl=self.is_rtl) if isinstance(it, str) else it for name, it in given.items()}
        return fill(self.texts[key], apart)

    def many(self, key: str, count: float, /, **values: object) -> str:
        """Return a text in the form that goes with a number, {count} filled in; "key.zero" is for none in any language.

        Raises KeyError as `say` does.
        """
        form = "zero" if not count and f"{key}.zero" in self.texts else cldr.form(count, self.language)
        found = f"{key}.{form}" if f"{key}.{form}" in self.texts else f"{key}.other"
        return self.say(found, **{"count": count, **values})

    def has(self, key: str) -> bool:
        """Return whether the template has a text that is not empty."""
        return bool(self.texts.get(key) or self.texts.get(f"{key}.other"))


@dataclass(frozen=True, slots=True)
class PaperStyle:
    """How one paper is made."""

    words: PaperWords = field(default_factory=PaperWords)
    house: HouseStyle = field(default_factory=HouseStyle)
    is_large: bool = False
    """Large print: no text under 16 points, running text 18."""
    is_black_and_white: bool = False
    size: SheetSize = SheetSize.A4
    design: str = ""
    """Of a kind that has several; empty: its first."""

    @property
    def language(self) -> str:
        """The language that the paper speaks."""
        return self.words.language


class PaperWish(TypedDict, total=False):
    """How somebody wants a paper; what is left out is as usual. The commands, the screens and `print_shop` hand it on."""

    language: str | None
    """None: the one that the program speaks."""
    is_large: bool
    is_black_and_white: bool
    size: SheetSize | None
    """None: the kind's usual one."""
    design: str
