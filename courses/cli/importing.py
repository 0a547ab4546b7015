"""The command that reads files in, and tells of every row that could not be kept."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from courses.cli import out
from courses.cli.office import Office
from courses.cli.parts import DRY_RUN, JSON, argument, command, option
from courses.errors import Exit, Invalid
from courses.i18n import _, ngettext
from courses.imports.kinds import NAMES
from courses.imports.problems import ERROR, Problem
from courses.store import Store

if TYPE_CHECKING:
    from courses.actions.mappings import SavedMapping
    from courses.imports.runner import Report


@command(
    "import",
    lambda: _(
        "Read a file in: .csv in any encoding, or .xlsx.\n\n"
        "Rows that cannot be kept come back in NAME.rejected.csv with the reason; the same file again makes no doubles. "
        "Headings and words are recognised in Swedish and English; --map and --value say by hand what is not."
    ),
    [
        argument(
            "kind",
            lambda: _("KIND"),
            lambda: _("What the file holds: {kinds}.").format(kinds=", ".join(NAMES)),
            type=click.Choice(NAMES),
        ),
        argument("file", lambda: _("FILE"), lambda: _("The file."), type=click.Path(path_type=Path)),
        option(
            "--map",
            "headings",
            multiple=True,
            label=lambda: _("FIELD=HEADING"),
            words=lambda: _(
                "Where a field stands: its heading, or the column’s letter, or nothing when it has none; "
                "may be given more than once."
            ),
        ),
        option(
            "--value",
            "words",
            multiple=True,
            label=lambda: _("FIELD:THEIRS=OURS"),
            words=lambda: _("What a word in a field is to be read as; may be given more than once."),
        ),
        option(
            "--set",
            "constants",
            multiple=True,
            label=lambda: _("FIELD=VALUE"),
            words=lambda: _("What holds for every row that does not say; may be given more than once."),
        ),
        option("--sheet", default="", label=lambda: _("NAME"), words=lambda: _("Only this sheet, by name or number.")),
        option(
            "--fill-down",
            is_flag=True,
            words=lambda: _("A blank date, time or course means the one in the row above."),
        ),
        option("--save-mapping", label=lambda: _("NAME"), words=lambda: _("Keep --map and --value under this name.")),
        option(
            "--use-mapping", label=lambda: _("NAME"), words=lambda: _("Use --map and --value kept under this name.")
        ),
        DRY_RUN,
        JSON,
    ],
)
def import_command(
    office: Office,
    *,
    kind: str,
    file: Path,
    headings: tuple[str, ...],
    words: tuple[str, ...],
    constants: tuple[str, ...],
    sheet: str,
    fill_down: bool,
    save_mapping: str | None,
    use_mapping: str | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Read a file in."""
    from courses.actions import mappings
    from courses.imports.reader import Options
    from courses.imports.runner import run

    with office.library(create=True) as store:
        mapping = _mapping(store, kind, headings, words, use_mapping)
        if save_mapping and not dry_run:
            mappings.save(store, office.actor, save_mapping, kind, mapping)
        options = Options(
            mapping=mapping.headings,
            values=mapping.words,
            sheet=sheet,
            constants=dict(_pair(text, "--set field=value") for text in constants),
            fill_down=fill_down,
        )
        report = run(store, office.actor, kind, file, options, dry_run=dry_run, progress=_progress())
    if as_json:
        out.say_json(_shape(report))
    else:
        _tell(report)
    is_whole = not report.rejected and not any(problem.severity == ERROR for problem in report.problems)
    if not (report.created or report.changed or report.unchanged or report.rejected) and not is_whole:
        return Exit.INVALID  # nothing of the file could be read at all
    return Exit.DONE if is_whole else Exit.PARTLY


def _mapping(
    store: Store, kind: str, headings: tuple[str, ...], words: tuple[str, ...], saved: str | None
) -> SavedMapping:
    """Return what is said by hand, on top of what was saved. Raises NotFound, Invalid."""
    from courses.actions import mappings

    kept = mappings.load(store, saved, kind) if saved else mappings.SavedMapping()
    said: dict[str, dict[str, str]] = {field: dict(known) for field, known in kept.words.items()}
    for text in words:
        field, _colon, rest = text.partition(":")
        theirs, ours = _pair(rest, "--value field:theirs=ours")
        said.setdefault(field.strip(), {})[theirs] = ours
    return mappings.SavedMapping(
        {**kept.headings, **dict(_pair(text, "--map field=Heading") for text in headings)}, said
    )


def _pair(text: str, form: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise Invalid(
            _("“{value}” is not possible here.").format(value=text), _("Write it as {form}.").format(form=form)
        )
    return name.strip(), value.strip()


def _progress() -> Callable[[int, int], None] | None:
    """Return what tells how far a long import has come: a line in the terminal, nothing in a file."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, rows: int) -> None:
        sys.stderr.write(f"\r{done} / {rows} " if done < rows else "\r\033[K")
        sys.stderr.flush()

    return show


def _tell(report: Report) -> None:
    """Tell what became of the rows on stdout; problems and notes on stderr, each with its place."""
    for problem in report.problems:
        out.note(_told(problem))
    for line in (*report.notes, *report.outcomes):
        out.note(line)
    if report.is_dry:
        out.note(_("A dry run: nothing is written."))
    out.say(
        _("{file}: {created} new, {changed} changed, {unchanged} as before, {rejected} handed back").format(
            file=report.file,
            created=report.created,
            changed=report.changed,
            unchanged=report.unchanged,
            rejected=report.rejected,
        )
    )
    if report.rejected_file:
        words = ngettext("The row handed back is in {file}", "The rows handed back are in {file}", report.rejected)
        out.note(words.format(file=report.rejected_file))


def _told(problem: Problem) -> str:
    where = ", ".join(filter(None, (problem.file, problem.sheet if problem.sheet != problem.file else "")))
    note = _("note")
    mark = "" if problem.severity == ERROR else f"({note}) "
    return f"{mark}{where}, {problem}"


def _shape(report: Report) -> dict[str, object]:
    return {
        "kind": report.kind,
        "file": report.file,
        "dry_run": report.is_dry,
        "created": report.created,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "rejected": report.rejected,
        "rejected_file": str(report.rejected_file) if report.rejected_file else None,
        "problems": [_problem_shape(problem) for problem in report.problems],
        "notes": list(report.notes),
        "outcomes": list(report.outcomes),
    }


def _problem_shape(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "sheet": problem.sheet,
        "row": problem.row or None,
        "column": problem.column,
        "value": problem.value,
        "expected": problem.expected,
        "severity": problem.severity,
        "message": problem.message,
    }


COMMANDS = (import_command,)
