"""The working copy of an e-list as a table for spreadsheets: a row a participant, a column a session. Values in, bytes out."""

from __future__ import annotations

from courses.exports.tables import Table, to_csv
from courses.model.elist import Elist, ElistPart
from courses.rules import elist as rules


def csv(it: Elist) -> bytes:
    """Return the participants as CSV, in the association's order of fields."""
    headings, rows = rules.table(it, ElistPart.PERSON)
    return to_csv(Table(it.code, headings, tuple(rows)))
