"""Commands that print handouts: one, in one language or two, by the number enrolled, and a course's booklet."""

from __future__ import annotations

from typing import Unpack

import click

from courses import clock
from courses.actions import print_piles
from courses.actions.papers_handouts import HandoutWish
from courses.cli import find, out
from courses.cli.handouts import handout_argument
from courses.cli.office import Office
from courses.cli.parts import Option, command, course_argument, option
from courses.cli.print_options import LANGUAGE, print_options
from courses.cli.printing import keep, output_option, require_target
from courses.cli.values import Typed, read_whole
from courses.errors import Invalid
from courses.i18n import _
from courses.model import Printed
from courses.model.handouts import Device
from courses.model.paper_style import PaperKind, PaperWish
from courses.store import Store, courses, handouts
from courses.text import plain


def _device() -> Option:
    return option(
        "--device",
        type=click.Choice([it.value for it in Device], case_sensitive=False),
        words=lambda: _("Only the steps for this device; else for all, one after another."),
    )


@command(
    "handout",
    lambda: _(
        "Print a handout.\n\nWith --course it is made in as many copies as there are people enrolled and some to spare, "
        "each in the language that they read, as one file; with --copies in so many. Without either it is one copy."
    ),
    [
        handout_argument(),
        *print_options(PaperKind.HANDOUT),
        option(
            "--second-language",
            "beside",
            type=LANGUAGE,
            label=lambda: _("LANGUAGE"),
            words=lambda: _("Another language side by side with it."),
        ),
        _device(),
        option(
            "--copies",
            type=Typed("copies", read_whole),
            label=lambda: _("NUMBER"),
            words=lambda: _("So many copies in one file, each beginning on a sheet of its own."),
        ),
        option("--course", "code", label=lambda: _("COURSE"), words=lambda: _("For a course: by the number enrolled.")),
        option(
            "--session",
            label=lambda: _("SESSION"),
            words=lambda: _("With --course: for this session; else for the next one."),
        ),
        output_option(),
    ],
)
def handout(
    office: Office,
    *,
    handout: str,
    beside: str | None,
    device: str | None,
    copies: int | None,
    code: str | None,
    session: str | None,
    target: str,
    **wish: Unpack[PaperWish],
) -> None:
    """Print a handout."""
    from courses.exports import handout_papers

    require_target(target)
    if session and not code:
        raise Invalid(_("A session needs its course."), _("Give --course too."))
    if copies is not None and not 1 <= copies <= 500:
        raise Invalid(_("There can be 1 to 500 copies."))
    with office.library() as store:
        language = wish.get("language") or ""
        what = HandoutWish(language, beside or "", Device(device) if device else None)
        course_id = courses.by_code(store, code).id if code else None
        if course_id is not None and copies is None and not (language or beside or device):
            _by_number(office, store, handout, course_id, session, target, wish)
            return
        printed = handout_papers.handout(store, office.actor, handout, clock.now(), what, course_id=course_id, **wish)
    keep(target, handout_papers.copied(printed, copies) if copies else printed)


def _by_number(
    office: Office,
    store: Store,
    handout: str,
    course_id: int,
    session: str | None,
    target: str,
    wish: PaperWish,
) -> None:
    """Print as many copies as a session needs, in the languages that are read there."""
    from courses.exports import handout_papers

    now = clock.now()
    row = handouts.row(store, now.date(), handout)
    session_id = find.session(store, course_id, session, now).id if session else None
    found = print_piles.of_handout(store, office.actor, now, row.code, course_id, session_id)
    run = handout_papers.by_number(store, office.actor, found, now, **wish)
    for part in found.parts:
        out.note(f"{plain(part.subject)}: {part.copies} " + _("copies"))
    keep(target, Printed(run.file_name, run.content, run.pages))


@command(
    "booklet",
    lambda: _("Print the handouts of a course as one booklet, with a cover and a table of contents."),
    [
        course_argument(),
        *print_options(PaperKind.BOOKLET),
        _device(),
        option(
            "--for-folding",
            "is_folded",
            is_flag=True,
            words=lambda: _("Order the pages two on a sheet, to be printed on both sides, folded and stapled."),
        ),
        output_option(),
    ],
)
def booklet(
    office: Office, *, code: str, device: str | None, is_folded: bool, target: str, **wish: Unpack[PaperWish]
) -> None:
    """Print a course's booklet."""
    from courses.exports import handout_papers, imposition

    require_target(target)
    with office.library() as store:
        course = courses.by_code(store, code)
        what = HandoutWish(wish.get("language") or "", device=Device(device) if device else None)
        printed = handout_papers.booklet(store, office.actor, course.id, clock.now(), what, **wish)
    keep(target, handout_papers.folded(printed) if is_folded else printed)
    if is_folded:
        out.note(imposition.hint(imposition.Fold.BOOKLET))


COMMANDS = (handout, booklet)
