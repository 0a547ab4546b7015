"""The issues of certificates: each content that was printed under a number, and whether it still holds."""

from __future__ import annotations

import json
from datetime import datetime

from courses import clock
from courses.model.certificates import IssueRow
from courses.store import tables
from courses.store.connection import Row, Store


def last(store: Store, certificate_id: int) -> Row | None:
    """Return the row of a certificate's last issue."""
    found = tables.find(store, "certificate_issue", order="issue DESC", certificate_id=certificate_id)
    return found[0] if found else None


def listed(store: Store, number: str) -> list[IssueRow]:
    """Return the issues of a certificate by its number, the first first."""
    rows = store.query(
        "SELECT i.*, c.number FROM certificate_issue i JOIN certificate c ON c.id = i.certificate_id "
        "WHERE c.number = ? ORDER BY i.issue",
        (number,),
    )
    return [_issue(row) for row in rows]


def by_number(store: Store, number: str) -> Row | None:
    """Return the row of a certificate, also of one that was taken back."""
    return tables.first(store, "certificate", number=number)


def _issue(row: Row) -> IssueRow:
    figures = json.loads(row["figures"])
    return IssueRow(
        number=row["number"],
        issue=row["issue"],
        issued_at=clock.to_local(datetime.fromisoformat(row["issued_at"])),
        issued_by=row["issued_by"],
        attended=int(figures["attended"]),
        held=int(figures["held"]),
        study_hours=int(figures["study_hours"]),
        key=row["key"],
        statement=row["statement"],
    )
