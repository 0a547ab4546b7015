"""Commands that change many courses or sessions at once: first what each would become, then one deed, one undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

import click

from courses.actions import bulk_courses, bulk_sessions, telling
from courses.actions.bulk import BulkRow, Preview
from courses.actions.bulk_courses import CourseChange
from courses.actions.bulk_sessions import KEEP, Keep, SessionChange
from courses.cli import find, out
from courses.cli.meetings import reason_option
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import DRY_RUN, JSON, Option, Words, argument, command, option
from courses.cli.values import DAY, FORM, MONEY, TIME, WEEKDAY, WHOLE, Typed
from courses.errors import Invalid, NotFound
from courses.i18n import _, ngettext
from courses.model import Hindrance, Treatment
from courses.rules import terms
from courses.store import Store, bulk_rows, courses
from courses.store.bulk_rows import Which
from courses.text import clean

_NOTHING = frozenset({"-", "–", "none", "ingen", "inget", "inga"})
"""What is typed to take a value away."""


def _read_treatment(text: str) -> tuple[Hindrance, Treatment | None]:
    """Return what is to be done about what, from "red-day=warn"; "setting" is as the settings say. Raises Invalid."""
    what, _equals, how = text.strip().upper().replace("-", "_").partition("=")
    if what in Hindrance.__members__ and (how in Treatment.__members__ or how == "SETTING"):
        return Hindrance(what), None if how == "SETTING" else Treatment(how)
    whats = ", ".join(it.lower().replace("_", "-") for it in Hindrance)
    hows = ", ".join([*(it.lower() for it in Treatment), "setting"])
    hint = _("Write one of {whats}, then = and one of {hows}.").format(whats=whats, hows=hows)
    raise Invalid(_("“{value}” is not possible here.").format(value=clean(text)), hint)


def _read_days(text: str) -> int:
    """Return a number of days, later or, with a minus, earlier. Raises Invalid."""
    typed = text.strip().replace("–", "-").replace("−", "-").removeprefix("+")
    if not typed.removeprefix("-").isdecimal() or len(typed) > 5:
        raise Invalid(
            _("“{value}” is not a number of days.").format(value=clean(text)), _("Write for example 7 or -1.")
        )
    return int(typed)


TREATMENT = Typed("treatment", _read_treatment)
DAYS = Typed("days", _read_days)


def _text(flag: str, words: Words, label: Words | None = None, **more: Any) -> Option:  # noqa: ANN401 click's own
    return option(flag, label=label or (lambda: _("WORDS")), words=words, **more)


def _typed(flag: str, kind: Typed, label: Words, words: Words, **more: Any) -> Option:  # noqa: ANN401 click's own
    return option(flag, type=kind, label=label, words=words, **more)


def _name() -> str:
    return _("NAME")


def _cancel_options(words: Words) -> list[Option]:
    return [option("--cancel", "cancels", is_flag=True, words=words), reason_option(required=False)]


@command(
    "change-courses",
    lambda: _(
        "Change many courses at once: room, leader, seats, fee …, or cancel them.\n\nShows what each becomes, which are "
        "left alone and why, what clashes and who has to be told. Everything is one deed, and one undo takes it back. "
        "A - takes a value away."
    ),
    [
        argument("codes", lambda: _("COURSE"), lambda: _("The courses’ codes; more than one."), nargs=-1),
        _typed("--term", Typed("term", terms.parse), lambda: _("TERM"), lambda: _("All courses that begin in the term.")),
        _text("--organiser", lambda: _("The organiser of record: code, name or alias."), _name),
        _text("--room", lambda: _("The room; “place: room” where several places have one of that name."), _name),
        _text("--leader", lambda: _("Who leads, instead of those who do; may be given more than once."), _name, multiple=True),
        _text("--leader-on", lambda: _("A leader who is put on."), _name),
        _text("--leader-off", lambda: _("A leader who is taken off."), _name),
        _text("--seats", lambda: _("How many can take part; - for no limit."), lambda: _("NUMBER")),
        _text("--minimum", lambda: _("How many it takes for the course to be held."), lambda: _("NUMBER")),
        _text("--language", lambda: _("The language it is held in.")),
        _text("--audience", lambda: _("Whom it is for.")),
        _text("--level", lambda: _("The level.")),
        _typed("--fee", MONEY, lambda: _("KRONOR"), lambda: _("The fee in kronor.")),
        _text("--decision-date", lambda: _("When it is decided whether the course is held."), lambda: _("DATE")),
        _typed(
            "--form", FORM, lambda: _("KIND"),
            lambda: _("Study circle, other folkbildning, cultural event or the library’s own."),
        ),
        _text("--kb-category", lambda: _("Its category in the library statistics, 101–120; without it, that of its kind.")),
        _typed(
            "--treat",
            TREATMENT,
            lambda: _("DAY=HOW"),
            lambda: _("What is done about a kind of day, such as red-day=warn; its dates follow. May be given more than once."),
            multiple=True,
        ),
        *_cancel_options(lambda: _("Cancel the courses; give a reason.")),
        DRY_RUN,
        JSON,
    ],
)  # fmt: skip
def change_courses(
    office: Office,
    *,
    codes: tuple[str, ...],
    term: terms.Term | None,
    dry_run: bool,
    as_json: bool,
    **given: Any,  # noqa: ANN401 as the options are
) -> None:
    """Change many courses."""
    with office.library() as store:
        ids = [courses.by_code(store, code).id for code in codes]
        ids += [i for i, _day in (_beginning(store, term) if term else ()) if i not in ids]
        change = CourseChange(
            values=_values(store, given),
            leader_on=_leader(store, given["leader_on"]),
            leader_off=_leader(store, given["leader_off"]),
            treatments=dict(given["treat"]),
            cancels=given["cancels"],
            reason=given["reason"],
        )
        act = bulk_courses.preview if dry_run else bulk_courses.write
        found = act(store, office.actor, ids, change)
    _say(found, dry_run=dry_run, as_json=as_json)


def _beginning(store: Store, term: terms.Term) -> list[tuple[int, date]]:
    from courses.store.terms import beginning

    return beginning(store, term.first, term.last)


def _values(store: Store, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that were named, read; "-" is nothing. Raises Invalid with all that cannot be read."""
    readers: dict[str, tuple[str, Any]] = {
        "organiser": ("organiser_id", lambda text: find.organisation(store, text).id),
        "room": ("room_id", lambda text: find.room(store, text).id),
        "seats": ("seats", lambda text: WHOLE.convert(text, None, None)),
        "minimum": ("minimum", lambda text: WHOLE.convert(text, None, None)),
        "decision_date": ("decision_date", lambda text: DAY.convert(text, None, None)),
        "kb_category": ("kb_category", str),
    }
    values: dict[str, Any] = {}
    faults: list[str] = []
    for name, (field, read) in readers.items():
        if (text := given[name]) is not None:
            try:
                values[field] = None if text.strip().casefold() in _NOTHING else read(text)
            except (Invalid, NotFound) as error:
                faults.append(f"{error.message} {error.hint}".strip())
    for name in ("language", "audience", "level"):
        if given[name] is not None:
            values[name] = "" if given[name].strip().casefold() in _NOTHING else given[name]
    values |= {name: given[name] for name in ("fee", "form") if given[name] is not None}
    if given["leader"]:
        values["leader_ids"] = tuple(find.leader(store, name).id for name in given["leader"] if name not in _NOTHING)
    if faults:
        raise Invalid("\n".join(faults))
    return values


