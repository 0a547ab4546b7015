"""One person to pick: typing searches the register."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from courses.i18n import _
from courses.screens.dialogs.search import SearchDialog
from courses.screens.enrol import HITS, hit_words
from courses.store import people


class PickPerson(SearchDialog):
    """Answers a person's id."""

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
        options.highlighted = 0 if hits else None
        options.display = bool(hits)
        nothing = self.query_one(".nothing", Static)
        nothing.update(_("Nobody fits the search.") if typed.strip() else _("Type to find a person."))
        nothing.display = not hits
