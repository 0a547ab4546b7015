"""How the dates of a course not yet saved are written. Knows no store."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from courses import dates
from courses.actions.drafts import CourseDraft
from courses.actions.planning import DayAfter
from courses.i18n import _, ngettext
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


def change_words(days: Sequence[DayAfter], proposal: Proposal, draft: CourseDraft, notes: Sequence[str]) -> Content:
    """Return a course's sessions as a change would leave them, what stands in their way, and what else to know."""
    lines = [Content.styled("⚠ " + plain(text), "$warning") for text in (*notes, *proposal.warnings)]
    count = sum(1 for it in days if not (it.is_gone or it.is_cancelled))
    lines.append(Content.styled(_figures(count, draft), "bold"))
    known = {it.day for it in days}
    lines_by_day = [(it.day, it.is_gone or it.is_cancelled, _after(it)) for it in days]
    lines_by_day += [(it.day, True, it.reason) for it in proposal.skipped if it.day not in known]
    number = 0
    for day, is_off, note in sorted(lines_by_day):
        number += not is_off
        lines.append(_line(number, dates.day_text(day), note if not is_off else "", note if is_off else ""))
    return Content("\n").join(lines)


def _after(it: DayAfter) -> str:
    """Return what there is to say of a session, else its week."""
    if it.is_cancelled:
        return _("cancelled")
    if it.is_gone:
        return _("is taken away")
    if it.is_marked:
        return _("entered")
    if it.is_new:
        return _("new")
    return _("moved") if it.moved_from else dates.week_text(it.day)


def _line(number: int, day: str, week: str, reason: str) -> Content:
    if reason:
        return Content.styled(f" –  {day:<11}{plain(reason)}", "$quiet")
    return Content(f"{number:>2}  {day:<11}{week}")


def _total(proposal: Proposal, draft: CourseDraft) -> str:
    return _figures(len(proposal.days), draft)


def _figures(count: int, draft: CourseDraft) -> str:
    sessions = ngettext("{count} session", "{count} sessions", count).format(count=count)
    each = study_hours(draft.start, draft.end, draft.break_minutes) if draft.end > draft.start else 0
    hours = count * (draft.study_hours if draft.study_hours is not None else each)
    return f"{sessions} · " + ngettext("{count} study hour", "{count} study hours", hours).format(count=hours)
