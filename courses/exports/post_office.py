"""Hands e-mails over to a mail server, one at a time, and writes down what came of each. Never one twice.

The password is read from the environment or a private file, and is kept nowhere else.
"""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from courses.actions import sending
from courses.errors import Invalid, Refused
from courses.exports import mail
from courses.i18n import _, ngettext
from courses.model import Actor
from courses.model.messages import Message, MessageStatus
from courses.rules import rights
from courses.store import Store, messages, options
from courses.text import clean

PASSWORD = "KURSVERKSTAD_SMTP_PASSWORD"  # noqa: S105 the name of a variable
"""The variable that may hold the mail server's password."""
PASSWORD_FILE = "smtp-password"  # noqa: S105 the name of a file
"""The file in the data folder that may hold it."""
SECONDS = 30
"""How long the mail server may take over one answer."""
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Server(NamedTuple):
    """A mail server and how it is spoken to."""

    host: str
    port: int
    security: str
    """"starttls", "tls" or "none"."""
    user: str
    password: str
    sender: str
    library: str


class Sent(NamedTuple):
    """What came of a round of sending."""

    sent: int
    failed: int
    unsure: int
    """Of this round, and found broken off."""
    waiting: int
    """Due, and not tried because the server could not be reached."""
    fault: str
    """Why the server could not be reached; empty: it was."""

    @property
    def words(self) -> str:
        """What came of it, in the reader's language."""
        parts = [ngettext("{count} e-mail sent", "{count} e-mails sent", self.sent).format(count=self.sent)]
        if self.failed:
            parts.append(_("{count} refused").format(count=self.failed))
        if self.unsure:
            parts.append(_("{count} unsure whether they went").format(count=self.unsure))
        if self.waiting:
            parts.append(_("{count} wait: {fault}").format(count=self.waiting, fault=self.fault))
        return ", ".join(parts)


def server(store: Store) -> Server:
    """Return the mail server as it is set, with its password. Raises Refused where something is missing or not safe."""
    sending.require_server(store)
    host, user = options.get(store, "smtp.host"), options.get(store, "smtp.user")
    security = options.get(store, "smtp.security")
    password = _password(store.data_folder) if user else ""
    if user and security == "none" and host not in _LOCAL:
        raise Refused(
            _("No password is sent to {host} without encryption.").format(host=host),
            _("Set smtp.security to starttls or tls."),
        )
    return Server(
        host=host,
        port=int(options.get(store, "smtp.port")),
        security=security,
        user=user,
        password=password,
        sender=options.get(store, "smtp.from") or options.get(store, "library.email"),
        library=options.get(store, "library.name"),
    )


def _password(data_folder: Path) -> str:
    """Return the password from the environment, else from the private file. Raises Refused."""
    if given := os.environ.get(PASSWORD):
        return given
    path = data_folder / PASSWORD_FILE
    if not path.is_file():
        raise Refused(
            _("The mail server’s password is not there."),
            _("Write it in the file {path}, which only you can read, or in {name}.").format(path=path, name=PASSWORD),
        )
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise Refused(
            _("Others can read the file {path}.").format(path=path), _("Do: chmod 600 {path}").format(path=path)
        )
    return path.read_text(encoding="utf-8").strip("\r\n")


def send_due(store: Store, actor: Actor, now: Callable[[], datetime], *, only: Collection[int] | None = None) -> Sent:
    """Send the e-mails whose time has come, of `only` those where given, and return what came of it.

    Raises Refused for who may not, and where no server is set or its password is missing.
    """
    rights.require(actor, rights.Right.ENROL)
    unsure = sending.find_broken_off(store, now())
    ids = [it for it in messages.due(store, now()) if only is None or it in only]
    if not ids:
        return Sent(0, 0, unsure, 0, "")
    with _Connection(server(store)) as line:
        if line.fault:
            return Sent(0, 0, unsure, len(ids), line.fault)
        found: list[MessageStatus] = []
        for position, message_id in enumerate(ids):
            message = sending.claim(store, message_id, now())
            if message is None:
                continue
            status, fault = line.hand_over(message, now())
            sending.settle(store, message_id, status, fault, now())
            found.append(status)
            if line.is_lost and not line.open_again():
                waiting = len(ids) - position - 1 + (status is MessageStatus.QUEUED)
                return _counted(found, unsure, waiting, line.fault)
    return _counted(found, unsure, 0, "")


