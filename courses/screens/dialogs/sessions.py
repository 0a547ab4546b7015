"""Which sessions of a workshop series somebody comes to: a list to tick. Writes nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from courses import dates
from courses.commands.command import key_name
from courses.errors import Refused
from courses.i18n import _, ngettext
from courses.model import Session
from courses.screens.dialogs.dialog import Dialog
from courses.store.series import Taken
from courses.text import plain


class SessionsDialog(Dialog[frozenset[int]]):
    """Answers the ids of the sessions ticked; all of them ticked is the whole series."""

    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", id="sessions.turn", show=False),
        Binding("a", "all", id="sessions.all", show=False),
        Binding("enter", "finish", id="sessions.finish", show=False, priority=True),
    ]

    def __init__(
        self, heading: str, sessions: Sequence[Session], seats: Mapping[int, Taken], ticked: Collection[int], deed: str
    ) -> None:
        """Keep the sessions that can be chosen, their seats, those ticked to begin with, and the deed's word."""
        super().__init__(heading)
        self._sessions = sessions
        self._seats = seats
        self._first = frozenset(ticked)
        self._ticked = set(ticked)
        self._deed = deed

    @property
    def key_words(self) -> tuple[tuple[str, str], ...]:
        """The keys of the list."""
        return ((key_name("space"), _("Choose")), ("a", _("All or none")), ("Enter", _("Save")), ("Esc", _("Close")))

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield OptionList(markup=False, compact=True)
        yield Static(Content(_("Space ticks · a all or none · Enter is done · Esc closes")), classes="quiet")
        with Horizontal(classes="buttons"):
            yield Button(Content(plain(self._deed)), id="deed", variant="primary")
            yield Button(Content(_("Do not")), id="no")

    def on_mount(self) -> None:
        """Show the list."""
        self._show()
        self.query_one(OptionList).highlighted = 0 if self._sessions else None

    def _show(self) -> None:
        options = self.query_one(OptionList)
        marked = options.highlighted
        options.clear_options()
        options.add_options([Option(self._words(it), id=str(it.id)) for it in self._sessions])
        options.highlighted = marked

    def _words(self, it: Session) -> Content:
        sign = "☑" if it.id in self._ticked else "☐"
        when = f"{it.number or '–':>2} {dates.day_text(it.day)} {dates.span_text(it.start, it.end)}"
        own = self._seats.get(it.id)
        told = [plain(it.title), seats_words(own) if own else ""]
        return Content.assemble(f"{sign} {when}", ("  " + " · ".join(part for part in told if part), "dim"))

    @property
    def is_unsaved(self) -> bool:
        """Whether something else is ticked than at first."""
        return self._ticked != self._first

    def action_turn(self) -> None:
        """Tick the session marked, or take the tick away."""
        option = self.query_one(OptionList).highlighted_option
        if option is not None:
            self._ticked ^= {int(option.id or 0)}
            self._show()

    def action_all(self) -> None:
        """Tick all sessions; when all are, none."""
        every = {it.id for it in self._sessions}
        self._ticked = set() if self._ticked >= every else every
        self._show()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.query_one(OptionList).highlighted = event.option_index
        self.action_turn()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "deed":
            self._answer()
        else:
            self.dismiss(None)

    def action_finish(self) -> None:
        """Answer; a button that has the focus is pressed instead."""
        if isinstance(self.focused, Button):
            self.focused.press()
        else:
            self._answer()

    def _answer(self) -> None:
        if not self._ticked:
            raise Refused(_("Tick at least one session."))
        self.dismiss(frozenset(self._ticked))


def seats_words(it: Taken) -> str:
    """Return "5 of 8 seats", with a word when none is left; without a limit how many come."""
    if it.seats is None:
        return _("{count} come").format(count=it.taken)
    told = ngettext("{enrolled} of {seats} seat", "{enrolled} of {seats} seats", it.seats).format(
        enrolled=it.taken, seats=it.seats
    )
    full = _("full")
    return f"{told} – {full}" if it.taken >= it.seats else told
