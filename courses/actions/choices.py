"""Which sessions of a workshop series somebody comes to: checked before they are chosen, written inside a deed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from courses import clock
from courses.dates import day_text
from courses.errors import NotFound, Refused
from courses.i18n import _, ngettext
from courses.model import Course, CourseKind
from courses.rules.series import Choice
from courses.store import Store, sessions, tables
from courses.store.connection import Row
from courses.store.journal import Deed


def choice_of(
    store: Store, course: Course, session_ids: Collection[int], *, is_now: bool, held: Choice = frozenset()
) -> Choice:
    """Return a choice, the whole being the empty one; sessions of `held` may have begun, others not when `is_now`.

    Raises Refused naming every session that cannot be chosen, NotFound for one of another course.
    """
    if not session_ids:
        return frozenset()
    if course.kind is not CourseKind.WORKSHOP_SERIES:
        text = _("{code} is taken as a whole.").format(code=course.code)
        raise Refused(text, _("Single sessions are chosen in a workshop series only."))
    known = {row["id"]: row for row in sessions.chain(store, course.id)}
    if set(session_ids) - set(known):
        raise NotFound(_("The session no longer exists."))
    wrong = [
        why for it in sorted(set(session_ids) - held) if (why := _why_not(known[it], clock.now() if is_now else None))
    ]
    if wrong:
        raise Refused("\n".join(wrong))
    open_ = {it for it, row in known.items() if not row["is_cancelled"]}
    return frozenset() if open_ <= set(session_ids) else frozenset(session_ids)


def _why_not(row: Row, now: datetime | None) -> str:
    """Return why a session cannot be chosen; `now` None: it is written down afterwards, so it may have begun."""
    day = day_text(datetime.fromisoformat(row["day"]).date())
    if row["is_cancelled"]:
        return _("{day} is cancelled.").format(day=day)
    if now is not None and datetime.fromisoformat(f"{row['day']}T{row['start']}") <= now:
        return _("{day} has begun already.").format(day=day)
    return ""


def write_in(it: Deed, enrolment_id: int, choice: Choice) -> None:
    """Make the rows of an enrolment say the choice."""
    kept = {
        row["session_id"]: row["id"] for row in tables.find(it.store, "enrolment_session", enrolment_id=enrolment_id)
    }
    for session_id, row_id in kept.items():
        if session_id not in choice:
            it.delete("enrolment_session", row_id)
    for session_id in sorted(choice - set(kept)):
        it.insert("enrolment_session", {"enrolment_id": enrolment_id, "session_id": session_id})


def told(store: Store, course_id: int, choice: Choice) -> str:
    """Return a sentence that names the chosen sessions by number, cancelled ones left out."""
    numbers = [str(row["number"]) for row in sessions.chain(store, course_id) if row["id"] in choice and row["number"]]
    text = ngettext("Session {numbers} is chosen.", "Sessions {numbers} are chosen.", len(numbers))
    return text.format(numbers=", ".join(numbers))
