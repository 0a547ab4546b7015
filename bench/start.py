"""The program on screen, against an empty Textual app that imports sqlite_utils; each a new process in a terminal."""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EMPTY = """
import sqlite_utils
from textual.app import App
class Empty(App):
    def on_mount(self): self.call_after_refresh(self.exit)
Empty().run()
"""
OURS = """
import sys
from pathlib import Path
from courses.app import KursverkstadApp
from courses.model import Actor
app = KursverkstadApp(Path(sys.argv[1]), actor=Actor("Bench"))
app.call_later(lambda: app.call_after_refresh(app.exit))
app.run()
"""


def main(runs: int = 9) -> list[tuple[str, float, str]]:
    """Return the median seconds from process start to first screen and exit, of both programs in turn."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        subprocess.run([sys.executable, "-m", "courses", "demo", "--make", str(data)], check=True, capture_output=True)
        _seconds(OURS, str(data)), _seconds(EMPTY)  # warm the file cache
        pairs = [(_seconds(EMPTY), _seconds(OURS, str(data))) for _ in range(runs)]
    return [
        ("empty Textual app that imports sqlite_utils", statistics.median(pair[0] for pair in pairs), "reference"),
        ("kursverkstad on its demo year", statistics.median(pair[1] for pair in pairs), "start"),
    ]


def _seconds(code: str, *arguments: str) -> float:
    """Run a program in a terminal of its own and return how long it took."""
    controller, terminal = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "36", "TEXTUAL_ANIMATIONS": "none"}
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdin=terminal, stdout=terminal, stderr=terminal, env=environment
    )
    os.close(terminal)
    _drain(controller)
    process.wait(timeout=60)
    return time.perf_counter() - start


def _drain(controller: int) -> None:
    while True:
        try:
            if not os.read(controller, 65536):
                break
        except OSError:  # the terminal's other end is closed: the program has ended
            break
    os.close(controller)
