"""A message to somebody on the call list instead of a call: shown first, then made, as a draft or into the queue."""

from __future__ import annotations

from courses import message_labels
from courses.i18n import _
from courses.model.calling import CallAbout, CallRow
from courses.model.messages import MessageWish
from courses.screens.dialogs.ask import Ask
from courses.screens.guard import Guard

_CODES = {
    CallAbout.CONFIRM: "confirm",
    CallAbout.OFFER: "offer",
    CallAbout.TELL: "joining",
    CallAbout.MISSED: "missed",
}
"""The template for each errand."""


def ask(at: Guard, row: CallRow) -> None:
    """Show the text that somebody would get, and make it when that is right. Raises what making raises."""
    from courses.actions import messages

    desk = at.desk
    wish = wish_of(row)
    draft = messages.preview(desk.store, desk.actor, wish, desk.now())[0]

    def answer(yes: bool | None) -> None:
        if yes:
            at.wrote(messages.make(desk.store, desk.actor, wish, desk.now()).words)

    way = f"{message_labels.way(draft.way)} {draft.address}".strip()
    more = "\n\n".join(part for part in ("\n".join(draft.notes), draft.subject, draft.body) if part)
    heading = _("Tell {person} by {way}?").format(person=row.name, way=way)
    at.ask(Ask(heading, _("Make the message"), more=more, is_safe=True), answer)


def wish_of(row: CallRow) -> MessageWish:
    """Return what is to be told to somebody on a call list, by their own way."""
    return MessageWish(_CODES.get(row.about, "joining"), row.course_id, (row.person_id,))
