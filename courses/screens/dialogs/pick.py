"""One thing to pick from many: type to narrow the list, Enter to pick."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from courses.i18n import _
from courses.screens.dialogs.search import SearchDialog
from courses.text import fold, plain

_SHOWN = 200


class Pick(SearchDialog):
    """Answers the key of the thing picked."""

    def __init__(self, heading: str, things: Sequence[tuple[str, str]]) -> None:
        """Keep the things to pick from: (key, words)."""
        super().__init__(heading)
        self._things = [(key, plain(words)) for key, words in things]

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Input(placeholder=_("Search"), compact=True)
        yield OptionList(markup=False, compact=True)

    def show(self, typed: str) -> None:
        """List the things that fit."""
        words = fold(typed).split()
        found = [(key, text) for key, text in self._things if all(word in fold(text) for word in words)][:_SHOWN]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(Content(text), id=key) for key, text in found])
        options.highlighted = 0 if found else None
