"""How the dates of a course not yet saved are written, a line a date. Knows no store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from textual.content import Content

from courses import dates
from courses.actions.drafts import CourseDraft
from courses.actions.planning import DayAfter
from courses.i18n import _, ngettext
from courses.rules.attendance import study_hours
from courses.rules.schedule import Proposal
from courses.text import plain


class DateLine(NamedTuple):
    """One date of a proposal."""

    day: date
    is_met: bool
    """Whether the course meets then."""
    note: str
    """Why not, or what else there is to say; the week where there is nothing."""
    is_fixed: bool = False
    """Whether it can be neither left out nor picked: it has attendance, or is cancelled."""


def lines(proposal: Proposal) -> list[DateLine]:
    """Return the dates and those passed over, in order of time."""
    met = [DateLine(day, is_met=True, note=dates.week_text(day)) for day in proposal.days]
    return sorted([*met, *(DateLine(it.day, is_met=False, note=it.reason) for it in proposal.skipped)])


def lines_after(days: Sequence[DayAfter], proposal: Proposal) -> list[DateLine]:
    """Return a course's sessions as a change would leave them, and the dates passed over, in order of time."""
    known = {it.day for it in days}
    there = [
        DateLine(it.day, not (it.is_gone or it.is_cancelled), _after(it), is_fixed=it.is_cancelled or it.is_marked)
        for it in days
    ]
    return sorted([*there, *(line for line in lines(proposal) if not line.is_met and line.day not in known)])


def head(
    texts: Iterable[str],
    dated: Sequence[DateLine],
    draft: CourseDraft,
    *,
    stops: Iterable[str] = (),
    is_timed: bool = True,
) -> Content:
    """Return what to know before saving, then how many sessions and, where the times are right, study hours it comes to.

    What `stops` the saving is told first, with a sign of its own.
    """
    told = [Content.styled("✗ " + plain(text), "$error") for text in stops]
    told += [Content.styled("⚠ " + plain(text), "$warning") for text in texts]
    figures = _figures(sum(it.is_met for it in dated), draft, is_timed=is_timed)
    return Content("\n").join([*told, Content.styled(figures, "bold")])


def written(dated: Sequence[DateLine]) -> list[Content]:
    """Return the lines as they are shown, those met on with their numbers."""
    number = 0
    shown = []
    for line in dated:
        number += line.is_met
        words = f"{number if line.is_met else '–':>2}  {dates.day_text(line.day):<11}"
        shown.append(Content(words) + Content.styled(plain(line.note), "$quiet") if line.is_met else _off(words, line))
    return shown


def in_full(line: DateLine) -> Content:
    """Return a date with its year and everything that is said of it, to be wrapped."""
    return Content(f"{dates.day_text(line.day)} {line.day.year}: {plain(line.note)}")


def _off(words: str, line: DateLine) -> Content:
    return Content.styled(words + plain(line.note), "$quiet")


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


def _figures(count: int, draft: CourseDraft, *, is_timed: bool) -> str:
    sessions = ngettext("{count} session", "{count} sessions", count).format(count=count)
    if not is_timed:
        return sessions
    each = study_hours(draft.start, draft.end, draft.break_minutes)
    hours = count * (draft.study_hours if draft.study_hours is not None else each)
    return f"{sessions} · " + ngettext("{count} study hour", "{count} study hours", hours).format(count=hours)
