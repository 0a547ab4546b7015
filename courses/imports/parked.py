"""What a file said of somebody who is not in the course: kept, for another file may tell that they are.

So files read in one after the other lead to the same as in one go.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from courses.imports.drafts import EnrolmentRow, PeopleRow
from courses.imports.row_ref import RowRef
from courses.model import EnrolmentEvent
from courses.rules.person_names import letters
from courses.store import tables
from courses.store.connection import Row, Store
from courses.store.journal import Deed


def of_courses(store: Store, course_ids: Collection[int]) -> list[Row]:
    """Return what is parked of some courses, in order of time."""
    found = [row for one in course_ids for row in tables.find(store, "parked_event", course_id=one)]
    return sorted(found, key=lambda row: (row["at"], row["id"]))


def key_of(course_id: int, event: str, at: str, name: str) -> tuple[int, str, str, str]:
    """Return what is the same of a row and what was parked of it."""
    return course_id, event, at, letters(name)


def key_of_row(row: Row) -> tuple[int, str, str, str]:
    """Return the same of something parked."""
    return key_of(row["course_id"], row["event"], row["at"], f"{row['given_name']} {row['family_name']}".strip())


def draft(row: Row) -> EnrolmentRow:
    """Return the row that something was parked of."""
    source = RowRef("", "", 0)
    person = PeopleRow(
        source,
        given_name=row["given_name"],
        family_name=row["family_name"],
        birth_date=row["birth_date"],
        phone=row["phone"],
    )
    return EnrolmentRow(
        source,
        datetime.fromisoformat(row["at"]),
        "",
        person,
        EnrolmentEvent(row["event"]),
        channel=row["channel"],
        notes=row["notes"],
        reference=row["source"],
    )


def put_in(it: Deed, course_id: int, row: EnrolmentRow, source: str) -> None:
    """Park a row inside a deed; one without a time, or about a protected person, is not kept."""
    if row.at is None or row.person.is_protected:
        return
    it.insert(
        "parked_event",
        {
            "course_id": course_id,
            "at": row.at.isoformat(),
            "event": row.event,
            "given_name": row.person.given_name,
            "family_name": row.person.family_name,
            "birth_date": row.person.birth_date,
            "phone": row.person.phone,
            "channel": row.channel,
            "notes": row.notes,
            "source": source,
        },
    )
