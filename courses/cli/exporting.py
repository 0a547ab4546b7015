"""Commands that write calendars and tables for other programs: iCalendar, CSV, xlsx."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import click

from courses import clock
from courses.cli import files, find, out
from courses.cli.exporting_people import participants
from courses.cli.office import Office
from courses.cli.parts import Command, command, group, option
from courses.cli.values import DAY, TERM
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model import Actor
from courses.model.outgoing import Outgoing, Scope
from courses.store import Store, courses, people

_WHOSE = ("course", "person", "room", "leader")


def _scope_options() -> list[click.Parameter]:
    """Return the options that say which sessions are wanted."""
    return [
        option("--course", label=lambda: _("COURSE"), words=lambda: _("Only this course.")),
        option(
            "--person",
            label=lambda: _("PERSON"),
            words=lambda: _("Only courses in which this person has a seat; that it was done is noted in the journal."),
        ),
        option(
            "--room",
            label=lambda: _("ROOM"),
            words=lambda: _("Only sessions in this room; “place: room” where several have the name."),
        ),
        option("--leader", label=lambda: _("LEADER"), words=lambda: _("Only sessions that this leader leads.")),
        option(
            "--term",
            type=TERM,
            label=lambda: _("TERM"),
            words=lambda: _("Only this term: HT 2026, VT 2027."),
        ),
        option("--from", "first", type=DAY, label=lambda: _("DATE"), words=lambda: _("Only from this day on.")),
        option("--to", "last", type=DAY, label=lambda: _("DATE"), words=lambda: _("Only up to this day, inclusive.")),
        option(
            "-o",
            "--output",
            "target",
            type=click.Path(),
            default=".",
            label=lambda: _("FILE"),
            words=lambda: _("The file to write, or a folder to put it in; else the folder you are in."),
        ),
        option("--force", is_flag=True, words=lambda: _("Replace the file when it is there already.")),
    ]


_SESSIONS = option(
    "--sessions",
    "is_sessions",
    is_flag=True,
    words=lambda: _("A row for each session, as `import changes` reads it; else one for each course."),
)


@command(
    "ical",
    lambda: _(
        "Write sessions as a calendar (iCalendar).\n\n"
        "Nobody who takes part is named in it. A session keeps its identity when it is moved, so that calendars follow; "
        "cancelled sessions are told of as cancelled."
    ),
    _scope_options(),
)
def ical(office: Office, **given: Any) -> None:  # noqa: ANN401 as click gives them
    """Write a calendar."""
    from courses.exports import outgoing

    def made(store: Store, actor: Actor, scope: Scope) -> Outgoing:
        return outgoing.calendar(store, actor, scope, clock.now())

    _export(office, given, made, _count_sessions)


def _table_command(kind: str, words: Callable[[], str]) -> Command:
    @command(kind, words, [*_scope_options(), _SESSIONS])
    def table(office: Office, *, is_sessions: bool, **given: Any) -> None:  # noqa: ANN401 as click gives them
        from courses.exports import outgoing

        def made(store: Store, actor: Actor, scope: Scope) -> Outgoing:
            write = outgoing.sessions if is_sessions else outgoing.programme
            return write(store, actor, scope, outgoing.TableKind(kind), clock.now())

        _export(office, given, made, _count_sessions if is_sessions else _count_courses)

    return table


def _export(
    office: Office,
    given: dict[str, Any],
    made: Callable[[Store, Actor, Scope], Outgoing],
    counted: Callable[[int], str],
) -> None:
    """Make the file and write it; where it goes is looked at before anything is noted in the journal."""
    target, force = given["target"], given["force"]
    first, last = _days(given)
    files.target(target, force=force)
    with office.library() as store:
        scope = _scope(store, office.actor, given, first, last)
        file = made(store, office.actor, scope)
    path = files.target(target, force=force, file_name=file.file_name)
    files.write(path, file.content, is_private=file.is_personal)
    out.say(f"{path} ({counted(file.count)})")


def _days(given: dict[str, Any]) -> tuple[date | None, date | None]:
    """Return the first and last day that are wanted. Raises a usage error for what contradicts itself, Invalid."""
    _one_of([name for name in _WHOSE if given[name] is not None])
    term, first, last = given["term"], given["first"], given["last"]
    _one_of([*(["term"] if term else []), *(["from"] if first else ["to"] if last else [])])
    if first and last and last < first:
        raise Invalid(_("The last day, {last}, is before the first, {first}.").format(first=first, last=last))
    return (term.first, term.last) if term else (first, last)


def _one_of(names: Sequence[str]) -> None:
    if len(names) > 1:
        options = " ".join(f"--{name}" for name in names)
        raise click.UsageError(_("Give only one of {options}.").format(options=options), click.get_current_context())


def _scope(store: Store, actor: Actor, given: dict[str, Any], first: date | None, last: date | None) -> Scope:
    return Scope(
        course_id=courses.by_code(store, given["course"]).id if given["course"] is not None else None,
        person_id=people.find(store, actor, given["person"]).id if given["person"] is not None else None,
        room_id=find.room(store, given["room"]).id if given["room"] is not None else None,
        leader_id=find.leader(store, given["leader"]).id if given["leader"] is not None else None,
        first=first,
        last=last,
    )


def _count_sessions(count: int) -> str:
    return ngettext("{count} session", "{count} sessions", count).format(count=count)


def _count_courses(count: int) -> str:
    return ngettext("{count} course", "{count} courses", count).format(count=count)


export: click.Command = group(
    "export",
    lambda: _("Write calendars and tables for other programs."),
    ical,
    _table_command(
        "csv",
        lambda: _("Write the programme as CSV.\n\nWhat is written can be read in again with `import programme`."),
    ),
    _table_command(
        "xlsx",
        lambda: _(
            "Write the programme as an Excel workbook.\n\nWhat is written can be read in again with `import programme`."
        ),
    ),
    participants,
)
COMMANDS = (export,)
