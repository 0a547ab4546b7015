"""The terminal interface: its places, the commands that work everywhere, and the one error handler.

Everything else is in `screens`. Nothing here reads or writes courses.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from courses import i18n
from courses.commands import Command, bindings
from courses.commands.catalogue import EVERYWHERE, PLACES, scopes
from courses.errors import CoursesError
from courses.i18n import _
from courses.rules import red_days
from courses.screens import hangup, places
from courses.screens.desk import Desk
from courses.screens.frame import Frame, working_commands
from courses.screens.roles import first_place, has_place
from courses.screens.themes import themes
from courses.store import open_store, options, user_names
from courses.text import plain
from courses.widgets.topbar import Said

if TYPE_CHECKING:
    from textual.theme import Theme
    from textual.timer import Timer

    from courses.model import Actor
    from courses.store import Store

_log = logging.getLogger("courses.app")
_LINES = 140
"""Letters that an error in the top two lines may have; longer ones get a dialog."""
_IDLE = 0.5
"""Seconds after the first screen at which nobody is likely to wait for anything."""
_MINUTE = 60.0
"""Seconds between looks at what runs out by the clock."""
_SAID = 10.0
"""Seconds for which the top line says something."""


class KursverkstadApp(App[None]):
    """The program on the screen."""

    TITLE = "Kursverkstad"
    CSS_PATH = ["styles/app.tcss", "styles/today.tcss"]  # noqa: RUF012 as Textual declares it; Today's own, read at once
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 as Textual declares it
        (0, "-narrow"),
        (100, "-normal"),
        (120, "-wide"),
    ]
    MODES: ClassVar[dict[str, str | Callable[[], Screen[object]]]] = places.MODES
    DEFAULT_MODE = "today"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (*EVERYWHERE, *PLACES)
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS_HERE)

    def __init__(self, data: Path | Store, *, actor: Actor, is_demo: bool = False) -> None:
        """Sit down at a store, or at that of a data folder, opened here. Raises what opening raises."""
        self.home = first_place(actor)
        """The place that Esc leads to in the end."""
        self._looks = {theme.name: theme for theme in themes()}
        super().__init__()
        self.desk = Desk(open_store(data) if isinstance(data, Path) else data, actor, is_demo=is_demo)
        self.has_painted = False
        self.said = Said()
        """What the top line says now."""
        self._hushing: Timer | None = None
        self.has_users = user_names.are_there(self.desk.store)
        self.next_actor: Actor | None = None
        """Who signed in when the program was locked by somebody else."""
        self.wants_demo = False
        """Whether the user left to see the demo."""
        self._dress()

    async def on_ready(self) -> None:
        """Fill in what the first screen shows, now that its frame is painted."""
        self.has_painted = True
        if not gc.isenabled():
            gc.freeze()  # what is there at the start stays to the end: looking it through holds up keys
            gc.enable()
        if isinstance(self.screen, Frame):
            await self.screen.fill_in()
        self.set_timer(_IDLE, self._load_ahead)
        self.set_interval(_MINUTE, self._each_minute)
        if not self.is_headless:
            self.set_interval(hangup.EVERY, self._leave_if_alone)

    def _leave_if_alone(self) -> None:
        """Leave when the terminal was closed; all that was done is on disk."""
        if hangup.is_gone():
            self.exit(return_code=1)

    def _each_minute(self) -> None:
        """See to what runs out by the clock, such as offers of seats."""
        from courses.screens import minute

        minute.look(self)

    def _load_ahead(self) -> None:
        """Load beside the screen what the first calendar or form would wait for."""
        load = partial(red_days.load, self.desk.today().year, i18n.language())
        self.run_worker(load, thread=True, exit_on_error=False)

    def _dress(self) -> None:
        """Put on the looks before anything is parsed: a change of theme later parses every style sheet again."""
        for theme in self._looks.values():
            self.register_theme(theme)
        self.set_reactive(KursverkstadApp.theme, options.get(self.desk.store, "interface.theme"))
        self.stylesheet.set_variables(self.get_css_variables())
        dark = self.current_theme.dark
        self.update_classes({"-dark-mode": dark, "-light-mode": not dark}, update=False)

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return one of the program's looks without copying all that Textual has: it asks for each line it paints."""
        return self._looks.get(theme_name) or super().get_theme(theme_name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command works: there is not always a way back, and not everybody has every place."""
        if action == "go":
            return all(has_place(self.desk.actor, str(place)) for place in parameters)
        if action == "enrol_somebody":
            return has_place(self.desk.actor, "enrol")
        if action == "lock":
            return self.has_users
        if action == "undo":
            return not any(isinstance(it, Frame) and it.is_unsaved for it in self.screen_stack[-1:])
        return action != "back" or self.current_mode != self.home or len(self.screen_stack) > 1

    # Commands that work everywhere

    def action_help(self) -> None:
        """Show every command and its key."""
        from courses.screens.dialogs.help import HelpDialog

        if not self.screen.is_modal:
            self.push_screen(HelpDialog(self._here()))

    def action_palette(self) -> None:
        """Search for a command and run it."""
        from courses.screens.dialogs.palette import PaletteDialog

        if not self.screen.is_modal:
            dialog = PaletteDialog(set(self._here()), lambda place: has_place(self.desk.actor, place))
            self.push_screen(dialog, self._run_chosen)

    def _here(self) -> list[str]:
        """Return the ids of the commands that work now, those nearest to the focus first."""
        return [command.id for _node, command in working_commands(self.screen)]

    async def _run_chosen(self, command_id: str | None) -> None:
        if command_id:
            await self.action_run_command(command_id)

    async def action_go(self, place: str) -> None:
        """Go to a place; one step back in it when already there."""
        if self.screen.is_modal:
            return
        self.hush()
        if place == self.current_mode:
            await self._step_back()
            return
        await self.switch_mode(place)
        await self._come_home()

    async def _come_home(self) -> None:
        """Leave what was open in the place come to, unless something typed there is not saved, or a dialog is open."""
        opened = self.screen_stack[1:]
        if any(not isinstance(screen, Frame) or screen.is_unsaved for screen in opened):
            return
        for _screen in opened:
            await self.pop_screen()
        while isinstance(self.screen, Frame) and self.screen.step_back():
            pass

    async def action_back(self) -> None:
        """Go one step back: out of a thing, then to Today."""
        if not await self._step_back() and self.current_mode != self.home:
            await self.switch_mode(self.home)

    async def _step_back(self) -> bool:
        """Go one step back inside the place, and return whether there was one."""
        if isinstance(self.screen, Frame) and self.screen.step_back():
            return True
        if len(self.screen_stack) > 1:
            await self.pop_screen()
            return True
        return False

    async def action_run_command(self, command_id: str) -> None:
        """Run a command by its id: here, or where it works, or tell what to open first."""
        if await self._run_here(command_id):
            return
        scope = next(scope for scope in scopes() if any(c.id == command_id for c in scope.commands))
        command = next(c for c in scope.commands if c.id == command_id)
        if scope.place and scope.place != self.current_mode and has_place(self.desk.actor, scope.place):
            await self.switch_mode(scope.place)
            if await self._run_here(command_id):
                return
        self.tell(_("“{title}” works in: {where}. Open one first.").format(title=command.title, where=scope.name()))

    async def _run_here(self, command_id: str) -> bool:
        for node, command in working_commands(self.screen):
            if command.id == command_id:
                await self.run_action(command.action, node)
                return True
        return False

    def action_undo(self) -> None:
        """Take back the last deed, after asking."""
        from courses.screens.undo import ask_to_undo

        if isinstance(self.screen, Frame):
            ask_to_undo(self.screen)

    def action_enrol_somebody(self) -> None:
        """Open the desk, or begin there with the next."""
        from courses.screens import doors
        from courses.screens.enrolling import EnrolScreen

        if isinstance(self.screen, EnrolScreen):
            self.screen.action_next()
        elif isinstance(self.screen, Frame):
            doors.enrol(self.screen)

    def action_lock(self) -> None:
        """Hide everything until somebody signs in: whoever locked goes on, anybody else begins anew."""
        from courses.screens.sign_in import SignIn

        if not isinstance(self.screen, SignIn):
            self.push_screen(SignIn(self.desk.store, self.desk.actor.name, may_enter=self._why_not), self._unlocked)

    def _why_not(self, name: str) -> str:
        """Return why somebody may not take over now: what another has typed would be lost."""
        if not self._unsaved() or user_names.name_key(name) == user_names.name_key(self.desk.actor.name):
            return ""
        return _("Something that {name} has typed is not saved.").format(name=self.desk.actor.name)

    def _unlocked(self, actor: Actor | None) -> None:
        if actor is None:
            self.exit()
        elif actor != self.desk.actor:
            self.next_actor = actor
            self.exit()

    def _unsaved(self) -> list[Frame]:
        return [s for stack in self._screen_stacks.values() for s in stack if isinstance(s, Frame) and s.is_unsaved]

    def action_demo(self) -> None:
        """Leave for the demo."""
        self.wants_demo = True
        self.exit(message=_("The demo is opened by: {command}").format(command="kursverkstad demo"))

    def action_leave(self) -> None:
        """Close the program; ask when something is not saved."""
        if not self._unsaved():
            self.exit()
            return
        from courses.screens.dialogs.ask import Ask

        question = _("Something you have typed is not saved. Quit all the same?")
        self.push_screen(Ask(question, _("Quit without saving")), lambda yes: self.exit() if yes else None)

    # What is told to the user

    def tell(self, text: str, *, can_undo: bool = False) -> None:
        """Tell in the top line what was done, and how to undo it."""
        self._say(Said(text + ("  ·  u " + _("undo") if can_undo else "")))

    def hush(self) -> None:
        """Take away what was said: it would offer to undo what "u" no longer undoes."""
        self._say(Said())

    def _say(self, said: Said) -> None:
        if self._hushing is not None:
            self._hushing.stop()
        self.said = said
        self._hushing = self.set_timer(_SAID, self.hush) if said.words else None
        for screen in self.screen_stack:
            if isinstance(screen, Frame):
                screen.say(said)

    def wrote(self, text: str, *, can_undo: bool = True) -> None:
        """Note that something was written, tell what, and read the screen in front again."""
        self.desk.wrote()
        self.tell(text, can_undo=can_undo)
        if isinstance(self.screen, Frame):
            self.screen.read_again()

    def report(self, error: Exception) -> None:
        """Tell the user about an error: the one place where errors come to the screen."""
        if isinstance(error, CoursesError):
            text = f"{error.message} {error.hint}".strip()
            if len(text) <= min(_LINES, 2 * self.size.width - 16):
                self._say(Said(text, is_warning=True))
                return
            heading, words = _("This did not work"), f"{error.message}\n\n{error.hint}".strip()
        else:
            _log.error("Unexpected error", exc_info=error)
            heading = _("Something went wrong in the program")
            words = _("What was saved is safe on disk. If it happens again, tell those who look after the program:")
            words += f"\n\n{type(error).__name__}: {error}"
        from courses.screens.dialogs.message import MessageDialog

        self.push_screen(MessageDialog(heading, words))

    def _handle_exception(self, error: Exception) -> None:
        """Leave with a calm line instead of a traceback when Textual itself cannot go on; the tests see the error."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        _log.error("Unexpected error", exc_info=error)
        self.exit(
            return_code=1,
            message=_("The program had to stop: {error}. What was saved is safe.").format(error=plain(error)),
        )

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: object) -> bool:
        try:
            return await super()._dispatch_action(namespace, action_name, params)
        except Exception as error:  # noqa: BLE001 a command that fails must not end the program
            self.report(error)
            return True

    async def speak(self, language: str) -> None:
        """Change the language of every screen that is open."""
        i18n.use(language)
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, Frame):
                    await screen.rebuild()


class AttendanceApp(KursverkstadApp):
    """The program for those who enter attendance and see nothing else."""

    DEFAULT_MODE = "attendance"


def app_for(actor: Actor) -> type[KursverkstadApp]:
    """Return the program as it begins for somebody."""
    return KursverkstadApp if first_place(actor) == KursverkstadApp.DEFAULT_MODE else AttendanceApp
