"""The row of the setup for reporting a study circle to its association, after which the personal numbers go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from courses import dates
from courses.actions import numbers as deeds
from courses.i18n import _, ngettext
from courses.model import CourseForm
from courses.rules import rights
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.prompt import Prompt, Values
from courses.screens.setup import SetupRow
from courses.store import courses, numbers
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView
    from courses.screens.desk import Desk


def rows(desk: Desk, course_id: int) -> list[SetupRow]:
    """Return a row for a study circle, and none for other courses."""
    course = courses.get(desk.store, course_id)
    if course.form is not CourseForm.STUDY_CIRCLE or not rights.may(desk.actor, rights.Right.READ_PEOPLE):
        return []
    kept = numbers.with_number(desk.store, course_id)
    said = _("not yet") if course.reported_on is None else dates.day_text(course.reported_on, desk.today())
    count = ngettext("{count} personal number kept", "{count} personal numbers kept", kept).format(count=kept)
    return [SetupRow("reported", _("Reported to the association"), f"{said} · {count}", ask_report)]


def ask_report(view: CourseView) -> None:
    """Ask when the circle was reported, say what goes for good, and report it."""
    desk, course_id = view.desk, view.course_id
    course = courses.get(desk.store, course_id)
    if course.reported_on is not None:
        view.house.tell(_("{code} is reported already, {day}.").format(code=course.code, day=course.reported_on))
        return
    planned = deeds.what_reporting_does(desk.store, desk.actor, course_id)
    today = desk.today()
    field = Field("on", _("Reported"), lambda text: dates.parse_day(text, today), value=today.isoformat(), width=16)

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            count = deeds.report_circle(desk.store, desk.actor, course_id, given["on"])
            view.wrote(_done(course.code, count))

    words = "\n".join(filter(None, (_goes(planned), _too_early(planned, desk))))
    doubt = partial(_doubt, planned)
    view.ask(
        Prompt(_("Report {code}").format(code=course.code), (field,), _("Report"), words=words, doubt=doubt), answer
    )


def _goes(planned: deeds.Reporting) -> str:
    gone = ngettext(
        "{count} personal number is removed for good, from the journal too: undo does not bring it back.",
        "{count} personal numbers are removed for good, from the journal too: undo does not bring them back.",
        planned.removed,
    ).format(count=planned.removed)
    stay = ngettext(
        "{count} stays: another circle needs it.", "{count} stay: another circle needs them.", planned.stay
    ).format(count=planned.stay)
    return " ".join(filter(None, (gone if planned.removed else "", stay if planned.stay else "")))


def _too_early(planned: deeds.Reporting, desk: Desk) -> str:
    if planned.last_day is None or planned.last_day <= desk.today():
        return ""
    return _("The last session is not until {day}.").format(day=dates.day_text(planned.last_day, desk.today()))


def _doubt(planned: deeds.Reporting, given: Values) -> Ask | None:  # noqa: ARG001 a prompt's shape
    if not planned.removed:
        return None
    return Ask(_("Remove the personal numbers for good?"), _("Report and remove"), more=_goes(planned))


def _done(code: str, count: int) -> str:
    gone = ngettext(
        "{count} personal number is removed for good.", "{count} personal numbers are removed for good.", count
    ).format(count=count)
    return _("{code} is reported. {removed}").format(code=code, removed=gone if count else "").strip()
