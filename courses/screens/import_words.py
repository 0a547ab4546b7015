"""How an import is written: the kinds of files, and what became of one. Knows no store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from courses.i18n import _, ngettext
from courses.text import plain

if TYPE_CHECKING:
    from courses.imports.runner import Report

SHOWN = 200
"""Problems written out at most."""


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of files, in the order a library begins with: (word, kind)."""
    return [
        (_("Programme (courses with dates)"), "programme"),
        (_("Changes (cancelled, moved, extra)"), "changes"),
        (_("People"), "people"),
        (_("Enrolments"), "enrolments"),
        (_("Attendance"), "attendance"),
        (_("Rooms"), "rooms"),
        (_("Leaders"), "leaders"),
        (_("Organisations"), "organisations"),
        (_("Closed days"), "closures"),
        (_("Equipment"), "equipment"),
    ]


def report(it: Report) -> Content:
    """Return what became of a file: figures, how it was read, problems."""
    head = _("Nothing is written yet. The import would give:") if it.is_dry else _("Written:")
    lines = [Content.styled(head, "bold"), Content(_figures(it)), *_read_as(it)]
    if it.rejected_file:
        where = _("The rows handed back are in {file}").format(file=plain(it.rejected_file))
        lines.append(Content.styled("⚠ " + where, "$warning"))
    lines += [Content.styled("· " + plain(note), "$quiet") for note in (*it.notes, *it.outcomes)[:SHOWN]]
    if it.problems:
        count = len(it.problems)
        lines += [
            Content(""),
            Content.styled(ngettext("{count} problem", "{count} problems", count).format(count=count), "bold"),
        ]
        lines += [Content(f"✗ {plain(problem)}") for problem in it.problems[:SHOWN]]
        if count > SHOWN:
            lines.append(Content.styled(_("… and {count} more").format(count=count - SHOWN), "$quiet"))
    return Content("\n").join(lines)


def _figures(it: Report) -> str:
    return "  ".join(
        (
            _("{count} new").format(count=it.created),
            _("{count} changed").format(count=it.changed),
            _("{count} as before").format(count=it.unchanged),
            _("{count} handed back").format(count=it.rejected),
        )
    )


def _read_as(it: Report) -> list[Content]:
    """Return which heading each field was read from, a line a sheet."""
    if it.reading is None:
        return []
    lines = []
    for sheet in it.reading.sheets:
        columns = ", ".join(f"{field} ← {plain(heading)}" for field, heading in sheet.columns.items())
        lines.append(Content.styled(f"{plain(sheet.name)}: {columns}" if sheet.name else columns, "$quiet"))
    return lines
