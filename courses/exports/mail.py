"""E-mails as other programs take them: an .eml file each, a zip of them, a mailto: link. From values alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote

from courses import clock
from courses.errors import Invalid
from courses.i18n import _
from courses.model.messages import Message
from courses.rules import reaching
from courses.rules.languages import EASY, RIGHT_TO_LEFT, steady_numbers
from courses.text import clean, fold, plain

_POLICY = SMTP.clone(cte_type="7bit")
"""So that every mail server takes it."""
_LONGEST_LINK = 2000
"""Letters of a mailto: link that mail programs take."""


def email(it: Message, sender: str, library: str, now: datetime) -> EmailMessage:
    """Return a message as an e-mail in UTF-8. Raises Invalid for an address that is none.

    The same message always has the same Message-ID, so that a mail server that gets it twice can see that.
    """
    for address in (sender, it.address):
        if not reaching.is_email(address):
            raise Invalid(
                _("“{address}” is not an e-mail address.").format(address=plain(address) or "–"),
                _("Settings has the address that e-mails come from; a person’s own is in their form."),
            )
    made = EmailMessage(policy=_POLICY)
    made["From"] = Address(_phrase(library), addr_spec=sender)
    made["To"] = Address(_phrase(it.name), addr_spec=it.address)
    made["Subject"] = plain(it.subject)
    made["Date"] = format_datetime(clock.to_utc(now))
    made["Message-ID"] = f"<{it.batch or 'kursverkstad'}.{it.id}@{sender.rpartition('@')[2]}>"
    made.set_content(_body(it), charset="utf-8")
    if it.language:
        made["Content-Language"] = "sv" if it.language == EASY else it.language
    return made


def _phrase(name: str) -> str:
    """Return a name as it may stand in a header: one line without anything that acts on it."""
    return clean(plain(name), length=120)


def _body(it: Message) -> str:
    """Return the text; a right-to-left language begins with a mark that says so to programs that look no further."""
    text = "\n".join(map(plain, it.body.split("\n")))
    return f"\u200f{steady_numbers(text)}\n" if it.language in RIGHT_TO_LEFT else f"{text}\n"


def draft_file(it: Message, sender: str, library: str, now: datetime) -> bytes:
    """Return an .eml file that mail programs open as a draft to be sent. Raises Invalid."""
    made = email(it, sender, library, now)
    made["X-Unsent"] = "1"
    return made.as_bytes()


def file_name(it: Message) -> str:
    """Return a safe name for a message's file, such as "12-sto-601-ebba-ek.eml"."""
    words = "".join(
        char if char.isalnum() and char.isascii() else " " for char in fold(f"{it.course} {it.name}")
    ).split()
    return f"{it.id}-{'-'.join(words)[:50].strip('-') or 'message'}.eml"


def zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Return files as one zip; the same files give the same bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return held.getvalue()


def link(it: Message) -> str:
    """Return a mailto: link with the whole message. Raises Invalid for an address that is none, or a text too long for one."""
    if not reaching.is_email(it.address):
        raise Invalid(_("“{address}” is not an e-mail address.").format(address=plain(it.address) or "–"))
    body = "\r\n".join(map(plain, it.body.split("\n")))
    made = (
        f"mailto:{quote(it.address, safe='@')}?subject={quote(plain(it.subject), safe='')}&body={quote(body, safe='')}"
    )
    if len(made) > _LONGEST_LINK:
        raise Invalid(_("The text is too long for a link."), _("Write it as a file for your mail program instead."))
    return made
