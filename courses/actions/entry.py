"""What there is to say before somebody is enrolled: the conditions of the course against what is known of the person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from courses.actions.clash_facts import reference
from courses.model import Actor, Course, Person
from courses.rules import entry as rule
from courses.rules import rights
from courses.rules.clash_words import feature_name
from courses.rules.course_checks import needed
from courses.store import Store, courses, entry, options, sessions, tables


def doubts(store: Store, actor: Actor, course_id: int, person: Person, now: datetime) -> list[rule.Doubt]:
    """Return what there is to say before a person is enrolled, what takes a reason first; somebody new has id 0."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ENROL, courses.organisation_ids(course))
    return rule.doubts(terms(store, course, now), _entrant(store, course, person, now), now.date())


def window(store: Store, course: Course, first: date | None) -> rule.Window:
    """Return when enrolment in a course is open, by itself or else as set."""
    opens = _days(store, course.enrol_opens, "enrolment.opens")
    return rule.window(first, opens, _days(store, course.enrol_closes, "enrolment.closes"))


def _days(store: Store, own: int | None, name: str) -> int | None:
    if own is not None:
        return own
    usual = options.get(store, name)
    return int(usual) if usual else None


def terms(store: Store, course: Course, now: datetime) -> rule.Terms:
    """Return what a course says of who may come, and how far it has come."""
    meetings = [row for row in sessions.chain(store, course.id) if not row["is_cancelled"]]
    days = [date.fromisoformat(row["day"]) for row in meetings]
    begun = sum(1 for row in meetings if f"{row['day']}T{row['start']}" <= now.isoformat())
    lent = tables.find(store, "course_equipment", course_id=course.id)
    return rule.Terms(
        title=course.title,
        level=course.level,
        window=window(store, course, days[0] if days else None),
        begun=begun,
        next_day=days[begun] if begun < len(days) else None,
        first_day=days[0] if days else None,
        least_age=course.least_age,
        greatest_age=course.greatest_age,
        for_municipality=course.for_municipality,
        lent=tuple(rule.Lent(row["name"], row["quantity"]) for row in lent),
        borrowers=entry.borrowers(store, course.id) if lent else 0,
    )


def _entrant(store: Store, course: Course, person: Person, now: datetime) -> rule.Entrant:
    is_known = bool(person.id)
    gone = entry.gone(store, person.id) if is_known else []
    elsewhere = entry.elsewhere(store, person.id, course.id, now) if is_known else []
    return rule.Entrant(
        name=person.name,
        birth_date=person.birth_date,
        municipality=person.municipality,
        town=person.town,
        device=person.device,
        gone=[rule.Gone(row["title"], row["level"]) for row in gone],
        lacking=_lacking(store, course, person.needs, now),
        elsewhere=[f"{row['code']} {row['title']}" for row in elsewhere],
    )


def _lacking(store: Store, course: Course, needs: str, now: datetime) -> Sequence[str]:
    """Return what a person needs that a room of the course is known not to have, in words."""
    asked = needed(needs, reference()) if needs else []
    rooms = entry.rooms_ahead(store, course.id, now) if asked else []
    return [feature_name(it) for it in asked if any(room[it] == 0 for room in rooms)]
