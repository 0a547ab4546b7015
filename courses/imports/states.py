"""Lists that say where people stand rather than what happened: what must have happened before is put in.

Who is listed as cancelled was enrolled once; a heading between the rows ("Waiting list") holds for the rows under it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from courses.imports.bench import Bench
from courses.imports.drafts import Draft, EnrolmentRow
from courses.imports.fold import heading_key, key
from courses.imports.headings import Layout
from courses.imports.name_signs import is_no_name
from courses.imports.table import Cell, Row
from courses.imports.values import is_blank, plain_text
from courses.imports.words import EVENTS
from courses.model import EnrolmentEvent

_STATES: Final = frozenset(
    (
        "status|state|anmalningsstatus|bokningsstatus|deltagarstatus|registreringsstatus|registration status|"
        "registration state|attendee status|participant status|booking status|ticket status|order status|approval status|"
        "enrolment status|enrollment status|rsvp|lage|platsstatus|kostatus|teilnahmestatus|anmeldestatus|tila"
    ).split("|")
)
"""Headings of columns that say where somebody stands."""
_ASSUMED: Final = {
    EnrolmentEvent.DECLINE: EnrolmentEvent.CANCEL,
    EnrolmentEvent.EXPIRE: EnrolmentEvent.CANCEL,
    EnrolmentEvent.ACCEPT: EnrolmentEvent.CONFIRM,
}
"""What a status means that nobody can have without an offer, of which the list does not tell."""
_ALONE: Final = frozenset(
    {EnrolmentEvent.ENROL, EnrolmentEvent.INTEREST, EnrolmentEvent.PRIORITIZE, EnrolmentEvent.CHOOSE}
)
_LONGEST_SECTION: Final = 60
_BESIDE = re.compile(
    r"(?: \d+| (?:deltagare|personer|participants|attendees|registrants|registrations|teilnehmer|st))+$|^(?:antal|lista) "
)
"""What stands beside a state in a heading between the rows."""


def is_state(layout: Layout, drafts: Sequence[Draft]) -> bool:
    """Return whether the events of a sheet are states: by its layout, by the heading, or by each person standing in it once."""
    if layout.found is not None and "event" in layout.found.layout.columns:
        return layout.found.layout.is_state
    if layout.is_by_section:
        return True
    if heading_key(layout.heading("event")) not in _STATES:
        return False
    who = [_who(draft) for draft in drafts if isinstance(draft, EnrolmentRow)]
    return len(set(who)) == len(who)


def _who(row: EnrolmentRow) -> tuple[str, str]:
    return (key(row.course), key(row.person.key or row.person.name))


def with_what_came_before(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with an enrolment before each state that needs one; it is marked as assumed."""
    found: list[Draft] = []
    for draft in drafts:
        if isinstance(draft, EnrolmentRow) and draft.event not in _ALONE:
            found.append(replace(draft, event=EnrolmentEvent.ENROL, is_assumed=True))
            found.append(replace(draft, event=_ASSUMED.get(draft.event, draft.event)))
        else:
            found.append(draft)
    return found


def by_section(bench: Bench, *, is_told: bool) -> None:
    """Take headings between the rows away with a note, and give the rows under one the status that it names if `is_told`."""
    if bench.has("event"):
        return
    sections = {at: said for at, row in enumerate(bench.rows) if (said := section_of(row.cells))}
    if not sections:
        return
    kept: list[Row] = []
    events: list[EnrolmentEvent | None] = []
    event: EnrolmentEvent | None = section_of(bench.layout.above[-1].cells) if bench.layout.above else None
    for at, row in enumerate(bench.rows):
        if at in sections:
            event = sections[at]
        if at in sections or _is_line_below(row.cells):
            bench.heading_between(row)
        else:
            kept.append(row)
            events.append(event)
    bench.rows = kept
    if not is_told:
        return
    bench.layout.is_by_section = True
    for at, state in enumerate(events):
        if state:
            bench.put(at, "event", state.value)


def _is_line_below(cells: Sequence[Cell]) -> bool:
    """Return whether a row is a line under the list, such as "Page 1 of 2", that must not get a status."""
    filled = [plain_text(cell).strip() for cell in cells if not is_blank(cell)]
    return len(filled) == 1 and is_no_name(filled[0])


def section_of(cells: Sequence[Cell]) -> EnrolmentEvent | None:
    """Return the state that the only text of a row names, with or without a count: "Väntelista (3)"; else None."""
    filled = [plain_text(cell).strip() for cell in islice((it for it in cells if not is_blank(it)), 3)]
    texts = [text for text in filled if not text.isdecimal()]
    if len(texts) != 1 or len(filled) > 2 or len(texts[0]) > _LONGEST_SECTION:
        return None
    word = _BESIDE.sub("", heading_key(texts[0]))
    if len(word) < 3:
        return None
    spellings = (word, *(word.removesuffix(end) + more for end in ("a", "e", "er", "s") for more in ("", "d", "t")))
    return next((EVENTS[spelling] for spelling in spellings if spelling in EVENTS), None)
