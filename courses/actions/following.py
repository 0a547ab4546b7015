"""What becomes of a course's sessions when its dates follow a changed pattern. Writes nothing.

A session that was moved, added or cancelled by hand stays, unless the new pattern itself leaves out what it stands for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from courses.actions.dates import propose_course
from courses.actions.drafts import CourseDraft
from courses.model import Pattern, Treatment
from courses.rules.schedule import Proposal
from courses.store import Store
from courses.store.connection import Row


class Followed(NamedTuple):
    """What a changed pattern does with the sessions that are there."""

    gone: frozenset[int]
    """Ids of the sessions that it takes away."""
    new: tuple[date, ...]
    """The dates it adds, in order of time."""
    proposal: Proposal
    """What the pattern comes to, with the dates that were moved away counted as met."""


def by_hand(pattern: Pattern, days: Iterable[date]) -> Pattern:
    """Return a pattern of just these dates, which does about the calendar what `pattern` does."""
    picked = tuple(sorted(set(days)))
    return Pattern(picked[0], count=len(picked), interval=0, picked=picked, treatments=pattern.treatments)


def keeping(store: Store, draft: CourseDraft, days: Iterable[date] | None) -> CourseDraft:
    """Return a draft whose pattern comes to `days`: its own, or one of dates picked by hand; None: as it is. Raises Invalid."""
    wanted = None if days is None else tuple(sorted(set(days)))
    if not wanted or wanted == propose_course(store, draft).days:
        return draft
    return replace(draft, pattern=by_hand(draft.pattern, wanted))


def follow(store: Store, chained: Sequence[Row], before: CourseDraft | None, draft: CourseDraft) -> Followed:
    """Return what becomes of a course's sessions, in order of time, when a draft is saved; `before` None: it had no pattern.

    Where the pattern is the same but for what it does about the calendar, only dates that this concerns come or go.
    """
    proposal = _counting(store, chained, draft)
    old = _counting(store, chained, before) if before else None
    if before and old and replace(before.pattern, treatments=()) == replace(draft.pattern, treatments=()):
        return _of_calendar(store, chained, before, draft, old, proposal)
    wanted = set(proposal.days)
    out = set(draft.pattern.left_out) - set(before.pattern.left_out if before else ())
    excluded = (set(old.days) if old else set()) - wanted
    gone = {row["id"] for row in chained if not _is_fixed(row) and _goes(row, wanted, excluded, out)}
    return _followed(store, chained, gone, wanted, draft, proposal)


def _goes(row: Row, wanted: set[date], excluded: set[date], out: set[date]) -> bool:
    """Return whether a new pattern takes a session away; one made by hand only when it excludes what it stands for."""
    day = date.fromisoformat(row["day"])
    if day in out:
        return True
    if row["is_extra"]:
        return False
    return _slot(row) in excluded if row["moved_from"] else day not in wanted


def _of_calendar(
    store: Store, chained: Sequence[Row], before: CourseDraft, draft: CourseDraft, old: Proposal, proposal: Proposal
) -> Followed:
    """Return what becomes of the sessions when only something about the calendar, the time or the room is another."""
    excluded = set(old.days) - set(proposal.days) | _passed_over(store, chained, before, draft, proposal)
    gone = {row["id"] for row in chained if not _is_fixed(row) and not _is_by_hand(row) and _day(row) in excluded}
    is_more = any(_day(row) not in old.days for row in chained if row["id"] in gone)
    wanted = set(proposal.days) if is_more else set(proposal.days) - set(old.days)
    left = [row for row in chained if row["id"] not in gone]
    new = wanted - {_slot(row) for row in left} - {_day(row) for row in left}
    return Followed(frozenset(gone), tuple(sorted(new)), proposal)


def _passed_over(
    store: Store, chained: Sequence[Row], before: CourseDraft, draft: CourseDraft, proposal: Proposal
) -> set[date]:
    """Return the dates passed over because of what is treated otherwise than before, met on until now or not."""
    kept, now = dict(before.pattern.treatments), dict(draft.pattern.treatments)
    changed = {what for what in {*kept, *now} if kept.get(what) != now.get(what)}
    if not changed:
        return set()
    ignoring = now | dict.fromkeys(changed, Treatment.IGNORE)
    without = replace(draft, pattern=replace(draft.pattern, treatments=tuple(ignoring.items())))
    others = {skip.day for skip in _counting(store, chained, without).skipped}
    return {skip.day for skip in proposal.skipped} - others


def _followed(
    store: Store, chained: Sequence[Row], gone: set[int], wanted: set[date], draft: CourseDraft, proposal: Proposal
) -> Followed:
    """Return the dates that a pattern adds; for one that a session made by hand stands on, the next free one."""
    left = [row for row in chained if row["id"] not in gone]
    missing = wanted - {_slot(row) for row in left}
    taken = {_day(row) for row in left}
    new = sorted(missing - taken)
    short = len(missing) - len(new)
    if short and draft.pattern.count and draft.pattern.interval:
        longer = replace(draft.pattern, count=draft.pattern.count + len(chained) + short)
        days = propose_course(store, replace(draft, pattern=longer)).days
        beyond = [day for day in days if day > max(wanted) and day not in taken]
        new += beyond[:short]
    kept = {row["id"] for row in chained if row["id"] in gone and _day(row) in new}
    there = {_day(row) for row in chained if row["id"] in kept}
    return Followed(frozenset(gone - kept), tuple(day for day in new if day not in there), proposal)


def _counting(store: Store, chained: Sequence[Row], draft: CourseDraft) -> Proposal:
    """Return what a draft comes to, a date that a session was moved away from counted though it is passed over."""
    proposal = propose_course(store, draft)
    moved = {_slot(row) for row in chained if row["moved_from"] and not row["is_extra"]}
    counted = _by_calendar(draft.pattern, {skip.day for skip in proposal.skipped} & moved)
    if not counted:
        return proposal
    picked = tuple(sorted({*draft.pattern.picked, *counted}))
    return propose_course(store, replace(draft, pattern=replace(draft.pattern, picked=picked)))


def _by_calendar(pattern: Pattern, days: Collection[date]) -> set[date]:
    """Return which of the days passed over are so because of the calendar, not because the pattern says so."""
    return {day for day in days if day not in pattern.left_out and day.isocalendar().week not in pattern.skip_weeks}


def _is_fixed(row: Row) -> bool:
    """Return whether a session stays whatever the pattern says."""
    return bool(row["is_marked"] or row["is_cancelled"])


def _is_by_hand(row: Row) -> bool:
    return bool(row["is_extra"] or row["moved_from"])


def _day(row: Row) -> date:
    return date.fromisoformat(row["day"])


def _slot(row: Row) -> date | None:
    """Return the date of the pattern that a session stands for; None for an extra one."""
    return None if row["is_extra"] else date.fromisoformat(row["moved_from"] or row["day"])
