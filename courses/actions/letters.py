"""Letters as values, and the record of which were printed. Drawing them is `exports.paper`'s."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from courses.errors import Refused
from courses.i18n import _, ngettext
from courses.model import Actor, ContactWay, Person
from courses.model.messages import LetterPaper, Message, MessageStatus
from courses.rules import message_days, rights
from courses.rules.roll import address_lines
from courses.store import Store, messages, options, people, tables
from courses.store.journal import deed
from courses.store.messages import Wanted


class Letters(NamedTuple):
    """What can be printed, and what cannot."""

    papers: tuple[LetterPaper, ...]
    left: tuple[str, ...]
    """Who gets none, and why, a line each."""


def to_print(store: Store, actor: Actor, ids: Sequence[int], now: datetime) -> Letters:
    """Return the letters among messages, in the order of their making; nothing is noted yet. Raises Refused for none."""
    rights.require(actor, rights.Right.PRINT)
    rights.require(actor, rights.Right.ENROL)
    found = sorted(messages.listed(store, actor, Wanted(ids=frozenset(ids))), key=lambda it: it.id)
    letters = [it for it in found if it.way is ContactWay.LETTER and it.status is not MessageStatus.STOPPED]
    if not letters:
        raise Refused(_("There is no letter to print."), _("Letters are made for those who want letters."))
    made, left = [], []
    for it in letters:
        person = people.get(store, actor, it.person_id)
        reason = _unfit(it, person)
        if reason:
            left.append(_("{name}: {reason}").format(name=it.name, reason=reason))
        else:
            made.append(_paper(store, it, person, now))
    return Letters(tuple(made), tuple(left))


def _unfit(it: Message, person: Person) -> str:
    """Return why a letter cannot be sent; empty: it can."""
    if it.is_protected:
        return _("Protected personal data: said in person only.")
    return "" if person.address and (person.postcode or person.town) else _("no address is known")


def _paper(store: Store, it: Message, person: Person, now: datetime) -> LetterPaper:
    where = (
        options.get(store, "library.name"),
        options.get(store, "library.phone"),
        options.get(store, "library.email"),
    )
    return LetterPaper(
        message_id=it.id,
        address=address_lines(person),
        sender=tuple(filter(None, where)),
        day=message_days.day(now.date(), it.language),
        subject=it.subject,
        body=it.body,
        language=it.language,
        is_joining=it.code == "joining",
    )


def note(store: Store, actor: Actor, ids: Sequence[int], now: datetime) -> str:
    """Note letters as printed, as one deed with a number of its own, and return it in words."""
    words = ngettext("Printed {count} letter", "Printed {count} letters", len(ids)).format(count=len(ids))
    with deed(store, actor, words) as it:
        found = messages.listed(store, actor, Wanted(ids=frozenset(ids)))
        about = {one.course_id for one in found}
        number = tables.next_number(store, "print_run", now.date())
        run = {
            "kind": "LETTERS",
            "number": number,
            "printed_at": now.isoformat(),
            "actor": actor.name,
            "rows": len(ids),
        }
        it.insert("print_run", {**run, "course_id": about.pop() if len(about) == 1 else None})
        for one in found:
            done = {"status": MessageStatus.SENT, "done_at": now.isoformat(), "fault": ""}
            it.update("message", one.id, done)
    return words
