"""The next free slot of booked guidance for what somebody wants: where, by whom, about what, in which language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from courses.i18n import _
from courses.model import Actor, Leader, NextSlot
from courses.rules import matching
from courses.store import Store, bookings, registers
from courses.store.bookings import Scope

_AHEAD = timedelta(days=120)
"""How far ahead slots are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants of a slot; what is None or empty is all the same to them."""

    place: str = ""
    """As the rooms write it."""
    leader_id: int | None = None
    topic: str = ""
    language: str = ""
    since: datetime | None = None
    """Not before this, local time; None: from now on."""


def next_slots(store: Store, actor: Actor, wish: Wish, now: datetime, count: int = 1) -> list[NextSlot]:
    """Return the first free slots that fit, in order of time, then of guide; at most `count`.

    A topic is fitted by a guide whose skills it touches; a language by one who speaks it, or of whom the register says
    nothing.
    """
    since = max(wish.since, now) if wish.since else now
    scope = Scope(place=wish.place, first=since.date(), last=since.date() + _AHEAD)
    guides = {it.id: it for it in registers.leaders(store)}
    rows = bookings.of_scope(store, actor, scope)
    free = [it for it in rows if it.is_free and it.begins >= since and wish.leader_id in (None, it.leader_id)]
    found: list[NextSlot] = []
    for one in free:
        reasons = _fits(wish, guides.get(one.leader_id or 0))
        if reasons is not None:
            found.append(NextSlot(one, tuple(reasons)))
    return found[:count]


def _fits(wish: Wish, guide: Leader | None) -> list[str] | None:
    """Return what speaks for the guide; None when the wish is not met."""
    reasons: list[str] = []
    if wish.topic:
        skills = matching.matching_skills(guide.skills if guide else "", wish.topic)
        if not skills:
            return None
        reasons.append(_("can {skills}").format(skills=", ".join(skills)))
    if wish.language and guide is not None and guide.languages:
        spoken = matching.common_languages(wish.language, guide.languages)
        if not spoken:
            return None
        reasons.append(_("speaks {languages}").format(languages=", ".join(spoken)))
    return reasons


def skills_at(store: Store, actor: Actor, wish: Wish, now: datetime) -> Iterator[str]:
    """Yield the skills of those who can be booked at the place of a wish, each once, for when none fits its topic."""
    since = max(wish.since, now) if wish.since else now
    scope = Scope(place=wish.place, first=since.date(), last=since.date() + _AHEAD)
    there = {it.leader_id for it in bookings.of_scope(store, actor, scope)}
    yield from dict.fromkeys(it.skills for it in registers.leaders(store) if it.id in there and it.skills)
