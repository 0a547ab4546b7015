"""A person's form: only a name is required; no field is asked for without a use. Writes one person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from courses.actions.drafts import PersonDraft
from courses.errors import Invalid
from courses.i18n import _
from courses.model import Person
from courses.screens.similar import SimilarForm
from courses.store import people
from courses.text import digits
from courses.widgets.field import Field

_SHORTEST_PHONE = 5
"""Digits that a number must have to be taken for a telephone's."""


def _is_phone(typed: str) -> bool:
    """Return whether what was searched for is a telephone number rather than a name."""
    return len(digits(typed)) >= _SHORTEST_PHONE and not any(c.isalpha() for c in typed)


class PersonForm(SimilarForm):
    """Adds or changes a person."""

    def __init__(self, person_id: int | None, *, name: str = "", then: Callable[[int], object] | None = None) -> None:
        """Keep whom to change (None: a new person of that `name`), and what to do with the id when it is saved."""
        super().__init__()
        self._person_id = person_id
        self.similar_except_id = person_id or 0
        self._typed_name = name
        self._then = then
        self._person: Person | None = None

    def heading(self) -> str:
        """Return what the form is called."""
        return _("New person") if self._person_id is None else _("Change person")

    def fields(self) -> list[Field]:
        """Return the fields."""
        it = self._before = self._start()
        yes_no = ((_("no"), "no"), (_("yes"), "yes"))
        return [
            Field("given_name", _("Given name"), _needed, value=it.given_name),
            Field("family_name", _("Family name"), value=it.family_name),
            Field("phone", _("Phone"), _phone, value=it.phone, width=24),
            Field("email", _("E-mail"), _email, value=it.email),
            Field("birth_date", _("Born"), _born, value=it.birth_date, hint=_("1948 or 1948-03-12"), width=22),
            Field("address", _("Address"), value=it.address),
            Field("postcode", _("Postcode"), value=it.postcode, width=12),
            Field("town", _("Town"), value=it.town, width=24),
            Field("language", _("Language"), value=it.language, width=24),
            Field("needs", _("Needs"), value=it.needs, hint=_("hearing loop, large print …")),
            Field(
                "is_protected",
                _("Protected"),
                value="yes" if it.is_protected else "no",
                choices=yes_no,
                width=12,
            ),
            Field("notes", _("Notes"), value=it.notes),
        ]

    def take_similar(self, person_id: int) -> None:
        """Go on with somebody of the register instead of who was typed."""
        if self._then:
            self._then(person_id)
        else:
            super().take_similar(person_id)

    def first_field(self) -> str:
        """Return where to begin: what was searched for is there already."""
        it = self._before
        if self._person_id is not None or not it.given_name:
            return ""
        return "phone" if it.family_name else "family_name"

    def _start(self) -> PersonDraft:
        """Return what the form begins with; opening the form of a protected person is a look that is journalled."""
        if self._person_id is None:
            if _is_phone(self._typed_name):
                return PersonDraft(given_name="", phone=self._typed_name.strip())
            given, _space, family = self._typed_name.rpartition(" ")
            return PersonDraft(given_name=given or family, family_name=family if given else "")
        from courses.actions import people as actions

        desk = self.desk
        self._person = person = people.get(desk.store, desk.actor, self._person_id)
        if person.is_protected:
            self._person = person = actions.reveal(desk.store, desk.actor, self._person_id)
        return actions.draft_of(person)

    def save(self) -> None:
        """Add or change the person."""
        from courses.actions import people as actions

        values = self.right_values()
        if values is None:
            return
        desk = self.desk
        values["is_protected"] = values["is_protected"] == "yes"
        draft = replace(self._before, **values)  # type: ignore[arg-type] # each field gives what the draft wants
        if self._person is None:
            person = actions.add(desk.store, desk.actor, draft)
        else:
            person = actions.change(desk.store, desk.actor, self._person.id, draft, self._person.version)
        self.dismiss()
        self.wrote(_("{name} is saved.").format(name=person.name))
        if self._then:
            self._then(person.id)


def _needed(text: str) -> str:
    if not text.strip():
        raise Invalid(_("A name is needed."))
    return text.strip()


def _phone(text: str) -> str:
    typed = text.strip()
    if typed and (len(digits(typed)) < _SHORTEST_PHONE or any(c.isalpha() for c in typed)):
        raise Invalid(_("Write a telephone number, such as 0980-319210."))
    return typed


def _born(text: str) -> str:
    """Return a year, or an ISO date also written without hyphens. Raises Invalid."""
    typed = text.strip()
    if not typed or (typed.isdecimal() and len(typed) == 4 and "1900" <= typed <= "2199"):
        return typed
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        raise Invalid(_("Write a year or a date, such as 1948 or 1948-03-12.")) from None


def _email(text: str) -> str:
    typed = text.strip()
    if typed and ("@" not in typed[1:-1] or " " in typed):
        raise Invalid(_("Write for example name@example.org."))
    return typed
