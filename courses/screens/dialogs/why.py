"""Why: the usual reasons in a list, or in own words; Enter takes the row marked. Writes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from courses.i18n import _
from courses.screens.dialogs.search import SearchDialog
from courses.text import clean, fold, plain

NONE = "none"
_OWN = "own "


class WhyDialog(SearchDialog):
    """Answers "none", or "own " and the reason; see `reason_of`."""

    def __init__(self, heading: str, reasons: Sequence[str], words: str = "") -> None:
        """Keep the usual reasons, and what to say under the heading."""
        super().__init__(heading)
        self._reasons = reasons
        self._words = words

    def body(self) -> ComposeResult:
        """Lay it out."""
        if self._words:
            yield Static(Content(plain(self._words)), classes="dialog-words")
        yield Input(placeholder=_("why, in own words"), compact=True)
        yield OptionList(markup=False, compact=True)
        yield Static(Content(_("Enter takes the row marked · Esc closes")), classes="quiet")

    def show(self, typed: str) -> None:
        """List the usual reasons that fit, after what is typed."""
        own, options = clean(typed), self.query_one(OptionList)
        fitting = [it for it in self._reasons if fold(own) in fold(it)]
        options.clear_options()
        if own and own not in fitting:
            options.add_option(Option(Content(_("Because: {reason}").format(reason=plain(own))), id=f"{_OWN}{own}"))
        if not own:
            options.add_option(Option(Content(_("Does not say why")), id=NONE))
        options.add_options([Option(Content(it), id=f"{_OWN}{it}") for it in fitting])
        options.highlighted = 0


def reason_of(answer: str) -> str:
    """Return the reason that was answered; empty for none."""
    return "" if answer == NONE else answer.removeprefix(_OWN)
