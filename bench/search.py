"""How soon a search stands on the screen after each key, among 600,000 persons in the running program, over a real terminal.

Each key is timed from when it is written into the terminal to when the list for what is typed so far has come out of it, at a
person's pace; then words are typed at once, and the list for the whole word is waited for. The reference is a key in an empty
Textual app that has nothing but a text field.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from bench import register
from bench.terminal import Terminal
from courses import i18n
from courses.i18n import _
from courses.model import Actor
from courses.store import Store, open_store, people
from courses.text import plain

TYPED = (
    "anna lindb",
    "lind ann",
    "öberg åsa",
    "asa",
    "karlsson johan",
    "an be",
    "3192",
    "0999-31",
    "lsson",
    "олена",
    "anna.ka",
    "p0123",
    "qvist z",
    "wxyz",
)
_PACE, _LATEST = 0.12, 3.0
_ROWS = 5
"""Rows of the list that have to be right."""
_FIELD, _LEFT, _ROWS_BELOW = 2, 20, 3
"""Where the field stands on the screen, and how far below it the list begins."""
_NAME = 14
"""Letters of a name that are compared."""
REFERENCE = """
from textual.app import App
from textual.widgets import Input
class Nearly(App):
    def compose(self): yield Input(placeholder="empty")
Nearly().run()
"""


def main() -> list[tuple[str, float, str]]:
    """Return the seconds of a key at the median, the 95th percentile and at worst: of the reference, and of the search."""
    i18n.use("en")
    folder = register.made()
    with closing(open_store(folder)) as store:
        wanted = {text: _wanted(store, text) for whole in TYPED for text in _beginnings(whole)}
    reference = _reference()
    keys, words = _searches(folder, wanted)
    return [
        ("key in an empty Textual text field, median", _at(reference, 50), "reference"),
        ("key in an empty Textual text field, 95 of 100", _at(reference, 95), "reference 95"),
        (f"key to list, {register.NATION} persons, median of {len(keys)}", _at(keys, 50), "search"),
        ("key to list, 95 of 100", _at(keys, 95), "search 95"),
        ("key to list, worst", max(keys), "search worst"),
        ("word typed at once, last key to list, median", _at(words, 50), "search at once"),
        ("word typed at once, last key to list, worst", max(words), "search at once worst"),
    ]


def _at(seconds: Sequence[float], percent: int) -> float:
    return statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1]


def _beginnings(text: str) -> list[str]:
    return [text[:length] for length in range(1, len(text) + 1) if text[length - 1] != " "]


def _wanted(store: Store, text: str) -> list[str]:
    """Return the beginnings of the names that stand first in the list."""
    hits = people.search(store, Actor("Bench"), text, _ROWS)
    return [plain(hit.person.name)[:_NAME].strip() for hit in hits]


@contextmanager
def _program(folder: Path) -> Iterator[Terminal]:
    """Lend the program, standing at the people."""
    terminal = Terminal(["-m", "courses", "--lang", "en", "--data", os.fspath(folder)])
    try:
        terminal.wait_for("People")
        terminal.watch(1.5)
        terminal.press("\x1bOS")  # F4
        terminal.wait_for("Phone")
        terminal.watch(1.0)
        yield terminal
    finally:
        terminal.close()


def _searches(folder: Path, wanted: dict[str, list[str]]) -> tuple[list[float], list[float]]:
    """Return how long each key took, and the last key of each word that was typed at once."""
    with _program(folder) as terminal:
        pressed = [it for whole in TYPED for it in _typed(terminal, whole)]
        at_once = []
        for whole in TYPED:
            at_once.append((terminal.press(whole), whole))
            terminal.watch(0.6)
            _clear(terminal, whole)
        return _taken(terminal, pressed, wanted), _taken(terminal, at_once, wanted)


def _typed(terminal: Terminal, whole: str) -> list[tuple[float, str]]:
    """Type a word key by key and empty the field again; return when each key was pressed, and what stood there then."""
    pressed = []
    for length in range(1, len(whole) + 1):
        pressed.append((terminal.press(whole[length - 1]), whole[:length]))
        terminal.watch(_PACE)
    terminal.watch(0.4)
    _clear(terminal, whole)
    return [(at, text) for at, text in pressed if not text.endswith(" ")]


def _clear(terminal: Terminal, whole: str) -> None:
    for _letter in whole:
        terminal.press("\x7f")
    terminal.watch(0.6)


def _taken(terminal: Terminal, pressed: Sequence[tuple[float, str]], wanted: dict[str, list[str]]) -> list[float]:
    """Return how long after each key its list was on the screen, or that of a longer beginning typed meanwhile.

    Raises ValueError when it never was.
    """
    found = []
    screens = list(terminal.screens(since=pressed[0][0]))
    for number, (at, text) in enumerate(pressed):
        later = [it for it in pressed[number:] if it[1].startswith(text) and it[0] < at + _LATEST]
        shown = (
            when for when, lines in screens if when > at and any(_is_shown(lines, it, wanted[it]) for _at, it in later)
        )
        when = next(shown, None)
        if when is None:
            last = [lines for when, lines in screens if when < at + _LATEST][-1]
            raise ValueError("\n".join([f"{text!r} never had {wanted[text]}", *last]))
        found.append(when - at)
    return found


def _is_shown(lines: Sequence[str], typed: str, names: Sequence[str]) -> bool:
    """Return whether what is typed stands in the field, and the names below it in the order wanted."""
    if lines[_FIELD][_LEFT:].strip() != typed:
        return False
    rows = lines[_FIELD + _ROWS_BELOW :]
    return all(name in row for name, row in zip(names, rows, strict=False)) if names else _is_nobody(lines)


def _is_nobody(lines: Sequence[str]) -> bool:
    return any(_("Nobody is found. n adds a new person.") in line for line in lines)


def _reference() -> list[float]:
    terminal = Terminal(["-c", REFERENCE])
    try:
        terminal.wait_for("empty")
        terminal.watch(1)
        pressed, text = [], ""
        for letter in "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz":
            text += letter
            pressed.append((terminal.press(letter), text))
            terminal.watch(_PACE)
        screens = list(terminal.screens(since=pressed[0][0]))
        return [
            next(when for when, lines in screens if any(text in line for line in lines)) - at for at, text in pressed
        ]
    finally:
        terminal.close()