def _leader(store: Store, name: str | None) -> int | None:
    return find.leader(store, name).id if name is not None else None


@command(
    "change-sessions",
    lambda: _(
        "Change many sessions at once, of one course or several: day, time, room, leader, or cancel them.\n\nThe first "
        "options say which sessions are meant, those from --start on what becomes of them. Sessions that are held or have "
        "marks are left alone. Everything is one deed, and one undo takes it back."
    ),
    [
        _text("--course", lambda: _("Only this course’s; may be given more than once."), lambda: _("COURSE"), multiple=True),
        option("--from", "first", type=DAY, label=lambda: _("DATE"), words=lambda: _("From this day.")),
        option("--to", "last", type=DAY, label=lambda: _("DATE"), words=lambda: _("To this day, inclusive.")),
        option(
            "--weekday", "weekdays", multiple=True, type=WEEKDAY, label=lambda: _("DAY"),
            words=lambda: _("Only on this weekday; may be given more than once."),
        ),
        _text("--room-was", lambda: _("Only in this room."), _name),
        _text("--leader-was", lambda: _("Only those that this leader leads."), _name),
        _typed("--start", TIME, lambda: _("TIME"), lambda: _("The new start; without --end the length is kept.")),
        _typed("--end", TIME, lambda: _("TIME"), lambda: _("The new end; else as before.")),
        _typed("--days", DAYS, lambda: _("NUMBER"), lambda: _("Move so many days later, or earlier with a minus.")),
        _typed("--to-weekday", WEEKDAY, lambda: _("DAY"), lambda: _("Move to another weekday of the same week.")),
        _text("--to-room", lambda: _("The new room; - for none."), _name),
        _text("--leader-on", lambda: _("A leader who is put on."), _name),
        _text("--leader-off", lambda: _("A leader who is taken off."), _name),
        *_cancel_options(lambda: _("Cancel the sessions; give a reason.")),
        DRY_RUN,
        JSON,
    ],
)  # fmt: skip
def change_sessions(
    office: Office,
    *,
    course: tuple[str, ...],
    first: date | None,
    last: date | None,
    weekdays: tuple[int, ...],
    start: time | None,
    end: time | None,
    days: int | None,
    to_weekday: int | None,
    dry_run: bool,
    as_json: bool,
    **given: Any,  # noqa: ANN401 as the options are
) -> None:
    """Change many sessions."""
    if not (course or first or last or weekdays or given["room_was"] is not None or given["leader_was"] is not None):
        raise click.UsageError(_("Say which sessions: a course, a period, a weekday, a room or a leader."))
    with office.library() as store:
        which = Which(
            course_ids=[courses.by_code(store, code).id for code in course],
            first=first,
            last=last,
            weekdays=weekdays,
            room_id=find.room(store, given["room_was"]).id if given["room_was"] is not None else None,
            leader_id=_leader(store, given["leader_was"]),
        )
        change = SessionChange(
            start=start,
            end=end,
            days=days or 0,
            weekday=to_weekday,
            room_id=_room(store, given["to_room"]),
            leader_on=_leader(store, given["leader_on"]),
            leader_off=_leader(store, given["leader_off"]),
            cancels=given["cancels"],
            reason=given["reason"],
        )
        act = bulk_sessions.preview if dry_run else bulk_sessions.write
        found = act(store, office.actor, bulk_rows.matching(store, which), change)
    _say(found, dry_run=dry_run, as_json=as_json)


