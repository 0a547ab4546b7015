"""Commands about clashes, and about who and what would fit: clashes, leaders, rooms, staff-hours, substitute, equipment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

import click

from courses import clock
from courses.actions import clashes as found
from courses.actions import leading, matching
from courses.cli import booking_notes, find, out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, Option, argument, command, course_argument, option, session_argument
from courses.cli.values import DAY, TERM, WHOLE
from courses.dates import day_text
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model import Clash, ClashSession, LeaderFit, RoomFit, Severity, StaffHours
from courses.rules.terms import Term
from courses.store import Store, courses
from courses.store import clashes as stored

_SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "⚠", Severity.NOTE: "·"}


def _from() -> Option:
    return option(
        "--from",
        "first",
        type=DAY,
        label=lambda: _("DATE"),
        words=lambda: _("From this date; else from the first session."),
    )


def _to() -> Option:
    return option(
        "--to",
        "last",
        type=DAY,
        label=lambda: _("DATE"),
        words=lambda: _("To this date, inclusive; else to the last session."),
    )


def _for_option() -> Option:
    return option(
        "--for",
        "code",
        required=True,
        label=lambda: _("COURSE"),
        words=lambda: _("The course’s code, in any spelling."),
    )


@command(
    "clashes",
    lambda: _(
        "List the clashes in what is planned: rooms, leaders, equipment, seats, closed days.\n\n"
        "Without dates all sessions are looked at, past ones too. The settings clash.… say what blocks, warns or is ignored."
    ),
    [
        _from(),
        _to(),
        option("--course", "code", label=lambda: _("COURSE"), words=lambda: _("Only those of this course.")),
        JSON,
    ],
)
def clashes_command(office: Office, *, first: date | None, last: date | None, code: str | None, as_json: bool) -> None:
    """List clashes."""
    with office.library() as store:
        told = _clashes(store, office, first, last, code)
    if as_json:
        out.say_json([_clash(it) for it in told])
        return
    for it in told:
        out.say(f"{_SIGNS[it.severity]} {it.what}")
    if told:
        out.note(ngettext("{count} clash", "{count} clashes", len(told)).format(count=len(told)))
    else:
        out.note(_("No clashes."))


def _clashes(store: Store, office: Office, first: date | None, last: date | None, code: str | None) -> list[Clash]:
    now = clock.now()
    if code is not None:
        told = found.of_course(store, office.actor, courses.by_code(store, code).id, now)
        return [it for it in told if _is_within(it, first, last)]
    return found.all_clashes(store, office.actor, now, first or date.min, last or date.max)


def _is_within(it: Clash, first: date | None, last: date | None) -> bool:
    if not it.sessions:
        return True
    return any((first is None or first <= one.day) and (last is None or one.day <= last) for one in it.sessions)


def _clash(it: Clash) -> dict[str, object]:
    return {
        "kind": it.kind.value,
        "what": it.what,
        "sessions": [_session(one) for one in it.sessions],
        "severity": it.severity.value,
        "courses": list(it.courses),
        "facts": {name: value for name, value in it.facts.items() if not name.endswith("_id")},
    }


def _session(it: ClashSession) -> dict[str, object]:
    return {
        "course": it.course,
        "date": it.day.isoformat(),
        "start": f"{it.start:%H:%M}",
        "end": f"{it.end:%H:%M}",
        "room": it.room,
    }


@command(
    "leaders",
    lambda: _("Show who can lead a course on its days: by skill, language, weekday, approval and what else they lead."),
    [
        _for_option(),
        option(
            "--session",
            label=lambda: _("SESSION"),
            words=lambda: _("Only that session: its number or date, as for a substitute."),
        ),
        JSON,
    ],
)
def leaders(office: Office, *, code: str, session: str | None, as_json: bool) -> None:
    """Show who can lead a course."""
    with office.library() as store:
        course = courses.by_code(store, code)
        if session:
            fits = matching.leaders_for_session(store, course, find.session(store, course.id, session, clock.now()))
        else:
            fits = matching.leaders_for(store, course, stored.days_of(store, course.id))
    if as_json:
        out.say_json([_fit(it, it.organisation) for it in fits])
        return
    _say([(it, it.organisation) for it in fits])


@command(
    "rooms",
    lambda: _("Show which rooms would do for a course on its days: seats, computers, needs and who else is there."),
    [_for_option(), JSON],
)
def rooms(office: Office, *, code: str, as_json: bool) -> None:
    """Show which rooms would do for a course."""
    with office.library() as store:
        course = courses.by_code(store, code)
        fits = matching.rooms_of_course(store, course)
    if as_json:
        out.say_json([_fit(it, it.municipality) | {"place": it.place} for it in fits])
        return
    _say([(it, it.place or it.municipality) for it in fits])


def _fit(it: LeaderFit | RoomFit, whose: str) -> dict[str, object]:
    name = "organisation" if isinstance(it, LeaderFit) else "municipality"
    return {
        "name": it.name,
        name: whose,
        "can": it.can,
        "reasons": list(it.reasons),
        "hindrances": list(it.hindrances),
    }


def _say(fits: Sequence[tuple[LeaderFit | RoomFit, str]]) -> None:
    """Show what fits, each with what speaks for it and what stands in the way below its name."""
    for it, whose in fits:
        out.say(f"{'✓' if it.can else '✗'} {it.name}, {whose}" if whose else f"{'✓' if it.can else '✗'} {it.name}")
        for words, told in ((_("For"), it.reasons), (_("Against"), it.hindrances)):
            if told:
                out.say(f"    {words}: {'; '.join(told)}")


@command(
    "staff-hours",
    lambda: _("Show the hours that leaders were promised for and those held, by organisation."),
    [
        option("--term", type=TERM, label=lambda: _("TERM"), words=lambda: _("Only this term: HT 2026, VT 2027.")),
        _from(),
        _to(),
        JSON,
    ],
)
def staff_hours(office: Office, *, term: Term | None, first: date | None, last: date | None, as_json: bool) -> None:
    """Show staff hours."""
    if term and (first or last):
        raise click.UsageError(_("Give only one of {options}.").format(options="--term --from --to"))
    if first and last and last < first:
        raise Invalid(_("The last day, {last}, is before the first, {first}.").format(first=first, last=last))
    if term:
        first, last = term.first, term.last
    with office.library() as store:
        hours = leading.staff_hours(store, first or date.min, last or date.max, clock.now())
    if as_json:
        names = ("organisation", "leader", "planned", "due", "held")
        out.say_json([{name: getattr(it, name) for name in names} for it in hours])
    elif hours:
        columns = [Column(_("Organisation"), least=12), Column(_("Leader"), least=12)]
        columns += [Column(word, is_number=True) for word in (_("Promised"), _("Due by now"), _("Held"))]
        out.say(out.table(columns, list(_hour_rows(hours))))
    else:
        out.note(_("Nobody leads anything on those days."))


def _hour_rows(hours: Sequence[StaffHours]) -> Iterator[list[object]]:
    """Give a row for each leader, and below those of an organisation its sum."""
    for name, group in groupby(hours, key=lambda it: it.organisation):
        led = list(group)
        yield from ([name, it.leader, _hours(it.planned), _hours(it.due), _hours(it.held)] for it in led)
        if len(led) > 1:
            sums = [sum(getattr(it, name) for it in led) for name in ("planned", "due", "held")]
            yield [name, _("together"), *map(_hours, sums)]


def _hours(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


@command(
    "substitute",
    lambda: _("Let somebody else lead a session; without --leader the course’s own leaders do again."),
    [
        course_argument(),
        session_argument(),
        option(
            "--leader",
            "names",
            multiple=True,
            label=lambda: _("NAME"),
            words=lambda: _("Who leads it, by name or signature; may be given more than once."),
        ),
        option("--reason", default="", label=lambda: _("WORDS"), words=lambda: _("Why somebody else leads it.")),
    ],
)
def substitute(office: Office, *, code: str, session: str, names: tuple[str, ...], reason: str) -> None:
    """Let somebody else lead a session."""
    with office.library() as store:
        course = courses.by_code(store, code)
        meeting = find.session(store, course.id, session, clock.now())
        who = [find.leader(store, name) for name in names]
        with booking_notes.telling_bookings(office, store, course.id):
            leading.set_session_leaders(
                store, office.actor, meeting.id, [it.id for it in who], substitute_reason=reason
            )
    told = ", ".join(it.name for it in who) or _("the course’s own leaders")
    text = _("{day} of {code} is led by {leaders}")
    out.say(text.format(day=day_text(meeting.day, clock.today()), code=course.code, leaders=told))


@command(
    "ask-equipment",
    lambda: _(
        "Let a course ask for pieces of equipment at each session, so that too few are seen in time; 0 takes it back."
    ),
    [
        course_argument(),
        argument("name", lambda: _("EQUIPMENT"), lambda: _("Its name, as in the register.")),
        argument("quantity", lambda: _("NUMBER"), lambda: _("How many pieces."), type=WHOLE),
        option(
            "--place",
            default="",
            label=lambda: _("PLACE"),
            words=lambda: _("Where it is kept; else where the course meets."),
        ),
    ],
)
def equipment(office: Office, *, code: str, name: str, quantity: int, place: str) -> None:
    """Let a course ask for equipment."""
    with office.library() as store:
        course = courses.by_code(store, code)
        leading.ask_for_equipment(store, office.actor, course.id, name, quantity, place)
    out.say(_("{code} asks for {quantity} {name}").format(code=course.code, quantity=quantity, name=name))


COMMANDS = (clashes_command, leaders, rooms, staff_hours, substitute, equipment)
