"""What an import did, told in words or for other programs; who the rows are about is told in `import_report`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courses.cli import out
from courses.i18n import _, ngettext
from courses.imports.problems import ERROR, Problem
from courses.imports.repairs import Repair

if TYPE_CHECKING:
    from courses.imports.runner import Report


def tell(report: Report) -> None:
    """Tell what became of the rows on stdout; problems and notes on stderr, each with its place."""
    for problem in report.problems:
        out.note(_told(problem))
    for line in (*report.before, *report.notes, *report.outcomes):
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
    for path in report.rejected_files:
        words = ngettext("The row handed back is in {file}", "The rows handed back are in {file}", report.rejected)
        out.note(words.format(file=path))


def _told(problem: Problem) -> str:
    where = ", ".join(filter(None, (problem.file, problem.sheet if problem.sheet != problem.file else "")))
    note = _("note")
    mark = "" if problem.severity == ERROR else f"({note}) "
    return f"{mark}{where}, {problem}"


def shape(report: Report) -> dict[str, object]:
    """Return it for other programs."""
    return {
        "kind": report.kind,
        "file": report.file,
        "dry_run": report.is_dry,
        "created": report.created,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "rejected": report.rejected,
        "rejected_file": str(report.rejected_file) if report.rejected_file else None,
        "rejected_files": [str(path) for path in report.rejected_files],
        "before": list(report.before),
        "layout": next((reading.layout for reading in report.readings if reading.layout), None),
        "problems": [_problem_shape(problem) for problem in report.problems],
        "repairs": [
            _repair_shape(repair, reading.book.name) for reading in report.readings for repair in reading.repairs
        ],
        "notes": list(report.notes),
        "outcomes": list(report.outcomes),
    }


def _repair_shape(repair: Repair, file: str) -> dict[str, object]:
    return {
        "file": file,
        "sheet": repair.sheet,
        "row": repair.row or None,
        "column": repair.heading,
        "was": repair.was,
        "now": repair.now,
        "sort": repair.sort.value,
        "why": repair.why,
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
