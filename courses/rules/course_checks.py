"""What is wrong with a single course, whatever else is planned: seats, needs, days, leader, organiser, numbers.

Part of the clash finder; see `clashes`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from courses.model import (
    Clash,
    ClashKind,
    CourseForm,
    Hindrance,
    Leader,
    Organisation,
    OrganisationKind,
    Room,
    Treatment,
)
from courses.rules import clash_words as words
from courses.rules import go, themes
from courses.rules.calendar import Place
from courses.rules.policy import Policy
from courses.rules.programme import Habits, PlannedCourse, PlannedSession, Programme
from courses.rules.weekdays import weekdays
from courses.text import fold

_DENIED = ("inte", "ej", "ingen", "inget", "utan", "not", "no", "without")
"""Words just before a need that turn it round: "behöver inte hörslinga"."""


@dataclass(frozen=True, slots=True)
class _Course:
    """A course with those of its sessions that are looked at, in order of time."""

    programme: Programme
    policy: Policy
    habits: Habits
    offer: PlannedCourse
    meetings: tuple[PlannedSession, ...]

    def clash(
        self,
        kind: ClashKind,
        what: str,
        facts: Mapping[str, object],
        meetings: Iterable[PlannedSession] = (),
        *,
        is_softer: bool = False,
    ) -> Clash:
        """Return a clash of this course."""
        severity = self.policy.severity(kind, is_softer=is_softer)
        shown = words.sessions(self.programme, meetings)
        return Clash(kind=kind, severity=severity, what=what, sessions=shown, courses=(self.offer.code,), facts=facts)

    @property
    def first_day(self) -> date:
        """The day of the course's first session, looked at or not."""
        return min(self.offer.first_day or date.max, self.meetings[0].day)

    def by_room(self) -> Iterator[tuple[Room, list[PlannedSession]]]:
        """Give each room that it meets in, with the sessions there."""
        found: dict[int, list[PlannedSession]] = {}
        for one in self.meetings:
            if one.room_id in self.programme.rooms:
                found.setdefault(one.room_id or 0, []).append(one)
        return ((self.programme.rooms[room_id], there) for room_id, there in found.items())

    def by_leader(self) -> Iterator[tuple[Leader, list[PlannedSession]]]:
        """Give each leader, with the sessions that the leader leads."""
        found: dict[int, list[PlannedSession]] = {}
        for one in self.meetings:
            for leader_id in one.leader_ids:
                if leader_id in self.programme.leaders:
                    found.setdefault(leader_id, []).append(one)
        return ((self.programme.leaders[leader_id], led) for leader_id, led in found.items())


def check(programme: Programme, policy: Policy, habits: Habits, focus: Collection[int] | None = None) -> list[Clash]:
    """Return what is wrong with each course that has one of the sessions in `focus`; None: with all."""
    by_course: dict[int, list[PlannedSession]] = {}
    for one in programme.meetings:
        if focus is None or one.id in focus:
            by_course.setdefault(one.course_id, []).append(one)
    looks = [look for kind, look in _LOOKS if policy.is_told(kind)]
    found: list[Clash] = []
    days: dict[object, _Days] = {}
    for course_id, meetings in by_course.items():
        in_order = tuple(sorted(meetings, key=lambda one: (one.begins, one.ends)))
        course = _Course(programme, policy, habits, programme.courses[course_id], in_order)
        found += (clash for look in looks for clash in look(course))
        if policy.is_told(ClashKind.CLOSED):
            own = course.offer.treatments
            found += days.setdefault(own, _Days(_as_treated(programme, own))).closed(course)
    return found


def _as_treated(programme: Programme, own: tuple[tuple[Hindrance, Treatment], ...]) -> Programme:
    """Return the programme with the calendar as a course looks at it that treats some of it in its own way."""
    calendar = programme.calendar
    return replace(programme, calendar=calendar.treating(own)) if calendar and own else programme


