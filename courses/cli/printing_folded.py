"""The command that puts a finished paper on sheets to be folded or cut."""

from __future__ import annotations

from pathlib import Path

import click

from courses.cli import out
from courses.cli.office import Office
from courses.cli.parts import argument, command, option
from courses.cli.printing import keep, output_option, require_target
from courses.exports import imposition
from courses.i18n import _
from courses.model import Printed


@command(
    "folded",
    lambda: _(
        "Put the pages of a paper that has been printed to a file on A4 sheets: “booklet” to be folded and stapled, “2-up” two "
        "pages side by side, “twice” the same page twice, to be cut apart.\n\nOnly for the printer: give out the paper "
        "itself as a file, which can be read aloud."
    ),
    [
        argument(
            "file",
            lambda: _("FILE"),
            lambda: _("The paper, as PDF."),
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
        ),
        option(
            "--as",
            "fold",
            type=click.Choice([it.value for it in imposition.Fold]),
            default=imposition.Fold.BOOKLET.value,
            words=lambda: _("What becomes of it; else a booklet."),
        ),
        output_option(),
    ],
)
def folded(office: Office, *, file: Path, fold: str, target: str) -> None:
    """Put a paper on sheets."""
    with office.library():
        require_target(target)  # the library is opened for who may print at all
    way = imposition.Fold(fold)
    keep(target, imposition.impose(Printed(file.name, file.read_bytes(), 0), way))
    out.note(imposition.hint(way))
