"""The one frame that every place stands in: the top line, the places on the left, the keys at the bottom.

A place or a thing fills in `body()` and `load()`. Nothing here reads the store but for the library's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.compose import compose
from textual.containers import Horizontal, Vertical
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from courses import dates
from courses.commands import Command
from courses.commands.catalogue import PLACES
from courses.i18n import _
from courses.screens.guard import Guard, commands_of
from courses.screens.roles import has_place
from courses.screens.steady import Steady
from courses.store import options
from courses.text import plain
from courses.widgets.keybar import KeyBar, KeyItem
from courses.widgets.rail import Rail, RailItem
from courses.widgets.topbar import Said, TopBar


class Frame(Guard, Steady[None]):
    """A screen in the frame."""

    AUTO_FOCUS = ".first, .body *"
    PLACE: ClassVar[str] = ""
    """The place on the rail that it belongs to; empty: the mode it was opened in."""

    def __init__(self) -> None:
        """Begin with the styles that the app has, so that Textual does not parse all of them again for a new place."""
        super().__init__()
        self._css_update_count = 0

    def compose(self) -> ComposeResult:
        """Lay out the frame around the body."""
        self._know_width()
        self.is_first = not self.house.has_painted
        yield TopBar()
        with Horizontal(classes="middle"):
            yield Rail()
            with Vertical(classes="body"):
                if self.house.has_painted:
                    yield from self.body()
        yield KeyBar()

    def _know_width(self) -> None:
        """Take on the class of the terminal's width before anything is styled; Textual does so only after a layout."""
        breakpoints = self.app.HORIZONTAL_BREAKPOINTS or []
        fitting = [name for width, name in breakpoints if self.app.size.width >= width]
        self.set_classes([*(c for c in self.classes if c not in {n for _w, n in breakpoints}), *fitting[-1:]])

    async def fill_in(self) -> None:
        """Lay out the body of the first screen and read it, now that the frame is painted."""
        with self.app.batch_update():
            await self.query_one(".body").mount_all(self._composed())
            if not self.query_one(".body").children:
                return  # the program is being left already
            self.read_again()
        self.set_focus(next(iter(self.query(self.AUTO_FOCUS or "*").results()), None))

    def _composed(self) -> list[Widget]:
        """Return the body as compose would have made it."""
        return list(compose(self, self.body()))

    def body(self) -> ComposeResult:
        """Yield what stands in the middle."""
        yield from ()

    def load(self) -> None:
        """Read what is shown, again; called when the screen comes forward after something was written."""

    def step_back(self) -> bool:
        """Undo the latest step inside this screen and return True; False: there is none, the screen may close."""
        return False

    async def rebuild(self) -> None:
        """Lay everything out anew, after a change of language."""
        await self.recompose()
        self.read_again()

    @property
    def is_unsaved(self) -> bool:
        """Whether something was typed here that is not saved."""
        return False

    def on_mount(self) -> None:
        """Fill the frame."""
        self.seen_version = -1
        self.dress()

    def dress(self) -> None:
        """Write the frame's own words, in the language in force."""
        desk = self.desk
        library = options.get(desk.store, "library.name")
        bar = self.query_one(TopBar)
        demo = " · " + _("demo") if desk.is_demo else ""
        who = f" · {plain(desk.actor.name)}" if self.house.has_users else ""
        bar.left = (f" · {plain(library)}" if library else "") + who + demo
        today = desk.today()
        bar.right = f"{dates.day_text(today)} {today.year} · {dates.week_text(today)}"
        rail = self.query_one(Rail)
        rail.items = tuple(it for it in rail_items() if has_place(desk.actor, it.id))
        rail.current = self.PLACE or self.app.current_mode

    def say(self, said: Said) -> None:
        """Say something in the top line."""
        for bar in self.walk_children(TopBar):
            bar.said = said

    def on_screen_resume(self) -> None:
        """Read again when something was written since."""
        self.say(self.house.said)
        if isinstance(self.focused, Input):
            self.focused.select_all()  # what was searched for last makes way for what is typed now
        if self.seen_version != self.desk.version and self.house.has_painted:
            self.read_again()
        self.call_after_refresh(self.show_keys)

    def read_again(self) -> None:
        """Read everything shown anew."""
        self.seen_version = self.desk.version
        self.dress()
        self.load()
        self.call_after_refresh(self.show_keys)  # what works may depend on a row that is not laid out yet

    def show_keys(self) -> None:
        """Write the keys that work now."""
        top = next(reversed(self.app.screen_stack), self)
        for bar in self.walk_children(KeyBar):
            bar.items = tuple(dialog_items(top) if top.is_modal else key_items(self))

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Other keys work where the focus is now."""
        self.show_keys()

    def refresh_bindings(self) -> None:
        """Write the keys anew whenever Textual would."""
        super().refresh_bindings()
        if self.is_mounted:
            self.show_keys()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell about a worker that failed."""
        error = event.worker.error
        if event.state is WorkerState.ERROR and isinstance(error, Exception):
            self.house.report(error)

    @on(Rail.Chosen)
    async def _place_chosen(self, event: Rail.Chosen) -> None:
        if event.place == "enrol":
            await self.run_action("app.enrol_somebody")
        else:
            await self.run_action(f"app.go('{event.place}')")

    @on(KeyBar.Pressed)
    async def _key_pressed(self, event: KeyBar.Pressed) -> None:
        await self.run_action(f"app.run_command('{event.command_id}')")


