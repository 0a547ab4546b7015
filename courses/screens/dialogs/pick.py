"""One thing to pick from many: type to narrow the list, Enter to pick, Esc to leave it as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill, indent

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from courses.i18n import _, ngettext
from courses.screens.dialogs.search import SearchDialog
from courses.text import fold, plain

_SHOWN = 200
_FRAME = 8
"""Cells beside a row: the border, the room within it, a scrollbar and a space."""
_WIDTH = 62
"""Cells of the words below a thing; the window is no narrower in 80 columns."""


class Pick(SearchDialog):
    """Answers the key of the thing picked."""

    def __init__(
        self,
        heading: str,
        things: Sequence[tuple[str, str]],
        *,
        chosen: str | None = None,
        typed: str = "",
        words: str = "",
        more: Mapping[str, str] | None = None,
        nothing: str = "",
    ) -> None:
        """Keep the things to pick from: (key, words).

        `chosen` is the key of the one that holds now, which is marked and begun at; `typed` is searched for from the
        start; `words` stand under the heading, by key `more` words below a thing; `nothing` is told when there are none.
        """
        super().__init__(heading)
        self._things = [(key, plain(text)) for key, text in things]
        self._more = {key: plain(text) for key, text in (more or {}).items()}
        self._folded = [fold(f"{text} {self._more.get(key, '')}") for key, text in self._things]
        self._nothing = nothing
        self._chosen = chosen
        self._begin = typed
        self._words = words

    def body(self) -> ComposeResult:
        """Lay it out."""
        if self._words:
            yield Static(Content(plain(self._words)), classes="dialog-words")
        yield Input(self._begin, placeholder=_("Search"), compact=True, select_on_focus=False)
        yield OptionList(markup=False, compact=True)
        yield Static(classes="dialog-words quiet more", markup=False)

    def on_mount(self) -> None:
        """Make room for the longest row; what the terminal is too narrow for is cut."""
        longest = max((Content(self._row(*thing)).cell_length for thing in self._things), default=0)
        self.query_one(".dialog").styles.min_width = longest + _FRAME

    def show(self, typed: str) -> None:
        """List the things that fit, those that begin so first."""
        found = list(self._found(typed))
        shown = found[:_SHOWN]
        if not typed.strip() and self._held(found) not in (None, *range(_SHOWN)):
            shown.insert(0, found[self._held(found) or 0])
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self._line(key, text), id=key) for key, text in shown])
        options.display = bool(shown)
        options.highlighted = ((self._held(shown) if not typed.strip() else None) or 0) if shown else None
        self._say_more(len(found) - len(shown), is_empty=not found)

    def _found(self, typed: str) -> Iterator[tuple[str, str]]:
        """Yield the things that have every word typed: those that begin so, those with words that do, the others."""
        words = fold(typed).split()

        def rank(at: int) -> int:
            text = self._folded[at]
            if not words or text.startswith(" ".join(words)):
                return 0
            return 1 if all(f" {word}" in f" {text}" for word in words) else 2

        fitting = [at for at, text in enumerate(self._folded) if all(word in text for word in words)]
        for at in sorted(fitting, key=rank):
            yield self._things[at]

    def _held(self, things: Sequence[tuple[str, str]]) -> int | None:
        """Return where the one that holds now is."""
        return next((at for at, (key, _text) in enumerate(things) if key == self._chosen), None)

    def _row(self, key: str, text: str) -> str:
        """Return how a thing is written; a list in which one holds marks it."""
        if self._chosen is None:
            return text
        return f"{'●' if key == self._chosen else ' '} {text}"

    def _line(self, key: str, text: str) -> Content:
        """Return a thing with what is told of it below."""
        row, more = self._row(key, text), self._more.get(key, "")
        return Content.assemble(row, ("\n" + indent(fill(more, _WIDTH), "  "), "$quiet")) if more else Content(row)

    def _say_more(self, more: int, *, is_empty: bool) -> None:
        note = self.query_one(".more", Static)
        words = ngettext("{count} more: type to narrow the list", "{count} more: type to narrow the list", more)
        empty = _("Nothing fits the search.") if self._things else self._nothing or _("There is nothing to choose.")
        note.update(empty if is_empty else words.format(count=more))
        note.display = is_empty or more > 0
