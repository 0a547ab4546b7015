"""What becomes of messages once they are made: queued, delayed, stopped, changed, done; and the steps of sending one.

Sending is two deeds, one before and one after the hand-over, so that nothing is ever sent twice: who dies in between
leaves a message that is unsure, and that is told. They are the program's own deeds, which nobody's undo takes back.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from courses.actions.kept import kept, kept_lines
from courses.actions.message_templates import SHORT_LENGTH
from courses.actions.setup import PROGRAM
from courses.errors import Conflict, Refused
from courses.i18n import _, ngettext
from courses.message_labels import status as status_words
from courses.model import Actor, ContactWay
from courses.model.messages import WAITING_TO_GO, Message, MessageStatus
from courses.rules import rights
from courses.store import Store, messages, options, tables
from courses.store.journal import Deed, deed
from courses.store.messages import Wanted

LONGEST = timedelta(minutes=10)
"""How long a hand-over may take before nobody believes in it any more."""
_DRAFT, _QUEUED, _SENDING, _UNSURE, _SENT, _STOPPED, _FAILED = MessageStatus


def _deed(
    store: Store,
    actor: Actor,
    ids: Sequence[int],
    allowed: Iterable[MessageStatus],
    words: Callable[[int], str],
    change: Callable[[Message], Mapping[str, object]],
    *,
    only: ContactWay | None = None,
) -> str:
    """Change several messages as one deed and return it in words. Raises Refused telling all that cannot be."""
    rights.require(actor, rights.Right.ENROL)
    with deed(store, actor, words(len(ids))) as it:
        found = messages.listed(store, actor, Wanted(ids=frozenset(ids)))
        _refuse(found, ids, frozenset(allowed), only)
        for one in found:
            it.update("message", one.id, change(one))
    return it.words


def _refuse(
    found: list[Message], ids: Sequence[int], allowed: frozenset[MessageStatus], only: ContactWay | None
) -> None:
    wrong = [
        _("{name}: {status}").format(name=it.name, status=status_words(it.status))
        for it in found
        if it.status not in allowed
    ]
    wrong += [_("{name}: not an e-mail").format(name=it.name) for it in found if only and it.way is not only]
    if len(found) < len(set(ids)):
        wrong.append(_("There is no such message."))
    if wrong or not ids:
        raise Refused(_("This cannot be done with what is marked: {what}.").format(what="; ".join(wrong[:5]) or "–"))


def queue(store: Store, actor: Actor, ids: Sequence[int], now: datetime, *, at_once: bool = False) -> str:
    """Queue e-mails, to go after the delay that is set or at once; a queued one gets that time. Raises Refused."""
    rights.require(actor, rights.Right.ENROL)
    require_server(store)
    wait = timedelta(0) if at_once else timedelta(minutes=int(options.get(store, "smtp.delay")))
    return _deed(
        store,
        actor,
        ids,
        {_DRAFT, _QUEUED, _STOPPED},
        lambda count: ngettext("Queued {count} e-mail", "Queued {count} e-mails", count).format(count=count),
        lambda _it: {"status": _QUEUED, "due_at": (now + wait).isoformat(), "fault": ""},
        only=ContactWay.EMAIL,
    )


def require_server(store: Store) -> None:
    """Raise Refused unless a mail server is set."""
    if not options.get(store, "smtp.host"):
        raise Refused(
            _("No mail server is set."),
            _("Set smtp.host in the settings, or write the e-mails as files for your mail program."),
        )


def delay(store: Store, actor: Actor, ids: Sequence[int], minutes: int, now: datetime) -> str:
    """Let queued e-mails wait so many minutes longer. Raises Refused."""

    def later(it: Message) -> dict[str, object]:
        return {"due_at": (max(it.due_at or now, now) + timedelta(minutes=minutes)).isoformat()}

    words = _("Delayed {count} e-mails by {minutes} minutes")
    return _deed(store, actor, ids, {_QUEUED}, lambda n: words.format(count=n, minutes=minutes), later)


def stop(store: Store, actor: Actor, ids: Sequence[int]) -> str:
    """Stop messages that have not gone. Raises Refused."""
    return _deed(
        store,
        actor,
        ids,
        {*WAITING_TO_GO, _UNSURE},
        lambda count: ngettext("Stopped {count} message", "Stopped {count} messages", count).format(count=count),
        lambda _it: {"status": _STOPPED, "due_at": None},
    )


def retry(store: Store, actor: Actor, ids: Sequence[int], now: datetime, *, unsure: bool = False) -> str:
    """Queue again what failed, to go at once; with `unsure` also what may have gone already. Raises Refused."""
    rights.require(actor, rights.Right.ENROL)
    require_server(store)
    return _deed(
        store,
        actor,
        ids,
        {_FAILED, _UNSURE} if unsure else {_FAILED},
        lambda count: ngettext("Tries {count} e-mail again", "Tries {count} e-mails again", count).format(count=count),
        lambda _it: {"status": _QUEUED, "due_at": now.isoformat(), "fault": ""},
        only=ContactWay.EMAIL,
    )


def done(store: Store, actor: Actor, ids: Sequence[int], now: datetime) -> str:
    """Note messages as done: printed, copied, said, handed over. Raises Refused."""
    return _deed(
        store,
        actor,
        ids,
        {*WAITING_TO_GO, _UNSURE},
        lambda count: ngettext("{count} message is done", "{count} messages are done", count).format(count=count),
        lambda _it: {"status": _SENT, "done_at": now.isoformat(), "due_at": None, "fault": ""},
    )


def change(store: Store, actor: Actor, message_id: int, subject: str, body: str, version: int) -> str:
    """Change the text of a message that has not gone, as read at `version`. Raises Refused, Invalid, Conflict."""
    rights.require(actor, rights.Right.ENROL)
    with deed(store, actor, "") as it:
        message = messages.get(store, actor, message_id)
        if message.is_protected and message.way is not ContactWay.VISIT:
            raise Refused(_("Protected personal data: said in person only."))
        _refuse([message], [message_id], WAITING_TO_GO, None)
        it.words = _("Changed the message to {name}").format(name=message.name)
        values = {"subject": kept(subject, length=SHORT_LENGTH), "body": kept_lines(body)}
        it.update("message", message_id, values, version=version)
    return it.words


def claim(store: Store, message_id: int, now: datetime) -> Message | None:
    """Take an e-mail for sending, which nobody else can then; None: it is not to go any more, or not to this person."""
    with deed(store, PROGRAM, "") as it:
        row = it.row("message", message_id)
        if (
            row is None
            or row["status"] != _QUEUED
            or row["way"] != ContactWay.EMAIL
            or (row["due_at"] or "") > now.isoformat()
        ):
            return None
        message = _read(store, message_id)
        if message.is_protected:
            it.words = _("Stopped an e-mail to {name}, whose data are protected now").format(name=message.name)
            fault = _("Protected personal data: said in person only.")
            it.update("message", message_id, {"status": _STOPPED, "fault": fault, "due_at": None})
            return None
        it.words = _("Began to send an e-mail to {name}").format(name=message.name)
        begun = {"status": _SENDING, "done_at": now.isoformat(), "tries": row["tries"] + 1, "sender": _me()}
        it.update("message", message_id, begun)
    return _read(store, message_id)


def _read(store: Store, message_id: int) -> Message:
    return messages.get(store, PROGRAM, message_id)


def settle(store: Store, message_id: int, status: MessageStatus, fault: str, now: datetime) -> None:
    """Note how a hand-over ended: SENT, FAILED, UNSURE, or QUEUED when it never began. Raises Conflict when it was not ours."""
    words = {
        _SENT: _("Sent an e-mail to {name}"),
        _FAILED: _("An e-mail to {name} was refused"),
        _UNSURE: _("It is unsure whether an e-mail to {name} went"),
        _QUEUED: _("An e-mail to {name} waits for the mail server"),
    }
    with deed(store, PROGRAM, "") as it:
        row = it.row("message", message_id)
        if row is None or row["status"] != _SENDING or row["sender"] != _me():
            raise Conflict(_("Somebody else has changed this in the meantime."))
        it.words = words[status].format(name=_read(store, message_id).name)
        ended = {
            "status": status,
            "fault": fault[:200],
            "sender": "",
            "done_at": now.isoformat() if status == _SENT else None,
        }
        it.update("message", message_id, ended | ({} if status == _QUEUED else {"due_at": None}))


def find_broken_off(store: Store, now: datetime) -> int:
    """Note what was being sent by a program that is gone as unsure, and return how many are."""
    with deed(store, PROGRAM, "") as it:
        broken = [
            row
            for row in tables.find(store, "message", status=_SENDING)
            if _is_gone(row["sender"], row["done_at"], now)
        ]
        for row in broken:
            _note_unsure(it, row["id"])
        it.words = ngettext(
            "It is unsure whether {count} e-mail went", "It is unsure whether {count} e-mails went", len(broken)
        ).format(count=len(broken))
    return len(broken)


def _note_unsure(it: Deed, message_id: int) -> None:
    fault = _("The program ended in the middle of sending.")
    it.update("message", message_id, {"status": _UNSURE, "fault": fault, "sender": "", "due_at": None})


def _me() -> str:
    return f"{socket.gethostname()} {os.getpid()}"


def _is_gone(sender: str, begun: str, now: datetime) -> bool:
    """Return whether a sender cannot be at it any more: its process has ended, or it has taken too long."""
    if now - datetime.fromisoformat(begun) > LONGEST:
        return True
    host, _space, process = sender.rpartition(" ")
    if host != socket.gethostname() or os.name != "posix" or not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # it runs, as somebody else
        return False
    return False