def _room(store: Store, name: str | None) -> int | Keep | None:
    if name is None:
        return KEEP
    return None if name.strip().casefold() in _NOTHING else find.room(store, name).id


def _say(found: Preview, *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        out.say_json(_shape(found, is_written=not dry_run))
        return
    columns = [
        Column(_("Code")),
        Column(_("What"), least=12),
        Column(_("Becomes"), least=12),
    ]
    out.say(out.table(columns, [_row(row) for row in found.rows]))
    for row in found.changed:
        for warning in row.warnings:
            out.note(f"⚠ {row.code} {row.title}: {warning}")
    for words in found.also:
        out.note(words)
    for code, who in found.to_tell:
        out.note(_("To be told about {code}:").format(code=code))
        for it in who:
            out.note(f"  {telling.in_words(it)}")
    _say_done(found, dry_run=dry_run)


def _say_done(found: Preview, *, dry_run: bool) -> None:
    count, left = len(found.changed), len(found.rows) - len(found.changed)
    words = ngettext("{count} would change", "{count} would change", count) if dry_run else None
    words = words or ngettext("{count} is changed", "{count} are changed", count)
    alone = ngettext("{count} is left alone", "{count} are left alone", left).format(count=left)
    out.say(", ".join([words.format(count=count), alone] if left else [words.format(count=count)]))


def _row(row: BulkRow) -> Sequence[object]:
    becomes = "; ".join(f"{it.what}: {it.before or '–'} → {it.after or '–'}" for it in row.altered)
    return row.code, row.title, becomes or f"{'✗' if row.is_refused else '–'} {row.left}"


def _shape(found: Preview, *, is_written: bool) -> dict[str, object]:
    return {
        "written": is_written,
        "rows": [
            {
                "course": row.code,
                "what": row.title,
                "changed": not row.left,
                "changes": [{"field": it.key, "before": it.before, "after": it.after} for it in row.altered],
                "left": row.left or None,
                "refused": row.is_refused,
                "warnings": list(row.warnings),
            }
            for row in found.rows
        ],
        "also": list(found.also),
        "tell": [
            {"course": told.code, "name": it.name, "role": it.role, "reach": it.reach.value, "at": it.at}
            for told in found.to_tell
            for it in told.who
        ],
    }


COMMANDS = (change_courses, change_sessions)
