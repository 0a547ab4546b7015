"""Commands for print runs: all the papers that a day, a week or a course needs, in one go, and what is out of date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from courses import clock, print_labels
from courses.actions import print_piles
from courses.cli import out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, argument, command, option
from courses.cli.printing import keep, output_option, require_target
from courses.dates import day_text, parse_day, time_text
from courses.errors import Exit, Invalid
from courses.i18n import _, ngettext
from courses.model import Actor
from courses.model.paper_style import PaperKind
from courses.model.print_piles import Pile, PilePart, PileScope, PrintedPile
from courses.rules import rights
from courses.store import Store, courses
from courses.store import print_piles as queries
from courses.text import clean, fold, plain

_DAYS = {"today": 0, "idag": 0, "i dag": 0, "tomorrow": 1, "imorgon": 1, "i morgon": 1}
_WEEK = ("week", "vecka", "this week", "denna vecka")


@command(
    "run",
    lambda: _(
        "Print all that is needed: “tomorrow”, “week”, a date, or a course’s code.\n\nLists, badges, signs, handouts by the "
        "number enrolled and some to spare, certificates and forms, in the order of rooms, with a cover sheet. What was "
        "printed before and still holds is left out; --all takes it along. --list only tells what there is."
    ),
    [
        argument(
            "what",
            lambda: _("WHAT"),
            lambda: _("tomorrow, week, a date or a course’s code; else tomorrow."),
            required=False,
        ),
        option("--list", "is_list", is_flag=True, words=lambda: _("Only tell what would be printed.")),
        option("--all", "with_same", is_flag=True, words=lambda: _("Also what was printed and still holds.")),
        option(
            "--only",
            "only",
            multiple=True,
            label=lambda: _("KIND"),
            words=lambda: _("Only this kind; may be given again."),
        ),
        option(
            "--without",
            "without",
            multiple=True,
            label=lambda: _("KIND"),
            words=lambda: _("Not this kind; may be given again."),
        ),
        option("--printer", label=lambda: _("NAME"), words=lambda: _("Send it to this printer; “-” is the usual one.")),
        option("--one-sided", "is_one_sided", is_flag=True, words=lambda: _("Print on one side of each sheet.")),
        output_option(),
        JSON,
    ],
)
def run(
    office: Office,
    *,
    what: str | None,
    is_list: bool,
    with_same: bool,
    only: Sequence[str],
    without: Sequence[str],
    printer: str | None,
    is_one_sided: bool,
    target: str,
    as_json: bool,
) -> Exit | None:
    """Print what a day, a week or a course needs."""
    wanted, unwanted = frozenset(map(_kind, only)), frozenset(map(_kind, without))
    if not is_list and printer is None:
        require_target(target)
    with office.library() as store:
        now = clock.now()
        found = _pile(store, office.actor, what or "tomorrow", now)
        parts = [it for it in found.parts if (not wanted or it.kind in wanted) and it.kind not in unwanted]
        if is_list:
            _tell(found, parts, as_json=as_json)
            return None
        chosen = [it for it in parts if with_same or it.is_needed]
        return _print(store, office.actor, found, chosen, now, printer, target, is_two_sided=not is_one_sided)


def _print(
    store: Store,
    actor: Actor,
    found: Pile,
    parts: Sequence[PilePart],
    now: datetime,
    printer: str | None,
    target: str,
    *,
    is_two_sided: bool,
) -> Exit | None:
    from courses.exports import pile_press

    if not parts:
        out.note(_("Nothing new has to be printed."))
        return None
    done = pile_press.press(
        store,
        actor,
        found,
        parts,
        now,
        to_printer=None if printer is None else printer.removeprefix("-"),
        sent_to=str(Path(target).resolve()) if printer is None else "",
        is_two_sided=is_two_sided,
        tell=_progress,
        keep=partial(keep, target),
    )
    out.say(plain(print_labels.told(done.pile)))
    for line in done.missing:
        out.note(f"⚠ {plain(line)}")
    return Exit.PARTLY if done.missing else None


def _progress(done: int, every: int, coming: str) -> None:
    if coming:
        out.note(f"{done + 1}/{every} {plain(coming)}")


def _kind(text: str) -> PaperKind:
    from courses.exports import pile_papers

    wanted = fold(clean(text))
    for it in pile_papers.KINDS:
        if wanted in (it.value, fold(print_labels.kind(it))):
            return it
    there_are = ", ".join(it.value for it in pile_papers.KINDS)
    raise Invalid(
        _("“{text}” is no kind of paper.").format(text=clean(text)), _("There are {kinds}.").format(kinds=there_are)
    )


def _pile(store: Store, actor: Actor, what: str, now: datetime) -> Pile:
    """Return what is asked for. Raises Invalid for what is no day, NotFound for no course."""
    typed = fold(clean(what))
    today = now.date()
    if typed in _WEEK:
        monday = today - timedelta(days=today.weekday())
        return print_piles.pile(store, actor, now, today, monday + timedelta(days=6), PileScope.WEEK)
    day = today + timedelta(days=_DAYS[typed]) if typed in _DAYS else _day(what)
    if day is not None:
        return print_piles.pile(store, actor, now, day, day)
    return print_piles.of_course(store, actor, now, courses.by_code(store, what).id)


def _day(text: str) -> date | None:
    """Return the date that a text is; None where it is none, so that it may be a course's code."""
    try:
        return parse_day(text, clock.today())
    except Invalid:
        return None


