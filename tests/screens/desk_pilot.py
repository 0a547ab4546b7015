"""Sits down at the program as a librarian would, in a terminal that is not there."""

import asyncio
import unicodedata
from contextlib import asynccontextmanager, contextmanager, suppress
from unittest.mock import patch

import factories
from textual import events
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import WorkerCancelled, WorkerFailed

from courses import i18n
from courses.actions import options
from courses.app import KursverkstadApp, app_for

PLACES = ("today", "courses", "people", "attendance", "print", "calendar", "settings")
SIZES = ((80, 24), (200, 60))
THEMES = ("kursverkstad-light", "kursverkstad-dark", "kursverkstad-contrast")

WALK = (
    *(
        "f3",
        "end",
        "ctrl+end",
        "enter",
        "right",
        "right",
        "right",
        "right",
        "right",
        "right",
        "a",
        "a",
        "escape",
        "e",
        "escape",
        "escape",
    ),
    *("f4", "down", "enter", "e", "escape", "escape", "escape"),
    *(
        "f5",
        "enter",
        "p",
        "down",
        "escape",
        "escape",
        "f6",
        "enter",
        "escape",
        "f8",
        "i",
        "escape",
        "f1",
        "escape",
        "ctrl+p",
    ),
)
"""Keys that lead past every screen, the last course being the one looked at."""


@contextmanager
def in_language(code):
    """Speaks a language for as long as it is needed."""
    i18n.use(code)
    try:
        yield
    finally:
        i18n.use("sv")


class DeskPilot(Pilot):
    """Textual's pilot, but for how it waits: until nothing is left to do, whatever the clock says."""

    async def press(self, *keys):
        """Presses keys, letting each have its effect."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
            self.app._driver.send_message(events.Key(name, _character(name, key)))
            await self.pause()

    async def pause(self, delay=None):
        """Waits until every message is dealt with and the screen laid out."""
        app, loop = self.app, asyncio.get_running_loop()
        await asyncio.sleep(delay or 0)
        is_quiet = False
        while not is_quiet:
            await asyncio.sleep(0)
            if loop._ready:
                continue
            await app._animator.wait_until_complete()
            app._check_resize()  # these two Textual does by a timer of its own
            app.screen._on_timer_update()
            await asyncio.sleep(0)
            is_quiet = not loop._ready


def _character(name, key):
    """Returns what a key types; None: nothing."""
    try:
        return unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        return key if len(key) == 1 else None


_parsed = {}
_parse = Stylesheet._parse_rules


def _parse_once(sheet, css, read_from, is_default_rules=False, tie_breaker=0, scope=""):
    """Returns the rules of a style sheet as they were parsed for the first app that had it in the same colours."""
    key = (css, read_from, is_default_rules, tie_breaker, scope, tuple(sheet._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _parsed[key]


def _unpainted(screen):
    """Leaves a screen unpainted: there is no terminal, and `press` and `picture` paint what they come to."""
    screen._dirty_widgets.clear()
    screen._compositor._dirty_regions.clear()
    screen.app._update_mouse_over(screen)


def _at_once(_app, _delay=0):
    """Masks no change of screen for a moment, as Textual does: nobody is looking, and what waits is laid out late."""


@asynccontextmanager
async def sit(store, *keys, size=(80, 24), language="sv", theme=None, actor=None):
    """Sits down at the program in a terminal of a size, and presses some keys."""
    if theme:
        options.set_option(store, factories.LIBRARIAN, "interface.theme", theme)
    with (
        in_language(language),
        patch.object(Stylesheet, "_parse_rules", _parse_once),
        patch.object(Screen, "_compositor_refresh", _unpainted),
        patch.object(RuleSet, "__hash__", object.__hash__),  # as it is, without Python: called 200,000 times a second
        patch.object(KursverkstadApp, "delay_update", _at_once),
    ):
        who = actor or factories.LIBRARIAN
        app = app_for(who)(store, actor=who)
        async with app.run_test(size=size, notifications=True):
            pilot = DeskPilot(app)
            await pilot.pause()
            await hit(pilot, *keys)
            yield pilot
            picture(app)


async def press(pilot, *keys):
    """Presses keys as `hit` does, and returns the picture of what they come to."""
    await hit(pilot, *keys)
    return picture(pilot.app)


async def hit(pilot, *keys):
    """Presses keys one at a time, letting each have its effect; nobody looks."""
    for key in keys:
        await pilot.press(key)
        await work_is_done(pilot)
        await pilot.pause()
        await work_is_done(pilot)  # what a key leads to may begin more work
        await pilot.pause()


async def work_is_done(pilot):
    """Waits for what goes on beside the screen, however it ends: the screen tells of what failed."""
    for worker in list(pilot.app.workers):
        with suppress(WorkerCancelled, WorkerFailed):
            await worker.wait()


async def write(pilot, text):
    """Types a text."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))


def picture(app):
    """Returns what is on the screen, a line a row."""
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    return "\n".join("".join(segment.text for segment in strip) for strip in update.strips)
