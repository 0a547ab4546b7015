"""What we have beside what the association's e-list says, row by row. Reads only; neither side is changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from courses.actions import elist
from courses.dates import day_text
from courses.i18n import _, ngettext
from courses.model import Actor
from courses.model.elist import (
    Agreement,
    CompareRow,
    Comparison,
    Elist,
    ElistPerson,
    ElistSession,
    TheirList,
    TheirPerson,
)
from courses.store import Store
from courses.store import elist as queries
from courses.text import fold

_ALIKE, _FAR = 0.85, 12
"""From which likeness, and within how many letters, a name is nearly another."""
_LAST = 10
"""So many last digits of a personal number tell a person, with or without the century."""


def compare(store: Store, actor: Actor, course_id: int, theirs: TheirList, now: datetime) -> Comparison:
    """Return sessions and participants here and there: same, differ, only we have, only they have.

    Somebody protected is only found there under the alias: their name is looked up nowhere. Raises as `working_copy`.
    """
    ours = elist.working_copy(store, actor, course_id, now)
    numbers = queries.numbers(store, course_id)
    rows = [*_sessions(ours, theirs), *_persons(ours, theirs, numbers)]
    return Comparison(ours.code, ours.title, tuple(rows), theirs.notes)


def _sessions(ours: Elist, theirs: TheirList) -> Iterator[CompareRow]:
    if not theirs.days:
        return
    there = set(theirs.days)
    for it in ours.sessions:
        is_there = it.day in there
        there.discard(it.day)
        if is_there:
            yield _session_row(it, theirs)
        elif it.present is not None:
            said = _("{count} there").format(count=it.present)
            yield CompareRow(Agreement.WE_HAVE, True, elist.session_heading(it), said, "")
    for day in sorted(there):
        said = _("{count} there").format(count=_there_on(theirs, day))
        yield CompareRow(Agreement.THEY_HAVE, True, day_text(day), "", said)


def _session_row(it: ElistSession, theirs: TheirList) -> CompareRow:
    count = _there_on(theirs, it.day)
    ours = it.present or 0
    agreement = Agreement.SAME if ours == count else Agreement.DIFFER
    words = _("{count} there")
    said = words.format(count=it.present) if it.present is not None else _("not held")
    return CompareRow(agreement, True, elist.session_heading(it), said, words.format(count=count))


def _there_on(theirs: TheirList, day: date) -> int:
    return sum(it.marks.get(day, False) for it in theirs.persons)


def _persons(ours: Elist, theirs: TheirList, numbers: dict[int, str]) -> Iterator[CompareRow]:
    left = list(theirs.persons)
    found = _matched(ours, left, numbers)
    for it in ours.persons:
        if it.id in found:
            yield _person_row(ours, it, found[it.id], numbers.get(it.id, ""))
        elif it.is_protected:
            yield CompareRow(Agreement.WE_HAVE, False, it.name, _ours(it), "", (elist.how_to_report_protected(),))
        else:
            yield CompareRow(Agreement.WE_HAVE, False, it.name, _ours(it), "")
    for one in left:
        known = _name(one.name) in {_name(name) for name in ours.walk_ins}
        details = (_("a walk-in here, without a seat"),) if known else ()
        yield CompareRow(Agreement.THEY_HAVE, False, one.name, "", _theirs(one), details)


def _matched(ours: Elist, left: list[TheirPerson], numbers: dict[int, str]) -> dict[int, TheirPerson]:
    """Return who there is who here, by our id, taking them from `left`: by number, then by the whole name, then near."""
    found: dict[int, TheirPerson] = {}
    for it in ours.persons:
        mine = _digits(numbers.get(it.id, ""))
        one = next((other for other in left if mine and _digits(other.number) == mine), None)
        _take(found, left, it, one)
    for is_same in (True, False):  # of two with one name each is compared with the row that agrees
        for it in ours.persons:
            if it.id not in found:
                _take(found, left, it, _namesake(ours, it, left, is_same=is_same))
    for it in ours.persons:
        if it.id not in found and not it.is_protected:
            _take(found, left, it, _near(it, left))
    return found


def _take(found: dict[int, TheirPerson], left: list[TheirPerson], it: ElistPerson, one: TheirPerson | None) -> None:
    if one is not None:
        found[it.id] = one
        left.remove(one)


def _namesake(ours: Elist, it: ElistPerson, left: list[TheirPerson], *, is_same: bool) -> TheirPerson | None:
    named = (other for other in left if _name(other.name) == _name(it.name))
    return next((other for other in named if not is_same or not any(_differences(ours, it, other))), None)


def _near(it: ElistPerson, left: list[TheirPerson]) -> TheirPerson | None:
    """Return the only one whose name is nearly the same."""
    from difflib import SequenceMatcher

    near = [one for one in left if abs(len(one.name) - len(it.name)) <= _FAR]  # a name of a million letters is none
    alike = [one for one in near if SequenceMatcher(None, _name(it.name), _name(one.name)).ratio() >= _ALIKE]
    return alike[0] if len(alike) == 1 else None


def _name(name: str) -> str:
    """Return a name to compare by: folded words in order, so that "Ek, Ebba" is "Ebba Ek"."""
    letters = "".join(c if c.isalnum() else " " for c in fold(name))
    return " ".join(sorted(letters.split()))


def _digits(number: str) -> str:
    digits = "".join(c for c in number if c.isdecimal())
    return digits[-_LAST:] if len(digits) >= _LAST else ""


def _person_row(ours: Elist, it: ElistPerson, one: TheirPerson, number: str) -> CompareRow:
    mine, other = _digits(number), _digits(one.number)
    is_other = bool(mine and other and mine != other)
    details = (*_differences(ours, it, one), *([_("another personal number there")] if is_other else ()))
    agreement = Agreement.DIFFER if details else Agreement.SAME
    return CompareRow(agreement, False, it.name, _ours(it), _theirs(one), details)


def _differences(ours: Elist, it: ElistPerson, one: TheirPerson) -> Iterator[str]:
    if _name(it.name) != _name(one.name):
        yield _("the name there: {name}").format(name=one.name)
    words = {True: _("there"), False: _("away"), None: _("not marked")}
    for session, mine in zip(ours.sessions, it.marks, strict=True):
        said = one.marks.get(session.day)
        if said is not None and bool(mine) != said:
            yield _("{session}: we have {ours}, they have {theirs}").format(
                session=elist.session_heading(session), ours=words[mine], theirs=words[said]
            )
    if one.hours is not None and one.hours != it.hours:
        yield _("study hours: we have {ours}, they have {theirs}").format(ours=it.hours, theirs=one.hours)
    if one.sessions is not None and one.sessions != it.attended:
        yield _("sessions: we have {ours}, they have {theirs}").format(ours=it.attended, theirs=one.sessions)
    for text in one.unread:
        yield _("not understood there: “{text}”").format(text=text)


def _ours(it: ElistPerson) -> str:
    return _counted(it.attended, it.hours)


def _theirs(it: TheirPerson) -> str:
    sessions = it.sessions if it.sessions is not None else (sum(it.marks.values()) if it.marks else None)
    return _counted(sessions, it.hours)


def _counted(sessions: int | None, hours: int | None) -> str:
    parts = [
        ngettext("{count} session", "{count} sessions", sessions).format(count=sessions)
        if sessions is not None
        else "",
        ngettext("{count} study hour", "{count} study hours", hours).format(count=hours) if hours is not None else "",
    ]
    return ", ".join(filter(None, parts)) or "–"
