"""A person's form: a name and one way of contact are required; no field is asked for without a use. Writes one person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType

from courses import i18n
from courses.actions import people_words
from courses.actions.drafts import PersonDraft
from courses.actions.person_faults import lacks_contact
from courses.commands import Command, bindings
from courses.commands.people import NEEDS, SIMILAR
from courses.commands.planning import FORM
from courses.i18n import _
from courses.model import Person
from courses.rules import names, needs
from courses.rules.identity import masked
from courses.rules.typed import apart
from courses.screens import person_fields
from courses.screens.similar import SimilarForm
from courses.store import numbers, people
from courses.widgets.field import Field


class PersonForm(SimilarForm):
    """Adds or changes a person."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (*FORM, *NEEDS, *SIMILAR)
    BINDINGS: ClassVar[list[BindingType]] = bindings(NEEDS)

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
        """Return the fields; a personal number is asked for only where a study circle needs it."""
        self._before = self._start()
        circles = numbers.circles_of(self.desk.store, self._person_id) if self._person_id else []
        return person_fields.fields(self._before, ", ".join(circles))

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
            typed = apart(self._typed_name)
            name = names.split(typed.name)
            return PersonDraft(
                given_name=name.given,
                family_name=name.family,
                other_name=name.other,
                phone=typed.phone,
                email=typed.email,
            )
        from courses.actions import people as actions

        desk = self.desk
        self._person = person = people.get(desk.store, desk.actor, self._person_id)
        if person.is_protected:
            self._person = person = actions.reveal(desk.store, desk.actor, self._person_id)
        draft = actions.draft_of(person)
        return replace(draft, personal_no=masked(draft.personal_no)) if person.is_protected else draft

    def save(self) -> None:
        """Add or change the person."""
        from courses.actions import people as actions

        values = self.right_values()
        if values is None:
            return
        desk = self.desk
        values["is_protected"] = values["is_protected"] == "yes"
        draft = replace(self._before, **values)  # type: ignore[arg-type] # each field gives what the draft wants
        if self._person is None and (missing := lacks_contact(draft)):
            self.say_faults({"phone": missing})
            return
        if self._person is None:
            person = actions.add(desk.store, desk.actor, draft)
        else:
            person = actions.change(desk.store, desk.actor, self._person.id, draft, self._person.version)
        self.dismiss()
        gone = actions.number_goes(self._person, person) if self._person else ""
        self.wrote(" ".join(filter(None, (_("{name} is saved.").format(name=person.name), gone))))
        if self._then:
            self._then(person.id)

    def action_needs(self) -> None:
        """Tick needs that are met often; what is written in own words stays."""
        from courses.screens.dialogs.ticks import Ticks

        field, known, language = self.field("needs"), people_words.known_needs(), i18n.language()
        now = needs.parted(field.text, known)

        def answer(codes: frozenset[str] | None) -> None:
            if codes is not None:
                field.text = needs.joined(codes, now.own, known, language)
            field.entry.focus()

        self.ask(Ticks(_("Needs"), [(it.code, it.words(language)) for it in known], now.codes), answer)
