"""What each kind of paper says and what that may be filled with: its keys and fields, one module a kind in `paper_kinds`.

The table is the only place that knows: templates are checked against it, lists of fields and previews are made from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module

from courses.i18n import _, language
from courses.model.paper_style import PaperKind, SheetSize
from courses.text import fold

Words = Callable[[], str]
"""Gives words in the reader's language at the time."""
RESERVED = frozenset({"name", "proofread"})
"""Words of a template's head; no key of a kind may be called so."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a text may name in braces."""

    name: str
    """In English, and as templates are kept."""
    swedish: str
    """Its name in Swedish: understood too, and shown to those who read Swedish."""
    meaning: Words
    """What stands there, in the reader's language."""
    sample: str

    @property
    def shown(self) -> str:
        """The name in the reader's language."""
        return self.swedish if language() == "sv" else self.name


@dataclass(frozen=True, slots=True)
class Key:
    """A text that a paper has."""

    name: str
    fields: str = ""
    """The names of those that it may use, with spaces, besides those that every text may (`EVERYWHERE`)."""
    is_many: bool = False
    """Whether it has a form by number: "sessions.one", "sessions.other"; {count} may be used in all."""
    is_lines: bool = False
    """Whether it may have several lines."""
    may_be_empty: bool = False
    """Whether the paper can do without it."""


@dataclass(frozen=True, slots=True)
class Design:
    """One of several looks of a kind."""

    name: str
    """As it is asked for and kept: "classic"."""
    label: Words


@dataclass(frozen=True)
class Kind:
    """What there is to know of a kind of paper before it is drawn."""

    kind: PaperKind
    label: Words
    keys: tuple[Key, ...]
    fields: tuple[Field, ...] = ()
    sizes: tuple[SheetSize, ...] = (SheetSize.A4,)
    """Those it can be made in, the usual first."""
    designs: tuple[Design, ...] = ()
    """The usual first; none: it has one look."""

    @cached_property
    def by_key(self) -> dict[str, Key]:
        """Its keys by name."""
        return {it.name: it for it in self.keys}

    @cached_property
    def by_field(self) -> dict[str, Field]:
        """All fields that its texts may name, by English name: its own, then those of every kind."""
        return {it.name: it for it in (*self.fields, *_common())}

    def fields_of(self, key: Key) -> tuple[Field, ...]:
        """Return the fields that a text may name, its own first."""
        named = [*(("count",) if key.is_many else ()), *key.fields.split(), *EVERYWHERE]
        return tuple(self.by_field[name] for name in dict.fromkeys(named))

    def field_named(self, name: str) -> Field | None:
        """Return the field that a name means, in either language and any spelling, or None."""
        wanted = _key(name)
        return next((it for it in self.by_field.values() if wanted in (_key(it.name), _key(it.swedish))), None)


EVERYWHERE = ("library", "town", "phone", "email", "web")
"""Fields that every text of every kind may name; the library's settings fill them."""


@lru_cache(maxsize=1)
def _common() -> tuple[Field, ...]:
    """Return the fields that kinds need not tell of themselves."""
    return (
        Field("library", "bibliotek", lambda: _("The library’s name"), "Tallviks bibliotek"),
        Field("town", "ort", lambda: _("The library’s town"), "Tallvik"),
        Field("phone", "telefon", lambda: _("The library’s telephone"), "0980-319 200"),
        Field("email", "e_post", lambda: _("The library’s e-mail"), "kurser@example.org"),
        Field("web", "webbsida", lambda: _("The library’s page"), "bibliotek.example.org"),
        Field("count", "antal", lambda: _("How many there are"), "6"),
        Field("page", "sida", lambda: _("The page’s number"), "1"),
        Field("pages", "sidor", lambda: _("How many pages there are"), "2"),
        Field("printed", "utskriven", lambda: _("The day it is printed"), "12 januari 2027"),
    )


@lru_cache(maxsize=64)
def kind(of: PaperKind) -> Kind:
    """Return what there is to know of a kind: `KIND` of its module in `paper_kinds`. Raises LookupError where it has none."""
    name = f"courses.rules.paper_kinds.{of.value.replace('-', '_')}"
    try:
        found: Kind = import_module(name).KIND
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise LookupError(of) from error
    return found


def kinds() -> list[Kind]:
    """Return the kinds that there are, in the order of `PaperKind`."""
    found = []
    for of in PaperKind:
        try:
            found.append(kind(of))
        except LookupError:
            continue
    return found


def _key(name: str) -> str:
    return "".join(fold(name.replace("_", " ")).split())