def _counted(found: list[MessageStatus], unsure: int, waiting: int, fault: str) -> Sent:
    count = {status: found.count(status) for status in MessageStatus}
    unsure += count[MessageStatus.UNSURE]
    return Sent(count[MessageStatus.SENT], count[MessageStatus.FAILED], unsure, waiting, fault)


class _Connection:
    """A line to a mail server; opened on entering, and `fault` says in words why it could not be."""

    def __init__(self, to: Server) -> None:
        self._to = to
        self._smtp: smtplib.SMTP | None = None
        self.fault = ""

    def __enter__(self) -> _Connection:
        self._open()
        return self

    def __exit__(self, *_error: object) -> None:
        if self._smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()

    @property
    def is_lost(self) -> bool:
        """Whether the line has been cut."""
        return self._smtp is None

    def open_again(self) -> bool:
        """Open the line once more and return whether it is."""
        self._open()
        return not self.is_lost

    def _open(self) -> None:
        try:
            self._smtp = _dial(self._to)
        except smtplib.SMTPAuthenticationError:
            self.fault = _("The mail server does not take the user or the password.")
        except (smtplib.SMTPException, ssl.SSLError, OSError) as error:
            self.fault = _reason(error)

    def hand_over(self, it: Message, now: datetime) -> tuple[MessageStatus, str]:
        """Hand an e-mail over and return where it stands then, and why when it did not go."""
        try:
            made = mail.email(it, self._to.sender, self._to.library, now)
            made["Auto-Submitted"] = "auto-generated"
        except Invalid as error:
            return MessageStatus.FAILED, error.message
        smtp = self._smtp
        if smtp is None:
            return MessageStatus.QUEUED, self.fault
        try:
            _greet(smtp, self._to.sender, it.address)
        except smtplib.SMTPResponseException as error:
            with suppress(smtplib.SMTPException, OSError):
                smtp.rset()
            return MessageStatus.FAILED, _reason(error)
        except (smtplib.SMTPException, OSError) as error:  # nothing of the text has been sent yet
            self._smtp, self.fault = None, _reason(error)
            return MessageStatus.QUEUED, self.fault
        return self._text(smtp, made.as_bytes())

    def _text(self, smtp: smtplib.SMTP, content: bytes) -> tuple[MessageStatus, str]:
        """Send the text; where the line is cut before the answer, nobody knows whether it went."""
        try:
            code, said = smtp.data(content)
        except smtplib.SMTPDataError as error:
            return MessageStatus.FAILED, _reason(error)
        except (smtplib.SMTPException, OSError) as error:
            self._smtp, self.fault = None, _reason(error)
            return MessageStatus.UNSURE, self.fault
        if code != _TAKEN:
            return MessageStatus.FAILED, _reason(smtplib.SMTPResponseException(code, said))
        return MessageStatus.SENT, ""


_TAKEN = 250
_RECIPIENT_TAKEN = (250, 251)


def _dial(to: Server) -> smtplib.SMTP:
    """Return an open line on which one may send. Raises what smtplib does."""
    safe = ssl.create_default_context()
    if to.security == "tls":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(to.host, to.port, timeout=SECONDS, context=safe)
    else:
        smtp = smtplib.SMTP(to.host, to.port, timeout=SECONDS)
    try:
        if to.security == "starttls":
            smtp.starttls(context=safe)
        if to.user:
            smtp.login(to.user, to.password)
        smtp.ehlo_or_helo_if_needed()
    except BaseException:
        smtp.close()
        raise
    return smtp


def _greet(smtp: smtplib.SMTP, sender: str, to: str) -> None:
    """Say who it is from and to. Raises SMTPResponseException when either is not taken."""
    code, said = smtp.mail(sender)
    if code != _TAKEN:
        raise smtplib.SMTPResponseException(code, said)
    code, said = smtp.rcpt(to)
    if code not in _RECIPIENT_TAKEN:
        raise smtplib.SMTPResponseException(code, said)


def _reason(error: Exception) -> str:
    """Return in words why the server said no, or could not be reached; never with anything of ours in it."""
    if isinstance(error, smtplib.SMTPResponseException):
        said = (
            error.smtp_error.decode("utf-8", "replace")
            if isinstance(error.smtp_error, bytes)
            else str(error.smtp_error)
        )
        return clean(f"{error.smtp_code} {said}", length=150)
    if isinstance(error, TimeoutError):
        return _("The mail server does not answer.")
    if isinstance(error, ssl.SSLError):
        return _("The mail server’s encryption cannot be trusted: {reason}").format(
            reason=clean(error.reason or "", length=80)
        )
    return clean(str(error) or type(error).__name__, length=150)
