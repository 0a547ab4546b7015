"""What an import says row by row, as JSON and as a table that can be filled in and given back."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path

from courses.cli import out
from courses.errors import Invalid
from courses.i18n import _
from courses.imports import match_words
from courses.imports.match_report import Candidate, Matches, Pair, RowMatch
from courses.text import disarmed, plain

Shape = dict[str, object]


def shape(matches: Matches) -> Shape:
    """Return who each row is about and what it led to, and the pairs that are alike."""
    return {
        "rows": [_row(row) for row in matches.rows],
        "pairs": [_pair(pair) for pair in matches.pairs],
        "undecided": [row.reference for row in matches.undecided],
    }


def _row(row: RowMatch) -> Shape:
    return {
        "reference": row.reference,
        "file": row.source.file,
        "sheet": row.source.sheet,
        "row": row.source.row,
        "name": row.name,
        "other_name": row.other_name,
        "event": row.event.value if row.event else None,
        "course": row.course,
        "at": row.at.isoformat() if row.at else None,
        "verdict": row.verdict.value,
        "needs_decision": row.needs_decision,
        "decision": row.decision,
        "person": row.key or None,
        "reason": row.reason or None,
        "reason_text": match_words.reason(row.reason),
        "candidates": [_candidate(it) for it in row.candidates],
        "outcome": row.led.value if row.led else None,
        "outcome_text": match_words.led(row),
        "text": row.text,
        "position": row.position,
        "promoted": list(row.promoted),
        "party": list(row.party),
        "repairs": [{"heading": it.heading, "was": it.was, "now": it.now, "why": it.why} for it in row.repairs],
    }


def _candidate(it: Candidate) -> Shape:
    return {
        "person": it.key,
        "name": it.name,
        "likeness": str(it.likeness),
        "reason": str(it.reason),
        "reason_text": match_words.reason(it.reason),
        "details": it.details,
    }


def _pair(it: Pair) -> Shape:
    return {
        "row_1": it.one,
        "row_2": it.other,
        "likeness": str(it.likeness),
        "reason": str(it.reason),
        "number_kind": it.number_kind or None,
        "reason_text": match_words.reason(it.reason),
    }


def write(matches: Matches, target: str) -> None:
    """Write the rows as CSV to a file, or "-" to stdout; the column `decision` may be filled in and given back.

    Raises Invalid when the file cannot be written.
    """
    text = _csv(matches.rows)
    if target == "-":
        sys.stdout.write(text)
        return
    try:
        Path(target).write_text("\ufeff" + text, encoding="utf-8", newline="")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Invalid(_("{file} could not be written: {reason}.").format(file=target, reason=reason)) from error
    out.note(_("The match report is in {file}").format(file=target))


_HEADINGS = ("reference file row course event time name verdict person reason outcome candidates decision").split()


def _csv(rows: Iterable[RowMatch]) -> str:
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    for row in rows:
        writer.writerow([disarmed(plain(cell)) for cell in _cells(row)])
    return made.getvalue()


def _cells(row: RowMatch) -> list[object]:
    others = "; ".join(f"{it.key} {it.name} ({match_words.reason(it.reason)})" for it in row.candidates)
    return [
        row.reference,
        row.source.file,
        row.source.row,
        row.course,
        row.event.value if row.event else "",
        row.at.isoformat(" ") if row.at else "",
        row.name,
        match_words.verdict(row),
        row.key,
        match_words.reason(row.reason),
        match_words.led(row),
        others,
        row.decision,
    ]


def tell(matches: Matches) -> None:
    """Tell the rows about which somebody should decide, and whom they may be about, to stderr."""
    for row in matches.undecided:
        others = ", ".join(f"{it.key} {it.name}" + (f" ({it.details})" if it.details else "") for it in row.candidates)
        why = match_words.reason(row.reason) or match_words.led(row)
        words = _("? {row}, {name}: {reason}: {people}. --same or --new decides.")
        out.note(words.format(row=row.reference, name=row.name, reason=why, people=others))
