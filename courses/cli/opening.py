"""Commands that open the interface: with the library's own data, or with a demo that is thrown away."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from pathlib import Path

import click

from courses import places
from courses.cli import out
from courses.cli.office import Office
from courses.cli.parts import command, option
from courses.errors import Refused
from courses.i18n import _


def open_interface(office: Office, *, is_demo: bool = False) -> None:
    """Open the interface until the user leaves it; a usage error where there is no terminal."""
    _require_terminal()
    os.environ.setdefault(
        "TEXTUAL_FPS", "120"
    )  # a list that was searched waits half as long for its turn to be painted
    gc.disable()  # Textual makes thousands of things that all live on; the app turns it on when it is on the screen
    from courses import running
    from courses.store import check

    with check.told():
        running.run(
            office.folder,
            actor=office.actor,
            language=office.language,
            is_demo=is_demo,
            demo=lambda: open_demo(office),
        )


def open_demo(office: Office) -> None:
    """Open the interface on a demo programme in a folder of its own, which is thrown away afterwards."""
    with tempfile.TemporaryDirectory(prefix="kursverkstad-demo-", ignore_cleanup_errors=True) as folder:
        out.note(_("The demo programme is being made …"))
        _build(Path(folder))
        open_interface(Office(Path(folder), office.language, office.actor), is_demo=True)


@command(
    "demo",
    lambda: _("Open the interface on a demo programme that is thrown away afterwards."),
    [
        option(
            "--make",
            type=click.Path(path_type=Path),
            label=lambda: _("FOLDER"),
            words=lambda: _("Write the demo programme to this folder instead, to keep, and open nothing."),
        )
    ],
)
def demo(office: Office, *, make: Path | None) -> None:
    """Open the demo, or write it."""
    if make is not None:
        _make(make)
        return
    _require_terminal()
    open_demo(office)


def _make(folder: Path) -> None:
    """Write the demo programme to a folder. Raises Refused when a library is there."""
    if places.database_file(folder).exists():
        raise Refused(_("There is a library in {folder} already.").format(folder=folder), _("Choose another folder."))
    _build(folder)
    out.say(str(folder))
    out.note(_("Open it with: kursverkstad --data {folder}").format(folder=folder))


def _build(folder: Path) -> None:
    from courses import demo as demo_programme
    from courses.store import check

    demo_programme.hold_clock()
    with check.told():
        demo_programme.build(folder)


def _require_terminal() -> None:
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        said = _("The interface needs a terminal, and there is none here.")
        hint = _("Give a command instead.")
        raise click.UsageError(f"{said} {hint}", click.get_current_context())


COMMANDS = (demo,)
