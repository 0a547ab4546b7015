"""Commands that bring messages out of the program: letters as PDF, e-mails as files and links, and to the mail server."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Unpack

import click

from courses import clock
from courses.actions import journal, sending
from courses.cli import files, out
from courses.cli.office import Office
from courses.cli.parts import Argument, argument, command, option
from courses.cli.print_options import print_options
from courses.cli.printing import keep, output_option, require_target
from courses.cli.values import WHOLE
from courses.errors import Exit, Invalid
from courses.i18n import _, ngettext, pgettext
from courses.model import Actor, ContactWay
from courses.model.messages import Message, MessageStatus
from courses.model.paper_style import PaperKind, PaperWish
from courses.store import Store, courses, options
from courses.store import messages as queries
from courses.store.messages import Wanted

_FILE_STATUSES = frozenset({MessageStatus.DRAFT, MessageStatus.QUEUED, MessageStatus.FAILED})


def _numbers() -> Argument:
    return argument(
        "numbers",
        lambda: _("NUMBER..."),
        lambda: _("The messages’ numbers; else all that wait."),
        type=WHOLE,
        nargs=-1,
        required=False,
    )


_COURSE = option("--course", label=lambda: _("COURSE"), words=lambda: _("Only about this course."))


def _waiting(
    store: Store,
    actor: Actor,
    way: ContactWay,
    numbers: tuple[int, ...],
    course: str | None,
    statuses: frozenset[MessageStatus],
) -> list[Message]:
    """Return the messages named, else all of a way that stand so, the earliest made first."""
    if numbers:
        return [queries.get(store, actor, it) for it in numbers]
    course_id = courses.by_code(store, course).id if course else None
    found = queries.listed(store, actor, Wanted(statuses, frozenset({way}), course_id=course_id))
    return sorted(found, key=lambda it: it.id)


@command(
    "print",
    lambda: _("Print letters that wait as one PDF, for window envelopes, and note them as printed."),
    [_numbers(), _COURSE, *print_options(PaperKind.LETTER), output_option()],
)
def print_command(
    office: Office, *, numbers: tuple[int, ...], course: str | None, target: str, **wish: Unpack[PaperWish]
) -> Exit | None:
    """Print letters."""
    from courses.exports import print_shop

    require_target(target)
    with office.library() as store:
        found = _waiting(store, office.actor, ContactWay.LETTER, numbers, course, frozenset({MessageStatus.DRAFT}))
        run = print_shop.letters(store, office.actor, [it.id for it in found], clock.now(), **wish)
    keep(target, run.printed)
    for reason in run.left:
        out.note(reason)
    return Exit.PARTLY if run.left else None


@command(
    "eml",
    lambda: _(
        "Write e-mails that wait as .eml files, which mail programs open as drafts, and note them as done.\n\nA name "
        "ending in .zip takes them all; anything else is a folder. What was queued no longer goes by itself."
    ),
    [
        _numbers(),
        _COURSE,
        option(
            "-o",
            "--output",
            "target",
            type=click.Path(),
            default=".",
            label=lambda: _("FILE|FOLDER"),
            words=lambda: _("The zip file, or the folder that gets a file for each; else the folder you are in."),
        ),
    ],
)
def eml(office: Office, *, numbers: tuple[int, ...], course: str | None, target: str) -> None:
    """Write e-mails as files."""
    is_zip = target.lower().endswith(".zip")
    files.target(target if is_zip else f"{target}{os.sep}", force=False)
    with office.library() as store:
        found = _waiting(store, office.actor, ContactWay.EMAIL, numbers, course, _FILE_STATUSES)
        made = _drafts(store, found)
        sending.done(store, office.actor, [it.id for it in found], clock.now())
        try:
            _write(Path(target), made, is_zip=is_zip)
        except OSError:
            journal.undo(store, office.actor)  # noted first, so that nothing goes both ways; nothing was handed over
            raise
    count = ngettext("{count} e-mail", "{count} e-mails", len(made)).format(count=len(made))
    out.say(f"{target}: {count}")


def _drafts(store: Store, found: list[Message]) -> list[tuple[str, bytes]]:
    """Return a file for each e-mail. Raises Invalid, also for none."""
    from courses.exports import mail

    if not found:
        raise Invalid(_("There is no e-mail to write."))
    wrong = [it.name for it in found if it.way is not ContactWay.EMAIL or it.is_protected]
    if wrong:
        raise Invalid(_("Not an e-mail: {names}.").format(names=", ".join(wrong)))
    sender = options.get(store, "smtp.from") or options.get(store, "library.email")
    library = options.get(store, "library.name")
    return [(mail.file_name(it), mail.draft_file(it, sender, library, clock.now())) for it in found]


def _write(target: Path, made: list[tuple[str, bytes]], *, is_zip: bool) -> None:
    from courses.exports import mail

    if is_zip:
        files.write(target, mail.zipped(made), is_private=True)
        return
    for name, content in made:
        files.write(target / name, content, is_private=True)


@command(
    "mailto",
    lambda: _("Write a mailto: link of an e-mail, to be opened in a mail program."),
    [argument("number", lambda: pgettext("which", "NUMBER"), lambda: _("The message’s number."), type=WHOLE)],
)
def mailto(office: Office, *, number: int) -> None:
    """Write a link."""
    from courses.exports import mail

    with office.library() as store:
        it = queries.get(store, office.actor, number)
    out.say(mail.link(it))


@command(
    "send",
    lambda: _(
        "Send the queued e-mails whose time has come; to be run by cron every few minutes.\n\nGiven numbers go at once. "
        "None is ever sent twice: where the line breaks in the middle, the message is left as unsure and told."
    ),
    [_numbers()],
)
def send(office: Office, *, numbers: tuple[int, ...]) -> Exit | None:
    """Send e-mails."""
    from courses.exports import post_office

    with office.library() as store:
        if numbers:
            sending.queue(store, office.actor, numbers, clock.now(), at_once=True)
        sent = post_office.send_due(store, office.actor, clock.now, only=numbers or None)
    out.say(sent.words)
    return Exit.PARTLY if sent.failed or sent.unsure or sent.waiting else None
