"""The command that lists the files that were read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from courses import clock, labels
from courses.cli import out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, command, option
from courses.dates import day_text, time_text
from courses.i18n import _

if TYPE_CHECKING:
    from courses.store.import_runs import ImportRun


@command(
    "imports",
    lambda: _("The files that were read in, newest first."),
    [
        option(
            "--limit",
            type=click.IntRange(1, 10_000),
            default=50,
            show_default=True,
            label=lambda: _("NUMBER"),
            words=lambda: _("At most so many."),
        ),
        JSON,
    ],
)
def imports_command(office: Office, *, limit: int, as_json: bool) -> None:
    """List the files that were read in."""
    from courses.store import import_runs

    with office.library() as store:
        found = import_runs.recent(store, office.actor, limit)
    if as_json:
        out.say_json([_run_shape(run) for run in found])
        return
    if not found:
        out.note(_("No file was read in yet."))
        return
    columns = [Column(_("When")), Column(_("File"), least=12), Column(_("What it holds")), Column(_("By"), least=6)]
    columns += [Column(words, is_number=True) for words in (_("Rows"), _("New"), _("Changed"), _("Handed back"))]
    out.say(out.table(columns, [_run_row(run) for run in found]))


def _run_row(run: ImportRun) -> list[object]:
    at = f"{day_text(run.at.date(), clock.today())} {time_text(run.at.time())}"
    counts = (run.rows, run.created, run.changed, run.rejected)
    return [at, run.file, labels.file_kind(run.kind), run.actor, *counts]


def _run_shape(run: ImportRun) -> dict[str, object]:
    return {
        "id": run.id,
        "at": run.at.isoformat(),
        "actor": run.actor,
        "kind": run.kind,
        "file": run.file,
        "digest": run.digest,
        "layout": run.layout or None,
        "rows": run.rows,
        "created": run.created,
        "changed": run.changed,
        "unchanged": run.unchanged,
        "rejected": run.rejected,
    }


COMMANDS = (imports_command,)
