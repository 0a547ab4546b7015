"""How an import is written: the kinds of files, and what became of one. Knows no store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from courses import labels
from courses.dates import day_text, time_text
from courses.errors import CoursesError
from courses.i18n import _, ngettext
from courses.text import plain

if TYPE_CHECKING:
    from courses.imports.runner import Report
    from courses.store.import_runs import ImportRun

_ERROR = "error"
"""As in `imports.problems`, which is not needed before a file is read."""
SHOWN = 200
"""Problems written out at most."""
_KINDS = (
    "programme",
    "changes",
    "people",
    "enrolments",
    "attendance",
    "bookings",
    "rooms",
    "leaders",
    "organisations",
    "closures",
    "opening-hours",
    "equipment",
)
"""In the order a library begins with."""


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of files, in the order a library begins with: (word, kind)."""
    return [(labels.file_kind(kind), kind) for kind in _KINDS]


def field(name: str, kind: str) -> str:
    """Return what a field of a kind is called."""
    from courses.imports import field_words

    return field_words.word(name, kind)


def any_of(kind: str, group: Sequence[str]) -> str:
    """Return what fields of which one is enough are called."""
    from courses.imports import field_words

    return field_words.any_of(kind, group, with_name=False)


def guide(runs: Sequence[ImportRun] = ()) -> Content:
    """Return what to do first, while there is nothing to tell, and the files that were read in last."""
    words = _("Choose a file, look through what is in it, then import. Until then nothing is written.")
    lines = [Content.styled(words, "$quiet")]
    if runs:
        lines += [Content(""), Content.styled(_("Read in last:"), "bold")]
    return Content("\n").join((*lines, *map(_run, runs)))


def _run(it: ImportRun) -> Content:
    rows = ngettext("{count} row", "{count} rows", it.rows).format(count=it.rows)
    said = (f"{day_text(it.at.date())} {time_text(it.at.time())}", it.file, labels.file_kind(it.kind), rows, it.actor)
    return Content.styled("· " + plain(" · ".join(filter(None, said))), "$quiet")


def failure(error: CoursesError) -> Content:
    """Return why nothing could be made of a file."""
    return Content(f"✗ {plain(error.message)} {plain(error.hint)}".rstrip())


def stopped() -> str:
    """Return what is said when the work was stopped."""
    return _("Stopped: nothing was written.")


def nothing(it: Report) -> str:
    """Return that no row of a file was taken, or would be."""
    text = _("{file}: nothing can be read in.") if it.is_dry else _("{file}: nothing was read in.")
    return text.format(file=plain(it.file))


def way_out(it: Report, match: str) -> str:
    """Return what to do about headings that were not recognised, with the key for it; empty: it is not that."""
    if any(problem.is_heading for problem in it.problems):
        return _("Match headings with {key}.").format(key=match)
    return ""


def report(it: Report, match: str) -> Content:
    """Return what became of a file: figures, how it was read, problems; `match` is the key with which headings are said."""
    return Content("\n").join((*_head(it), *_problems(it, match), *_notes(it), *_read_as(it)))


def _head(it: Report) -> Iterator[Content]:
    name = plain(it.file)
    if it.is_nothing:
        head = "✗ " + nothing(it)
    elif it.is_dry:
        head = _("{file}: nothing is written yet. The import would give:").format(file=name)
    else:
        head = _("{file} is read in:").format(file=name)
    yield Content.styled(head, "bold")
    if it.rejected or not it.is_nothing:
        yield Content(_figures(it))
    for words in it.before:
        yield Content.styled("⚠ " + plain(words), "$warning")
    yield from _matched(it)
    if it.rejected_file:
        where = _("The rows handed back are in {file}").format(file=plain(it.rejected_file))
        yield Content.styled("⚠ " + where, "$warning")


def _matched(it: Report) -> Iterator[Content]:
    """Yield how many rows are about whom, and how many somebody has to decide on."""
    if not it.matches.rows:
        return
    from courses.screens import import_row_words

    yield Content(import_row_words.counts(it.matches.rows))
    count = len(it.matches.undecided)
    if count and it.is_dry:
        text = ngettext(
            "{count} row needs a decision; until then it counts as somebody new.",
            "{count} rows need a decision; until then they count as somebody new.",
            count,
        )
        yield Content.styled("? " + text.format(count=count), "$warning")


def _figures(it: Report) -> str:
    return "  ".join(
        (
            _("{count} new").format(count=it.created),
            _("{count} changed").format(count=it.changed),
            _("{count} as before").format(count=it.unchanged),
            _("{count} handed back").format(count=it.rejected),
        )
    )


def _problems(it: Report, match: str) -> Iterator[Content]:
    count = len(it.problems)
    if not count:
        return
    yield Content("")
    yield Content.styled(ngettext("{count} problem", "{count} problems", count).format(count=count), "bold")
    for problem in it.problems[:SHOWN]:
        yield Content(f"{'✗' if problem.severity == _ERROR else '⚠'} {plain(problem)}")
    if count > SHOWN:
        yield Content.styled(_("… and {count} more").format(count=count - SHOWN), "$quiet")
    if any(problem.is_heading for problem in it.problems):
        hint = _("Choose something else in “{field}”, or say which heading is which: {key} Match headings.")
        yield Content.styled("→ " + hint.format(field=_("What it holds"), key=match), "$accent")


def _notes(it: Report) -> Iterator[Content]:
    notes = (*it.outcomes, *it.notes)[:SHOWN]
    if notes:
        yield Content("")
    for note in notes:
        yield Content.styled("· " + plain(note), "$quiet")


def _read_as(it: Report) -> Iterator[Content]:
    """Yield which heading each field was read from, a line a sheet."""
    sheets = it.reading.sheets if it.reading else []
    if sheets:
        yield Content("")
        yield Content.styled(_("How the headings were read:"), "bold")
    for sheet in sheets:
        columns = ", ".join(f"{field(name, it.kind)} ← {plain(heading)}" for name, heading in sheet.columns.items())
        name = f"{plain(sheet.name)}: " if len(sheets) > 1 else ""
        yield Content.styled(name + columns, "$quiet")
