"""Shifts and turns as people type them: "Maud Lind 10–12; Jonas Ek", "Maud, Jonas". Reads names; writes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

from courses.actions.roster import ShiftDraft
from courses.dates import parse_time, time_text
from courses.errors import Invalid, NotFound
from courses.i18n import _
from courses.model import Leader, RosterRow
from courses.store import Store, registers
from courses.text import clean, fold, is_same_name

Reader: TypeAlias = Callable[[list[Leader], str], ShiftDraft]
_TIME = r"\d{1,2}(?:[.:]?\d{2})?"
_SHIFT = re.compile(rf"(?P<name>.*?\S)\s+(?:kl\.?\s*)?(?P<start>{_TIME})?\s*[-–—]\s*(?P<end>{_TIME})?")
"""A name and from when to when, one of which may be left out: "Maud 10–12", "Jonas –14", "Eva 14–"."""


def shifts(store: Store, text: str) -> tuple[ShiftDraft, ...]:
    """Return the shifts typed, with semicolons or line breaks between. Raises Invalid naming all that cannot be read."""
    return tuple(_each(store, re.split(r"[;\n]", text), _shift))


def turn(store: Store, text: str) -> tuple[int, ...]:
    """Return the leaders typed, with commas between, in their order. Raises Invalid naming all that are not known."""
    return tuple(one.leader_id for one in _each(store, re.split(r"[,;\n]", text), _whole))


def written(row: RosterRow) -> str:
    """Return who is there at a session as `shifts` reads it; only its own leaders."""
    if not row.is_own:
        return ""
    return "; ".join(
        one.name if one.is_whole else f"{one.name} {time_text(one.start)}–{time_text(one.end)}" for one in row.shifts
    )


def _each(store: Store, parts: Iterable[str], read: Reader) -> list[ShiftDraft]:
    known = registers.leaders(store)
    found, wrong = [], []
    for part in map(clean, parts):
        if part:
            try:
                found.append(read(known, part))
            except (Invalid, NotFound) as error:
                wrong.append(f"{error.message} {error.hint}".strip())
    if wrong:
        raise Invalid("\n".join(wrong))
    return found


def _shift(known: list[Leader], text: str) -> ShiftDraft:
    match = _SHIFT.fullmatch(text)
    if match is None or not (match["start"] or match["end"]):
        return _whole(known, text)
    start, end = (parse_time(match[name]) if match[name] else None for name in ("start", "end"))
    return ShiftDraft(_leader(known, match["name"]).id, start, end)


def _whole(known: list[Leader], text: str) -> ShiftDraft:
    return ShiftDraft(_leader(known, text).id)


def _leader(known: list[Leader], text: str) -> Leader:
    """Return the leader of a name, a signature, or words that only one name has. Raises NotFound, Invalid."""
    words = fold(text).split()
    exact = [it for it in known if is_same_name(text, it.name) or is_same_name(text, it.signature)]
    fits = exact or [it for it in known if words and all(word in fold(it.name).split() for word in words)]
    fits = fits or [it for it in known if words and all(word in fold(it.name) for word in words)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        names = ", ".join(it.name for it in fits[:3])
        raise Invalid(_("“{name}” could be {names}.").format(name=text, names=names))
    raise NotFound(_("There is no leader “{name}”.").format(name=text))
