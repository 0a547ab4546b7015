"""What would be on badges, table signs and the next-step card of a course, a line each, before they are made."""

from __future__ import annotations

from textual.content import Content

from courses.actions import papers_small
from courses.dates import day_text, span_text, weekday_long
from courses.errors import CoursesError
from courses.i18n import _, ngettext
from courses.model.papers_small import NextStepPaper
from courses.screens.desk import Desk
from courses.text import plain


def badges(desk: Desk, course_id: int) -> tuple[list[Content], dict[str, list[str]]]:
    """Return how many badges or signs there would be, and letters that cannot be printed with where they stand."""
    from courses.exports import print_shop

    try:
        paper = papers_small.badges(desk.store, desk.actor, course_id, desk.now())
    except CoursesError as error:
        return [_warning(error)], {}
    leaders = sum(1 for it in paper.badges if it.is_leader)
    bare = sum(1 for it in paper.badges if not it.given_name and not it.family_name)
    people = len(paper.badges) - leaders
    lines = [
        ngettext("{count} participant", "{count} participants", people).format(count=people),
        ngettext("{count} leader", "{count} leaders", leaders).format(count=leaders),
    ]
    if bare:
        said = ngettext("{count} without a name: it is protected", "{count} without a name: they are protected", bare)
        lines.append(said.format(count=bare))
    return [Content("· " + text) for text in lines], print_shop.unprintable_in(paper)


def next_step(desk: Desk, course_id: int) -> tuple[list[Content], dict[str, list[str]]]:
    """Return what a next-step card would tell, and letters that cannot be printed with where they stand."""
    from courses.exports import print_shop

    try:
        paper = papers_small.next_step(desk.store, desk.actor, course_id, desk.now())
    except CoursesError as error:
        return [_warning(error)], {}
    return _next_lines(paper), print_shop.unprintable_in(paper)


def _next_lines(paper: NextStepPaper) -> list[Content]:
    lines = [Content.styled(_("What was done"), "bold")]
    lines += [Content("· " + plain(it)) for it in paper.done] or [
        Content.styled("⚠ " + _("Nothing: neither the sessions nor the course say what is gone through."), "$warning")
    ]
    lines += [Content(""), Content.styled(_("Next courses"), "bold")]
    lines += [
        Content(f"· {plain(it.title)}, {day_text(it.days[0])} {span_text(it.start, it.end)}") for it in paper.courses
    ] or [Content("· " + _("none is planned"))]
    lines += [Content(""), Content.styled(_("Where one gets help"), "bold")]
    lines += [
        Content(f"· {plain(it.title)}, {weekday_long(it.day.weekday())} {span_text(it.start, it.end)}")
        for it in paper.hours
    ] or [Content("· " + _("at the information desk"))]
    return lines


def _warning(error: CoursesError) -> Content:
    return Content.styled("⚠ " + plain(f"{error.message} {error.hint}".strip()), "$warning")
