"""Targets: add, change, remove, and how far each is reached. Each deed is one journal entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from courses.actions.kept import kept, kept_lines
from courses.errors import Invalid
from courses.i18n import _
from courses.model import Actor
from courses.model.targets import Target, TargetFilter, TargetProgress, TargetUnit
from courses.rules import rights
from courses.rules.targets import measure
from courses.store import Store, tables, targets
from courses.store.journal import deed
from courses.text import clean, fold

LARGEST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetDraft:
    """A target to be added or changed; fields as in `courses.model.targets.Target`."""

    name: str
    number: int
    unit: TargetUnit
    first_date: date
    last_date: date
    decision: str = ""
    filter: TargetFilter = field(default_factory=TargetFilter)
    notes: str = ""


def add(store: Store, actor: Actor, draft: TargetDraft) -> int:
    """Add a target and return its id. Raises Invalid with all faults."""
    rights.require(actor, rights.Right.PLAN)
    with deed(store, actor, _("Added the target {name}").format(name=clean(draft.name))) as it:
        _check(store, draft)
        return it.insert("target", _columns(draft))


def change(store: Store, actor: Actor, target_id: int, draft: TargetDraft, version: int) -> None:
    """Change a target as it was read at `version`. Raises Invalid, Conflict."""
    rights.require(actor, rights.Right.PLAN)
    with deed(store, actor, _("Changed the target {name}").format(name=clean(draft.name))) as it:
        _check(store, draft, except_id=target_id)
        it.update("target", target_id, _columns(draft), version=version)


def remove(store: Store, actor: Actor, target: Target) -> None:
    """Remove a target."""
    rights.require(actor, rights.Right.PLAN)
    with deed(store, actor, _("Removed the target {name}").format(name=target.name)) as it:
        it.delete("target", target.id)


def progress(store: Store, now: datetime) -> list[TargetProgress]:
    """Return how far every target is reached, in order of first date, then name."""
    every = targets.entries(store)
    if not every:
        return []
    first, last = min(it.first_date for it in every), max(it.last_date for it in every)
    held = targets.held(store, first, min(last, now.date()), now)
    return [measure(it, held, now.date()) for it in every]


def draft_of(target: Target) -> TargetDraft:
    """Return a draft that would leave a target as it is."""
    return TargetDraft(
        name=target.name,
        number=target.number,
        unit=target.unit,
        first_date=target.first_date,
        last_date=target.last_date,
        decision=target.decision,
        filter=target.filter,
        notes=target.notes,
    )


def faults(store: Store, draft: TargetDraft, *, except_id: int = 0) -> dict[str, str]:
    """Return what is wrong with a draft, by field, in words that say what would be right; empty when nothing is."""
    found: dict[str, str] = {}
    others = [row["name"] for row in tables.find(store, "target") if row["id"] != except_id]
    if not clean(draft.name):
        found["name"] = _("A name is needed.")
    elif fold(draft.name) in map(fold, others):
        found["name"] = _("There is already a target called {name}.").format(name=clean(draft.name))
    if draft.filter.place and not fold(draft.filter.place):
        found["place"] = _("There is no place “{name}”.").format(name=clean(draft.filter.place))
    if not 1 <= draft.number <= LARGEST:
        found["number"] = _("Write how many it shall be, such as 500.")
    if draft.last_date < draft.first_date:
        found["last_date"] = _("The last day is before the first.")
    return found


def _check(store: Store, draft: TargetDraft, *, except_id: int = 0) -> None:
    found = list(faults(store, draft, except_id=except_id).values())
    if found:
        raise Invalid("\n".join(found))


def _columns(draft: TargetDraft) -> dict[str, object]:
    return {
        "name": kept(draft.name),
        "number": draft.number,
        "unit": draft.unit.value,
        "first_date": draft.first_date.isoformat(),
        "last_date": draft.last_date.isoformat(),
        "decision": kept(draft.decision),
        "filter": targets.filter_json(draft.filter),
        "notes": kept_lines(draft.notes),
    }
