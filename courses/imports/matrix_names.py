"""Who a line of an attendance list is about: a person with what is written beside the name, a leader, a sum."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from courses.imports.fold import key
from courses.imports.table import Cell

_SUMS: Final = (
    "antal|summa|totalt|total|sum|narvarande|antal narvarande|antal deltagare|summa narvarande|antal har|present total|"
    "summa deltagare|totals|narvaro totalt|count|antal personer|head count|besokare"
).split("|")
_LEADERS: Final = (
    "ledare|ledarens signatur|handledare|cirkelledare|led av|leader|ledarsignatur|ledarens sign|leds av|signatur|sign|kursledare|"
    "ledare sign|ledares signatur|vem ledde|led by|ledd av|leader signature|instructor|teacher"
).split("|")
_OTHERS: Final = (
    "anm|anmarkning|notering|noteringar|sal|lokal|tid|kommentar|datum|date|notes|underskrift|namn|name|traff|tema|amne|innehall|"
    "session|room|studietimmar|timmar|hours|barn|varav barn"
).split("|")
_ASIDES: Final = frozenset(
    (
        "andel|procent|narvaro|narvaro procent|betalt|betald|avgift|points|poang|percentage|taken sessions|p|l|e|a|n|s|g|f|"
        "remarks|epost|e post|email|telefon|phone|mobil|fodd|fodelsear|alder|personnr|adress|cirkel|andel procent|grade"
    ).split("|")
)
"""Headings of columns beside the meetings that say nothing of who was there."""
_SUBSTITUTE: Final = re.compile(
    r"\(?\b(?:vik(?:arie|arierade)?|sub(?:stitute)?|ers(?:ättare|atte)?)\b\.?:?\)?", re.IGNORECASE
)
_CANCELLED: Final = re.compile(
    r"^\W*(?:inst[äa]ll|cancel|utg[åa]r|utg[åa]tt|avlyst|ingen tr[äa]ff|no session|inst\.?$)", re.IGNORECASE
)
_STATUS: Final = re.compile(
    r"\s*(?:[–—]|\s-|\(|,)\s*("
    r"(?:avb|avan|avbr|slut|hopp|kö|vänt|reserv|från vänt|ny\b|cancel|dropp|left|wait|stod|tillf)[^()]*)\)?\s*$",
    re.IGNORECASE,
)
_HINT: Final = re.compile(r"\s*\(([^()]{1,30})\)\s*$|\s+[-f]?(\d{2,4})\s*$")
_NUMBERED: Final = re.compile(r"^\s*(\d{1,3})\s*[.):]\s*(?=\D)")
_BELOW: Final = re.compile(
    r"^\W*(?P<what>inst[äa]ll[td]\w*|cancelled|vik(?:arie)?\.?|substitute)\s*:?\s*(?P<day>[^:=]+?)\s*(?:[:=]\s*(?P<who>.+))?\s*$",
    re.IGNORECASE,
)


class Trailer(Enum):
    """What a line that is no person holds."""

    SUM = "sum"
    LEADER = "leader"
    OTHER = "other"


@dataclass(slots=True)
class RawLine:
    """A line of a list as it stands: across or down."""

    row: int
    name: str
    position: str = ""
    key: str = ""
    notes: str = ""
    course: str = ""
    cells: dict[int, tuple[Cell, int]] = field(default_factory=dict)
    """By meeting, the cell and its row."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A person on a list."""

    name: str
    key: str
    position: str
    hint: str
    is_walk_in: bool
    notes: str


def trailer(line: RawLine) -> Trailer | None:
    """Return what sort of line it is when it is no person's."""
    label = key(line.name or line.position)
    if label in _SUMS:
        return Trailer.SUM
    if label in _LEADERS or label.startswith(("ledare ", "leader ")):
        return Trailer.LEADER
    if not line.name:
        return Trailer.OTHER
    return Trailer.OTHER if label in _OTHERS else None


def is_aside(heading: str) -> bool:
    """Return whether a heading is of a column or a line beside the meetings: a sum, a leader, a remark, a rate."""
    folded = key(heading)
    return folded in _ASIDES or folded in _OTHERS or folded in _SUMS or folded in _LEADERS


def listed(line: RawLine) -> Listed:
    """Return a person from a line: number, standing ("– avbokad") and telling-apart ("51", "äldre") taken off the name."""
    name, notes, position = line.name, [line.notes] if line.notes else [], line.position
    match = _NUMBERED.match(name)
    if match:
        position, name = position or match[1], name[match.end() :]
    is_walk_in = position.strip() in ("+", "++") or name.startswith("+")
    name = name.lstrip("+ ")
    match = _STATUS.search(name)
    if match and match.start() > 0:
        notes.append(match[1].strip(" .)"))
        name = name[: match.start()]
    hint = ""
    match = _HINT.search(name)
    if match and match.start() > 0 and not key(name).startswith(("deltagare ", "participant ")):
        hint = (match[1] or match[2]).strip(" -")
        name = name[: match.start()]
    return Listed(name.strip(" ;,"), line.key, position.strip(), hint, is_walk_in, "; ".join(notes))


def is_cancelled(said: str) -> bool:
    """Return whether a cell says that the meeting was cancelled."""
    return _CANCELLED.match(said) is not None


def leader(said: str) -> tuple[str, bool]:
    """Return the name or signature of a leader, and whether it is said to be a substitute."""
    bare = _SUBSTITUTE.sub(" ", said)
    return " ".join(bare.split()).strip(" .,()"), bare != said


@dataclass(frozen=True, slots=True)
class Below:
    """A line under a list that is about one meeting."""

    day: str
    leader: str
    """Who led instead; "": the meeting was cancelled."""


def below(said: str) -> Below | None:
    """Return what "Inställt 29 sep" or "Vikarie 13 nov: KN (biblioteket)" is about, or None."""
    match = _BELOW.match(said.strip(" ,;"))
    if not match:
        return None
    if match["what"].lower().startswith(("inst", "cancel")):
        return Below(match["day"].strip(" ,;"), "")
    if not match["who"]:
        return None
    return Below(match["day"].strip(), re.sub(r"\(.*?\)", "", match["who"]).strip(" ,;"))
