"""One person to pick: typing searches the register; where it may be somebody new, the last row says so."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from courses.i18n import _
from courses.screens.dialogs.search import SearchDialog
from courses.screens.enrol import HITS, hit_words
from courses.screens.guard import Guard
from courses.store import people
from courses.text import plain

NEW = "new "
"""How the answer begins that means somebody new; what was typed follows."""


class PickPerson(SearchDialog):
    """Answers a person's id; where new ones are made, also "new TYPED"."""

    def __init__(self, heading: str, *, makes_new: bool = False) -> None:
        """Keep whether somebody new may be meant."""
        super().__init__(heading)
        self._makes_new = makes_new

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Input(placeholder=_("Name, phone or e-mail"), compact=True)
        yield OptionList(markup=False, compact=True)
        yield Static(classes="dialog-words nothing", markup=False)

    def show(self, typed: str) -> None:
        """List the persons that fit; none before anything is typed."""
        desk = self.desk
        hits = people.search(desk.store, desk.actor, typed, HITS) if typed.strip() else []
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(hit_words(hit), id=str(hit.person.id)) for hit in hits])
        if self._makes_new and typed.strip():
            words = _("+ New person: {name}").format(name=plain(typed.strip()))
            options.add_option(Option(Content(words), id=NEW + typed.strip()))
        options.highlighted = 0 if options.option_count else None
        options.display = bool(options.option_count)
        nothing = self.query_one(".nothing", Static)
        nothing.update(_("Nobody fits the search.") if typed.strip() else _("Type to find a person."))
        nothing.display = not options.option_count


def ask_person(at: Guard, heading: str, then: Callable[[int], object]) -> None:
    """Ask for somebody in the register, or somebody new, who is written in first; `then` gets the id."""

    def answer(key: str | None) -> None:
        if key is None:
            return
        if not key.startswith(NEW):
            then(int(key))
            return
        from courses.screens.person_form import PersonForm

        at.app.push_screen(PersonForm(None, name=key.removeprefix(NEW), then=then))

    at.ask(PickPerson(heading, makes_new=True), answer)
