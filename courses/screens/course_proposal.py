"""How the dates of a course not yet saved are written. Knows no store."""

from __future__ import annotations

from textual.content import Content

from courses import dates
from courses.actions.drafts import CourseDraft
from courses.i18n import ngettext
from courses.rules.attendance import study_hours
from courses.rules.schedule import Proposal
from courses.text import plain


def words(proposal: Proposal, draft: CourseDraft) -> Content:
    """Return the dates and those passed over, in order of time, with warnings first."""
    lines = [Content.styled("⚠ " + plain(text), "$warning") for text in proposal.warnings]
    lines.append(Content.styled(_total(proposal, draft), "bold"))
    dated = [(day, "") for day in proposal.days] + [(it.day, it.reason) for it in proposal.skipped]
    number = 0
    for day, reason in sorted(dated):
        number += not reason
        lines.append(_line(number, dates.day_text(day), dates.week_text(day), reason))
    return Content("\n").join(lines)


def _line(number: int, day: str, week: str, reason: str) -> Content:
    if reason:
        return Content.styled(f" –  {day:<11}{plain(reason)}", "$quiet")
    return Content(f"{number:>2}  {day:<11}{week}")


def _total(proposal: Proposal, draft: CourseDraft) -> str:
    count = len(proposal.days)
    sessions = ngettext("{count} session", "{count} sessions", count).format(count=count)
    each = study_hours(draft.start, draft.end, draft.break_minutes) if draft.end > draft.start else 0
    hours = count * (draft.study_hours if draft.study_hours is not None else each)
    return f"{sessions} · " + ngettext("{count} study hour", "{count} study hours", hours).format(count=hours)
