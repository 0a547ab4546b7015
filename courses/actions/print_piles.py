"""The pile that a day, a week or a course needs printed, and what of it is out of date in the world.

A pile is what users are shown as a print run, "utskriftsomgång"; in the database it is a `print_batch`. What came of
one is `print_records`'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from courses import print_labels
from courses.actions import due, lists, paper_facts
from courses.errors import NotFound, Refused
from courses.i18n import _
from courses.model import Actor, Course, CourseKind, Participant, Session, SessionStatus
from courses.model.absences import ChanceState
from courses.model.paper_style import PaperKind
from courses.model.print_piles import PartState, Pile, PilePart, PileScope
from courses.rules import languages, print_facts, rights
from courses.store import Store, courses, handout_uses, options, people, print_piles, sessions

SPARE = "pile.spare"
"""The setting for how many handouts there are beyond those enrolled."""
AHEAD = 7
"""So many days ahead papers that are out of date are told of by themselves."""
_OPTIONAL = {
    PaperKind.NAME_BADGES: "pile.badges",
    PaperKind.TABLE_SIGNS: "pile.signs",
    PaperKind.EVALUATION: "pile.evaluation",
    PaperKind.EVACUATION_LIST: "pile.evacuation",
}
"""Kinds that a library may leave out of its piles, by the setting for it."""
_WITH_PEOPLE = frozenset({CourseKind.COURSE, CourseKind.WORKSHOP_SERIES, CourseKind.EVENT})
"""What people enrol for."""


def pile(store: Store, actor: Actor, now: datetime, first: date, last: date, scope: PileScope = PileScope.DAY) -> Pile:
    """Return what the sessions of some days need printed, both ends inclusive. Raises Refused."""
    rights.require(actor, rights.Right.PRINT)
    rows = sessions.between(store, first, last, now)
    meetings = [it.session for it in rows if it.session.status is not SessionStatus.CANCELLED]
    parts = [*_of_courses(store, actor, now, meetings), *_evacuation(store, actor, now, meetings)]
    return Pile(scope, first, last, None, _compared(store, actor, now, parts))


def next_day(store: Store, now: datetime) -> date:
    """Return the first day after today with a session that is held; tomorrow where there is none for two weeks."""
    tomorrow = now.date() + timedelta(days=1)
    ahead = sessions.between(store, tomorrow, tomorrow + timedelta(days=13), now)
    days = [
        it.session.day
        for it in ahead
        if it.course_kind in _WITH_PEOPLE and it.session.status is not SessionStatus.CANCELLED
    ]
    return days[0] if days else tomorrow


def of_course(store: Store, actor: Actor, now: datetime, course_id: int) -> Pile:
    """Return what a course needs printed from today on. Raises Refused, NotFound."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PRINT, courses.whose(store, course))
    every = [it for it in sessions.of_course(store, course_id, now) if it.status is not SessionStatus.CANCELLED]
    coming = [it for it in every if it.day >= now.date()] or every[-1:]
    parts = _of_courses(store, actor, now, coming)
    first, last = (coming[0].day, coming[-1].day) if coming else (now.date(), now.date())
    return Pile(PileScope.COURSE, first, last, course_id, _compared(store, actor, now, parts))


def outdated(store: Store, actor: Actor, now: datetime) -> list[PilePart]:
    """Return the papers in the world that are out of date, for sessions of the week to come. Raises Refused."""
    found = pile(store, actor, now, now.date(), now.date() + timedelta(days=AHEAD), PileScope.WEEK)
    return [it for it in found.parts if it.state is PartState.CHANGED]


def _of_courses(store: Store, actor: Actor, now: datetime, meetings: Sequence[Session]) -> Iterator[PilePart]:
    by_course: dict[int, list[Session]] = {}
    for it in meetings:
        by_course.setdefault(it.course_id, []).append(it)
    for course_id, held in by_course.items():
        course = courses.get(store, course_id)
        if course.kind in _WITH_PEOPLE:
            yield from _of_course(store, actor, now, course, held)


