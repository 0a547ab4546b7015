"""A program in a terminal of its own: keys go in, and what it paints is kept with the time when it came."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
import unicodedata
from collections.abc import Iterator, Sequence

_TOKEN = re.compile(
    r"\x1b\[([0-9;?<>=]*)[ -/]*([@-~])|\x1b[P\]_^X].*?(?:\x07|\x1b\\)|\x1b[()].|\x1b.|([^\x1b]+)", re.DOTALL
)


class Terminal:
    """A running program and all that it has painted."""

    def __init__(self, arguments: Sequence[str], *, width: int = 120, height: int = 36) -> None:
        """Start Python with `arguments`."""
        self.width, self.height = width, height
        self.painted: list[tuple[float, bytes]] = []
        """What came, each with when."""
        controller, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        environment = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self._process = subprocess.Popen(
            [sys.executable, *arguments], stdin=terminal, stdout=terminal, stderr=terminal, env=environment
        )
        os.close(terminal)
        self._controller = controller

    def press(self, keys: str) -> float:
        """Send keys and return when."""
        at = time.perf_counter()
        os.write(self._controller, keys.encode())
        return at

    def watch(self, seconds: float) -> None:
        """Take in what is painted for so long."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._controller], [], [], left)[0]:
                data = os.read(self._controller, 1 << 16)
                self.painted.append((time.perf_counter(), data))

    def wait_for(self, words: str, seconds: float = 30) -> None:
        """Take in what is painted until words are on the screen. Raises TimeoutError."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.watch(0.1)
            if any(words in line for line in self.screen()):
                return
        raise TimeoutError("\n".join(self.screen()))

    def screen(self) -> list[str]:
        """Return the lines on the screen now."""
        lines: list[str] = []
        for _at, lines in self.screens():  # noqa: B007 the last is wanted
            pass
        return lines

    def screens(self, *, since: float = 0) -> Iterator[tuple[float, list[str]]]:
        """Yield the lines on the screen after each time that something came, from `since` on, with when it did."""
        picture = _Picture(self.width, self.height)
        rest = b""
        for at, data in self.painted:
            rest = picture.take(rest + data)
            if at >= since:
                yield at, picture.lines()

    def close(self) -> None:
        """End the program."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._controller)


class _Picture:
    """As much of a terminal as tells which letters stand where."""

    def __init__(self, width: int, height: int) -> None:
        """Begin empty."""
        self._cells = [[" "] * width for _line in range(height)]
        self._row = self._column = 0

    def take(self, data: bytes) -> bytes:
        """Paint what came, and return what is not whole yet."""
        cut = data.rfind(b"\x1b")
        whole = data[:cut] if cut > len(data) - 32 and not re.match(rb"\x1b\[[0-9;?<>=]*[@-~]", data[cut:]) else data
        try:
            text = whole.decode()
        except UnicodeDecodeError as error:
            whole = whole[: error.start]
            text = whole.decode()
        for token in _TOKEN.finditer(text):
            if token[3]:
                self._write(token[3])
            elif token[2]:
                self._control(token[1], token[2])
        return data[len(whole) :]

    def lines(self) -> list[str]:
        """Return the lines."""
        return ["".join(line) for line in self._cells]

    def _write(self, text: str) -> None:
        for letter in text:
            if letter == "\r":
                self._column = 0
            elif letter == "\n":
                self._row += 1
            elif letter >= " " and 0 <= self._row < len(self._cells):
                line = self._cells[self._row]
                if self._column < len(line):
                    line[self._column] = letter
                self._column += 2 if unicodedata.east_asian_width(letter) in "WF" else 1

    def _control(self, numbers: str, what: str) -> None:
        if what == "H":
            row, _semicolon, column = numbers.partition(";")
            self._row, self._column = int(row or 1) - 1, int(column or 1) - 1
        elif what == "J" and numbers == "2":
            self._cells = [[" "] * len(line) for line in self._cells]
