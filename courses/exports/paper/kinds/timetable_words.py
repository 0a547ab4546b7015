"""What a timetable says of its days and its week."""

from __future__ import annotations

from datetime import date, timedelta

from courses.exports.paper.kinds.when import period_words
from courses.exports.paper.type import dates
from courses.model import TimetableDay, TimetablePaper
from courses.model.paper_style import PaperWords

_A_MONDAY = date(2024, 1, 1)


def day_name(day: TimetableDay, words: PaperWords, width: dates.Width = "long") -> str:
    """Return the name of a day of the week: "tisdag", "tis"."""
    return dates.weekday(day.day or _A_MONDAY + timedelta(day.weekday), words.language, width)


def week_words(paper: TimetablePaper, words: PaperWords) -> str:
    """Return which week it is: "Vecka 48, 23–29 november 2026", or of which period it is an ordinary one."""
    period = period_words(paper.first, paper.last, words)
    if paper.is_typical:
        return words.say("ordinary_week", period=period)
    return words.say("week", number=paper.first.isocalendar().week, period=period)
