"""Stops a deed that plans what by the settings is not to be: its clashes are looked for inside it, before it is kept.

Only clashes that the deed makes stop it; those that were there before do not. Imports and undoing are never stopped: they
tell what clashes afterwards.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from courses import clock
from courses.actions import clash_facts
from courses.errors import Refused
from courses.i18n import _, ngettext
from courses.model import Clash, ClashKind, Severity
from courses.rules.clashes import find
from courses.rules.policy import BLOCK, IGNORE, Policy
from courses.store import Store, tables
from courses.store import clashes as stored
from courses.store.journal import Deed

OF_COURSE = frozenset(ClashKind)
"""What a change of a whole course can make."""
OF_NEW = OF_COURSE - {ClashKind.BELOW_MINIMUM}
"""What a new course can: nobody can be enrolled in it yet."""
OF_SESSIONS = OF_NEW - {ClashKind.FIRST_DATE, ClashKind.WEEKDAY}
"""What a change of single sessions can."""
_SHOWN = 6
"""How many clashes a refusal names before the rest is only counted."""
_WHO = ("room", "place", "municipality", "leader_id", "organiser", "equipment", "need", "guest", "themes")
"""What a clash is about, beside its sessions."""
_OF_DAY = (ClashKind.CLOSED, ClashKind.LEADER_DAY, ClashKind.ORGANISER_INVALID)
"""Kinds that come and go with the day of a session."""

_About = tuple[object, ...]
_Known = Mapping[_About, set[frozenset[object]]]


@contextmanager
def unless_blocked(
    it: Deed, course_id: int, session_ids: Collection[int] | None = None, *, kinds: Collection[ClashKind] = OF_SESSIONS
) -> Iterator[None]:
    """Hold what is written about sessions of a course, None being all; raises Refused when it makes a clash that blocks."""
    policy = _policy(it.store, kinds)
    if policy is None:
        yield
        return
    before = _by_subject(_found(it.store, policy, course_id, session_ids))
    yield
    _refuse([one for one in _found(it.store, policy, course_id, session_ids) if _is_new(one, before)])


def refuse_blocked(it: Deed, course_id: int) -> None:
    """Raise Refused when a course that a deed has made has a clash that blocks."""
    policy = _policy(it.store, OF_NEW)
    if policy is not None:
        _refuse(_found(it.store, policy, course_id, None))


def _policy(store: Store, kinds: Collection[ClashKind]) -> Policy | None:
    """Return the settings with only those of `kinds` that block; None when none does."""
    rules = clash_facts.policy(store).rules
    kept = {kind: BLOCK if rules.get(kind) == BLOCK and kind in kinds else IGNORE for kind in ClashKind}
    return Policy(kept) if BLOCK in kept.values() else None


def _found(store: Store, policy: Policy, course_id: int, session_ids: Collection[int] | None) -> list[Clash]:
    now = clock.now()
    rows = stored.on_days(store, _days(store, course_id, session_ids), now)
    it = clash_facts.programme(store, rows, now.date(), may_name=False, about=course_id)
    focus = {
        one.id for one in it.meetings if one.course_id == course_id and (session_ids is None or one.id in session_ids)
    }
    found = find(it, policy, clash_facts.habits(store), focus)
    return [one for one in found if one.severity is Severity.ERROR]


def _days(store: Store, course_id: int, session_ids: Collection[int] | None) -> list[date]:
    if session_ids is None:
        return stored.days_of(store, course_id)
    rows = (tables.first(store, "session", id=one) for one in sorted(session_ids))
    return sorted({date.fromisoformat(row["day"]) for row in rows if row is not None})


def _by_subject(found: Collection[Clash]) -> _Known:
    known: dict[_About, set[frozenset[object]]] = {}
    for one in found:
        for about in {_about(one), _about(one, overlap=False)}:  # what overlapped may well come too close afterwards
            known.setdefault(about, set()).update(_parts(one))
    return known


def _is_new(one: Clash, before: _Known) -> bool:
    """Return whether a clash was not there before, whatever words it was told in; one of fewer is not new."""
    old = before.get(_about(one), set())
    return any(not any(part <= other for other in old) for part in _parts(one))


def _about(one: Clash, *, overlap: bool = True) -> _About:
    return one.kind, bool(one.facts.get("overlap")) and overlap, *(str(one.facts.get(name)) for name in _WHO)


def _parts(one: Clash) -> set[frozenset[object]]:
    """Return what clashes: between courses all their sessions at once, within one each session by itself."""
    if len(one.courses) > 1:
        return {frozenset(session.session_id for session in one.sessions)}
    if not one.sessions:
        return {frozenset()}
    return {frozenset({(session.session_id, session.day if one.kind in _OF_DAY else None)}) for session in one.sessions}


def _refuse(made: Collection[Clash]) -> None:
    if not made:
        return
    lines = list(dict.fromkeys(one.what for one in made))
    rest = len(lines) - _SHOWN
    if rest > 0:
        more = ngettext("and {count} more clash", "and {count} more clashes", rest).format(count=rest)
        lines = [*lines[:_SHOWN], more]
    raise Refused("\n".join(lines), _("Choose another time, room or leader; Settings say what blocks."))
