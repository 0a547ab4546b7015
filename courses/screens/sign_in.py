"""Signing in: who sits down at the program, before anything is shown of it, or when it was locked.

The name is picked or typed, the password typed where there is one. What was wrong is not told.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from courses.actions import users
from courses.errors import CoursesError
from courses.i18n import _
from courses.model import Actor
from courses.screens.themes import styles, themes
from courses.store import options
from courses.store import users as known
from courses.text import fold, plain

if TYPE_CHECKING:
    from courses.store import Store

TRIES = 3
"""How often somebody may be wrong before the program closes, or, when it was locked, waits."""
WAIT = 30.0
"""Seconds for which it waits then."""


class SignIn(ModalScreen[Actor | None]):
    """Answers who has signed in; None: nobody, the program is to be left."""

    CSS_PATH = styles("dialog", "sign_in")
    AUTO_FOCUS = "#name"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", id="sign-in.next", show=False),
        Binding("up", "app.focus_previous", id="sign-in.previous", show=False),
        Binding("ctrl+q", "leave", id="sign-in.leave", show=False, priority=True),
    ]

    def __init__(self, store: Store, name: str = "", *, may_enter: Callable[[str], str] | None = None) -> None:
        """Keep the store, the name that is likely, and what says why a name may not enter now (empty: it may).

        With `may_enter` the program was locked, and waits after some tries instead of closing.
        """
        super().__init__()
        self._store = store
        self._likely = name
        self._may_enter = may_enter
        self._wrong = 0

    def compose(self) -> ComposeResult:
        """Lay it out."""
        library = options.get(self._store, "library.name")
        with Vertical(classes="dialog"):
            heading = "Kursverkstad" + (f" · {plain(library)}" if library else "")
            yield Static(Content(heading), classes="dialog-heading")
            yield Input(value=self._likely, placeholder=_("Who are you?"), id="name", compact=True)
            yield OptionList(markup=False, compact=True, id="names")
            yield Input(placeholder=_("Password, if you have one"), password=True, id="password", compact=True)
            yield Static("", id="wrong", classes="wrong")
            with Horizontal(classes="buttons"):
                yield Button(Content(_("Sign in")), id="enter", variant="primary")
                yield Button(Content(_("Quit")), id="leave")

    def on_mount(self) -> None:
        """List the names, and go to the password when the name is likely."""
        self._list("")
        if any(known.name_key(self._likely) == known.name_key(name) for name in known.active_names(self._store)):
            self.query_one("#password").focus()
        else:
            self.query_one("#name", Input).value = ""

    def _list(self, typed: str) -> None:
        names = self.query_one("#names", OptionList)
        names.clear_options()
        fitting = [one for one in known.active_names(self._store) if fold(typed) in fold(one)]
        names.add_options([Option(Content(plain(one)), id=f"name {one}") for one in fitting])
        names.highlighted = 0 if fitting else None

    @on(Input.Changed, "#name")
    def _typed(self, event: Input.Changed) -> None:
        self._list(event.value)

    @on(Input.Submitted, "#name")
    def _named(self) -> None:
        self.query_one("#password").focus()

    @on(events.DescendantBlur)
    def _pointed(self, event: events.DescendantBlur) -> None:
        """Take the name that was pointed at in the list without Enter, or the only one that has what was typed."""
        names, name = self.query_one("#names", OptionList), self.query_one("#name", Input)
        is_pointed = event.widget is names and not name.value.strip()
        is_only = event.widget is name and name.value.strip() and names.option_count == 1
        if (is_pointed or is_only) and names.highlighted_option is not None:
            name.value = str(names.highlighted_option.id).removeprefix("name ")

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.query_one("#name", Input).value = str(event.option.id).removeprefix("name ")
        self.query_one("#password").focus()

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Leave without signing in."""
        self.dismiss(None)

    @on(Input.Submitted, "#password")
    @on(Button.Pressed, "#enter")
    def _enter(self) -> None:
        """Sign in, if name and password are right."""
        name, password = (self.query_one(f"#{one}", Input) for one in ("name", "password"))
        typed, password.value = password.value, ""
        why_not = self._may_enter(name.value) if self._may_enter else ""
        if why_not:
            self._tell(why_not)
            return
        try:
            actor = users.sign_in(self._store, name.value, typed)
        except CoursesError as error:
            self._refused(error)
            return
        self.dismiss(actor)

    def _refused(self, error: CoursesError) -> None:
        self._wrong += 1
        self._tell(f"{error.message} {error.hint}".strip())
        if self._wrong % TRIES:
            return
        if self._may_enter is None:
            self.dismiss(None)
            return
        self._tell(_("That was wrong {count} times. Wait half a minute.").format(count=TRIES))
        self._open(is_open=False)
        self.set_timer(WAIT, lambda: self._open(is_open=True))

    def _open(self, *, is_open: bool) -> None:
        for one in self.query("Input, #enter").results():
            one.disabled = not is_open
        if is_open:
            self._tell("")
            self.query_one("#password").focus()

    def _tell(self, words: str) -> None:
        self.query_one("#wrong", Static).update(Content(plain(words)))


class SignInApp(App[Actor | None]):
    """Asks who it is before the program itself is shown; returns the one who signed in, or None."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, store: Store, name: str) -> None:
        """Keep the store and the name that is likely."""
        super().__init__()
        self._store = store
        self._likely = name
        for theme in themes():
            self.register_theme(theme)
        self.theme = options.get(store, "interface.theme")

    def on_mount(self) -> None:
        """Ask."""
        self.push_screen(SignIn(self._store, self._likely), self.exit)
