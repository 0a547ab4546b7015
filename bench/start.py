"""How soon the program is on the screen, against a nearly empty Textual app that imports sqlite_utils.

Each is a new process in a terminal of its own, timed from its start to the moment its words arrive there; the programs take
turns, and the median counts. Byte code is kept, as in any installed program.
"""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

REFERENCE = """
import sqlite_utils
from textual.app import App
from textual.widgets import Static
class Nearly(App):
    def compose(self): yield Static("Kursverkstad")
Nearly().run()
"""
FRAME, CONTENT = b"Kursverkstad", b"Boka en handledare"
RUNS = 11


def main() -> list[tuple[str, float, str]]:
    """Return the median seconds of the reference, of our frame, and of our first screen with all on it."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", "courses"], check=True)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        subprocess.run([sys.executable, "-m", "courses", "demo", "--make", str(data)], check=True, capture_output=True)
        ours = ("-m", "courses", "--data", str(data))
        turns = [
            (_seconds(FRAME, "-c", REFERENCE), _seconds(FRAME, *ours), _seconds(CONTENT, *ours)) for _ in range(RUNS)
        ]
    reference, frame, content = (statistics.median(column) for column in zip(*turns, strict=True))
    return [
        ("nearly empty Textual app that imports sqlite_utils", reference, "reference"),
        ("kursverkstad on the screen", frame, "start"),
        ("kursverkstad with all of Today on it", content, "today"),
    ]


def _seconds(words: bytes, *arguments: str) -> float:
    """Return how long it takes from the start of a Python program until `words` arrive in its terminal."""
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    environment = os.environ | {
        "TERM": "xterm-256color",
        "TEXTUAL_ANIMATIONS": "none",
        "KURSVERKSTAD_NOW": "2026-11-20T12:45",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], stdin=terminal, stdout=terminal, stderr=terminal, env=environment
    )
    os.close(terminal)
    seen = b""
    while words not in seen:
        seen += os.read(controller, 65536)
    taken = time.perf_counter() - start
    process.send_signal(signal.SIGKILL)
    process.wait()
    os.close(controller)
    return taken
