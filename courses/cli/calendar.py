"""Commands that look at a term: the calendar, and what is not filled in."""

from __future__ import annotations

from datetime import date, timedelta

from courses import clock, labels
from courses.actions.dates import calendar as days_of
from courses.cli import find, out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, command, option
from courses.cli.values import DAY
from courses.dates import day_text, span_text
from courses.errors import Invalid
from courses.i18n import _
from courses.model import AgendaLine
from courses.rules.calendar import holds_in
from courses.store import Store, agenda, registers
from courses.store.agenda import Scope
from courses.store.gaps import gaps as all_gaps

_AHEAD = timedelta(days=41)
"""How far the calendar looks when nothing else is said: six weeks."""
_LONGEST = timedelta(days=366 * 40)


@command(
    "calendar",
    lambda: _("Show the sessions of a period, and its red days, eves, clamp days and closed days."),
    [
        option("--from", "first", type=DAY, label=lambda: _("DATE"), words=lambda: _("The first day; else today.")),
        option("--to", "last", type=DAY, label=lambda: _("DATE"), words=lambda: _("The last day; else six weeks on.")),
        option("--room", label=lambda: _("NAME"), words=lambda: _("One room’s only.")),
        option("--leader", label=lambda: _("NAME"), words=lambda: _("One leader’s only.")),
        option("--place", label=lambda: _("NAME"), words=lambda: _("One library’s only.")),
        JSON,
    ],
)
def calendar(
    office: Office,
    *,
    first: date | None,
    last: date | None,
    room: str | None,
    leader: str | None,
    place: str | None,
    as_json: bool,
) -> None:
    """Show a period."""
    begins = first or clock.today()
    ends = last or begins + _AHEAD
    if ends < begins or ends - begins > _LONGEST:
        raise Invalid(_("The last day has to be after the first, at most forty years."))
    with office.library() as store:
        scope = Scope(
            find.room(store, room).id if room is not None else None,
            find.leader(store, leader).id if leader is not None else None,
            find.place(store, place) if place is not None else "",
        )
        meetings = agenda.lines(store, begins, ends, scope)
        days = _days(store, begins, ends, scope.place)
    if as_json:
        named = [{"date": day.isoformat(), "kind": kind, "name": name} for day, kind, name in days]
        out.say_json({"days": named, "sessions": [_shape(it) for it in meetings]})
        return
    columns = (
        Column(_("Day")),
        Column(_("Time")),
        Column(_("Code")),
        Column(_("Title"), least=16),
        Column(_("Room"), least=8),
    )
    rows = [(it.day, _cells(it)) for it in meetings] + [
        (day, (_text(day), "", "", f"– {name}", "")) for day, _kind, name in days
    ]
    out.say(out.table(columns, [cells for _day, cells in sorted(rows, key=lambda pair: pair[0])]))


def _days(store: Store, first: date, last: date, place: str) -> list[tuple[date, str, str]]:
    """Return (day, kind, name) of the days that are something, in order of time."""
    known = days_of(store, first.year, last.year)
    found = [(day, "red_day", name) for day, name in known.red_days.items()]
    found += [(day, "eve", name) for day, name in known.eves.items()]
    found += [(day, "clamp_day", _("clamp day")) for day in known.clamp_days]
    municipality = registers.municipality_of(store, place)
    for closure in registers.closures(store):
        if place and not holds_in(closure, place, municipality):
            continue
        where = closure.place or closure.municipality
        reason = ": ".join(filter(None, (labels.closure_kind(closure.kind), closure.reason, where)))
        for offset in range((min(last, closure.last_date) - max(first, closure.first_date)).days + 1):
            found.append((max(first, closure.first_date) + timedelta(days=offset), closure.kind.lower(), reason))
    return sorted(it for it in found if first <= it[0] <= last)


def _shape(it: AgendaLine) -> dict[str, object]:
    return {
        "course": it.code,
        "title": it.title,
        "date": it.day.isoformat(),
        "start": f"{it.start:%H:%M}",
        "end": f"{it.end:%H:%M}",
        "room": it.room,
        "place": it.place,
        "leaders": it.leaders,
        "cancelled": it.is_cancelled,
        "themes": list(it.themes),
    }


def _cells(it: AgendaLine) -> tuple[str, ...]:
    sign = "✗ " if it.is_cancelled else ""
    title = " · ".join((it.title, *it.themes))
    return _text(it.day), span_text(it.start, it.end), it.code, sign + title, f"{it.room} {it.place}".strip()


def _text(day: date) -> str:
    return day_text(day, clock.today())


@command(
    "gaps",
    lambda: _("List what is not filled in: leaders, rooms, organisers, least numbers, contents, attendance."),
    [JSON],
)
def gaps(office: Office, *, as_json: bool) -> None:
    """List the gaps."""
    with office.library() as store:
        found = all_gaps(store, clock.now())
    if as_json:
        shapes = [{"course": it.code, "title": it.title, "missing": it.what, "sessions": it.sessions} for it in found]
        out.say_json(shapes)
        return
    columns = (Column(_("Code")), Column(_("Title"), least=16), Column(_("Is missing")))
    out.say(out.table(columns, [(it.code, it.title, labels.gap(it.what, it.sessions)) for it in found]))


COMMANDS = (calendar, gaps)
