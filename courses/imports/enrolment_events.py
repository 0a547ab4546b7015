"""The events of kept rows on their courses' logs, and what each row led to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from courses.actions.enrolment_log import LogEvent, Recorded, record_in
from courses.errors import CoursesError, Invalid, NotFound
from courses.i18n import _
from courses.imports import chosen_sessions, facts, parked
from courses.imports.applying import Applying
from courses.imports.drafts import EnrolmentRow
from courses.imports.in_course import InCourse, together_by_person
from courses.imports.match_people import Matched
from courses.imports.match_report import Candidate, Led, RowMatch, Verdict
from courses.imports.outcomes import led_to
from courses.model import EnrolmentEvent
from courses.rules.same_person import Facts
from courses.store import courses, options, person_facts
from courses.store.connection import Row

_COMES = (EnrolmentEvent.ENROL, EnrolmentEvent.INTEREST)


@dataclass(frozen=True, slots=True)
class Kept:
    """A row that is kept."""

    draft: EnrolmentRow
    match: RowMatch
    at: datetime
    event: EnrolmentEvent
    course_id: int
    parked_id: int | None = None
    """What was parked of it before."""
    is_told: bool = True
    """Whether it stands in a file that is read now."""


def record(to: Applying, rows: Sequence[Kept], matched: Matched, logs: Mapping[int, list[Row]]) -> None:
    """Put rows, in order of time, on their courses' logs, and tell in each row's match what it led to."""
    known = _Known(to, matched)
    by_course: dict[int, list[Kept]] = {}
    for row in rows:
        if row.match.led is None:
            by_course.setdefault(row.course_id, []).append(row)
    done = 0
    for course_id, its_rows in by_course.items():
        to.clinic.tick(done, len(rows))
        _record_course(to, course_id, its_rows, known, logs[course_id])
        done += len(its_rows)
    to.clinic.tick(len(rows), len(rows))


class _Known:
    """What is known of people, by everything that the rows and the register say."""

    def __init__(self, to: Applying, matched: Matched) -> None:
        self.to = to
        rows = [(asked.match.person_id, facts.of_row(asked.person)) for asked in matched.asked if asked.match.person_id]
        self.told = together_by_person(rows)
        self.by_id: dict[int, Facts] = {}

    def of(self, person_ids: Iterable[int]) -> dict[int, Facts]:
        """Return the facts of some people."""
        missing = [one for one in person_ids if one not in self.by_id]
        for person_id, row in person_facts.whole(self.to.it.store, missing).items():
            kept = facts.of_person(
                f"{row['given_name']} {row['family_name']}".strip(),
                row["other_name"],
                (row["phone"], row["other_phone"]),
                (row["email"], row["other_email"]),
                row["birth_date"],
                row["personal_no"],
            )
            self.by_id[person_id] = facts.together((kept, *self.told.get(person_id, ())))
        return self.by_id


def _record_course(to: Applying, course_id: int, rows: Sequence[Kept], known: _Known, log: Sequence[Row]) -> None:
    before = [
        (datetime.fromisoformat(row["at"]), row["id"], row["person_id"], EnrolmentEvent(row["event"]))
        for row in log
        if row["is_accepted"]
        or row["event"] in _COMES  # who was in it already may be out before then by what is read now
    ]
    there = {row["person_id"] for row in log} | {row.match.person_id for row in rows if row.match.person_id}
    in_course = InCourse(known.of(there), before)
    events: list[LogEvent] = []
    by_event: dict[tuple[object, ...], list[Kept]] = {}
    for row in rows:
        in_course.until(row.at, is_before=not row.is_told)  # what is parked was said before what is on the log
        try:
            with to.it.attempt():
                event = _event(to, row, in_course)
        except CoursesError as error:
            _refuse(to, row, error)
        else:
            if row.parked_id is not None:
                to.it.delete("parked_event", row.parked_id)
            in_course.happened(event.person_id, event.event)
            events.append(event)
            by_event.setdefault(_same(event), []).append(row)
        if row.match.led is None and row.match.person_id is None:
            row.match.led = Led.BACK
    log_now = record_in(to.it, course_id, events, finds_parties=True)
    _tell(to, courses.get(to.it.store, course_id).code, log_now.recorded, by_event)


def _refuse(to: Applying, row: Kept, error: CoursesError) -> None:
    """Hand a row back; what it says of somebody who is not in the course is parked, for another file may tell."""
    if row.match.led is Led.NOT_ENROLLED and row.parked_id is None:
        parked.put_in(to.it, row.course_id, row.draft, row.match.reference)
    if row.is_told:
        to.hand_back(row.draft.source, error)


def _same(event: LogEvent) -> tuple[object, ...]:
    return event.person_id, event.at, event.event, event.source


def _event(to: Applying, row: Kept, in_course: InCourse) -> LogEvent:
    """Return the event of a row. Raises CoursesError, and tells in the match what it led to, when it cannot be kept."""
    person_id = row.match.person_id if row.event in _COMES else _someone_there(to, row, in_course)
    if person_id is None:
        raise Invalid(_("It is not said who it is."), _("Give a key or a name."))
    row.match.person_id = person_id
    return LogEvent(
        at=row.at,
        person_id=person_id,
        event=row.event,
        channel=row.draft.channel,
        party=row.draft.party,
        notes=row.draft.notes,
        sessions=chosen_sessions.chosen(to.it.store, row.course_id, getattr(row.draft, "sessions", "")),
        until=_until(to, row) if row.event is EnrolmentEvent.OFFER else None,
        source=row.match.reference,
    )


def _until(to: Applying, row: Kept) -> datetime:
    """Return when an offer runs out: as the row says, else after the hours that the library gives."""
    return row.draft.until or row.at + timedelta(hours=int(options.get(to.it.store, "waiting.offer_hours")))


def _someone_there(to: Applying, row: Kept, in_course: InCourse) -> int:
    """Return whom a row is about that says something of somebody in the course. Raises NotFound."""
    match, person = row.match, row.draft.person
    said = to.clinic.decisions.get(match.reference)
    key = said.key if said is not None and said.key else person.key
    if said is not None:
        match.decision = said.written
    if key:
        return _of_key(to, match, key)
    found = in_course.named(facts.of_row(person))
    if len(found) == 1:
        match.verdict = Verdict.IN_COURSE
        match.key = person_facts.whole(to.it.store, found)[found[0]]["key"]
        return found[0]
    match.verdict = Verdict.UNCLEAR if found else Verdict.NOBODY
    match.led = Led.SEVERAL if found else Led.NOT_ENROLLED
    match.candidates = tuple(_candidates(to, found))
    several = _("Several called {name} are in the course.")
    text = (several if found else _("Nobody called {name} is in the course.")).format(name=match.name)
    match.text = text
    raise NotFound(text)


def _of_key(to: Applying, match: RowMatch, key: str) -> int:
    person_id = next(
        (row.person_id for row in to.clinic.matches.rows if row.reference == key and row.person_id), None
    ) or person_facts.id_of_key(to.it.store, key)
    if person_id is None:
        error = NotFound(_("There is no person with the key “{key}”.").format(key=key))
        match.led, match.text = Led.BACK, error.message
        raise error
    match.verdict = Verdict.SAME
    match.key = person_facts.whole(to.it.store, [person_id])[person_id]["key"]
    return person_id


def _candidates(to: Applying, person_ids: Sequence[int]) -> Iterable[Candidate]:
    for known in person_facts.some(to.it.store, person_ids):
        yield Candidate(known.key, known.shown, "UNCLEAR", "SAME_NAME_ONLY", known.details)


def _tell(
    to: Applying, code: str, recorded: Sequence[Recorded], by_event: Mapping[tuple[object, ...], list[Kept]]
) -> None:
    """Tell each row what it led to; a row of which nothing was recorded was on the log already."""
    left = {same: list(rows) for same, rows in by_event.items()}
    parties: dict[int, list[str]] = {}
    for event, _result in recorded:
        if event.party_no and event.event is EnrolmentEvent.ENROL:
            parties.setdefault(event.party_no, []).append(event.source)
    lucky = {one for _event, result in recorded for one in result.promoted}
    keys = {known.id: known.key for known in person_facts.some(to.it.store, lucky)}
    for event, result in recorded:
        row = left[_same(event)].pop(0)
        party = parties.get(event.party_no or 0, []) if event.event is EnrolmentEvent.ENROL else []
        row.match.led, row.match.position = led_to(event, result, is_party=len(party) > 1), result.position
        row.match.promoted = tuple(keys[one] for one in result.promoted if one in keys)
        row.match.party = tuple(party) if len(party) > 1 else ()
        row.match.text = result.reason
        if result.is_accepted:
            to.created += 1
        else:
            to.outcomes.append(_refused(code, row, result.reason))
    for rows in left.values():
        for row in rows:
            row.match.led = Led.BEFORE


def _refused(code: str, row: Kept, reason: str) -> str:
    at = row.at.isoformat(" ", "minutes")
    return _("{code}, {at}, {name}: {reason}").format(code=code, at=at, name=row.match.name, reason=reason)
