"""Commands that print small things: badges, table signs, the evacuation list, labels for shelves, the sign, the card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Unpack

import click

from courses import clock
from courses.cli import find
from courses.cli.office import Office
from courses.cli.parts import Argument, Option, argument, command, course_argument, option
from courses.cli.print_options import print_options
from courses.cli.printing import keep, output_option, require_target
from courses.cli.values import DAY
from courses.i18n import _
from courses.model import Printed
from courses.model.paper_style import PaperKind, PaperWish
from courses.store import Store, courses


def _whose() -> list[Argument | Option]:
    return [
        argument(
            "persons",
            lambda: _("PERSON …"),
            lambda: _("Only these: key, or words that find just one; else all, the leaders too."),
            nargs=-1,
        ),
        option("--without-leaders", "is_bare", is_flag=True, words=lambda: _("None for the leaders.")),
    ]


def _ids(store: Store, office: Office, course_id: int, persons: tuple[str, ...]) -> list[int] | None:
    return [find.participant(store, office.actor, course_id, it).person_id for it in persons] or None


@command(
    "badges",
    lambda: _(
        "Print the name badges of a course, to be cut apart; a protected person’s name is left to write by hand."
    ),
    [course_argument(), *_whose(), *print_options(PaperKind.NAME_BADGES), output_option()],
)
def badges(
    office: Office, *, code: str, persons: tuple[str, ...], is_bare: bool, target: str, **wish: Unpack[PaperWish]
) -> None:
    """Print name badges."""
    from courses.exports import print_small

    _print(office, print_small.name_badges, code, persons, target, with_leaders=not is_bare, **wish)


@command(
    "table-signs",
    lambda: _("Print the table signs of a course, a sheet each, to be folded in the middle."),
    [course_argument(), *_whose(), *print_options(PaperKind.TABLE_SIGNS), output_option()],
)
def table_signs(
    office: Office, *, code: str, persons: tuple[str, ...], is_bare: bool, target: str, **wish: Unpack[PaperWish]
) -> None:
    """Print table signs."""
    from courses.exports import print_small

    _print(office, print_small.table_signs, code, persons, target, with_leaders=not is_bare, **wish)


def _print(
    office: Office, make: Callable[..., Printed], code: str, persons: tuple[str, ...], target: str, **how: object
) -> None:
    require_target(target)
    with office.library() as store:
        course = courses.by_code(store, code)
        whose = _ids(store, office, course.id, persons)
        printed = make(store, office.actor, course.id, clock.now(), person_ids=whose, **how)
    keep(target, printed)


@command(
    "evacuation",
    lambda: _("Print who is expected in the house on a day, room by room, for the evacuation folder."),
    [
        option("--day", type=DAY, label=lambda: _("DATE"), words=lambda: _("The day; else today.")),
        option(
            "--place",
            default="",
            label=lambda: _("PLACE"),
            words=lambda: _("Only this place or municipality, as the rooms have it."),
        ),
        *print_options(PaperKind.EVACUATION_LIST),
        output_option(),
    ],
)
def evacuation(office: Office, *, day: date | None, place: str, target: str, **wish: Unpack[PaperWish]) -> None:
    """Print the evacuation list."""
    from courses.exports import print_small

    require_target(target)
    with office.library() as store:
        now = clock.now()
        printed = print_small.evacuation_list(store, office.actor, now, day or now.date(), place, **wish)
    keep(target, printed)


@command(
    "shelf-labels",
    lambda: _(
        "Print labels for shelves and boxes: for handouts, all on the shelf unless some are named, and for courses."
    ),
    [
        argument("codes", lambda: _("HANDOUT …"), lambda: _("Handouts by code or title."), nargs=-1),
        option(
            "--course",
            "course_codes",
            multiple=True,
            label=lambda: _("CODE"),
            words=lambda: _("A course’s shelf or box; may be given several times."),
        ),
        option(
            "--sheet",
            default="2x7",
            label=lambda: _("SHEET"),
            words=lambda: _("The sheet of labels: 2x7 or 3x8."),
        ),
        option(
            "--first",
            type=click.IntRange(min=1),
            default=1,
            label=lambda: _("NUMBER"),
            words=lambda: _("The label to begin at, row by row, where the sheet has been used before."),
        ),
        *print_options(PaperKind.SHELF_LABELS),
        output_option(),
    ],
)
def shelf_labels(
    office: Office,
    *,
    codes: tuple[str, ...],
    course_codes: tuple[str, ...],
    sheet: str,
    first: int,
    target: str,
    **wish: Unpack[PaperWish],
) -> None:
    """Print labels for shelves."""
    from courses.exports import print_small

    require_target(target)
    with office.library() as store:
        printed = print_small.shelf_labels(
            store,
            office.actor,
            clock.now(),
            handout_codes=codes,
            course_ids=[courses.by_code(store, it).id for it in course_codes],
            sheet=sheet,
            first=first,
            **wish,
        )
    keep(target, printed)


@command(
    "boundary-sign",
    lambda: _("Print the sign of what the library helps with, and what not. Its lists are changed as a template."),
    [*print_options(PaperKind.BOUNDARY_SIGN), output_option()],
)
def boundary_sign(office: Office, *, target: str, **wish: Unpack[PaperWish]) -> None:
    """Print the boundary sign."""
    from courses.exports import print_small

    require_target(target)
    with office.library() as store:
        printed = print_small.boundary_sign(store, office.actor, clock.now(), **wish)
    keep(target, printed)


@command(
    "next-step",
    lambda: _(
        "Print the card for the end of a course: what was done, what to practise, the next courses and open hours."
    ),
    [course_argument(), *print_options(PaperKind.NEXT_STEP), output_option()],
)
def next_step(office: Office, *, code: str, target: str, **wish: Unpack[PaperWish]) -> None:
    """Print the next-step card."""
    from courses.exports import print_small

    require_target(target)
    with office.library() as store:
        course = courses.by_code(store, code)
        printed = print_small.next_step(store, office.actor, course.id, clock.now(), **wish)
    keep(target, printed)
