"""How a month and a week are written: days, sessions, and what stands in the way of meeting."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from textual.content import Content

from courses import dates
from courses.i18n import _, ngettext
from courses.model import AgendaLine, Closure, ClosureKind
from courses.rules.calendar import holds_in
from courses.store import Store, registers
from courses.text import plain
from courses.widgets.month import MonthContent
from courses.widgets.table import Column, Row, cell


def weeks_of(day: date) -> tuple[date, int]:
    """Return the Monday that a month's first week begins with, and how many weeks the month touches."""
    first = day.replace(day=1)
    last = first.replace(day=monthrange(day.year, day.month)[1])
    monday = first - timedelta(days=first.weekday())
    return monday, (last - monday).days // 7 + 1


def same_day(day: date, months: int) -> date:
    """Return the day so many months ahead, or the last of its month where it has fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def notes(store: Store, first: date, last: date, place: str) -> dict[date, str]:
    """Return what days are, from `first` to `last`: red days, eves, and whole closed days of the place or of all."""
    from courses.actions.dates import calendar

    days = calendar(store, first.year, last.year)
    named = {**days.eves, **days.red_days}
    found = {day: name for day, name in named.items() if first <= day <= last}
    municipality = registers.municipality_of(store, place)
    for closure in registers.closures(store):
        if closure.kind is not ClosureKind.CLOSED or closure.room or not _is_told(closure, place, municipality):
            continue
        for offset in range((min(last, closure.last_date) - max(first, closure.first_date)).days + 1):
            found.setdefault(max(first, closure.first_date) + timedelta(days=offset), closure.reason or _("closed"))
    return found


def _is_told(closure: Closure, place: str, municipality: str) -> bool:
    """Return whether closed days are told: those of the place that is shown; without one, those of all places."""
    return holds_in(closure, place, municipality) if place else not (closure.place or closure.municipality)


def month(day: date, meetings: Sequence[AgendaLine], noted: Mapping[date, str], today: date) -> MonthContent:
    """Return what the month of a day shows."""
    first, weeks = weeks_of(day)
    lines: dict[date, list[str]] = {}
    for it in meetings:
        lines.setdefault(it.day, []).append(_short(it))
    return MonthContent(
        first=first,
        weeks=weeks,
        month=day.month,
        today=today,
        weekdays=[dates.weekday_short(n) for n in range(7)],
        lines=lines,
        notes={on: plain(text) for on, text in noted.items()},
    )


def _short(it: AgendaLine) -> str:
    """Return a session in a line: what can be cut stands last."""
    hour = f"{it.start:%H}" if it.start.minute == 0 else f"{it.start:%H%M}"
    sign = "✗" if it.is_cancelled else ""
    return plain(f"{sign}{hour} {it.code} {_title(it)}")


def _title(it: AgendaLine) -> str:
    """Return the course's title with the themed hours of that day."""
    return " · ".join((it.title, *it.themes))


def day_words(day: date, meetings: Sequence[AgendaLine], note: str) -> Content:
    """Return one day in words: what it is, and its sessions, as many as two lines hold."""
    count = ngettext("{count} session", "{count} sessions", len(meetings)).format(count=len(meetings))
    head = f"{dates.day_text(day)} · {dates.week_text(day)} · {count}" + (f" · {plain(note)}" if note else "")
    each = (f"{dates.time_text(it.start)} {it.code} {it.room}".strip() for it in meetings)
    return Content("\n").join([Content.styled(head, "bold"), Content(plain("  ".join(each)))])


def columns() -> tuple[Column, ...]:
    """Return the columns of a week; the wider the list, the more of them."""
    return (
        Column(_("Day"), 10),
        Column(_("Time"), 11),
        Column(_("Code"), 9),
        Column(_("Title")),
        Column(_("Room"), 16, from_width=78),
        Column(_("Leader"), 22, from_width=110),
        Column(_("Place"), 14, from_width=130),
    )


def rows(monday: date, meetings: Sequence[AgendaLine], noted: Mapping[date, str]) -> Iterator[Row]:
    """Yield a week's days, each followed by its sessions."""
    for offset in range(7):
        day = monday + timedelta(days=offset)
        there = [it for it in meetings if it.day == day]
        name, note = cell(dates.day_text(day), style="bold"), cell(noted.get(day, ""), style="dim")
        if not there or day in noted:
            yield day_key(day), (name, "", "", note, "", "", "")
        for number, it in enumerate(there):
            shown = "" if number or day in noted else name
            yield str(it.session_id), (shown, *_cells(it))


def _cells(it: AgendaLine) -> tuple[object, ...]:
    sign = "✗ " if it.is_cancelled else ""
    time = dates.span_text(it.start, it.end)
    return time, it.code, sign + _title(it), it.room, it.leaders, it.place


def day_key(day: date) -> str:
    """Return the key of a day's own row."""
    return f"day {day.isoformat()}"
