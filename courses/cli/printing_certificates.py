"""The command that prints certificates: all in one file, one each, in a zip, for the post; and takes one back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from courses import absence_labels, clock
from courses.actions import due
from courses.cli import find, out
from courses.cli.office import Office
from courses.cli.parts import command, course_argument, option
from courses.cli.print_options import print_options
from courses.cli.printing import require_folder, write
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model import Printed
from courses.model.certificates import CertificateWish, Sent, Sorting
from courses.model.paper_style import PaperKind, PaperWish
from courses.store import courses, people

if TYPE_CHECKING:
    from courses.exports.certificate_press import Pressed


@command(
    "certificates",
    lambda: _(
        "Print the certificates due in a course.\n\nA file name ending in .pdf takes them all, a page each; one ending in "
        ".zip a file for each person; anything else is a folder that gets a file for each person. The same certificate "
        "printed again is the same paper; one whose content has changed keeps its number and is a new issue.\n\n"
        "--to post takes only those without an e-mail address, each with a page for a window envelope before it."
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
            "--to",
            "sent",
            type=click.Choice([it.value for it in Sent]),
            default=Sent.ALL.value,
            words=lambda: _("Only those that go by post, or those that can go by mail."),
        ),
        option(
            "--sort",
            "sorting",
            type=click.Choice([it.value for it in Sorting]),
            default=Sorting.NAME.value,
            words=lambda: _("In which order they lie, as for putting them into envelopes."),
        ),
        option(
            "--archive",
            "is_archive",
            is_flag=True,
            words=lambda: _("As files to be kept for ever (PDF/A-2a)."),
        ),
        *print_options(PaperKind.CERTIFICATE),
        option(
            "--take-back",
            label=lambda: _("PERSON"),
            words=lambda: _("Print nothing: take back this person’s, which is not due any more."),
        ),
        option(
            "--reason",
            label=lambda: _("WORDS"),
            words=lambda: _("Why it is taken back; who checks the paper is told."),
        ),
    ],
)
def certificates(
    office: Office,
    *,
    code: str,
    target: str,
    person: str | None,
    sent: str,
    sorting: str,
    is_archive: bool,
    take_back: str | None,
    reason: str | None,
    **wish: Unpack[PaperWish],
) -> None:
    """Print certificates, or take one back."""
    if reason is not None and take_back is None:
        raise Invalid(_("--reason belongs to --take-back."))
    if take_back is not None:
        _take_back(office, code, take_back, reason or "")
        return
    about = CertificateWish(None, Sent(sent), Sorting(sorting), is_archive=is_archive)
    _print(office, code, target, person, about, wish)


def _print(office: Office, code: str, target: str, person: str | None, about: CertificateWish, wish: PaperWish) -> None:
    from courses.exports import certificate_press

    path = Path(target)
    ending = "" if path.is_dir() else path.suffix.lower()
    is_folder = ending not in (".pdf", ".zip")
    require_folder(path if is_folder else path.parent, create=is_folder)
    with office.library() as store:
        course = courses.by_code(store, code)
        if person is not None:
            about = replace(about, person_id=people.find(store, office.actor, person).id)
        pressed = certificate_press.press(store, office.actor, course.id, clock.now(), about, **wish)
        doubt = absence_labels.not_entered(due.of_course(store, office.actor, course.id, clock.now()))
    files = _files(pressed, ending, is_one=person is not None)
    for printed in files:
        write(path / printed.file_name if is_folder else path, printed)
    count = len(pressed.papers)
    out.say(f"{path}: " + ngettext("{count} certificate", "{count} certificates", count).format(count=count))
    for line in (*pressed.left, *([doubt] if doubt else [])):
        out.note(line)


def _files(pressed: Pressed, ending: str, *, is_one: bool) -> list[Printed]:
    if ending == ".zip":
        return [pressed.zipped()]
    return [pressed.one_file()] if ending == ".pdf" or is_one else pressed.files()


def _take_back(office: Office, code: str, person: str, reason: str) -> None:
    from courses.actions import certificates as deeds

    with office.library() as store:
        course = courses.by_code(store, code)
        who = find.participant(store, office.actor, course.id, person)
        number = deeds.withdraw(store, office.actor, course.id, who.person_id, reason=reason)
    out.say(_("{number}: taken back").format(number=number))
