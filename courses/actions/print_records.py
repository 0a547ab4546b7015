"""The record of what was printed, in print runs and by itself, so that a paper that is out of date can be told of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from courses import clock
from courses.errors import Refused
from courses.i18n import _, ngettext
from courses.model import Actor
from courses.model.paper_style import PaperKind
from courses.model.print_piles import Pile, PilePart, PileScope, PileState, PrintedPile
from courses.rules import print_facts, rights
from courses.store import Store, print_piles, tables
from courses.store.journal import Deed, deed


def begin(store: Store, actor: Actor, found: Pile, parts: Sequence[PilePart], now: datetime) -> PrintedPile:
    """Note that the making of a pile is begun, with the papers chosen; none is noted as printed yet.

    Raises Refused for no papers.
    """
    rights.require(actor, rights.Right.PRINT)
    if not parts:
        raise Refused(_("There is nothing to print."), _("Choose papers first."))
    number = tables.next_number(store, "print_batch", now.date())
    with deed(store, actor, _("Began to print pile {number}").format(number=number)) as it:
        pile_id = it.insert(
            "print_batch",
            {
                "number": number,
                "what": found.scope.value,
                "first_day": found.first.isoformat(),
                "last_day": found.last.isoformat(),
                "course_id": found.course_id,
                "started_at": clock.stamp(),
                "state": PileState.MAKING.value,
                "actor": actor.name,
            },
        )
        for position, part in enumerate(parts, 1):
            it.insert("print_item", {"print_batch_id": pile_id, "position": position, **_values(part)})
    return _printed(store, pile_id)


def _values(part: PilePart) -> dict[str, object]:
    return {
        "kind": part.kind.value,
        "course_id": part.course_id,
        "session_id": part.session_id,
        "subject": part.subject,
        "digest": print_facts.digest(part.facts),
        "facts": print_facts.kept(part.facts),
        "copies": part.copies,
    }


def end(
    store: Store, actor: Actor, pile_id: int, state: PileState, pages: Mapping[int, int], sent_to: str = ""
) -> PrintedPile:
    """Note how the making of a pile ended, and which of its papers were printed: pages by position, from 1."""
    rights.require(actor, rights.Right.PRINT)
    found = _printed(store, pile_id)
    said = ngettext("Printed {count} paper of pile {number}", "Printed {count} papers of pile {number}", len(pages))
    with deed(store, actor, said.format(count=len(pages), number=found.number)) as it:
        for row in tables.find(store, "print_item", print_batch_id=pile_id):
            if row["position"] in pages:
                it.update("print_item", row["id"], {"is_printed": 1, "pages": pages[row["position"]]})
        it.update("print_batch", pile_id, {"state": state.value, "ended_at": clock.stamp(), "sent_to": sent_to})
    return _printed(store, pile_id)


def note_single_in(
    it: Deed,
    kind: PaperKind,
    course_id: int | None,
    subject: str,
    facts: print_facts.Facts,
    print_run_id: int,
    now: datetime,
) -> None:
    """Note inside a deed a paper that is printed by itself, from the facts that a pile would make it from."""
    values = {"number": tables.next_number(it.store, "print_batch", now.date()), "what": PileScope.SINGLE.value}
    moment = clock.stamp()
    times = {"started_at": moment, "ended_at": moment, "state": PileState.DONE.value, "actor": it.actor.name}
    pile_id = it.insert("print_batch", {**values, **times, "course_id": course_id})
    it.insert(
        "print_item",
        {
            "print_batch_id": pile_id,
            "position": 1,
            "kind": kind.value,
            "course_id": course_id,
            "subject": subject,
            "digest": print_facts.digest(facts),
            "facts": print_facts.kept(facts),
            "is_printed": 1,
            "print_run_id": print_run_id,
        },
    )


def _printed(store: Store, pile_id: int) -> PrintedPile:
    found = print_piles.by_id(store, pile_id)
    if found is None:
        raise Refused(_("There is no such pile."))
    return found
