"""The command line: every deed without a screen, with `--json` on what reads and an exit code on everything.

`main()` is the program's door. Nothing here decides anything: commands ask the store and call actions.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells have it."""


def main() -> None:
    """Run the program with the arguments it was started with, and leave with its exit code."""
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before click, which knows it too, is there
        code = INTERRUPTED
    sys.exit(code)


def run(args: Sequence[str]) -> int:
    """Run the program with `args` and return its exit code; every error is told on stderr, none is raised."""
    _speak_utf8()
    from courses.cli import click_words
    from courses.errors import CoursesError, Exit

    click_words.speak(_language(args))
    import click

    from courses.cli import out
    from courses.cli.program import program

    try:
        return int(program.main(list(args), prog_name="kursverkstad", standalone_mode=False) or 0)
    except click.ClickException as error:
        out.tell_usage(error)
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except CoursesError as error:
        out.tell_error(error.message, error.hint)
        return error.exit_code
    except OSError as error:
        out.tell_os_error(error)
        return Exit.INVALID
    except Exception as error:  # a fault of ours is told in words too; KURSVERKSTAD_DEBUG shows where it is
        if os.environ.get("KURSVERKSTAD_DEBUG"):
            raise
        out.tell_fault(error)
        return Exit.FAULT


def _language(args: Sequence[str]) -> str | None:
    """Return what `--lang` says, read before click, so that help and mistakes are in that language too."""
    for index, word in enumerate(args):
        if word == "--lang":
            return next(iter(args[index + 1 : index + 2]), None)
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--":
            break
    return None


def _speak_utf8() -> None:
    """Make no letter an error on the way out: UTF-8, and what even that cannot say as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
