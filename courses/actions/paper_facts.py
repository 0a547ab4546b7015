"""What papers about people are made from, read from the store, so that a change of it makes a printed one out of date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from courses.actions import lists
from courses.model import Actor, Course, Participant, Session
from courses.rules import print_facts
from courses.store import Store, registers


def badges(store: Store, course: Course, coming: Iterable[Participant]) -> dict[str, object]:
    """Return what badges and table signs are made from: everybody's, and the leaders'."""
    leaders = registers.leader_names(store)
    led_by = ", ".join(leaders[it] for it in course.leader_ids)
    return {**print_facts.of_people(coming), "title": course.title, "leaders": led_by}


def attendance_list(
    store: Store, course: Course, coming: Iterable[Participant], every: Iterable[Session]
) -> dict[str, object]:
    """Return what an attendance list is made from: its rows, its columns and its head."""
    return {**badges(store, course, coming), "sessions": print_facts.of_sessions(every)}


def evacuation_list(store: Store, actor: Actor, now: datetime, held: Sequence[Session]) -> dict[str, object]:
    """Return what an evacuation list is made from: those who are expected in a house at some sessions, and the sessions."""
    met = {it.course_id for it in held}
    there = {it.person_id: it for one in met for it in lists.rows_and_columns(store, actor, one, now)[0]}
    people = print_facts.of_people(there[it] for it in sorted(there))
    return {**people, "sessions": print_facts.of_sessions(held)}
