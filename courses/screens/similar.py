"""Shows, while a person is typed in a form, who in the register is like them; that one can be taken. Writes nothing."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from courses import same_person_labels as labels
from courses.actions import duplicates
from courses.actions.duplicates import Similar
from courses.actions.same_person import facts
from courses.commands import Command, bindings
from courses.commands.people import SIMILAR
from courses.commands.planning import FORM
from courses.i18n import _
from courses.rules.same_person import Facts
from courses.screens.dialogs.ask import Ask
from courses.screens.form_screen import FormScreen
from courses.text import digits, plain
from courses.widgets.field import Field

_MOST = 3


class SimilarForm(FormScreen):
    """A form with the fields of a person; a subclass gives `similar_to` and `take_similar`."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (*FORM, *SIMILAR)
    BINDINGS: ClassVar[list[BindingType]] = bindings(SIMILAR)

    similar_except_id = 0
    """Who is being changed, and is not told as like themselves; 0: a new person."""
    _similar: tuple[Similar, ...] = ()
    _compared: Facts | None = None

    def take_similar(self, person_id: int) -> None:
        """Take somebody of the register instead of who was typed: open them."""
        from courses.screens import doors

        doors.open_person(self, person_id)

    def beside(self) -> ComposeResult:
        """Lay out who is similar, below the fields."""
        with Vertical(classes="similar-people"):
            yield Static(classes="similar-heading warning", markup=False)
            yield OptionList(classes="similar-list", markup=False, compact=True)

    def on_mount(self) -> None:
        """Look with what is there from the beginning."""
        super().on_mount()
        self.query_one(".similar-people").display = False
        self.call_after_refresh(self.changed)

    def changed(self) -> None:
        """Look again who is similar."""
        typed = self._typed()
        if typed == self._compared:
            return
        self._compared = typed
        desk = self.desk
        found = duplicates.similar(desk.store, desk.actor, typed, _MOST, except_id=self.similar_except_id)
        self._similar = tuple(found)
        self._show_similar()

    def _typed(self) -> Facts:
        said = {field.key: field.text.strip() for field in self.walk_children(Field) if not field.is_choice}
        name = f"{said.get('given_name', '')} {said.get('family_name', '')}"
        birth = said.get("birth_date", "")
        if birth.isdecimal() and len(digits(birth)) == 8:
            birth = f"{birth[:4]}-{birth[4:6]}-{birth[6:]}"
        return facts(
            (name.strip(), said.get("other_name", "")),
            (said.get("phone", ""), said.get("other_phone", "")),
            (said.get("email", ""), said.get("other_email", "")),
            birth,
        )

    def _show_similar(self) -> None:
        box, options = self.query_one(".similar-people"), self.query_one(".similar-list", OptionList)
        was_shown = box.display
        box.display = bool(self._similar)
        options.clear_options()
        options.add_options([Option(Content(plain(_line(it))), id=str(it.person.id)) for it in self._similar])
        heading = "⚠ " + _("In the register already? Ctrl+O takes the one marked instead.")
        self.query_one(".similar-heading", Static).update(Content(heading))
        if self._similar:
            options.highlighted = 0
        if was_shown != box.display:
            self.show_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command works: the similar one has to be there."""
        if action == "open_similar":
            return bool(self._similar)
        return super().check_action(action, parameters)

    @on(OptionList.OptionSelected, ".similar-list")
    def _similar_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open_similar()

    def action_open_similar(self) -> None:
        """Take the one marked; what was typed is thrown away only after a question."""
        if not self._similar:
            return
        marked = self.query_one(".similar-list", OptionList).highlighted or 0
        person = self._similar[marked].person
        question = _("Take {name} ({key}) of the register instead?").format(
            name=_shown(self._similar[marked]), key=person.key
        )
        deed = Ask(question, _("Take"), more=_("What you have typed is not saved."), is_safe=True)
        self.ask(deed, lambda yes: self._take(person.id) if yes else None)

    def _take(self, person_id: int) -> None:
        self.dismiss()
        self.take_similar(person_id)


def _shown(it: Similar) -> str:
    return _("somebody with protected personal data") if it.person.is_protected else it.person.name


def _line(it: Similar) -> str:
    person = it.person
    if person.is_protected:
        return f"{_shown(it)} – {labels.reason(it.verdict.reason)}"
    details = " · ".join(part for part in (person.birth_date, person.phone, person.email, person.town) if part)
    return " · ".join(filter(None, (f"{person.name} ({person.key}) – {labels.reason(it.verdict.reason)}", details)))
