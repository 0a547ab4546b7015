"""Persons: add, change, and the deliberate look at a protected one. Each deed is one transaction and one journal entry."""

from __future__ import annotations

from dataclasses import asdict, replace

from courses.actions import person_faults
from courses.actions.drafts import PersonDraft
from courses.actions.kept import kept, kept_lines
from courses.actions.numbers import refuse_anothers
from courses.errors import Invalid, NotFound
from courses.i18n import _
from courses.model import Actor, Person
from courses.rules import identity, rights
from courses.rules.search_words import search_text
from courses.store import Store, people, rows, tables
from courses.store.journal import Deed, deed
from courses.text import sort_key

_LONG = ("notes", "needs")


def add(store: Store, actor: Actor, draft: PersonDraft) -> Person:
    """Add a person; only a name is required. Raises Invalid."""
    rights.require(actor, rights.Right.ENROL)
    with deed(store, actor, "") as it:
        person_id = add_in(it, draft)
        person = people.get(store, actor, person_id)
        it.words = _("Added {person}").format(person=person.name)
    return person


def add_in(it: Deed, draft: PersonDraft) -> int:
    """Add a person inside a deed and return the id. Raises Invalid."""
    return it.insert("person", values_of(it.store, draft))


def change(store: Store, actor: Actor, person_id: int, draft: PersonDraft, version: int) -> Person:
    """Change a person as read at `version`. Raises Invalid, Conflict.

    Who becomes protected is no longer named in the words of earlier deeds, and loses the personal number for good.
    """
    rights.require(actor, rights.Right.ENROL)
    with deed(store, actor, "") as it:
        before = it.row("person", person_id) or {}
        values = values_of(store, draft, except_id=person_id)
        if values["personal_no"] and values["personal_no"] != before.get("personal_no"):
            refuse_anothers(store, person_id, str(values["personal_no"]))
        it.update("person", person_id, values, version=version)
        person = people.get(store, actor, person_id)
        it.words = _("Changed {person}").format(person=person.name)
        if person.is_protected and not before.get("is_protected") and it.forget("person", person_id, "personal_no"):
            it.words += "; " + _("removed the personal number for good")
            person = people.get(store, actor, person_id)
    return person


def reveal(store: Store, actor: Actor, person_id: int) -> Person:
    """Return all that is kept of a person; the look at a protected one, or at a personal number, is journalled."""
    rights.require(actor, rights.Right.ENROL)
    with deed(store, actor, "") as it:
        row = it.row("person", person_id)
        if row is None:
            raise NotFound(_("There is no such person."))
        if row["is_protected"]:
            it.words = _("Looked at the protected details of {alias}").format(alias=row["alias"])
        elif row["personal_no"]:
            it.words = _("Looked at the personal number of {person}").format(person=rows.person(row).name)
        if it.words:
            it.note("person", person_id)
    return rows.person(row, reveal=True)


def number_goes(before: Person, after: Person) -> str:
    """Return in words that a change took the personal number, since the person became protected; empty: it did not."""
    if before.personal_no and after.is_protected and not before.is_protected:
        return _("The personal number was removed for good: that of somebody protected is not kept here.")
    return ""


def draft_of(person: Person) -> PersonDraft:
    """Return a draft that would leave `person` as it is; for a protected one, give what `reveal` returned."""
    names = asdict(PersonDraft(given_name=""))
    return PersonDraft(**{name: getattr(person, name) for name in names})


def values_of(store: Store, draft: PersonDraft, *, except_id: int = 0) -> dict[str, object]:
    """Return the columns of a person row for a draft, cleaned, with key and alias given where missing.

    Raises Invalid, telling all that is wrong with what differs from the row `except_id`: what was there may stay.
    """
    before = tables.first(store, "person", id=except_id) or {}
    if before and draft.personal_no == identity.masked(before["personal_no"]):
        draft = replace(draft, personal_no=before["personal_no"])
    checked = person_faults.checked(draft, before)
    if checked.faults:
        raise Invalid(checked.words())
    values: dict[str, object] = {
        name: value if name == "is_protected" else kept_lines(value) if name in _LONG else kept(value)
        for name, value in asdict(checked.draft).items()
    }
    values["key"] = values["key"] or _own_key(store, except_id) or _new_key(store)
    if people.id_of_key(store, str(values["key"])) not in (None, except_id):
        raise Invalid(_("The key {key} belongs to somebody else.").format(key=values["key"]))
    if draft.is_protected and not values["alias"]:
        values["alias"] = _new_alias(store)
    return with_derived(values)


def with_derived(values: dict[str, object]) -> dict[str, object]:
    """Add to the columns those for sorting and searching, and return them; a protected person sorts by alias."""
    is_protected = bool(values["is_protected"])
    name = f"{values['alias']}" if is_protected else f"{values['family_name']}\t{values['given_name']}"
    values["is_protected"] = int(is_protected)
    values["sort_name"] = sort_key(name.strip())
    values["search_text"] = search_text(values)
    return values


def _own_key(store: Store, person_id: int) -> str:
    row = tables.first(store, "person", id=person_id)
    return str(row["key"]) if row else ""


def _new_key(store: Store) -> str:
    number = tables.next_id(store, "person")
    while people.id_of_key(store, f"P{number:04d}"):
        number += 1
    return f"P{number:04d}"


def _new_alias(store: Store) -> str:
    number = len(tables.find(store, "person", is_protected=1)) + 1
    alias = _("Participant {number}")
    while tables.id_of(store, "person", alias=alias.format(number=number)):
        number += 1
    return alias.format(number=number)
