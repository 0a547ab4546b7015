"""Who comes: somebody found in the register by a few letters, only a name, or nobody named. Writes nothing."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from courses.i18n import _
from courses.screens.dialogs.search import SearchDialog
from courses.screens.enrol import hit_words
from courses.store import people
from courses.text import plain

PERSON, NAME, NOBODY = "person ", "name ", "nobody"
"""How an answer begins: a person's id follows, or the name that was typed; or nothing."""
_HITS = 30


class WhoDialog(SearchDialog):
    """Answers "person ID", "name NAME" or "nobody"."""

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Input(placeholder=_("Name, phone or e-mail"), compact=True)
        yield OptionList(markup=False, compact=True)
        yield Static(Content(_("Enter takes the row marked · Esc closes")), classes="quiet")

    def show(self, typed: str) -> None:
        """List who is found, then the name alone; without anything typed, nobody named."""
        desk, name = self.desk, typed.strip()
        options = self.query_one(OptionList)
        options.clear_options()
        if name:
            hits = people.search(desk.store, desk.actor, name, _HITS)
            options.add_options([Option(hit_words(hit), id=f"{PERSON}{hit.person.id}") for hit in hits])
            options.add_option(Option(Content(_("Only the name: {name}").format(name=plain(name))), id=f"{NAME}{name}"))
        else:
            options.add_option(Option(Content(_("Without a name")), id=NOBODY))
        options.highlighted = 0