def _of_course(
    store: Store, actor: Actor, now: datetime, course: Course, meetings: Sequence[Session]
) -> Iterator[PilePart]:
    coming, every = lists.rows_and_columns(store, actor, course.id, now)
    base = _part(
        course, meetings[0], PaperKind.ATTENDANCE_LIST, facts=paper_facts.attendance_list(store, course, coming, every)
    )
    yield base
    people = paper_facts.badges(store, course, coming)
    if meetings[0].id == every[0].id:
        for kind in (PaperKind.NAME_BADGES, PaperKind.TABLE_SIGNS):
            if coming and _is_wanted(store, kind):
                yield replace(base, kind=kind, facts=people)
    yield from _handouts(store, course, coming, meetings)
    if meetings[-1].id == every[-1].id:
        yield from _at_the_end(store, actor, now, course, meetings[-1], len(coming))


def _part(
    course: Course,
    meeting: Session,
    kind: PaperKind,
    *,
    session_id: int | None = None,
    subject: str = "",
    copies: int = 1,
    facts: print_facts.Facts,
) -> PilePart:
    return PilePart(
        kind=kind,
        course_id=course.id,
        session_id=session_id,
        subject=subject,
        code=course.code,
        title=course.title,
        day=meeting.day,
        start=meeting.start,
        room=meeting.room,
        place=meeting.place,
        copies=copies,
        facts=facts,
    )


def _is_wanted(store: Store, kind: PaperKind) -> bool:
    return options.get(store, _OPTIONAL[kind]) == "yes"


def _handouts(
    store: Store, course: Course, coming: Sequence[Participant], meetings: Sequence[Session]
) -> Iterator[PilePart]:
    """Yield the handouts of each session, as many in each language as there are people who read it."""
    given = handout_uses.at_sessions(store, [it.id for it in meetings])
    for meeting in meetings:
        for code in given.get(meeting.id, ()):
            yield from _copies(store, course, meeting, code, len(coming))


def _copies(store: Store, course: Course, meeting: Session, code: str, enrolled: int) -> Iterator[PilePart]:
    """Yield a handout of a session in each language that it is read in, with how many copies."""
    editions = print_piles.editions(store)
    there_are = {language for known, language in editions if known == code}
    for language, copies in _readers(store, course, there_are, enrolled).items():
        yield _part(
            course,
            meeting,
            PaperKind.HANDOUT,
            session_id=meeting.id,
            subject=f"{code}.{language}",
            copies=copies,
            facts={"edition": editions[code, language]},
        )


def of_handout(
    store: Store, actor: Actor, now: datetime, code: str, course_id: int, session_id: int | None = None
) -> Pile:
    """Return the copies of one handout that a session of a course needs, given out there by plan or not.

    Without a session it is the next one. Raises Refused, NotFound.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PRINT, courses.whose(store, course))
    every = [it for it in sessions.of_course(store, course_id, now) if it.status is not SessionStatus.CANCELLED]
    held = [it for it in every if it.id == session_id] if session_id else [it for it in every if it.day >= now.date()]
    if not (held := held or ([] if session_id else every[-1:])):
        raise Refused(_("{code} has no session to print it for.").format(code=course.code))
    coming, _every = lists.rows_and_columns(store, actor, course_id, now)
    parts = _copies(store, course, held[0], code, len(coming))
    return Pile(PileScope.COURSE, held[0].day, held[0].day, course_id, _compared(store, actor, now, parts))


def _readers(store: Store, course: Course, there_are: set[str], enrolled: int) -> dict[str, int]:
    """Return by language how many copies there should be; those to spare are in the course's own language."""
    if not there_are:
        return {}
    own = course.language if course.language in there_are else ("sv" if "sv" in there_are else sorted(there_are)[0])
    spoken = print_piles.languages_of(store, course.id)
    counted = Counter(languages.of_person(language, needs, there_are) or own for language, needs in spoken)
    counted[own] += int(options.get(store, SPARE)) + max(0, enrolled - len(spoken))
    return {language: counted[language] for language in sorted(counted, key=lambda it: (it != own, it))}


