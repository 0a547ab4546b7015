"""Commands that print: attendance lists and certificates, as PDF files that only their owner can read.

The papers for the public are made in `printing_public`.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Unpack

import click

from courses import clock
from courses.cli import out
from courses.cli.office import Office
from courses.cli.parts import Option, argument, command, course_argument, option
from courses.cli.print_options import print_options
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model import Printed
from courses.model.paper_style import PaperKind, PaperWish
from courses.store import courses, people


def output_option() -> Option:
    """Return the option that says where the file goes."""
    return option(
        "-o",
        "--output",
        "target",
        type=click.Path(),
        default=".",
        label=lambda: _("FILE"),
        words=lambda: _("The file to write, or a folder to put it in; else the folder you are in."),
    )


@command(
    "attendance-list",
    lambda: _("Print a course’s attendance list."),
    [
        course_argument(),
        *print_options(PaperKind.ATTENDANCE_LIST),
        output_option(),
    ],
)
def attendance_list(office: Office, *, code: str, target: str, **wish: Unpack[PaperWish]) -> None:
    """Print an attendance list."""
    from courses.exports import print_shop

    require_target(target)
    with office.library() as store:
        course = courses.by_code(store, code)
        printed = print_shop.attendance_list(store, office.actor, course.id, clock.now(), **wish)
    keep(target, printed)


@command(
    "slip",
    lambda: _("Print the slip that a person takes home: course, dates, and where they stand."),
    [
        course_argument(),
        argument(
            "persons",
            lambda: _("PERSON …"),
            lambda: _("Who gets one: key, or words that find just one."),
            nargs=-1,
            required=True,
        ),
        *print_options(PaperKind.SLIP),
        output_option(),
    ],
)
def slip(office: Office, *, code: str, persons: tuple[str, ...], target: str, **wish: Unpack[PaperWish]) -> None:
    """Print slips."""
    from courses.exports import print_shop

    require_target(target)
    with office.library() as store:
        course = courses.by_code(store, code)
        whom = [people.find(store, office.actor, one).id for one in persons]
        printed = print_shop.slips(store, office.actor, course.id, whom, clock.now(), **wish)
    keep(target, printed)


def require_target(target: str) -> None:
    """See, before anything is made, that `target` is a folder to write in or stands in one. Raises Invalid, OSError."""
    folder = Path(target) if _is_folder(target) else Path(target).parent
    require_folder(folder, create=target.endswith(("/", os.sep)))


def keep(target: str, printed: Printed) -> None:
    """Write a paper to the file or into the folder, and say where it is. Raises Invalid, OSError."""
    path = Path(target) / printed.file_name if _is_folder(target) else Path(target)
    write(path, printed)
    out.say(f"{path} ({_pages(printed)})")


def _is_folder(target: str) -> bool:
    return target.endswith(("/", os.sep)) or Path(target).is_dir()


def require_folder(folder: Path, *, create: bool) -> None:
    """See, before anything is printed and numbered, that there is a folder to write in. Raises Invalid, OSError."""
    if create:
        folder.mkdir(parents=True, exist_ok=True)
    if not folder.is_dir():
        raise Invalid(_("There is no folder {folder}.").format(folder=folder), _("Make it first."))
    if not os.access(folder, os.W_OK):
        raise Invalid(_("The folder {folder} cannot be written in.").format(folder=folder))


def write(path: Path, printed: Printed) -> None:
    """Write a paper whole or not at all, readable by its owner only."""
    if path.is_dir():
        raise Invalid(_("{path} is a folder.").format(path=path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".kursverkstad-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(printed.content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _pages(printed: Printed) -> str:
    return ngettext("{count} page", "{count} pages", printed.pages).format(count=printed.pages)
