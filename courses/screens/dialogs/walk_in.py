"""Who a walk-in was: those of a like name first, others by searching the register; or what else to do with the row."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from courses.i18n import _
from courses.model import Person, WalkIn
from courses.screens.dialogs.search import SearchDialog
from courses.screens.enrol import HITS, hit_words
from courses.store import people
from courses.text import plain

PERSON, NOBODY, ENROL, REMOVE = "person ", "nobody", "enrol", "remove"
"""How an answer begins: a person's id follows; or what else is wanted."""


class WhoWasIt(SearchDialog):
    """Answers "person ID", "nobody", "enrol" or "remove"."""

    def __init__(self, walk_in: WalkIn, likely: Sequence[Person]) -> None:
        """Keep who is asked about, and who it may be."""
        super().__init__(_("Who was {name}?").format(name=plain(walk_in.name)))
        self._walk_in = walk_in
        self._likely = likely

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Input(placeholder=_("Name, phone or e-mail"), compact=True)
        yield OptionList(markup=False, compact=True)
        yield Static(Content(_("Enter takes the row marked · Esc closes")), classes="quiet")

    def show(self, typed: str) -> None:
        """List who is found, or who is likely before anything is typed, then what else can be done."""
        desk, options = self.desk, self.query_one(OptionList)
        options.clear_options()
        is_known = self._walk_in.person_id is not None
        if typed.strip():
            hits = people.search(desk.store, desk.actor, typed, HITS)
            options.add_options([Option(hit_words(hit), id=f"{PERSON}{hit.person.id}") for hit in hits])
            if not hits:
                words = _("Nobody in the register is called so. Add them under People first, with n.")
                options.add_option(Option(Content.styled(words, "dim"), disabled=True))
            options.highlighted = 0 if hits else None
            return
        if is_known:
            options.add_option(Option(Content(_("Enrol them in the course")), id=ENROL))
        options.add_options([Option(_person(it), id=f"{PERSON}{it.id}") for it in self._likely])
        if is_known:
            options.add_option(Option(Content(_("It is not known who it was")), id=NOBODY))
        options.add_option(Option(Content(_("Take the row away, with its marks")), id=REMOVE))
        options.highlighted = 0 if options.option_count > 1 else None


def _person(it: Person) -> Content:
    facts = "  " + " · ".join(plain(fact) for fact in (it.birth_date[:4], it.phone, it.email, it.town) if fact)
    return Content.assemble((plain(it.name), "bold"), (facts, "dim"))
