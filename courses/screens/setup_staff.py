"""Rows of the setup for who leads a course and where it is held, and what choosing another does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from courses.actions import assigning, matching
from courses.actions.assigning import RoomMove
from courses.i18n import _, ngettext
from courses.model import Course, RoomFit
from courses.screens import fits
from courses.screens.booking_notes import telling_bookings
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.pick import Pick
from courses.screens.setup import SetupRow
from courses.store import clashes, courses, registers

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView
    from courses.screens.desk import Desk

_NONE = "none"
_INSTEAD, _BESIDE = "instead", "beside"


def rows(desk: Desk, course_id: int) -> list[SetupRow]:
    """Return the rows for leaders and room."""
    course = courses.get(desk.store, course_id)
    names = registers.leader_names(desk.store)
    room = registers.room(desk.store, course.room_id)
    where = ", ".join(part for part in (room.name, room.place) if part) if room else ""
    leaders = ", ".join(names[i] for i in course.leader_ids)
    return [SetupRow("leaders", _("Leaders"), leaders, pick_leader), SetupRow("room", _("Room"), where, pick_room)]


def pick_leader(view: CourseView) -> None:
    """Show who can lead the course, the fittest first, and let one be chosen, or one who leads it be taken off."""
    desk = view.desk
    course = courses.get(desk.store, view.course_id)
    found = matching.leaders_for(desk.store, course, clashes.days_of(desk.store, course.id))

    def answer(key: str | None) -> None:
        fit = next((it for it in found if str(it.leader_id) == key), None)
        if fit is None:
            return
        if fit.leader_id in course.leader_ids:
            _take_off(view, course, fit.leader_id)
        else:
            fits.unless_hindered(view, fit, partial(_lead, view, course, fit.leader_id))

    things, more = fits.options((str(it.leader_id), it, it.organisation) for it in found)
    nothing = _("No leader is in the register yet. Settings, Registers has them.")
    view.ask(Pick(_("Who can lead {code}").format(code=course.code), things, more=more, nothing=nothing), answer)


def _take_off(view: CourseView, course: Course, leader_id: int) -> None:
    name = registers.leader_names(view.desk.store)[leader_id]
    kept = [i for i in course.leader_ids if i != leader_id]
    more = "" if kept else _("Nobody leads the course then.")
    question = Ask(_("{name} leads {code} no more?").format(name=name, code=course.code), _("Take off"), more=more)
    view.ask(question, lambda yes: _set_leaders(view, kept) if yes else None)


def _lead(view: CourseView, course: Course, leader_id: int) -> None:
    """Let somebody lead; asks whether instead of or beside those who do."""
    names = registers.leader_names(view.desk.store)
    if not course.leader_ids:
        _set_leaders(view, [leader_id])
        return
    now = ", ".join(names[i] for i in course.leader_ids)
    ways = (
        (_INSTEAD, _("instead of {names}").format(names=now)),
        (_BESIDE, _("together with {names}").format(names=now)),
    )

    def answer(how: str | None) -> None:
        if how is not None:
            _set_leaders(view, [leader_id] if how == _INSTEAD else [*course.leader_ids, leader_id])

    view.ask(Pick(_("{name} leads {code}").format(name=names[leader_id], code=course.code), ways), answer)


def _set_leaders(view: CourseView, leader_ids: list[int]) -> None:
    desk = view.desk
    with telling_bookings(view, view.course_id):
        assigning.set_leaders(desk.store, desk.actor, view.course_id, leader_ids)
    names = registers.leader_names(desk.store)
    view.wrote(_("Leads now: {names}").format(names=", ".join(names[i] for i in leader_ids) or _("nobody")))


def pick_room(view: CourseView) -> None:
    """Show which rooms would do, the fittest first, and let one be chosen."""
    desk = view.desk
    course = courses.get(desk.store, view.course_id)
    found = matching.rooms_of_course(desk.store, course)

    def answer(key: str | None) -> None:
        fit = next((it for it in found if str(it.room_id) == key), None)
        if key is not None and course.room_id != (fit.room_id if fit else None):
            _ask_to_move(view, fit)

    things, more = fits.options((str(it.room_id), it, _where(it, course)) for it in found)
    if course.room_id is not None:
        things.append((_NONE, "– " + _("no room")))
    nothing = _("No room is in the register yet. Settings, Registers has them.")
    view.ask(
        Pick(_("Which room would do for {code}").format(code=course.code), things, more=more, nothing=nothing), answer
    )


def _where(it: RoomFit, course: Course) -> str:
    place = it.place or it.municipality
    return _("{place} (now)").format(place=place).strip() if it.room_id == course.room_id else place


def _ask_to_move(view: CourseView, fit: RoomFit | None) -> None:
    """Say what moves and what stands in the way, then hold the course there; None: in no room."""
    desk = view.desk
    name = fit.name if fit else _("no room")
    lines = [moves_text(assigning.room_moves(desk.store, view.course_id))]
    lines += [f"⚠ {text}" for text in (fit.hindrances if fit else ())]

    def answer(yes: bool | None) -> None:
        if yes:
            assigning.set_room(desk.store, desk.actor, view.course_id, fit.room_id if fit else None)
            view.wrote(_("The course is in {room}.").format(room=name))

    question = _("Hold the course in {room}?").format(room=name)
    is_safe = fit is not None and fit.can
    view.ask(Ask(question, _("Change room"), more="\n".join(lines), is_safe=is_safe), answer)


def moves_text(it: RoomMove) -> str:
    """Return in words which sessions follow a course to another room, and which do not."""
    told = [
        ngettext("{count} session moves along.", "{count} sessions move along.", it.follows).format(count=it.follows)
    ]
    if it.marked:
        text = ngettext("{count} with attendance stays.", "{count} with attendance stay.", it.marked)
        told.append(text.format(count=it.marked))
    if it.elsewhere:
        text = ngettext(
            "{count} has another room and keeps it.", "{count} have another room and keep it.", it.elsewhere
        )
        told.append(text.format(count=it.elsewhere))
    return " ".join(told)
