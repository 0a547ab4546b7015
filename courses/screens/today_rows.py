"""The rows of Today: reads sessions and what waits, and says which course and session is behind each row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widgets.option_list import Option

from courses import dates
from courses.actions import setup
from courses.i18n import _
from courses.model import CourseKind, SessionRow
from courses.rules import rights
from courses.screens import today_words
from courses.screens.desk import Desk
from courses.store import courses as course_queries
from courses.store import sessions as session_queries
from courses.store import tables

if TYPE_CHECKING:
    from courses.model.interest import Demand

DAYS = 14
"""How far ahead sessions are shown."""
UNMARKED_SHOWN = 6
"""How many sessions without marks are listed one by one."""
CLASHES_SHOWN = 6
"""How many courses that clash are listed."""
RUNS_SHOWN = 4
"""How many new runs are proposed."""
MORE = "more"
"""The key of the row that leads to the other sessions without marks."""

ALL_CLASHES = "all-clashes"
"""The key of the row that leads to all clashes."""

Rows = dict[str, tuple[int, int | None]]
"""Course and session (None: no single one) by a row's key."""


class Found(NamedTuple):
    """All that Today shows."""

    sessions: list[Option]
    todo: list[Option]
    rows: Rows


def read(desk: Desk) -> Found | None:
    """Return what Today shows; None as long as there is no course at all."""
    setup.fill(desk.store)
    now = desk.now()
    titles = {it.id: it.title for it in course_queries.summaries(desk.store, now)}
    if not titles:
        return None
    rows: Rows = {}
    ahead = session_queries.between(desk.store, now.date(), now.date() + timedelta(days=DAYS), now)
    sessions = list(_sessions(desk, ahead, rows))
    return Found(sessions, list(_todo(desk, titles, rows)), rows)


def _sessions(desk: Desk, ahead: list[SessionRow], rows: Rows) -> Iterator[Option]:
    today = desk.today()
    if not ahead or ahead[0].session.day != today:
        yield Option(today_words.day_heading(today, today), disabled=True)
        yield Option(Content.styled("  " + _("No sessions today."), "dim"), disabled=True)
    for day, of_day in groupby(ahead, key=lambda row: row.session.day):
        yield Option(today_words.day_heading(day, today), disabled=True)
        for row in of_day:
            key = f"session-{row.session.id}"
            rows[key] = (row.session.course_id, row.session.id)
            yield Option(today_words.session(row, desk.now()), id=key)
            if day == today and row.course_kind is CourseKind.GUIDANCE:
                yield from _booked(desk, row, rows)


def _booked(desk: Desk, row: SessionRow, rows: Rows) -> Iterator[Option]:
    """Yield the bookings of a session, a line each."""
    from courses.store import bookings

    scope = bookings.Scope(session_id=row.session.id)
    for slot in bookings.of_scope(desk.store, desk.actor, scope):
        if slot.booking is not None:
            key = f"booking-{slot.booking.id}"
            rows[key] = (row.session.course_id, row.session.id)
            yield Option(today_words.booking(slot), id=key)


def _todo(desk: Desk, titles: dict[int, str], rows: Rows) -> Iterator[Option]:
    now = desk.now()
    called = list(_calls(desk, rows))
    yield from called
    unmarked = session_queries.unmarked(desk.store, now)
    yield from _unmarked(unmarked[:UNMARKED_SHOWN], now.date(), rows)
    if len(unmarked) > UNMARKED_SHOWN:
        yield Option(today_words.more_unmarked(len(unmarked) - UNMARKED_SHOWN), id=MORE)
    others = [row for row in session_queries.todo(desk.store, now) if row.kind != "unmarked"]
    for number, todo in enumerate(others):
        key = f"{'queue' if todo.kind == 'places' else 'todo'}-{number}"
        rows[key] = (todo.course_id, todo.session_id)
        yield Option(today_words.todo(todo, titles.get(todo.course_id, "")), id=key)
    if not unmarked and not others and not called:
        yield Option(Content.styled(_("Nothing waits."), "dim"), disabled=True)
    yield from _targets(desk)


def _calls(desk: Desk, rows: Rows) -> Iterator[Option]:
    """Yield a row for each course about which somebody is to be called."""
    from courses.store import calls

    if not rights.may(desk.actor, rights.Right.READ_PEOPLE):
        return
    for it in calls.waits(desk.store, desk.now()):
        key = f"calls-{it.course_id}"
        rows[key] = (it.course_id, None)
        yield Option(today_words.calls(it, desk.now()), id=key)


def runs_wanted(desk: Desk, wanted: dict[str, Demand]) -> Iterator[Option]:
    """Yield a row for each thing that so many want that a new run is worth planning, and put each into `wanted` by its key."""
    from courses.actions import interest

    if not rights.may(desk.actor, rights.Right.READ_PEOPLE):
        return
    for it in interest.proposals(desk.store, desk.actor, desk.now())[:RUNS_SHOWN]:
        key = f"run-{it.key}"
        wanted[key] = it
        yield Option(today_words.run_wanted(it), id=key)


def clashes_ahead(desk: Desk, rows: Rows) -> Iterator[Option]:
    """Yield a row for each coming course that clashes with something new; slow to look for the first time."""
    from courses.actions import clashes

    found = clashes.new_ahead(desk.store, desk.actor, desk.now())
    shown = found if len(found) <= CLASHES_SHOWN + 1 else found[:CLASHES_SHOWN]
    for it in shown:
        key = f"clash-{it.course_id}"
        rows[key] = (it.course_id, it.session_id)
        title = course_queries.get(desk.store, it.course_id).title
        yield Option(today_words.clashes(it, title, desk.today()), id=key)
    if len(shown) < len(found):
        yield Option(today_words.more_clashes(len(found) - len(shown)), id=ALL_CLASHES)


def _unmarked(unmarked: list[SessionRow], today: date, rows: Rows) -> Iterator[Option]:
    for row in unmarked:
        key = f"unmarked-{row.session.id}"
        rows[key] = (row.session.course_id, row.session.id)
        yield Option(today_words.unmarked(row, dates.day_text(row.session.day, today)), id=key)


def _targets(desk: Desk) -> Iterator[Option]:
    """Yield how far each target of today is reached."""
    if not tables.find(desk.store, "target"):
        return
    from courses.actions import targets

    today = desk.today()
    for it in targets.progress(desk.store, desk.now()):
        if it.target.first_date <= today <= it.target.last_date:
            yield Option(today_words.target(it), id=f"target-{it.target.id}")
