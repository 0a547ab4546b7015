"""Puts a finished file in a folder and opens it in the system's viewer, where there is a screen to open it on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_REMOTE = ("SSH_CONNECTION", "SSH_TTY", "TEXTUAL_DRIVER", "KURSVERKSTAD_NO_VIEWER")
"""Where any of these is set, a viewer would open on somebody else's screen, or on none."""


def keep(folder: Path, name: str, content: bytes, *, is_private: bool = True) -> Path:
    """Write a file, a private one readable by its owner only, replacing one of that name whole, and return its path."""
    path = folder / name
    draft = folder / f".{name}.part"
    draft.write_bytes(content)
    if is_private:
        draft.chmod(0o600)
    draft.replace(path)
    return path


def command(platform: str, path: Path) -> list[str]:
    """Return the command that opens `path` on a platform; empty where there is none."""
    if platform == "darwin":
        return ["open", str(path)]
    opener = shutil.which("xdg-open") if platform.startswith("linux") else None
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return [opener, str(path)] if opener and has_screen else []


def show(path: Path) -> bool:
    """Open a file in the system's viewer and return whether that was tried; never over SSH or in a browser."""
    if any(os.environ.get(name) for name in _REMOTE):
        return False
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 a file that the program has just made
        return True
    run = command(sys.platform, path)
    if run:
        subprocess.Popen(  # noqa: S603 a fixed program and a path of our own
            run, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    return bool(run)
