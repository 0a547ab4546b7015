"""When a session is held: moved, with or without the rest, and one more. What stands in the way is asked about first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, Any

from courses import dates
from courses.actions.moving import Moved
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model import Room, Session
from courses.model.clashes import ClashKind
from courses.screens import course_deeds, readers
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.prompt import Prompt, Values
from courses.screens.pattern_fields import told_day
from courses.store import courses as queries
from courses.store import registers
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView

Span = tuple[time, time]
"""From when to when."""
_ASKED = (ClashKind.ROOM, ClashKind.LEADER, ClashKind.PERSON, ClashKind.THEMED_HOUR)
_LISTED = 8
"""Days that are told one by one."""
_WARNED = 3
"""Days of which it is told what stands in the way, though the course does not pass over them."""


def move_session(view: CourseView, session: Session) -> None:
    """Ask where to, say where the rest goes, then move a session."""
    course_deeds.refuse_held(session)
    moved: list[Moved] = []

    def do(given: Values) -> None:
        from courses.actions import sessions

        how = {"start": given["start"], "end": given["end"], "reason": given["reason"]}
        desk, shifts = view.desk, course_deeds.shifts(given)
        moved[:] = sessions.move_session(desk.store, desk.actor, session.id, given["day"], **how, shifts_rest=shifts)

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            _say_moved(view, session, given, moved)

    words = (_("stays where it is"), _("moves along"))
    fields = (
        _day_field(view, _("New day"), (session.start, session.end), session.room_id, value=session.day.isoformat()),
        *_time_fields(session.start, session.end),
        course_deeds.reason_field(),
        course_deeds.rest_field(words),
    )
    tell, doubt = partial(_rest_told, view, session), partial(_move_doubt, view, session)
    heading = _("Move {day}").format(day=course_deeds.day_words(session))
    view.ask(Prompt(heading, fields, _("Move session"), tell=tell, doubt=doubt, do=do), answer)


def _say_moved(view: CourseView, session: Session, given: Values, rest: Sequence[Moved]) -> None:
    """Say in the top line what moved, then who has to be told of each session."""
    to_day = dates.day_text(given["day"])
    more = ngettext("{count} more moved along.", "{count} more moved along.", len(rest)).format(count=len(rest))
    view.wrote(_("Moved to {day}.").format(day=to_day) + (f" {more}" if rest else ""))
    text = _("{day} is moved to {to_day}.")
    what = [text.format(day=course_deeds.day_words(session), to_day=to_day)]
    what += [text.format(day=dates.day_text(it.before), to_day=dates.day_text(it.after)) for it in rest]
    course_deeds.say_who_to_tell(view, "\n".join(what), session, [it.session_id for it in rest])


def _rest_of(view: CourseView, session: Session, given: Values) -> list[Moved]:
    """Return what would move along. Raises Invalid, Refused."""
    from courses.actions import sessions

    _check_span(given)
    shifts = course_deeds.shifts(given)
    return sessions.preview_move(view.desk.store, session.id, given["day"], given["start"], shifts_rest=shifts)


def _rest_told(view: CourseView, session: Session, given: Values) -> str:
    """Return the new days of the rest; empty when it stays."""
    if not course_deeds.shifts(given):
        return ""
    rest = _rest_of(view, session, given)
    if not rest:
        return _("No other session moves.")
    days = [dates.day_text(it.after) for it in rest]
    listed = ", ".join(days) if len(days) <= _LISTED else f"{', '.join(days[: _LISTED - 1])} … {days[-1]}"
    span = (session.start, session.end)
    hindered = [(it.after, _hindrance(view, it.after, span, session.room_id)) for it in rest]
    warnings = [f"⚠ {dates.day_text(day)}: {why}" for day, why in hindered if why]
    return "\n".join([_("The rest then meets: {days}").format(days=listed), *warnings[:_WARNED]])


def _move_doubt(view: CourseView, session: Session, given: Values) -> Ask | None:
    from courses.actions import clashes

    rest = {it.session_id: it.after for it in _rest_of(view, session, given)}
    day, span = given["day"], (given["start"], given["end"])
    found = clashes.of_move(view.desk.store, session.id, day, *span, session.room_id, rest=rest)
    odd = [*_out_of_time(view, day, session.day), *(it.what for it in found if it.kind in _ASKED)]
    return _doubt(view, day, span, session.room_id, odd)


def _doubt(view: CourseView, day: date, span: Span, room_id: int | None, odd: Sequence[str]) -> Ask | None:
    """Return a question when the day is red or closed, or something else is odd."""
    hindrance = _hindrance(view, day, span, room_id)
    doubts = [text for text in (hindrance, *odd) if text]
    if not doubts:
        return None
    question = _("Meet on {day} all the same?").format(day=dates.day_text(day))
    return Ask(question, _("Meet all the same"), more="\n".join(f"⚠ {text}" for text in doubts))


def _out_of_time(view: CourseView, day: date, was: date | None = None) -> list[str]:
    """Return what is odd about when a session is to be: before today, before the course begins."""
    from courses.actions.dates import out_of_time

    return out_of_time(queries.get(view.desk.store, view.course_id), day, view.desk.today(), was)


def _hindrance(view: CourseView, day: date, span: Span, room_id: int | None) -> str:
    from courses.actions.dates import hindrance_on

    return hindrance_on(view.desk.store, queries.get(view.desk.store, view.course_id), day, span, room_id)


def _check_span(given: Values) -> None:
    if given["end"] <= given["start"]:
        raise Invalid(_("The end has to be later than the start."))


def _day_field(view: CourseView, label: str, span: Span, room_id: int | None, *, value: str = "") -> Field:
    """Return a field for a day, which says beside it what stands in the way of meeting then."""

    def words(day: date) -> str:
        hindrance = _hindrance(view, day, span, room_id)
        return told_day(day) + (f" ⚠ {hindrance}" if hindrance else "")

    read = partial(dates.parse_day, today=view.desk.today())
    return Field("day", label, read, value=value, hint="12/1, +7", tell=words, width=18)


def _time_fields(start: time, end: time) -> tuple[Field, Field]:
    return (
        Field("start", _("Starts"), dates.parse_time, value=dates.time_text(start), width=8),
        Field("end", _("Ends"), dates.parse_time, value=dates.time_text(end), width=8),
    )


def add_session(view: CourseView) -> None:
    """Ask for a day, time and room, the course's own at first, then add a session."""
    desk = view.desk
    course = queries.get(desk.store, view.course_id)
    room = registers.room(desk.store, course.room_id)

    def doubt(given: Values) -> Ask | None:
        _check_span(given)
        odd = _out_of_time(view, given["day"])
        return _doubt(view, given["day"], (given["start"], given["end"]), given["room_id"], odd)

    def do(given: Values) -> None:
        from courses.actions import sessions

        sessions.add_session(desk.store, desk.actor, view.course_id, **given)

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            text = _("Added {day}.").format(day=dates.day_text(given["day"]))
            view.wrote(text)
            course_deeds.say_who_to_tell(view, text)

    fields = [
        _day_field(view, _("Day"), (course.start, course.end), course.room_id),
        *_time_fields(course.start, course.end),
        _room_field(registers.rooms(desk.store), room),
        Field("reason", _("Reason"), hint=_("for example: the group wants one more time")),
    ]
    view.ask(Prompt(_("Extra session"), fields, _("Add session"), doubt=doubt, do=do), answer)


def _room_field(rooms: Sequence[Room], own: Room | None) -> Field:
    """Return a field for a room, those at the course's own place first; nothing only where the course has no room."""
    near = sorted(rooms, key=lambda it: own is not None and it.place != own.place)
    choices = [(f"{it.name} {it.place}".strip(), str(it.id)) for it in near]
    nothing = [] if own else [("–", "")]
    return Field("room_id", _("Room"), readers.number, value=str(own.id) if own else "", choices=[*nothing, *choices])
