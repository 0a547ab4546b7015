"""What is entered in an association's e-list, as a working copy in its order, and what stands there already."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum


class ElistPart(StrEnum):
    """Where in an e-list something stands."""

    PLAN = "PLAN"
    """Once a course."""
    PERSON = "PERSON"
    """Once a participant."""
    SESSION = "SESSION"
    """Once a session."""
    SIGN = "SIGN"
    """What is done at the end."""


@dataclass(frozen=True, slots=True)
class ElistField:
    """Something that is entered."""

    id: int
    code: str
    field: str
    """What it is; `rules.elist` knows what each means."""
    part: ElistPart
    association: str
    """The organisation's code; empty: all that have none of their own."""
    position: int
    is_on: bool
    words_sv: str
    words_en: str
    source: str = ""
    certainty: str = ""
    """"read", "derived", "unconfirmed"; empty for the library's own."""
    is_reference: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class ElistSession:
    """A session that is not cancelled."""

    id: int
    number: int
    day: date
    start: time
    end: time
    room: str
    leader: str
    hours: int
    """Study hours."""
    present: int | None
    """How many with a seat were there; None before it is held."""


@dataclass(frozen=True, slots=True)
class ElistPerson:
    """A participant."""

    id: int
    key: str
    name: str
    """The alias of a protected person."""
    is_protected: bool
    number: str
    """Masked, but where it was revealed; empty: none is kept."""
    marks: tuple[bool | None, ...]
    """Whether they were there, session by session; None: not known or not held."""
    attended: int
    hours: int
    """Study hours of the sessions that they were at."""
    is_gone: bool = False
    """Whether they have dropped out."""


@dataclass(frozen=True, slots=True)
class Elist:
    """The working copy of a course."""

    course_id: int
    code: str
    title: str
    association: str
    """The association's name."""
    association_code: str
    fields: tuple[ElistField, ...]
    """Those in use, in the association's order."""
    plan: dict[str, str]
    """By field what stands there once a course."""
    sessions: tuple[ElistSession, ...]
    persons: tuple[ElistPerson, ...]
    """In Swedish order of name."""
    walk_ins: tuple[str, ...] = ()
    """Who was there without a seat: they are not on the list, and have to be enrolled to be."""
    has_numbers: bool = False
    """Whether the numbers are shown whole."""

    def of_part(self, part: ElistPart) -> tuple[ElistField, ...]:
        """Return the fields of a part, in their order."""
        return tuple(it for it in self.fields if it.part is part)


@dataclass(frozen=True, slots=True)
class TheirPerson:
    """A row of somebody else's list."""

    name: str
    number: str = ""
    marks: dict[date, bool] = field(default_factory=dict)
    hours: int | None = None
    sessions: int | None = None
    unread: tuple[str, ...] = ()
    """What stands for marks, hours or sessions and was not understood, each once and as it may be shown."""


@dataclass(frozen=True, slots=True)
class TheirList:
    """What stands in the e-list, as far as it was understood."""

    persons: tuple[TheirPerson, ...]
    days: tuple[date, ...]
    """Of its sessions, in order; none: it has no sessions."""
    notes: tuple[str, ...] = ()
    """What was passed over or taken for granted, whole sentences."""


class Agreement(StrEnum):
    """How a row agrees."""

    SAME = "SAME"
    DIFFER = "DIFFER"
    WE_HAVE = "WE_HAVE"
    THEY_HAVE = "THEY_HAVE"


@dataclass(frozen=True, slots=True)
class CompareRow:
    """A session or a participant, here and there."""

    agreement: Agreement
    is_session: bool
    name: str
    ours: str
    theirs: str
    details: tuple[str, ...] = ()
    """What differs, a line each; a word on how to go on."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What we have and what the e-list says."""

    code: str
    title: str
    rows: tuple[CompareRow, ...]
    """Sessions first, then participants; of each, ours in their order, then theirs alone."""
    notes: tuple[str, ...]

    def count(self, agreement: Agreement) -> int:
        """Return how many rows agree so."""
        return sum(it.agreement is agreement for it in self.rows)