def rail_items() -> tuple[RailItem, ...]:
    """Return the places for the rail, in the language in force."""
    short = {
        "today": _("Today"),
        "courses": _("Courses"),
        "people": _("People"),
        "attendance": _("Attend."),
        "print": _("Printing"),
        "calendar": _("Calendar"),
        "settings": _("Setup"),
        "enrol": _("Enrol"),
    }
    return tuple(
        RailItem(place, command.key, command.title, short[place])
        for command in PLACES
        if (place := command.id.partition(".")[2])
    )


def carriers(screen: Screen[Any]) -> Iterator[DOMNode]:
    """Yield the nodes whose commands may work now: from the focus up, through the screen, to the app."""
    node: DOMNode | None = screen.focused or screen
    while node is not None:
        yield node
        if node is screen:
            break
        node = node.parent if isinstance(node.parent, DOMNode) else None
    if not screen.is_modal:
        yield screen.app


def working_commands(screen: Screen[Any]) -> Iterator[tuple[DOMNode, Command]]:
    """Yield each command that works now with who carries it."""
    seen: set[str] = set()
    for node in carriers(screen):
        for command in commands_of(node):
            name, _bracket, rest = command.action.partition("(")
            given = (rest.strip("')"),) if name == "go" else ()
            if command.key not in seen and node.check_action(name, given):
                seen.add(command.key)
                yield node, command


def key_items(screen: Screen[Any]) -> Iterator[KeyItem]:
    """Yield what the key bar shows now: those of the place first, then those that work everywhere."""
    is_typing = isinstance(screen.focused, Input) or getattr(screen.focused, "takes_letters", False)
    order = [first for node in carriers(screen) for first in getattr(node, "keys_first", ())]
    working = list(working_commands(screen))
    for node, command in sorted(working, key=lambda it: order.index(it[1].id) if it[1].id in order else len(order)):
        if command.in_bar:
            key = command.typing_key if is_typing else command.key
            yield KeyItem(command.id, key, command.bar_word, is_kept=node is screen.app)


def dialog_items(screen: Screen[Any]) -> Iterator[KeyItem]:
    """Yield the keys of the dialog that is open over a place: those of the place do nothing meanwhile."""
    for key, word in getattr(screen, "key_words", ()):
        yield KeyItem(f"dialog.{key}", key, word)