def _tell(found: Pile, parts: Sequence[PilePart], *, as_json: bool) -> None:
    if as_json:
        out.say_json([shape(it) for it in parts])
    elif parts:
        out.say(_table(parts))
        needed = sum(it.is_needed for it in parts)
        out.note(ngettext("{count} paper is needed.", "{count} papers are needed.", needed).format(count=needed))
    else:
        out.note(_("No session needs paper on {day}.").format(day=day_text(found.first)))


def _table(parts: Sequence[PilePart]) -> str:
    columns = [
        Column(_("Room")),
        Column(_("When")),
        Column(_("Course")),
        Column(_("Paper")),
        Column(_("Copies"), is_number=True),
        Column(_("State")),
    ]
    return out.table(columns, [_cells(it) for it in parts])


def _cells(it: PilePart) -> tuple[object, ...]:
    when = " ".join(filter(None, (day_text(it.day) if it.day else "", time_text(it.start) if it.start else "")))
    state = print_labels.state(it.state)
    if it.changes:
        state = f"{state}: {'; '.join(it.changes)}"
    paper = " ".join(filter(None, (print_labels.kind(it.kind), it.subject if it.course_id is not None else "")))
    return (it.room or it.place, when, it.code or "–", paper, it.copies, state)


def shape(it: PilePart) -> dict[str, object]:
    """Return a paper of a pile as JSON has it."""
    return {
        "kind": it.kind.value,
        "course": it.code,
        "session_id": it.session_id,
        "subject": it.subject,
        "title": it.title,
        "day": it.day.isoformat() if it.day else None,
        "start": f"{it.start:%H:%M}" if it.start else None,
        "place": it.place,
        "room": it.room,
        "copies": it.copies,
        "state": it.state.value,
        "changes": list(it.changes),
        "needed": it.is_needed,
        "printed": it.printed.printed_at.isoformat() if it.printed else None,
    }


@command(
    "runs",
    lambda: _("Show the print runs made so far, the newest first: how far each came, and where it went."),
    [JSON],
)
def runs(office: Office, *, as_json: bool) -> None:
    """Show print runs."""
    with office.library() as store:
        rights.require(office.actor, rights.Right.PRINT)
        found = queries.listed(store)
    if as_json:
        out.say_json([pile_shape(it) for it in found])
    elif found:
        out.say("\n".join(plain(print_labels.told(it)) for it in found))
    else:
        out.note(_("Nothing has been printed as a run yet."))


def pile_shape(it: PrintedPile) -> dict[str, object]:
    """Return a print run as JSON has it."""
    return {
        "number": it.number,
        "scope": it.scope.value,
        "first": it.first.isoformat() if it.first else None,
        "last": it.last.isoformat() if it.last else None,
        "started_at": it.started_at.isoformat(),
        "state": it.state.value,
        "papers": it.papers,
        "printed": it.printed,
        "pages": it.pages,
        "sent_to": it.sent_to,
        "actor": it.actor,
    }


@command(
    "outdated",
    lambda: _("Show which printed papers are out of date, for the sessions of the week to come, and what has changed."),
    [JSON],
)
def outdated(office: Office, *, as_json: bool) -> None:
    """Show papers that are out of date."""
    with office.library() as store:
        found = print_piles.outdated(store, office.actor, clock.now())
    if as_json:
        out.say_json([shape(it) for it in found])
    elif found:
        out.say(_table(found))
    else:
        out.note(_("No printed paper is out of date."))


@command("printers", lambda: _("Show the printers that this computer knows, the usual one first."), [JSON])
def printers(office: Office, *, as_json: bool) -> None:
    """Show printers."""
    from courses.exports import printer

    with office.library():
        rights.require(office.actor, rights.Right.PRINT)
    found = printer.names()
    if as_json:
        out.say_json(found)
    elif any(found):
        out.say("\n".join(found))
    else:
        out.note(_("No printer is known here. Print to a file, and from your PDF viewer."))