class _Days:
    """Whether days can be used, each question asked of the calendar once."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._known: dict[tuple[object, ...], str] = {}

    def closed(self, course: _Course) -> Iterator[Clash]:
        """Give the sessions that stand on a day when they cannot be held; what was held, could be."""
        for one in course.meetings:
            why = "" if one.is_held else self._hindrance(course.offer, one.day, one.start, one.end, one.room_id)
            if why:
                text = words.cannot_be_held(self._programme, course.offer, one.day, why)
                yield course.clash(ClashKind.CLOSED, text, {"date": one.day.isoformat(), "reason": why}, [one])
            if not one.is_held:
                yield from self._themes(course, one, why)

    def _themes(self, course: _Course, one: PlannedSession, known: str) -> Iterator[Clash]:
        """Give the themed hours in a room of their own that cannot be used then, unless the session is told to be so."""
        for on in themes.within(self._programme.themes.get(one.course_id, ()), one):
            room_id = on.theme.room_id
            if room_id in (None, one.room_id):
                continue
            why = self._hindrance(course.offer, on.day, on.start, on.end, room_id)
            if why and why != known:
                text = words.theme_cannot_be_held(self._programme, course.offer, on, why)
                facts = {"date": on.day.isoformat(), "reason": why, "themes": [on.theme.title]}
                yield course.clash(ClashKind.CLOSED, text, facts, [one])

    def _hindrance(self, offer: PlannedCourse, day: date, start: time, end: time, room_id: int | None) -> str:
        calendar = self._programme.calendar
        if calendar is None:
            return ""
        question = (day, offer.kind, start, end, room_id)
        if question not in self._known:
            room = self._programme.rooms.get(room_id or 0)
            where = Place(room.place, room.municipality, room.name) if room else Place()
            self._known[question] = calendar.hindrance(day, kind=offer.kind, end=end, where=where, start=start)
        return self._known[question]


def _seats(course: _Course) -> Iterator[Clash]:
    seats = course.offer.seats or 0
    for room, there in course.by_room():
        if room.seats is not None and seats > room.seats:
            facts = {"seats": seats, "chairs": room.seats, "room": room.name, "enrolled": course.offer.enrolled}
            yield course.clash(ClashKind.SEATS_CHAIRS, words.too_few_chairs(course.offer, room), facts, there)


def _computers(course: _Course) -> Iterator[Clash]:
    """Give the rooms with too few computers; where the chairs are too few already, that is told instead."""
    seats = course.offer.seats or 0
    if course.offer.kind not in course.habits.computer_kinds:
        return
    for room, there in course.by_room():
        is_seated = room.seats is None or seats <= room.seats
        if is_seated and 0 < (room.computers or 0) < seats:
            facts = {"seats": seats, "computers": room.computers, "room": room.name}
            yield course.clash(ClashKind.SEATS_COMPUTERS, words.too_few_computers(course.offer, room), facts, there)


def _leader_day(course: _Course) -> Iterator[Clash]:
    for leader, led in course.by_leader():
        can = weekdays(leader.days)
        # who has stood in on another day could, as it turned out
        asked = [one for one in led if not (one.is_held and leader.id in one.stood_in)]
        cannot = [one for one in asked if one.day.weekday() not in can]
        if cannot:
            days = [one.day for one in cannot]
            facts = {
                "leader_id": leader.id,
                "leader": leader.name,
                "signature": leader.signature,
                "days": leader.days,
                "dates": [day.isoformat() for day in days],
            }
            text = words.cannot_that_day(course.programme, leader, course.offer, days)
            yield course.clash(ClashKind.LEADER_DAY, text, facts, cannot)


def _leader_approved(course: _Course) -> Iterator[Clash]:
    organiser = course.programme.organisations.get(course.offer.organiser_id or 0)
    if organiser is None or not needs_approval(course.offer.form, organiser):
        return
    for leader, led in course.by_leader():
        if not is_approved(leader, organiser):
            facts = {"leader_id": leader.id, "leader": leader.name, "organiser": organiser.name}
            text = words.not_approved(leader, course.offer, organiser)
            yield course.clash(ClashKind.LEADER_APPROVED, text, facts, led)


def needs_approval(form: CourseForm, organiser: Organisation) -> bool:
    """Return whether leaders of such a course have to be approved by its organiser."""
    return form is CourseForm.STUDY_CIRCLE and organiser.kind is OrganisationKind.STUDY_ASSOCIATION


def is_approved(leader: Leader, organiser: Organisation) -> bool:
    """Return whether an organisation, by code, name or alias, is among those that have approved a leader."""
    names = {fold(name) for name in (organiser.code, organiser.name, *organiser.aliases)}
    return any(fold(name) in names for name in leader.approved_by)


def _needs(course: _Course) -> Iterator[Clash]:
    for person_id in course.offer.people:
        person = course.programme.people.get(person_id)
        if person is None or not person.needs:
            continue
        for feature in needed(person.needs, course.habits):
            for room, there in course.by_room():
                has = getattr(room, feature)
                if has:
                    continue
                text = words.need_not_met(course.offer, room, person.name, feature, is_known=has is not None)
                facts = {"person": person.name, "need": feature, "room": room.name, "known": has is not None}
                yield course.clash(ClashKind.NEEDS, text, facts, there, is_softer=has is None)


def needed(text: str, habits: Habits) -> list[str]:
    """Return what of a room the words ask for: "hearing_loop", "wheelchair"; a need that is denied asks for nothing."""
    said = fold(text)
    return [feature for feature, asked in habits.needs.items() if any(_asks(said, fold(word)) for word in asked)]


def _asks(said: str, word: str) -> bool:
    at = said.find(word)
    while at >= 0:
        before = said[: said.rfind(" ", 0, at) + 1].split()  # the word may stand inside a longer one
        if not (before and before[-1] in _DENIED):
            return True
        at = said.find(word, at + 1)
    return False


def _organiser(course: _Course) -> Iterator[Clash]:
    """Give the sessions on which the organiser is not valid; less when it was as the course began."""
    organiser = course.programme.organisations.get(course.offer.organiser_id or 0)
    outside = [one for one in course.meetings if organiser and not organiser.is_valid(one.day)]
    if organiser is None or not outside:
        return
    from_start = not organiser.is_valid(course.first_day)
    facts = {
        "organiser": organiser.name,
        "valid_from": organiser.valid_from.isoformat() if organiser.valid_from else None,
        "valid_to": organiser.valid_to.isoformat() if organiser.valid_to else None,
        "from_start": from_start,
    }
    text = words.organiser_gone(course.offer, organiser, outside[0].day)
    yield course.clash(ClashKind.ORGANISER_INVALID, text, facts, outside, is_softer=not from_start)


def _minimum(course: _Course) -> Iterator[Clash]:
    """Give a course with too few enrolled until it begins; a note while there is time, more once it is to be decided."""
    offer, today = course.offer, course.programme.today
    if offer.minimum is None or offer.enrolled >= offer.minimum or course.first_day <= today:
        return
    decided = go.decision_date(course.first_day, offer.decided, course.habits.decide_days)
    facts = {"enrolled": offer.enrolled, "minimum": offer.minimum, "first_date": course.first_day.isoformat()}
    text = words.too_few_enrolled(offer)
    yield course.clash(ClashKind.BELOW_MINIMUM, text, facts, course.meetings[:1], is_softer=today < decided)


def _first_date(course: _Course) -> Iterator[Clash]:
    offer = course.offer
    if offer.first_skipped and offer.planned_first:
        facts = {"date": offer.planned_first.isoformat(), "reason": offer.first_skipped}
        yield course.clash(ClashKind.FIRST_DATE, words.first_not_held(offer), facts)


def _weekday(course: _Course) -> Iterator[Clash]:
    offer, first = course.offer, course.offer.planned_first
    if first is None or not offer.weekdays or first.weekday() in offer.weekdays:
        return
    facts = {"date": first.isoformat(), "weekday": first.weekday(), "pattern": list(offer.weekdays)}
    yield course.clash(ClashKind.WEEKDAY, words.another_weekday(offer, first), facts)


def _equipment(course: _Course) -> Iterator[Clash]:
    """Give the pools of which the course alone asks for more than there is."""
    for ask in course.offer.asks:
        pool = course.programme.pools[ask.pool]
        if ask.quantity > pool.count:
            facts = {"equipment": pool.name, "place": pool.place, "asked": ask.quantity, "there": pool.count}
            text = words.too_little_equipment(course.programme, pool, course.meetings[:1], ask.quantity)
            yield course.clash(ClashKind.EQUIPMENT, text, facts, course.meetings)


_LOOKS = (
    (ClashKind.SEATS_CHAIRS, _seats),
    (ClashKind.SEATS_COMPUTERS, _computers),
    (ClashKind.LEADER_DAY, _leader_day),
    (ClashKind.LEADER_APPROVED, _leader_approved),
    (ClashKind.NEEDS, _needs),
    (ClashKind.ORGANISER_INVALID, _organiser),
    (ClashKind.BELOW_MINIMUM, _minimum),
    (ClashKind.FIRST_DATE, _first_date),
    (ClashKind.WEEKDAY, _weekday),
    (ClashKind.EQUIPMENT, _equipment),
)
