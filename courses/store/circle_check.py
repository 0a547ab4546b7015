"""Judges a course as a study circle by what is kept of it, and each person in it in a word; fast enough for every mark."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from courses.model import (
    Actor,
    CircleOutcome,
    CirclePerson,
    CircleShape,
    CircleVerdict,
    Course,
    OrganisationKind,
    PersonVerdict,
)
from courses.rules import circle as rules
from courses.rules import rights
from courses.store import circle, courses, registers
from courses.store.connection import Store


class CircleWord(NamedTuple):
    """What a row of a list says of a person as a participant of the association."""

    outcome: CircleOutcome
    reason: str
    """Why, or what decides, in words; empty where there is nothing to say."""
    verdict: PersonVerdict


def circle_words(store: Store, actor: Actor, course_id: int, now: datetime) -> dict[int, CircleWord]:
    """Return for each seat holder, by person id, whether they count; empty in a course that no association organises.

    Raises NotFound, Refused.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.READ_PEOPLE, courses.whose(store, course))
    found = shape(store, actor, course, now)
    if found.organiser is None or found.organiser.kind is not OrganisationKind.STUDY_ASSOCIATION:
        return {}
    return {it.person_id: _word(it) for it in rules.judge_people(found, circle.rules(store))}


def _word(it: PersonVerdict) -> CircleWord:
    decides = it.decides_because if it.verdict is CircleOutcome.CAN_STILL_COUNT else ""
    return CircleWord(it.verdict, decides or next(iter(it.reasons), it.decides_because), it)


def verdict(store: Store, actor: Actor, course: Course, now: datetime) -> CircleVerdict:
    """Return whether a course counts as what it is reported as; persons only for those who may see them."""
    return rules.judge(shape(store, actor, course, now), circle.rules(store))


def shape(store: Store, actor: Actor, course: Course, now: datetime) -> CircleShape:
    """Return all that a course is judged by; persons only for those who may see them."""
    whose = courses.whose(store, course)
    rights.require(actor, rights.Right.READ_FIGURES, whose)
    may_see = rights.may(actor, rights.Right.READ_PEOPLE, whose)
    found = _shape(store, course, now, circle.persons(store, actor, course, now) if may_see else [])
    if not rights.may(actor, rights.Right.READ_PEOPLE):
        return found  # what a group does elsewhere is no business of somebody who has courses of their own
    return replace(found, shared=tuple(circle.shared(store, course)))


def shape_for_figures(store: Store, course: Course, now: datetime) -> CircleShape:
    """Return all that a course is judged by, for figures that name nobody."""
    return _shape(store, course, now, circle.seat_holders(store, course, now))


def _shape(store: Store, course: Course, now: datetime, people: list[CirclePerson]) -> CircleShape:
    return CircleShape(
        form=course.form,
        kind=course.kind,
        meetings=tuple(circle.meetings(store, course, now)),
        organiser=registers.organisation(store, course.organiser_id),
        led_by=course.led_by,
        seats=course.seats,
        enrolled=courses.placed(store, course.id),
        is_cancelled=course.cancelled_reason is not None,
        persons=tuple(people),
    )
