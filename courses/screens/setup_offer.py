"""Rows of the setup for what a course is and who has a part in it: mode, tags, contributors, themed hours, roster."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from courses import labels
from courses.actions import contributors as deeds
from courses.actions import course_tags
from courses.actions.contributors import ContributorDraft
from courses.i18n import _
from courses.model import Contributor, Course
from courses.model.things import tags
from courses.rules import themes as rules
from courses.screens import readers
from courses.screens.course_fields import tag_fields
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.setup import SetupRow
from courses.screens.setup_roster import roster_rows
from courses.screens.setup_themes import theme_rows
from courses.store import contributors, courses, registers
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView
    from courses.screens.desk import Desk

CHANGE, REMOVE = "change", "remove"


def rows(desk: Desk, course_id: int) -> list[SetupRow]:
    """Return the rows for mode and tags, contributors, themed hours and, of open hours, the roster."""
    course = courses.get(desk.store, course_id)
    return [
        SetupRow("tags", _("Mode and tags"), _tag_words(course), change_tags),
        *_contributor_rows(desk, course_id),
        *theme_rows(desk, course_id),
        *roster_rows(desk, course),
    ]


def _tag_words(course: Course) -> str:
    mode = [labels.course_mode(course.mode)] if course.mode else []
    return " · ".join([*mode, *(f"{labels.tag_kind(tag.kind)}: {tag.name}" for tag in course.tags)])


def change_tags(view: CourseView) -> None:
    """Ask for mode, campaigns, projects and policy goals, and write them."""
    desk = view.desk
    course = courses.get(desk.store, view.course_id)

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            named = tags(given["campaigns"], given["projects"], given["policy_goals"])
            course_tags.set_tags(desk.store, desk.actor, course.id, given["mode"], named)
            view.wrote(_("{code} {title} is saved.").format(code=course.code, title=course.title))

    view.ask(Prompt(_("Mode and tags"), tag_fields(course), _("Save")), answer)


def _contributor_rows(desk: Desk, course_id: int) -> list[SetupRow]:
    found = contributors.of_course(desk.store, course_id)
    each = [
        SetupRow(f"contributor:{it.id}", _("Contributor"), rules.contributor(it), partial(open_contributor, who=it))
        for it in found
    ]
    more = _("More contributors") if found else _("Contributors")
    return [*each, SetupRow("contributor", more, "", add_contributor)]


def open_contributor(view: CourseView, who: Contributor) -> None:
    """Ask whether to change or remove somebody who contributes, and do it."""

    def answer(key: str | None) -> None:
        if key == CHANGE:
            _ask_contributor(view, who)
        elif key == REMOVE:
            deeds.remove(view.desk.store, view.desk.actor, view.course_id, who.name)
            view.wrote(_("{name} no longer contributes.").format(name=who.name))

    view.ask(Pick(rules.contributor(who), [(CHANGE, _("Change")), (REMOVE, _("Remove"))]), answer)


def add_contributor(view: CourseView) -> None:
    """Ask who contributes, with what and from where, and add them."""
    _ask_contributor(view, None)


def _ask_contributor(view: CourseView, who: Contributor | None) -> None:
    desk = view.desk
    whose = str(who.organisation_id or "") if who else ""
    fields = (
        Field("name", _("Name"), partial(readers.needed, what=_("A name is needed.")), value=who.name if who else ""),
        Field("part", _("Part"), value=who.part if who else "", hint=_("for example: gives the lecture")),
        Field("organisation_id", _("From"), readers.number, value=whose, choices=organisation_choices(desk)),
    )

    def answer(given: dict[str, Any] | None) -> None:
        if given is None:
            return
        draft = ContributorDraft(**given)
        if who is None:
            deeds.contribute(desk.store, desk.actor, view.course_id, draft)
        else:
            deeds.change(desk.store, desk.actor, who, draft)
        view.wrote(_("{name} contributes.").format(name=draft.name))

    view.ask(Prompt(_("Who contributes"), fields, _("Save")), answer)


def organisation_choices(desk: Desk) -> list[tuple[str, str]]:
    """Return the organisations to choose from, none of them first."""
    return [("–", ""), *((it.name, str(it.id)) for it in registers.organisations(desk.store))]
