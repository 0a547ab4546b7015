"""Sends a file to a printer of the system: `lp` where there is one, else Windows' verb "print", else nothing.

Which programs there are is asked of PATH. Nothing here waits for paper: a printer that has taken a job prints it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from courses.errors import CoursesError
from courses.i18n import _

_SPOOL = "kursverkstad-print-"
_DAY = 24 * 3600
PATIENCE = 30
"""Seconds that a printing system may take to answer."""


class NotPrinted(CoursesError):
    """A printer did not take a file."""


@dataclass(frozen=True, slots=True)
class Job:
    """How a file is to be printed."""

    copies: int = 1
    sides: str = "two-sided-long-edge"
    """"one-sided", "two-sided-long-edge" for what stands, "two-sided-short-edge" for what lies or is folded."""
    media: str = "A4"


@contextmanager
def spool() -> Iterator[Path]:
    """Lend a folder for files on their way to a printer.

    `lp` has taken its copy when it answers. Windows opens the file later, in another program: there it is left for a day,
    and then cleared by the next to print.
    """
    if sys.platform != "win32":
        with tempfile.TemporaryDirectory(prefix=_SPOOL) as folder:
            yield Path(folder)
        return
    for old in Path(tempfile.gettempdir()).glob(f"{_SPOOL}*"):
        if time.time() - old.stat().st_mtime > _DAY:
            shutil.rmtree(old, ignore_errors=True)
    yield Path(tempfile.mkdtemp(prefix=_SPOOL))


def names() -> list[str]:
    """Return the printers that the system knows, the default one first; empty where it knows none."""
    if sys.platform == "win32":
        return [""]
    if not shutil.which("lp") or not (lpstat := shutil.which("lpstat")):
        return []
    known = [line.split()[0] for line in _asked([lpstat, "-e"]).splitlines() if line.strip()]
    default = _asked([lpstat, "-d"]).rpartition(":")[2].strip()
    return sorted(known, key=lambda it: (it != default, it))


def _asked(command: list[str]) -> str:
    """Return what a program says; empty when it fails or does not answer."""
    try:
        done = subprocess.run(  # noqa: S603 a program of the system with fixed words
            command, capture_output=True, text=True, timeout=PATIENCE, check=False, env={**os.environ, "LC_ALL": "C"}
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""


def command(path: Path, printer: str, job: Job) -> list[str]:
    """Return the command that prints a file; an empty name means the default printer."""
    lp = shutil.which("lp")
    if lp is None:
        return []
    chosen = ["-d", printer] if printer else []
    options = ["-n", str(job.copies), "-o", f"sides={job.sides}", "-o", f"media={job.media}"]
    return [lp, *chosen, *options, "--", str(path)]


def send(path: Path, printer: str, job: Job) -> None:
    """Hand a file to a printer. Raises NotPrinted with what the printing system said."""
    if sys.platform == "win32":
        _send_on_windows(path, job)
        return
    run = command(path, printer, job)
    if not run:
        raise NotPrinted(_("There is no printing program here."), _("Print the file from your PDF viewer instead."))
    try:
        done = subprocess.run(run, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603 as above
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotPrinted(_("The printing program does not answer: {reason}").format(reason=error)) from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise NotPrinted(_("The printer did not take the file: {reason}").format(reason=said or done.returncode))


def _send_on_windows(path: Path, job: Job) -> None:
    """Print through the program that opens such files; it knows nothing of copies, so that each is asked for."""
    try:
        for _copy in range(job.copies):
            os.startfile(path, "print")  # type: ignore[attr-defined,unused-ignore]  # noqa: S606 only on Windows
    except OSError as error:
        raise NotPrinted(
            _("No program on this computer prints PDF files: {reason}").format(reason=error),
            _("Open the file and print it from there."),
        ) from error
