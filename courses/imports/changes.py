"""What a cell of a list of changes says has happened: a word, and sometimes a room or clock times after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import Final

from courses.i18n import _
from courses.imports import days
from courses.imports.drafts import ChangeKind
from courses.imports.fold import key
from courses.imports.table import Cell
from courses.imports.values import ValueProblem, text

_COURSE_WORDS: Final = (
    "kurs",
    "hela",
    "cirkel",
    "course",
    "serie",
    "workshopserie",
    "aktivitet",
    "alla traffar",
    "samtliga",
    "all sessions",
)
_CANCELLED: Final = (
    "instal",
    "cancel",
    "utgar",
    "stryks",
    "struken",
    "struket",
    "avlyst",
    "blir inte av",
    "stalls in",
    "called off",
    "borttag",
    "inte av",
)
_MOVED: Final = ("flytt", "moved", "move", "framflytt", "uppskjut", "andrat datum", "nytt datum", "ny dag", "postponed", "rescheduled", "ombokad", "ombokat", "byte av dag", "andrad dag", "bytt dag", "new date", "senarelagd", "tidigarelagd")  # fmt: skip  # noqa: E501
_EXTRA: Final = (
    "extra",
    "tillkom",
    "ny traff",
    "nytt tillfalle",
    "added",
    "additional",
    "insatt",
    "bonus",
    "tillagg",
    "nyinsatt",
)
_ROOM: Final = ("ny lokal", "lokalbyte", "byte av lokal", "annan lokal", "new room", "other room", "room change", "rumsbyte", "nytt rum", "ny sal", "bytt lokal", "andrad lokal", "change of room", "flyttad till lokal", "lokal", "room")  # fmt: skip  # noqa: E501
_TIME: Final = (
    "ny tid",
    "andrad tid",
    "annan tid",
    "new time",
    "tidsandring",
    "andrat klockslag",
    "time change",
    "bytt tid",
)
_PLANNED: Final = (
    "planer",
    "planned",
    "as planned",
    "som planer",
    "enligt plan",
    "held",
    "hallen",
    "hallet",
    "genomfor",
)


_BEFORE: Final = {
    "extra installd": ChangeKind.EXTRA,
    "extra cancelled": ChangeKind.EXTRA,
    "flyttad installd": ChangeKind.MOVED,
    "moved cancelled": ChangeKind.MOVED,
}
"""What has happened to a meeting before it was cancelled, as tables of this program tell it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What has happened."""

    kind: ChangeKind
    room: str = ""
    start: time | None = None
    end: time | None = None
    before: ChangeKind | None = None
    """Of a cancelled meeting, whether it was an extra one or moved before that."""


def change(cell: Cell) -> Change:
    """Return the change that a cell names; raises when no word of it is known."""
    written = text(cell)
    said, _colon, rest = written.partition(":")
    folded = key(said)
    if folded.replace(" ", "_").upper() in ChangeKind.__members__:
        return Change(ChangeKind[folded.replace(" ", "_").upper()])
    if folded in _BEFORE:
        return Change(ChangeKind.CANCELLED, before=_BEFORE[folded])
    if folded.startswith(_ROOM):
        return Change(ChangeKind.ROOM, room=_after(_ROOM, said, rest))
    if folded.startswith(_TIME):
        return _times(rest.strip() or re.sub(r"^\D+", "", said))
    if _has(folded, _CANCELLED):
        is_course = folded.startswith(_COURSE_WORDS) or _has(folded, ("kursen", "hela kursen", "whole course"))
        return Change(ChangeKind.COURSE_CANCELLED if is_course else ChangeKind.CANCELLED)
    if _has(folded, _MOVED):
        return Change(ChangeKind.MOVED)
    if _has(folded, _EXTRA):
        return Change(ChangeKind.EXTRA)
    if folded.startswith(_PLANNED):
        return Change(ChangeKind.PLANNED)
    raise ValueProblem(_("cancelled, moved, extra, new room: … or course cancelled"))


def _has(folded: str, stems: tuple[str, ...]) -> bool:
    """Return whether a word of a folded text begins with one of the stems."""
    return any(f" {folded}".find(f" {stem}") >= 0 for stem in stems)


def _after(stems: tuple[str, ...], said: str, rest: str) -> str:
    """Return the room that stands after the colon, or after the words when there is none."""
    if rest.strip():
        return rest.strip()
    longest = max((len(stem.split()) for stem in stems if key(said).startswith(stem)), default=1)
    return " ".join(said.split()[longest:]).strip(" –-,")


def _times(written: str) -> Change:
    if not written:
        return Change(ChangeKind.TIME)
    start, end = days.clock_range(written)
    return Change(ChangeKind.TIME, start=start, end=end)
