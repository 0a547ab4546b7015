"""Rows of the setup for what a course counts as: study circle, who may count it, study hours, library statistics."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from courses import circle_labels, dates
from courses.actions import assigning, circle
from courses.i18n import _, ngettext
from courses.model import CircleVerdict, CourseForm, CourseKind, Session, SessionStatus
from courses.rules.attendance import hours_of, study_hours_sum
from courses.screens import circle_words, course_deeds, readers
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.setup import SetupRow
from courses.store import circle as circle_store
from courses.store import courses, sessions
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView
    from courses.screens.desk import Desk

_AS_KIND = "as-kind"


def rows(desk: Desk, course_id: int) -> list[SetupRow]:
    """Return the rows for the circle check, the counting and the category."""
    verdict = circle.check(desk.store, desk.actor, course_id, desk.now())
    course = courses.get(desk.store, course_id)
    own = course.kb_category
    is_own_form = course.form is CourseForm.LIBRARY and course.kind is not CourseKind.COURSE
    checked = _("the library’s own activity, no study circle") if is_own_form else circle_words.line(verdict).plain
    category = " ".join(part for part in (verdict.kb_category, verdict.kb_name) if part)
    usual = "" if own or not category else " " + _("(as its kind)")
    return [
        SetupRow("circle", _("Circle check"), checked, course_deeds.say_circle),
        SetupRow("counted", _("Who may count it"), counted_words(verdict), course_deeds.say_circle),
        SetupRow("study_hours", _("Study hours"), _hours_words(verdict), pick_session),
        SetupRow("kb", _("Library statistics"), category + usual, pick_category),
    ]


def counted_words(verdict: CircleVerdict) -> str:
    """Return how many sessions each may count, in the order of the first."""
    counts = Counter(it.counted_by for it in verdict.sessions)
    text = [ngettext("{who} {count} session", "{who} {count} sessions", n) for n in counts.values()]
    return ", ".join(
        one.format(who=circle_labels.counted_by(who), count=n)
        for one, (who, n) in zip(text, counts.items(), strict=True)
    )


def _hours_words(verdict: CircleVerdict) -> str:
    if not verdict.sessions:
        return ""
    total = sum(it.study_hours for it in verdict.sessions)
    each = {it.study_hours for it in verdict.sessions}
    own = sum(it.is_stated for it in verdict.sessions)
    parts = [ngettext("{count} study hour", "{count} study hours", total).format(count=total)]
    if len(each) == 1:
        parts.append(f"{len(verdict.sessions)} × {each.pop()}")
    if own:
        parts.append(ngettext("{count} set by the leader", "{count} set by the leader", own).format(count=own))
    return " · ".join(parts)


def pick_session(view: CourseView) -> None:
    """Show how each session's study hours come about, and let the leader's own figure be given."""
    desk = view.desk
    course = courses.get(desk.store, view.course_id)
    found = [
        it for it in sessions.of_course(desk.store, course.id, desk.now()) if it.status is not SessionStatus.CANCELLED
    ]
    things, more = [], {}
    for it in found:
        hours = hours_of(it.study_hours, course.study_hours, start=it.start, end=it.end, break_minutes=it.break_minutes)
        count = ngettext("{count} study hour", "{count} study hours", hours).format(count=hours)
        whose = "" if it.study_hours is None else ", " + _("set by the leader")
        things.append((str(it.id), f"{it.number}  {dates.day_text(it.day)}  {count}{whose}"))
        more[str(it.id)] = study_hours_sum(it.start, it.end, it.break_minutes)

    def answer(key: str | None) -> None:
        it = next((it for it in found if str(it.id) == key), None)
        if it is not None:
            _ask_hours(view, it)

    view.ask(Pick(_("Study hours"), things, more=more, nothing=_("The course has no sessions.")), answer)


def _ask_hours(view: CourseView, it: Session) -> None:
    value = "" if it.study_hours is None else str(it.study_hours)
    computed = _("as computed")
    field = Field("hours", _("Study hours"), readers.number, value=value, hint=computed, width=16)

    def answer(given: dict[str, Any] | None) -> None:
        if given is None:
            return
        hours = given["hours"]
        circle.set_study_hours(view.desk.store, view.desk.actor, it.id, hours)
        told = computed if hours is None else str(hours)
        view.wrote(_("Study hours {day}: {hours}").format(day=dates.day_text(it.day), hours=told))

    words = study_hours_sum(it.start, it.end, it.break_minutes)
    view.ask(
        Prompt(_("Study hours {day}").format(day=dates.day_text(it.day)), (field,), _("Save"), words=words), answer
    )


def pick_category(view: CourseView) -> None:
    """Let the category of the library statistics be chosen."""
    names = circle_store.kb_names(view.desk.store)
    things = [(_AS_KIND, "– " + _("as its kind")), *((code, f"{code} {name}") for code, name in names.items())]

    def answer(key: str | None) -> None:
        if key is not None:
            code = None if key == _AS_KIND else key
            assigning.set_category(view.desk.store, view.desk.actor, view.course_id, code)
            told = _("as its kind") if code is None else f"{code} {names[code]}"
            view.wrote(_("Library statistics: {category}").format(category=told))

    view.ask(Pick(_("Category in the library statistics"), things), answer)
