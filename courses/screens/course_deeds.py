"""What is done on a course's screen: each asks what it has to, calls one action, and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, Any

from courses import dates
from courses.errors import Invalid, Refused
from courses.i18n import _
from courses.model import Session, SessionStatus
from courses.model.clashes import ClashKind, Severity
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.message import MessageDialog
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.pattern_fields import told_day
from courses.store import courses as queries
from courses.store import people, registers
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView

Span = tuple[time, time]
"""From when to when."""


def cancel_enrolment(view: CourseView, person_id: int) -> None:
    """Ask, then take a person off the course; say who gets the seat and how to reach them."""
    desk = view.desk
    name = people.get(desk.store, desk.actor, person_id).name
    warning = _ended(view)

    def answer(yes: bool | None) -> None:
        from courses.actions import enrolment

        if yes:
            outcome = enrolment.cancel(desk.store, desk.actor, view.course_id, person_id)
            view.wrote(outcome.text)
            if outcome.promoted:
                view.app.push_screen(MessageDialog(_("Tell who got the seat"), outcome.text))

    more = " ".join(part for part in (warning, _heir(view, person_id)) if part)
    heading = _("Cancel the enrolment of {name}?").format(name=name)
    view.ask(Ask(heading, _("Cancel enrolment"), more=more, is_safe=not warning), answer)


def _ended(view: CourseView) -> str:
    """Return a warning when the course is over."""
    course = queries.summary(view.desk.store, view.desk.now(), view.course_id)
    if queries.state_of(course, view.desk.today()) != "finished":
        return ""
    return _(
        "The course has ended. Somebody who stopped coming is noted with d, Dropped out, and stays in the figures."
    )


def _heir(view: CourseView, person_id: int) -> str:
    """Return who would get the seat of somebody; empty when nobody waits, or that person has no seat."""
    desk = view.desk
    waiting = queries.waiting_list(desk.store, desk.actor, view.course_id, desk.now())
    if not waiting or any(it.person_id == person_id for it in waiting):
        return ""
    return _("The seat goes to {name}, who is first in the queue.").format(name=waiting[0].name)


def drop_out(view: CourseView, person_id: int) -> None:
    """Ask, then note that a person has stopped coming."""
    desk = view.desk
    name = people.get(desk.store, desk.actor, person_id).name
    more = _("The seat stays theirs in the figures and is not given to anybody else.")

    def answer(yes: bool | None) -> None:
        from courses.actions import enrolment

        if yes:
            view.wrote(enrolment.drop_out(desk.store, desk.actor, view.course_id, person_id).text)

    view.ask(Ask(_("Has {name} stopped coming?").format(name=name), _("Dropped out"), more=more, is_safe=True), answer)


def _reason_field() -> Field:
    return Field("reason", _("Reason"), hint=_("for example: the leader is ill"))


def _refuse_held(session: Session) -> None:
    """Raise Refused before anything is asked about a session that has attendance."""
    if session.status is SessionStatus.HELD:
        raise Refused(
            _("Attendance is entered for {day}.").format(day=_day(session)),
            _("Take the marks away first, if they are wrong."),
        )


def cancel_session(view: CourseView, session: Session) -> None:
    """Ask for a reason, then cancel a session."""
    _refuse_held(session)

    def answer(given: dict[str, Any] | None) -> None:
        from courses.actions import sessions

        if given is None:
            return
        shifts = given["rest"] == _SHIFTS
        added = sessions.cancel_session(
            view.desk.store, view.desk.actor, session.id, given["reason"], shifts_rest=shifts
        )
        text = _("{day} is cancelled.").format(day=_day(session))
        view.wrote(text + (" " + _("Added {day}.").format(day=dates.day_text(added)) if added else ""))
        _say_who_to_tell(view, text, session)

    rest = _rest_field((_("stays as it is"), _("gets one more at the end")))
    view.ask(Prompt(_("Cancel {day}?").format(day=_day(session)), (_reason_field(), rest), _("Cancel session")), answer)


_STAYS, _SHIFTS = "stays", "shifts"


def _rest_field(words: tuple[str, str]) -> Field:
    """Return a field for what becomes of the rest of the course."""
    return Field("rest", _("The rest"), value=_STAYS, choices=tuple(zip(words, (_STAYS, _SHIFTS), strict=True)))


def _say_who_to_tell(view: CourseView, what: str, session: Session | None = None) -> None:
    """Show who has to be told and how, until it is read; nothing when nobody has to."""
    from courses.actions import telling

    desk = view.desk
    told = telling.of_course(
        desk.store, desk.actor, view.course_id, desk.now(), session_id=session.id if session else None
    )
    if told:
        lines = "\n".join(f"□ {telling.in_words(it)}" for it in told)
        view.app.push_screen(MessageDialog(_("To be told"), f"{what}\n\n{lines}"))


def move_session(view: CourseView, session: Session) -> None:
    """Ask where to, then move a session."""
    _refuse_held(session)
    fields = (
        _day_field(view, _("New day"), (session.start, session.end), session.room_id, value=session.day.isoformat()),
        Field("start", _("Starts"), dates.parse_time, value=dates.time_text(session.start), width=8),
        Field("end", _("Ends"), dates.parse_time, value=dates.time_text(session.end), width=8),
        _reason_field(),
        _rest_field((_("stays where it is"), _("moves along, a date each"))),
    )

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            _move(view, session, given)

    view.ask(Prompt(_("Move {day}").format(day=_day(session)), fields, _("Move session")), answer)


def _move(view: CourseView, session: Session, given: dict[str, Any]) -> None:
    day, start, end = given["day"], given["start"], given["end"]
    if end <= start:
        raise Invalid(_("The end has to be later than the start."))

    def move() -> None:
        from courses.actions import sessions

        how = {"start": start, "end": end, "reason": given["reason"], "shifts_rest": given["rest"] == _SHIFTS}
        sessions.move_session(view.desk.store, view.desk.actor, session.id, day, **how)
        view.wrote(_("Moved to {day}.").format(day=dates.day_text(day)))
        moved = _("{day} is moved to {to_day}.")
        _say_who_to_tell(view, moved.format(day=_day(session), to_day=dates.day_text(day)), session)

    odd = [*_out_of_time(view, day, session.day), *_clashes_of(view, session, day, start, end)]
    _unless_hindered(view, day, (start, end), session.room_id, move, odd)


def _out_of_time(view: CourseView, day: date, was: date | None = None) -> list[str]:
    """Return what is odd about when a session is to be."""
    from courses.actions.dates import out_of_time

    return out_of_time(queries.get(view.desk.store, view.course_id), day, view.desk.today(), was)


def _clashes_of(view: CourseView, session: Session, day: date, start: time, end: time) -> list[str]:
    """Return what a session would clash with at another time."""
    from courses.actions import clashes

    found = clashes.of_move(view.desk.store, session.id, day, start, end, session.room_id)
    return [
        it.what
        for it in found
        if it.kind in (ClashKind.ROOM, ClashKind.LEADER, ClashKind.PERSON, ClashKind.THEMED_HOUR)
    ]


def _unless_hindered(
    view: CourseView,
    day: date,
    span: Span,
    room_id: int | None,
    then: Callable[[], None],
    clashes: Sequence[str] = (),
) -> None:
    """Do `then`; ask first when the day is red or closed, or something clashes."""
    hindrance = _hindrance(view, day, span, room_id)
    told = [text for text in (hindrance, *clashes) if text]
    if not told:
        then()
        return
    question = _("Meet on {day} all the same?").format(day=dates.day_text(day))
    ask = Ask(question, _("Meet all the same"), more="\n".join(f"⚠ {text}" for text in told))
    view.ask(ask, lambda yes: then() if yes else None)


def _hindrance(view: CourseView, day: date, span: Span, room_id: int | None) -> str:
    from courses.actions.dates import hindrance_on

    return hindrance_on(view.desk.store, queries.get(view.desk.store, view.course_id), day, span, room_id)


def _day_field(view: CourseView, label: str, span: Span, room_id: int | None, *, value: str = "") -> Field:
    """Return a field for a day, which says beside it what stands in the way of meeting then."""

    def told(day: date) -> str:
        hindrance = _hindrance(view, day, span, room_id)
        return told_day(day) + (f" ⚠ {hindrance}" if hindrance else "")

    read = partial(dates.parse_day, today=view.desk.today())
    return Field("day", label, read, value=value, hint="12/1, +7", tell=told, width=18)


def add_session(view: CourseView) -> None:
    """Ask for a day, then add a session."""
    course = queries.get(view.desk.store, view.course_id)
    span = (course.start, course.end)
    fields = (_day_field(view, _("Day"), span, course.room_id), _reason_field())

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            add = partial(_add, view, given["day"], given["reason"])
            _unless_hindered(view, given["day"], span, course.room_id, add, _out_of_time(view, given["day"]))

    view.ask(Prompt(_("Extra session"), fields, _("Add session")), answer)


def _add(view: CourseView, day: date, reason: str) -> None:
    from courses.actions import sessions

    sessions.add_session(view.desk.store, view.desk.actor, view.course_id, day, reason=reason)
    view.wrote(_("Added {day}.").format(day=dates.day_text(day)))


def other_room(view: CourseView, session: Session) -> None:
    """Let a room be picked, then give it to a session."""
    rooms = {str(it.id): f"{it.name} {it.place}".strip() for it in registers.rooms(view.desk.store)}

    def answer(room_id: str | None) -> None:
        from courses.actions import sessions

        if room_id is not None:
            sessions.change_room(view.desk.store, view.desk.actor, session.id, int(room_id))
            view.wrote(_("{day} is in {room}.").format(day=_day(session), room=rooms[room_id]))

    view.ask(Pick(_("Another room for {day}").format(day=_day(session)), list(rooms.items())), answer)


def title_session(view: CourseView, session: Session) -> None:
    """Ask what a session is about; empty takes its title away."""

    def answer(given: dict[str, Any] | None) -> None:
        from courses.actions import session_titles

        if given is not None:
            session_titles.set_title(view.desk.store, view.desk.actor, session.id, given["title"])
            view.wrote(_("{day}: {title}").format(day=_day(session), title=given["title"] or _("no title")))

    field = Field("title", _("Title"), value=session.title, hint=_("what is gone through"))
    view.ask(Prompt(_("What {day} is about").format(day=_day(session)), (field,), _("Save")), answer)


def say_circle(view: CourseView) -> None:
    """Show whether the course counts for the study association, why, and what would help."""
    from courses.actions import circle
    from courses.screens import circle_words

    desk = view.desk
    verdict = circle.check(desk.store, desk.actor, view.course_id, desk.now())
    view.app.push_screen(MessageDialog(_("Circle check"), circle_words.words(verdict).plain))


def say_clashes(view: CourseView) -> None:
    """Show what the course clashes with."""
    from courses.actions import clashes

    desk = view.desk
    found = clashes.of_course(desk.store, desk.actor, view.course_id, desk.now())
    lines = [f"{_SIGNS[it.severity]} {it.what}" for it in found] or [_("Nothing clashes.")]
    view.app.push_screen(MessageDialog(_("Clashes"), "\n".join(lines)))


_SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "⚠", Severity.NOTE: "·"}


def cancel_course(view: CourseView) -> None:
    """Ask for a reason, then cancel the course."""
    course = queries.get(view.desk.store, view.course_id)
    words = _("Every session that has no marks is cancelled too.")

    def answer(given: dict[str, Any] | None) -> None:
        from courses.actions import planning

        if given is not None:
            planning.cancel_course(view.desk.store, view.desk.actor, view.course_id, given["reason"])
            text = _("{code} is cancelled.").format(code=course.code)
            view.wrote(text)
            _say_who_to_tell(view, text)

    heading = _("Cancel the course {code} {title}?").format(code=course.code, title=course.title)
    view.ask(Prompt(heading, (_reason_field(),), _("Cancel course"), words=words), answer)


def keep_plan(view: CourseView) -> None:
    """Ask what the plan shall be called, then keep the course as a course plan."""
    from courses.actions import plans
    from courses.screens.readers import needed

    desk = view.desk
    title = plans.draft_of_course(desk.store, view.course_id).title
    read = partial(needed, what=_("A course plan needs a title."))

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            plan = plans.plan_of_course(desk.store, desk.actor, view.course_id, given["title"])
            view.wrote(_("The course plan {title} is made.").format(title=plan.title))

    view.ask(Prompt(_("Keep as a course plan"), (Field("title", _("Title"), read, value=title),), _("Keep")), answer)


def _day(session: Session) -> str:
    return dates.day_text(session.day)
