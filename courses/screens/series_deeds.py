"""What is done on a screen with the sessions of a workshop series: choose them for somebody, set their seats."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from courses import dates
from courses.i18n import _
from courses.model import CourseKind, Session, SessionStatus
from courses.rules.series import Choice
from courses.screens import readers
from courses.screens.dialogs.prompt import Prompt
from courses.screens.dialogs.sessions import SessionsDialog
from courses.screens.guard import Guard
from courses.store import courses as queries
from courses.store import people, series
from courses.store import sessions as session_queries
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView


def ask_for_sessions(at: Guard, course_id: int, who: str, then: Callable[[Choice], object]) -> None:
    """Ask which sessions of a series somebody who enrols comes to; of any other course, or of one session, ask nothing."""
    desk = at.desk
    course = queries.get(desk.store, course_id)
    every = session_queries.of_course(desk.store, course_id, desk.now())
    ahead = [it for it in every if it.status is SessionStatus.PLANNED and it.day >= desk.today()]
    if course.kind is not CourseKind.WORKSHOP_SERIES or len(ahead) < 2:
        then(frozenset())
        return
    ids = frozenset(it.id for it in ahead)
    heading = _("{name}: the whole of {code}, or chosen sessions?").format(name=who, code=course.code)
    dialog = SessionsDialog(heading, ahead, series.taken(desk.store, course), ids, _("Enrol"))

    def answer(ticked: Choice | None) -> None:
        if ticked is not None:
            then(frozenset() if ticked == ids else ticked)

    at.ask(dialog, answer)


def choose(view: CourseView, person_id: int) -> None:
    """Let the sessions that somebody comes to be ticked anew."""
    desk = view.desk
    course = queries.get(desk.store, view.course_id)
    every = session_queries.of_course(desk.store, view.course_id, desk.now())
    open_ = [it for it in every if it.status is not SessionStatus.CANCELLED]
    before = series.chosen(desk.store, view.course_id).get(person_id) or frozenset(it.id for it in open_)
    name = people.get(desk.store, desk.actor, person_id).name
    heading = _("Which sessions does {name} come to?").format(name=name)

    def answer(ticked: Choice | None) -> None:
        from courses.actions import enrolment

        if ticked is not None and ticked != before:
            view.wrote(enrolment.choose_sessions(desk.store, desk.actor, view.course_id, person_id, ticked).text)

    view.ask(SessionsDialog(heading, open_, series.taken(desk.store, course), before, _("Save")), answer)


def set_seats(view: CourseView, session: Session) -> None:
    """Ask how many seats a session of a series has, then write it."""
    day = dates.day_text(session.day)
    value = "" if session.seats is None else str(session.seats)
    field = Field("seats", _("Seats"), readers.number, value=value, hint=_("as many as the course"), width=28)

    def answer(given: dict[str, Any] | None) -> None:
        from courses.actions import sessions

        if given is not None:
            sessions.set_seats(view.desk.store, view.desk.actor, session.id, given["seats"])
            view.wrote(_("The seats on {day} are saved.").format(day=day))

    view.ask(Prompt(_("Seats on {day}").format(day=day), (field,), _("Save")), answer)
