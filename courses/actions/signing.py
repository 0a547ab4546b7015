"""Signing for attendance: a session or a whole course, taking it back, and correcting what is signed.

What is signed is locked. A correction keeps what stood there, the reason and both names; nothing is overwritten.
"""

from __future__ import annotations

from datetime import date

from courses import clock, labels
from courses.actions import cells
from courses.actions.attendance import NewMark, load, require_minutes, session_row
from courses.actions.kept import kept
from courses.dates import day_text
from courses.errors import Invalid, Refused
from courses.i18n import _, ngettext
from courses.model import Actor, Course, Mark, SessionStatus
from courses.rules import rights
from courses.store import Store, courses, sessions, signing, tables
from courses.store.connection import Row
from courses.store.journal import Deed, deed
from courses.store.signing import refuse_signed

__all__ = ["Unmarked", "correct", "refuse_signed", "sign", "sign_course", "unmarked", "withdraw"]
_NAMED = 4
"""How many without a mark are named."""


class Unmarked(Refused):
    """Somebody who comes has no mark: it has to be said that it is meant."""


def sign(store: Store, actor: Actor, session_id: int, *, notes: str = "", is_incomplete_ok: bool = False) -> None:
    """Sign for the attendance of a session that has begun and is entered; its marks are locked.

    Raises Unmarked when somebody who comes has no mark and it is not said that it is meant; Refused for a session that is
    cancelled, not entered or signed already; NotFound.
    """
    course, row = load(store, actor, session_id)
    with deed(store, actor, _("Signed {day} in {code}").format(day=_day(row), code=course.code)) as it:
        _sign_in(it, course, session_id, notes, is_incomplete_ok=is_incomplete_ok)


