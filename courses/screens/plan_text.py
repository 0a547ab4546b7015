"""How a course plan is written out: its facts, what each session holds, what it takes. Knows no store."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from courses import labels
from courses.i18n import _, ngettext
from courses.model import CoursePlan
from courses.text import plain


def words(plan: CoursePlan, courses: int) -> Content:
    """Return a plan to be read, for whoever is to lead it; `courses`: how many were made from it."""
    return Content("\n").join(_lines(plan, courses))


def shape(plan: CoursePlan) -> str:
    """Return how many sessions of how many minutes: "5 × 150 min"."""
    return f"{plan.sessions} × {plan.minutes} min"


def _lines(plan: CoursePlan, courses: int) -> Iterator[Content]:
    yield Content.styled(plain(plan.title), "bold $accent")
    facts = (plan.level, labels.course_kind(plan.kind), labels.course_form(plan.form), _length(plan), _seats(plan))
    yield Content.styled(" · ".join(plain(fact) for fact in facts if fact), "$quiet")
    if courses:
        made = ngettext("{count} course is made from it.", "{count} courses are made from it.", courses)
        yield Content.styled(made.format(count=courses), "$quiet")
    yield from _part(_("For whom"), plan.audience)
    yield from _part(_("Aims"), plan.aims)
    for one in plan.meetings:
        yield from _part(f"{one.number}. {plain(one.title)}", one.content)
        if one.material:
            yield Content.styled(_("Material: {what}").format(what=plain(one.material)), "$quiet")
    yield from _part(_("Material"), plan.material)
    yield from _part(_("Handouts"), plan.handouts)
    yield from _part(_("For the certificate"), plan.content)


def _part(heading: str, text: str) -> Iterator[Content]:
    if text:
        yield Content("")
        yield Content.styled(heading, "bold")
        yield from (Content(plain(line)) for line in text.split("\n"))


def _length(plan: CoursePlan) -> str:
    if not plan.break_minutes:
        return shape(plan)
    return _("{shape} with a break of {minutes} min").format(shape=shape(plan), minutes=plan.break_minutes)


def _seats(plan: CoursePlan) -> str:
    seats = ngettext("{count} seat", "{count} seats", plan.seats).format(count=plan.seats) if plan.seats else ""
    least = _("at least {count}").format(count=plan.minimum) if plan.minimum else ""
    return ", ".join(part for part in (seats, least) if part)
