"""Who leads one session instead of the course's own leaders: the fittest first, with a reason, and back again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from courses import dates
from courses.actions import leading, matching
from courses.i18n import _
from courses.model import LeaderFit, Session
from courses.screens import course_deeds, fits
from courses.screens.booking_notes import telling_bookings
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.store import courses, registers
from courses.store import sessions as queries
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView

_OWN = "own"
_ALL = "all"


def substitute(view: CourseView, session: Session) -> None:
    """Show who can lead a session, the fittest first; whoever is chosen leads it, or the course's own leaders again."""
    desk = view.desk
    course = courses.get(desk.store, view.course_id)
    now = queries.leaders_of(desk.store, session.id)
    leading_now = {*(now or course.leader_ids), *(course.leader_ids if len(course.leader_ids) == 1 else ())}
    found = [it for it in matching.leaders_for_session(desk.store, course, session) if it.leader_id not in leading_now]

    def answer(key: str | None) -> None:
        fit = next((it for it in found if str(it.leader_id) == key), None)
        if key == _OWN:
            _set(view, session, [], "")
        elif fit is not None:
            fits.unless_hindered(view, fit, partial(_ask_why, view, session, fit))

    things, more = fits.options((str(it.leader_id), it, it.organisation) for it in found)
    if now:
        names = registers.leader_names(desk.store)
        own = ", ".join(names[i] for i in course.leader_ids) or _("nobody")
        things.insert(0, (_OWN, "↶ " + _("the course’s own leaders: {names}").format(names=own)))
    nothing = _("There is no other leader in the register. Settings, Registers has them.")
    heading = _("Who can lead {day}").format(day=dates.day_text(session.day))
    view.ask(Pick(heading, things, more=more, nothing=nothing), answer)


def _ask_why(view: CourseView, session: Session, fit: LeaderFit) -> None:
    """Ask for the reason, and instead of whom where several lead."""
    desk = view.desk
    names = registers.leader_names(desk.store)
    before = queries.leaders_of(desk.store, session.id) or courses.get(desk.store, view.course_id).leader_ids
    whom = [(_("instead of {names}").format(names=names[i]), str(i)) for i in before]
    if len(whom) > 1:
        whom.append((_("instead of all"), _ALL))
    fields = [Field("reason", _("Reason"), hint=_("for example: the leader is ill"))]
    if len(whom) > 1:
        fields.append(Field("whom", _("Who"), choices=whom))

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            kept = [] if given.get("whom", _ALL) == _ALL else [i for i in before if str(i) != given["whom"]]
            _set(view, session, [*kept, fit.leader_id], given["reason"])

    heading = _("{name} leads {day}").format(name=fit.name, day=dates.day_text(session.day))
    view.ask(Prompt(heading, fields, _("Substitute")), answer)


def _set(view: CourseView, session: Session, leader_ids: list[int], reason: str) -> None:
    desk = view.desk
    with telling_bookings(view, view.course_id):
        leading.set_session_leaders(desk.store, desk.actor, session.id, leader_ids, substitute_reason=reason)
    names = registers.leader_names(desk.store)
    told = ", ".join(names[i] for i in leader_ids) or _("the course’s own leaders")
    text = _("{day} is led by {names}.").format(day=dates.day_text(session.day), names=told)
    view.wrote(text)
    course_deeds.say_who_to_tell(view, text, session)