def sign_course(store: Store, actor: Actor, course_id: int, *, notes: str = "", is_incomplete_ok: bool = False) -> int:
    """Sign for all sessions held that are not signed, in one deed, and return how many.

    Raises Unmarked, Refused when there is none.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ATTEND, courses.whose(store, course))
    with deed(store, actor, "") as it:
        open_ids = unsigned(store, course_id)
        if not open_ids:
            raise Refused(_("No session of {code} waits to be signed.").format(code=course.code))
        for session_id in open_ids:
            _sign_in(it, course, session_id, notes, is_incomplete_ok=is_incomplete_ok)
        words = ngettext("Signed {count} session of {code}", "Signed {count} sessions of {code}", len(open_ids))
        it.words = words.format(count=len(open_ids), code=course.code)
    return len(open_ids)


def unsigned(store: Store, course_id: int) -> list[int]:
    """Return the ids of the sessions held that nobody has signed, in order of time."""
    signed = signing.of_course(store, course_id)
    found = sessions.of_course(store, course_id, clock.now())
    return [it.id for it in found if it.status is SessionStatus.HELD and it.id not in signed]


def unmarked(store: Store, actor: Actor, session_id: int) -> list[str]:
    """Return the names of who comes to a session, had a seat by then and has no mark at it. Raises NotFound, Refused."""
    course, _session_row = load(store, actor, session_id)
    return [it.name for it in signing.unmarked(store, actor, course, session_id, clock.now())]


def withdraw(store: Store, actor: Actor, session_id: int, *, reason: str) -> None:
    """Take a sign-off back, so that the marks are open again; what was corrected stays known.

    For those at the library who may. Raises Invalid without a reason, Refused when nobody has signed, NotFound.
    """
    row = session_row(store, session_id)
    course = courses.get(store, row["course_id"])
    rights.require(actor, rights.Right.UNSIGN, courses.whose(store, course))
    why = _reason(reason)
    with deed(store, actor, "") as it:
        kept_row = _signed(store, row)
        words = _("Took back the sign-off of {day} in {code} by {name}: {reason}")
        it.words = words.format(day=_day(row), code=course.code, name=kept_row["signed_by"], reason=why)
        it.delete("sign_off", kept_row["id"])


def correct(
    store: Store,
    actor: Actor,
    session_id: int,
    person_id: int,
    mark: Mark | None,
    *,
    minutes: int | None = None,
    is_online: bool | None = None,
    reason: str,
) -> None:
    """Put right a mark that is signed; what stood there, the reason and both names are kept. None: there is no mark.

    A `person_id` below 0 is that of a walk-in; `is_online` None: as it stands. Raises Invalid without a reason or for
    minutes that cannot be, Refused when it is not signed or says so already, NotFound for who is not in the course.
    """
    course, row = load(store, actor, session_id)
    why = _reason(reason)
    new = NewMark(session_id, person_id, mark, minutes, is_online)
    require_minutes(row, new)
    with deed(store, actor, "") as it:
        signed = _signed(store, row)
        before = cells.stood(store, session_id, person_id)
        if not cells.write_in(it, [new], _("corrected by {name}").format(name=actor.name), corrects=True):
            raise Refused(_("It says so already."))
        after = cells.stood(store, session_id, person_id)
        it.insert("mark_correction", _correction(actor, new, before, after, signed, why))
        words = _("Corrected {day} in {code}: {person}, {before} → {after} ({reason})")
        it.words = words.format(
            day=_day(row),
            code=course.code,
            person=cells.name_of(store, person_id),
            before=_told(before),
            after=_told(after),
            reason=why,
        )


def _correction(
    actor: Actor, new: NewMark, before: Row | None, after: Row | None, signed: Row, reason: str
) -> dict[str, object]:
    return {
        "session_id": new.session_id,
        "person_id": new.person_id if new.person_id > 0 else None,
        "walk_in_id": -new.person_id if new.person_id < 0 else None,
        "mark_before": before["mark"] if before else None,
        "minutes_before": before["minutes"] if before else None,
        "online_before": before["is_online"] if before else 0,
        "mark_after": after["mark"] if after else None,
        "minutes_after": after["minutes"] if after else None,
        "online_after": after["is_online"] if after else 0,
        "reason": reason,
        "signed_by": signed["signed_by"],
        "corrected_by": actor.name or str(actor.role),
        "corrected_at": clock.stamp(),
    }


def _told(row: Row | None) -> str:
    if row is None:
        return labels.mark(None)
    return labels.mark_told(Mark(row["mark"]), row["minutes"], is_online=bool(row["is_online"]))


def _sign_in(it: Deed, course: Course, session_id: int, notes: str, *, is_incomplete_ok: bool) -> None:
    now, store = clock.now(), it.store
    session = sessions.get(store, session_id, now)
    signing.refuse_signed(store, session_id)
    if session.status is not SessionStatus.HELD:
        raise Refused(
            _("There is nothing to sign on {day}.").format(day=day_text(session.day)),
            _("A session is signed when it has begun and attendance is entered."),
        )
    left = [] if is_incomplete_ok else signing.unmarked(store, it.actor, course, session_id, now)
    if left:
        names = ", ".join(one.name for one in left[:_NAMED]) + (" …" if len(left) > _NAMED else "")
        words = ngettext(
            "{count} person has no mark on {day}: {names}.",
            "{count} persons have no mark on {day}: {names}.",
            len(left),
        )
        raise Unmarked(
            words.format(count=len(left), day=day_text(session.day), names=names),
            _("They count as absent. Mark them, or say that it is meant."),
        )
    it.insert(
        "sign_off",
        {
            "session_id": session_id,
            "signed_at": clock.stamp(),
            "signed_by": it.actor.name or str(it.actor.role),
            "role": it.actor.role,
            "notes": kept(notes),
        },
    )


def _reason(text: str) -> str:
    why = kept(text)
    if not why:
        raise Invalid(_("Say why."))
    return why


def _signed(store: Store, row: Row) -> Row:
    """Return the sign-off of a session. Raises Refused when there is none."""
    found = tables.first(store, "sign_off", session_id=row["id"])
    if found is None:
        raise Refused(
            _("{day} is not signed.").format(day=_day(row)),
            _("Its marks can be changed as they are; no reason is asked."),
        )
    return found


def _day(row: Row) -> str:
    return day_text(date.fromisoformat(row["day"]))
