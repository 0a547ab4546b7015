"""Commands that print for the public and for partners: programme, poster, weekly timetable, cooperation sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Unpack

import click

from courses import clock
from courses.actions import papers_programme
from courses.cli import out, printing_handouts
from courses.cli.office import Office
from courses.cli.parts import Option, command, course_argument, group, option
from courses.cli.print_options import print_options
from courses.cli.print_runs import outdated, printers, run, runs
from courses.cli.printing import attendance_list, keep, output_option, require_target, slip
from courses.cli.printing_certificates import certificates
from courses.cli.printing_folded import folded
from courses.cli.printing_small import badges, boundary_sign, evacuation, next_step, shelf_labels, table_signs
from courses.cli.values import DAY, TERM, WEEK
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model.paper_style import PaperKind, PaperWish
from courses.rules import terms
from courses.store import courses


def _period_options() -> list[Option]:
    return [
        option(
            "--term", type=TERM, label=lambda: _("TERM"), words=lambda: _("A term, such as HT 2026; else this one.")
        ),
        option(
            "--from", "first", type=DAY, label=lambda: _("DATE"), words=lambda: _("The first day, instead of a term.")
        ),
        option("--to", "last", type=DAY, label=lambda: _("DATE"), words=lambda: _("The last day, instead of a term.")),
    ]


def _place_option() -> Option:
    return option(
        "--place",
        default="",
        label=lambda: _("PLACE"),
        words=lambda: _("Only this place or municipality, as the rooms have it."),
    )


def _period(term: terms.Term | None, first: date | None, last: date | None) -> tuple[date, date]:
    """Return the first and last day asked for. Raises Invalid for half a period or both kinds."""
    if (first is None) != (last is None) or (term and first):
        raise Invalid(_("Give either a term, or both the first and the last day."))
    if first is not None and last is not None:
        return first, last
    chosen = term or terms.of(clock.today())
    return chosen.first, chosen.last


@command(
    "programme",
    lambda: _(
        "Print the programme of a term.\n\nTwo A5 pages stand side by side on each A4; with --design folded they are "
        "ordered for printing on both sides, folding and stapling. Nothing cancelled is in it."
    ),
    [
        *_period_options(),
        _place_option(),
        option(
            "--by",
            type=click.Choice(papers_programme.ORDERS),
            default="place",
            words=lambda: _("What its parts are: places, months, weekdays, kinds, whom it is for, or levels."),
        ),
        *print_options(PaperKind.PROGRAMME),
        output_option(),
    ],
)
def programme(
    office: Office,
    *,
    term: terms.Term | None,
    first: date | None,
    last: date | None,
    place: str,
    by: str,
    target: str,
    **wish: Unpack[PaperWish],
) -> None:
    """Print a programme."""
    from courses.exports import print_shop

    require_target(target)
    begin, end = _period(term, first, last)
    with office.library() as store:
        printed = print_shop.programme(store, office.actor, clock.now(), begin, end, place=place, by=by, **wish)
    keep(target, printed)


@command(
    "poster",
    lambda: _("Print a poster of a course or series, with a square code to the library’s page where that is set."),
    [
        course_argument(),
        *print_options(PaperKind.POSTER),
        output_option(),
    ],
)
def poster(office: Office, *, code: str, target: str, **wish: Unpack[PaperWish]) -> None:
    """Print a poster."""
    from courses.exports import print_shop

    require_target(target)
    with office.library() as store:
        course = courses.by_code(store, code)
        printed = print_shop.poster(store, office.actor, course.id, clock.now(), **wish)
    keep(target, printed)


@command(
    "timetable",
    lambda: _(
        "Print who helps with what, and when, at one place.\n\nWithout a week or term it is this week; with a term or "
        "period it is what an ordinary week of it looks like."
    ),
    [
        _place_option(),
        option(
            "--week",
            type=WEEK,
            label=lambda: _("WEEK"),
            words=lambda: _("A week, such as 2026-W48, v 48 or a date in it."),
        ),
        *_period_options(),
        *print_options(PaperKind.TIMETABLE),
        output_option(),
    ],
)
def timetable(
    office: Office,
    *,
    place: str,
    week: date | None,
    term: terms.Term | None,
    first: date | None,
    last: date | None,
    target: str,
    **wish: Unpack[PaperWish],
) -> None:
    """Print a timetable."""
    from courses.exports import print_shop

    require_target(target)
    is_typical = bool(term or first or last)
    if week and is_typical:
        raise Invalid(_("Give either a week or a period."))
    with office.library() as store:
        if is_typical:
            begin, end = _period(term, first, last)
            printed = print_shop.typical_week(store, office.actor, clock.now(), place, begin, end, **wish)
        else:
            printed = print_shop.timetable(store, office.actor, clock.now(), place, week or clock.today(), **wish)
    keep(target, printed)


@command(
    "cooperation",
    lambda: _("Print a course’s cooperation sheet, for the partners to sign."),
    [course_argument(), *print_options(PaperKind.COOPERATION), output_option()],
)
def cooperation(office: Office, *, code: str, target: str, **wish: Unpack[PaperWish]) -> None:
    """Print a cooperation sheet."""
    from courses.exports import print_shop

    require_target(target)
    with office.library() as store:
        course = courses.by_code(store, code)
        printed = print_shop.cooperation(store, office.actor, course.id, clock.now(), **wish)
    keep(target, printed)


@command(
    "evaluation",
    lambda: _(
        "Print a course’s evaluation form, for the participants to fill in without their names.\n\nIts questions stand in "
        "its template, which can be changed. With --fillable it is filled in on a screen and sent by e-mail."
    ),
    [
        course_argument(),
        option("--fillable", "is_fillable", is_flag=True, words=lambda: _("To be filled in on a screen.")),
        option(
            "--for-participants",
            "is_in_theirs",
            is_flag=True,
            words=lambda: _("One file for each language that the participants read, into a folder."),
        ),
        *print_options(PaperKind.EVALUATION),
        output_option(),
    ],
)
def evaluation(
    office: Office, *, code: str, is_fillable: bool, is_in_theirs: bool, target: str, **wish: Unpack[PaperWish]
) -> None:
    """Print an evaluation form."""
    from courses.exports import print_shop

    require_target(target)
    if is_in_theirs and wish.get("language"):
        raise Invalid(_("Give either a language, or ask for those of the participants."))
    if is_in_theirs and not Path(target).is_dir():
        raise Invalid(_("There are several files: -o is a folder."))
    with office.library() as store:
        course, now = courses.by_code(store, code), clock.now()
        if not is_in_theirs:
            keep(target, print_shop.evaluation(store, office.actor, course.id, now, is_fillable=is_fillable, **wish))
            return
        made = print_shop.evaluations(store, office.actor, course.id, now, is_fillable=is_fillable, **wish)
    for printed, count in made:
        keep(target, printed)
        out.note(ngettext("for {count} participant", "for {count} participants", count).format(count=count))


@command(
    "call-list",
    lambda: _("Print who is to be called, about one course or all to come, with boxes to tick."),
    [course_argument(required=False), *print_options(PaperKind.CALL_LIST), output_option()],
)
def call_list(office: Office, *, code: str | None, target: str, **wish: Unpack[PaperWish]) -> None:
    """Print a call list."""
    from courses.exports import print_shop

    require_target(target)
    with office.library() as store:
        course_id = courses.by_code(store, code).id if code else None
        printed = print_shop.call_list(store, office.actor, clock.now(), course_id, **wish)
    keep(target, printed)


print_group: click.Command = group(
    "print",
    lambda: _("Print lists, certificates, programmes, posters and timetables as PDF."),
    run,
    runs,
    outdated,
    printers,
    attendance_list,
    certificates,
    slip,
    programme,
    poster,
    timetable,
    cooperation,
    evaluation,
    call_list,
    *printing_handouts.COMMANDS,
    folded,
    badges,
    table_signs,
    evacuation,
    shelf_labels,
    boundary_sign,
    next_step,
)
COMMANDS = (print_group,)
