"""Sits down at the program as a librarian would, in a terminal that is not there."""

from contextlib import asynccontextmanager, contextmanager

import factories

from courses import i18n
from courses.actions import options
from courses.app import KursverkstadApp

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


@asynccontextmanager
async def sit(store, *keys, size=(80, 24), language="sv", theme=None):
    """Sits down at the program in a terminal of a size, and presses some keys."""
    if theme:
        options.set_option(store, factories.LIBRARIAN, "interface.theme", theme)
    with in_language(language):
        app = KursverkstadApp(store, actor=factories.LIBRARIAN)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await press(pilot, *keys)
            yield pilot


async def press(pilot, *keys):
    """Presses keys one at a time, letting each have its effect."""
    for key in keys:
        await pilot.press(key)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def write(pilot, text):
    """Types a text."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))
    await pilot.pause()


def picture(app):
    """Returns what is on the screen, a line a row."""
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    return "\n".join("".join(segment.text for segment in strip) for strip in update.strips)
