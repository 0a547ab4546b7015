"""Commands about the roster of a course: who is there at each session, put there one by one or dealt out in turn."""

from __future__ import annotations

from datetime import date

from courses import clock
from courses.actions import roster as deeds
from courses.actions import roster_text
from courses.cli import booking_notes, find, out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import DRY_RUN, JSON, Option, argument, command, course_argument, option
from courses.cli.values import DAY, WHOLE, read_weekday
from courses.dates import day_text, span_text
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model import RosterRow, SessionStatus, TurnRow
from courses.rules import roster as rules
from courses.store import Store, courses


def _to() -> Option:
    return option("--to", "last", type=DAY, label=lambda: _("DATE"), words=lambda: _("To this date, inclusive."))


@command(
    "roster",
    lambda: _("Show who is there at each session of a course from today on, and when nobody is."),
    [
        course_argument(),
        option(
            "--from", "first", type=DAY, label=lambda: _("DATE"), words=lambda: _("From this date; else from today.")
        ),
        _to(),
        JSON,
    ],
)
def roster_command(office: Office, *, code: str, first: date | None, last: date | None, as_json: bool) -> None:
    """Show the roster."""
    now = clock.now()
    with office.library() as store:
        course = courses.by_code(store, code)
        found = deeds.of_course(store, course.id, now, first or now.date(), last)
    if as_json:
        out.say_json([_shape(it) for it in found])
    elif found:
        columns = [Column(_("Date")), Column(_("Time")), Column(_("Who is there"), least=16), Column(_("Nobody"))]
        out.say(out.table(columns, [_row(it) for it in found]))
    else:
        out.note(_("No session on those days."))


def _row(it: RosterRow) -> list[object]:
    cancelled = it.status is SessionStatus.CANCELLED
    return [
        day_text(it.day, clock.today()),
        span_text(it.start, it.end),
        _("cancelled") if cancelled else ", ".join(rules.shift_text(one) for one in it.shifts) or "–",
        ", ".join(span_text(*gap) for gap in it.uncovered),
    ]


def _shape(it: RosterRow) -> dict[str, object]:
    return {
        "number": it.number,
        "date": it.day.isoformat(),
        "start": f"{it.start:%H:%M}",
        "end": f"{it.end:%H:%M}",
        "status": it.status.value,
        "own": it.is_own,
        "shifts": [{"leader": one.name, "start": f"{one.start:%H:%M}", "end": f"{one.end:%H:%M}"} for one in it.shifts],
        "uncovered": [{"start": f"{gap.start:%H:%M}", "end": f"{gap.end:%H:%M}"} for gap in it.uncovered],
    }


@command(
    "set-roster",
    lambda: _(
        "Say who is there at one session, each with their times: “Maud 10–12; Jonas 12–14”.\n\nWithout times it is the "
        "whole session; with nobody, the course’s own leaders are there."
    ),
    [
        course_argument(),
        argument("text", lambda: _("WORDS"), lambda: _("Names, with semicolons between, and their times."), default=""),
        option(
            "--session",
            required=True,
            label=lambda: _("SESSION"),
            words=lambda: _("The session: its number, or its date (8/9, 2026-09-08)."),
        ),
    ],
)
def set_roster(office: Office, *, code: str, text: str, session: str) -> None:
    """Say who is there at one session."""
    now = clock.now()
    with office.library() as store:
        course = courses.by_code(store, code)
        meeting = find.session(store, course.id, session, now)
        with booking_notes.telling_bookings(office, store, course.id):
            deeds.set_shifts(store, office.actor, meeting.id, roster_text.shifts(store, text))
        (row,) = (it for it in deeds.of_course(store, course.id, now) if it.session_id == meeting.id)
    told = ", ".join(rules.shift_text(one) for one in row.shifts) or "–"
    out.say(f"{day_text(row.day, now.date())} {span_text(row.start, row.end)}: {told}")
    for gap in row.uncovered:
        out.note(f"⚠ {rules.gap_text(gap)}")


@command(
    "fill-roster",
    lambda: _(
        "Let leaders take turns at the sessions that are to come, or be there on their weekdays; one `undo` takes all of it "
        "back."
    ),
    [
        course_argument(),
        option(
            "--turn",
            default="",
            label=lambda: _("NAMES"),
            words=lambda: _("Who takes turns, in order, with commas between."),
        ),
        option(
            "--each", type=WHOLE, default=1, label=lambda: _("NUMBER"), words=lambda: _("How many at each session.")
        ),
        option(
            "--on",
            "weekdays",
            multiple=True,
            label=lambda: _("DAY: NAMES"),
            words=lambda: _(
                "Who is there on a weekday, before the turn: “tue: Maud, Jonas”; may be given more than once."
            ),
        ),
        option(
            "--from", "first", type=DAY, label=lambda: _("DATE"), words=lambda: _("From this date; else from today.")
        ),
        _to(),
        DRY_RUN,
        JSON,
    ],
)
def fill_roster(
    office: Office,
    *,
    code: str,
    turn: str,
    each: int,
    weekdays: tuple[str, ...],
    first: date | None,
    last: date | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Let leaders take turns."""
    with office.library() as store:
        course = courses.by_code(store, code)
        rows = deeds.preview(
            store,
            course.id,
            clock.now(),
            turn=roster_text.turn(store, turn),
            each=each,
            weekdays=dict(_on_weekday(store, text) for text in weekdays),
            first=first,
            last=last,
        )
        if not dry_run:
            with booking_notes.telling_bookings(office, store, course.id):
                deeds.fill(store, office.actor, course.id, rows)
    if as_json:
        out.say_json([_turn_shape(it) for it in rows])
        return
    for it in rows:
        out.say(f"{day_text(it.day, clock.today())}  {rules.turn_text(it)}")
    text = ngettext("{code}: {count} session is staffed", "{code}: {count} sessions are staffed", len(rows))
    done = _("{code}: nothing is written") if dry_run else text
    out.say(done.format(code=course.code, count=len(rows)))


def _on_weekday(store: Store, text: str) -> tuple[int, tuple[int, ...]]:
    day, colon, names = text.partition(":")
    if not colon:
        raise Invalid(_("“{text}” names no weekday.").format(text=text), _("Write for example tue: Maud, Jonas."))
    return read_weekday(day), roster_text.turn(store, names)


def _turn_shape(it: TurnRow) -> dict[str, object]:
    return {"date": it.day.isoformat(), "before": list(it.before), "after": list(it.after), "unable": list(it.unable)}


COMMANDS = (roster_command, set_roster, fill_roster)