def _at_the_end(
    store: Store, actor: Actor, now: datetime, course: Course, meeting: Session, enrolled: int
) -> Iterator[PilePart]:
    """Yield what is given out at the last session: forms to fill in, and certificates once they are due."""
    if _is_wanted(store, PaperKind.EVALUATION) and enrolled:
        facts = {"title": course.title}
        yield _part(
            course, meeting, PaperKind.EVALUATION, copies=enrolled + int(options.get(store, SPARE)), facts=facts
        )
    found = due.of_course(store, actor, course.id, now)
    owed = [it for it in found.rows if it.chance.state is ChanceState.DUE]
    if owed:
        facts_of = {"people": [it.person_id for it in owed], "title": course.title}
        yield _part(course, meeting, PaperKind.CERTIFICATE, facts=facts_of)


def _evacuation(store: Store, actor: Actor, now: datetime, meetings: Sequence[Session]) -> Iterator[PilePart]:
    """Yield who is in the building, for each place and day."""
    if not _is_wanted(store, PaperKind.EVACUATION_LIST):
        return
    by_place: dict[tuple[str, date], list[Session]] = {}
    for it in meetings:
        by_place.setdefault((it.place, it.day), []).append(it)
    for (place, day), held in by_place.items():
        facts = paper_facts.evacuation_list(store, actor, now, held)
        if facts["people"]:
            yield PilePart(
                kind=PaperKind.EVACUATION_LIST,
                course_id=None,
                session_id=None,
                subject=f"{day.isoformat()} {place}".strip(),
                code="",
                title=place,
                day=day,
                start=None,
                room="",
                place=place,
                copies=1,
                facts=facts,
            )


def _compared(store: Store, actor: Actor, now: datetime, parts: Iterable[PilePart]) -> tuple[PilePart, ...]:
    """Return the parts in the order of places, rooms and time, each with what has changed since it was printed."""
    made = list(parts)
    before = print_piles.last_printed(store, {it.course_id for it in made if it.course_id is not None})
    names: dict[int, dict[int, str]] = {}

    def told(it: PilePart) -> PilePart:
        printed = before.get(it.key)
        if printed is None:
            return it
        changed = print_facts.changes(printed.facts, it.facts, copies_before=printed.copies, copies_now=it.copies)
        words = tuple(print_labels.changed(one, _name(store, actor, now, it, one, names)) for one in changed)
        return replace(it, state=PartState.CHANGED if words else PartState.SAME, changes=words, printed=printed)

    return tuple(sorted(map(told, made), key=_order))


def _name(
    store: Store,
    actor: Actor,
    now: datetime,
    it: PilePart,
    changed: print_facts.Changed,
    known: dict[int, dict[int, str]],
) -> str:
    """Return the name of whom a change is about, as it may be shown, also of who has left; empty for other changes."""
    if changed.change not in print_facts.OF_PEOPLE:
        return ""
    person_id = int(changed.what)
    if it.course_id is None:
        try:
            return people.name_of(store, person_id)
        except NotFound:
            return ""
    if it.course_id not in known:
        everybody = courses.everybody(store, actor, it.course_id, now)
        known[it.course_id] = {one.person_id: one.name for one in everybody}
    return known[it.course_id].get(person_id, "")


_KINDS = list(PaperKind)


def _order(it: PilePart) -> tuple[object, ...]:
    """Order by place, then what concerns the whole place, then room, day, time, course and kind."""
    return (
        it.place,
        it.course_id is not None,
        it.room,
        it.day or date.min,
        str(it.start or ""),
        it.code,
        _KINDS.index(it.kind),
        it.subject,
    )
