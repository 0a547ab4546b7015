"""Commands that print: attendance lists and certificates, as PDF files that only their owner can read.

The papers for the public are made in `printing_public`.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Unpack

import click

from courses import absence_labels, clock
from courses.actions import due
from courses.cli import find, out
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
    "certificates",
    lambda: _(
        "Print the certificates due in a course.\n\nA file name ending in .pdf takes them all, a page each; "
        "anything else is a folder that gets a file for each person."
    ),
    [
        course_argument(),
        option(
            "-o",
            "--output",
            "target",
            type=click.Path(),
            default=".",
            label=lambda: _("FILE|FOLDER"),
            words=lambda: _("The file or folder to write; else a file each in the folder you are in."),
        ),
        option(
            "--person",
            label=lambda: _("PERSON"),
            words=lambda: _("Only this person’s."),
        ),
        option(
            "--take-back",
            label=lambda: _("PERSON"),
            words=lambda: _("Print nothing: take back this person’s, which is not due any more."),
        ),
    ],
)
def certificates(office: Office, *, code: str, target: str, person: str | None, take_back: str | None) -> None:
    """Print certificates, or take one back."""
    from courses.exports import print_shop

    if take_back is not None:
        _take_back(office, code, take_back)
        return
    path = Path(target)
    is_folder = path.is_dir() or not target.lower().endswith(".pdf")
    _require_folder(path if is_folder else path.parent, create=is_folder)
    with office.library() as store:
        course = courses.by_code(store, code)
        only = people.find(store, office.actor, person).id if person is not None else None
        now = clock.now()
        if is_folder and only is None:
            files = print_shop.certificate_files(store, office.actor, course.id, now)
        else:
            files = [print_shop.certificates(store, office.actor, course.id, now, only)]
        doubt = absence_labels.not_entered(due.of_course(store, office.actor, course.id, now))
    for printed in files:
        _write(path / printed.file_name if is_folder else path, printed)
    count = sum(printed.pages for printed in files)
    out.say(f"{path}: " + ngettext("{count} certificate", "{count} certificates", count).format(count=count))
    if doubt:
        out.note(doubt)


def _take_back(office: Office, code: str, person: str) -> None:
    from courses.actions import certificates as deeds

    with office.library() as store:
        course = courses.by_code(store, code)
        who = find.participant(store, office.actor, course.id, person)
        number = deeds.withdraw(store, office.actor, course.id, who.person_id)
    out.say(_("{number}: taken back").format(number=number))


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
        output_option(),
    ],
)
def slip(office: Office, *, code: str, persons: tuple[str, ...], target: str) -> None:
    """Print slips."""
    from courses.exports import print_shop

    require_target(target)
    with office.library() as store:
        course = courses.by_code(store, code)
        whom = [people.find(store, office.actor, one).id for one in persons]
        printed = print_shop.slips(store, office.actor, course.id, whom, clock.now())
    keep(target, printed)


def require_target(target: str) -> None:
    """See, before anything is made, that `target` is a folder to write in or stands in one. Raises Invalid, OSError."""
    folder = Path(target) if _is_folder(target) else Path(target).parent
    _require_folder(folder, create=target.endswith(("/", os.sep)))


def keep(target: str, printed: Printed) -> None:
    """Write a paper to the file or into the folder, and say where it is. Raises Invalid, OSError."""
    path = Path(target) / printed.file_name if _is_folder(target) else Path(target)
    _write(path, printed)
    out.say(f"{path} ({_pages(printed)})")


def _is_folder(target: str) -> bool:
    return target.endswith(("/", os.sep)) or Path(target).is_dir()


def _require_folder(folder: Path, *, create: bool) -> None:
    """See, before anything is printed and numbered, that there is a folder to write in. Raises Invalid, OSError."""
    if create:
        folder.mkdir(parents=True, exist_ok=True)
    if not folder.is_dir():
        raise Invalid(_("There is no folder {folder}.").format(folder=folder), _("Make it first."))
    if not os.access(folder, os.W_OK):
        raise Invalid(_("The folder {folder} cannot be written in.").format(folder=folder))


def _write(path: Path, printed: Printed) -> None:
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
