"""Messages and templates as JSON and as tables on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from courses import clock, message_labels
from courses.cli import out
from courses.cli.out import Column
from courses.dates import day_text, time_text
from courses.i18n import _
from courses.model.messages import Message, MessageDraft, MessageTemplate


def message(it: Message) -> dict[str, object]:
    """Return a message as JSON has it; of a protected person without address and text."""
    return {
        "id": it.id,
        "person": it.key,
        "name": it.name,
        "course": it.course or None,
        "template": it.code,
        "way": it.way,
        "language": it.language,
        "address": it.address,
        "subject": it.subject,
        "text": it.body,
        "status": it.status,
        "made": it.made_at.isoformat(),
        "due": it.due_at.isoformat() if it.due_at else None,
        "done": it.done_at.isoformat() if it.done_at else None,
        "tries": it.tries,
        "fault": it.fault,
        "by": it.actor,
    }


def draft(it: MessageDraft) -> dict[str, object]:
    """Return what a person would get as JSON has it."""
    return {
        "name": it.name,
        "way": it.way,
        "language": it.language,
        "address": it.address,
        "subject": it.subject,
        "text": it.body,
        "notes": list(it.notes),
    }


def template(it: MessageTemplate) -> dict[str, object]:
    """Return a template as JSON has it, fields by their English names."""
    return {
        "code": it.code,
        "language": it.language,
        **it.texts._asdict(),
        "proofread": it.is_proofread,
        "shipped": it.is_shipped,
        "version": it.version,
    }


def message_table(found: Sequence[Message]) -> str:
    """Return messages as a table."""
    columns = [
        Column(_("No."), is_number=True),
        Column(_("To"), least=12),
        Column(_("Way"), least=6),
        Column(_("What"), least=10),
        Column(_("Course")),
        Column(_("State"), least=8),
        Column(_("When"), least=12),
        Column(_("Note"), least=8),
    ]
    return out.table(columns, [_row(it) for it in found])


def _row(it: Message) -> list[object]:
    return [
        it.id,
        it.name,
        message_labels.way(it.way),
        message_labels.code(it.code),
        it.course,
        f"{message_labels.status_sign(it.status)} {message_labels.status(it.status)}",
        when(it),
        it.fault,
    ]


def when(it: Message) -> str:
    """Return the time that matters of a message: when it goes, when it was done, else when it was made."""
    at = it.due_at or it.done_at or it.made_at
    return f"{day_text(at.date(), clock.today())} {time_text(at.time())}"


def about(it: Message) -> str:
    """Return a whole message in words."""
    facts = out.facts(
        [
            (_("To"), it.name),
            (_("Way"), message_labels.way(it.way)),
            (_("Address"), it.address),
            (_("Language"), message_labels.language(it.language)),
            (_("State"), message_labels.status(it.status)),
            (_("When"), when(it)),
            (_("Note"), it.fault),
            (_("Subject"), it.subject),
        ]
    )
    return f"{facts}\n\n{it.body}"


def preview(it: MessageDraft) -> str:
    """Return what a person would get in words."""
    facts = out.facts(
        [
            (_("To"), it.name),
            (_("Way"), f"{message_labels.way(it.way)} {it.address}".strip()),
            (_("Language"), message_labels.language(it.language)),
            *((_("Note"), note) for note in it.notes),
            (_("Subject"), it.subject),
        ]
    )
    return f"{facts}\n\n{it.body}"


def template_table(found: Sequence[MessageTemplate]) -> str:
    """Return templates as a table."""
    columns = [
        Column(_("Code")),
        Column(_("What"), least=12),
        Column(_("Language")),
        Column(_("Subject"), least=16),
        Column(_("State"), least=10),
    ]
    return out.table(columns, [_template_row(it) for it in found])


def _template_row(it: MessageTemplate) -> list[object]:
    return [it.code, message_labels.code(it.code), it.language, it.texts.subject, template_state(it)]


def template_state(it: MessageTemplate) -> str:
    """Return whether a template is proofread and whose it is."""
    read = "" if it.is_proofread else _("not proofread")
    own = "" if it.is_shipped else _("changed here")
    return ", ".join(filter(None, (read, own)))
