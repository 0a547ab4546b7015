"""The interest list: take down who would like to go to what is not planned, close it, make a course of it.

Each deed is one journal entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from courses import clock
from courses.actions import offering
from courses.actions import people as people_actions
from courses.actions.drafts import PersonDraft
from courses.actions.enrolment_log import TICK, LogEvent, after_log, record_in
from courses.actions.kept import kept, kept_lines
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _, ngettext
from courses.model import ENROLLABLE, Actor, EnrolmentEvent, EnrolmentStatus
from courses.model.interest import Demand
from courses.rules import interest as rule
from courses.rules import rights
from courses.store import Store, courses, interest, options, people, tables
from courses.store.connection import Row
from courses.store.journal import Deed, deed
from courses.text import fold


@dataclass(frozen=True, slots=True)
class InterestDraft:
    """What somebody is interested in."""

    topic: str = ""
    """Empty: the plan's title."""
    plan_id: int | None = None
    municipality: str = ""
    channel: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Became:
    """What became of those interested when a course was made of it."""

    seated: tuple[str, ...]
    """Names, in order of time."""
    waiting: tuple[str, ...]
    interested: tuple[str, ...]
    """Who is to be asked first, and stands on the call list."""
    were_there: tuple[str, ...]
    """Who had to do with the course already."""
    text: str
    """In words."""


def add(
    store: Store, actor: Actor, person_id: int, draft: InterestDraft, *, at: datetime | None = None, source: str = ""
) -> int:
    """Put a person on the interest list and return the row's id. Raises Invalid, and Refused when there already."""
    rights.require(actor, rights.Right.ENROL)
    with deed(store, actor, "") as it:
        return add_in(it, person_id, draft, at=at, source=source)


def add_new(store: Store, actor: Actor, person: PersonDraft, draft: InterestDraft) -> int:
    """Add a person and put them on the interest list, in one deed; return the person's id. Raises Invalid."""
    rights.require(actor, rights.Right.ENROL)
    with deed(store, actor, "") as it:
        person_id = people_actions.add_in(it, person)
        add_in(it, person_id, draft)
        it.words = _("Added {person}").format(person=people.name_of(store, person_id)) + "; " + it.words
    return person_id


def add_in(it: Deed, person_id: int, draft: InterestDraft, *, at: datetime | None = None, source: str = "") -> int:
    """Put a person on the interest list inside a deed. Raises Invalid, and Refused when there already."""
    name = people.name_of(it.store, person_id)
    values = _values(it.store, draft)
    topic = str(values["topic"])
    mine = tables.find(it.store, "interest", person_id=person_id, closed_at=None)
    if any(fold(row["topic"]) == fold(topic) for row in mine):
        raise Refused(_("{person} is on the interest list for “{topic}” already.").format(person=name, topic=topic))
    it.words = _("{person} is interested in “{topic}”").format(person=name, topic=topic)
    when = (at or clock.now()).isoformat()
    return it.insert("interest", {"person_id": person_id, "since": when, "source": kept(source), **values})


def change(store: Store, actor: Actor, wish_id: int, draft: InterestDraft, version: int) -> None:
    """Change what somebody is interested in, as read at `version`. Raises Invalid, Conflict, NotFound."""
    rights.require(actor, rights.Right.ENROL)
    row = _open_row(store, wish_id)
    words = _("Changed what {person} is interested in").format(person=people.name_of(store, row["person_id"]))
    with deed(store, actor, words) as it:
        it.update("interest", wish_id, _values(store, draft), version=version)


def close(store: Store, actor: Actor, wish_ids: Sequence[int], reason: str = "") -> str:
    """Take rows off the interest list; they stay in the register as closed. Returns it in words. Raises NotFound, Refused."""
    rights.require(actor, rights.Right.ENROL)
    now, why = clock.now().isoformat(), kept(reason)
    with deed(store, actor, "") as it:
        rows = [_open_row(store, one) for one in wish_ids]
        for row in rows:
            notes = "\n".join(part for part in (row["notes"], why) if part)
            it.update("interest", row["id"], {"closed_at": now, "notes": kept_lines(notes)})
        names = ", ".join(dict.fromkeys(people.name_of(store, row["person_id"]) for row in rows))
        it.words = _("Took {people} off the interest list").format(people=names)
    return _("{people} is off the interest list.").format(people=names)


def became(store: Store, actor: Actor, wish_ids: Sequence[int], course_id: int, *, asks_first: bool) -> Became:
    """Close rows of the interest list because a course is made of it, and take its people there in order of time.

    With `asks_first` they get no seat, but stand in the course as interested, to be called and told; else each is
    enrolled: a seat as long as there are any, then the waiting list. Who has to do with the course already is left as
    they are. One deed. Raises Refused, NotFound.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ENROL, courses.organisation_ids(course))
    if course.kind not in ENROLLABLE or course.cancelled_reason is not None:
        raise Refused(_("{code} takes no enrolments.").format(code=course.code))
    with deed(store, actor, "") as it:
        rows = sorted((_open_row(store, one) for one in wish_ids), key=lambda row: (row["since"], row["id"]))
        there = {row["person_id"] for row in tables.find(store, "enrolment", course_id=course_id)}
        new = [one for one in dict.fromkeys(row["person_id"] for row in rows) if one not in there]
        kind = EnrolmentEvent.INTEREST if asks_first else EnrolmentEvent.ENROL
        channels = {row["person_id"]: row["channel"] for row in rows}
        at = after_log(store, course_id)
        record_in(
            it, course_id, [LogEvent(at + n * TICK, one, kind, channel=channels[one]) for n, one in enumerate(new)]
        )
        for row in rows:
            it.update("interest", row["id"], {"closed_at": clock.now().isoformat(), "course_id": course_id})
        offering.offer_next_in(it, course)
        done = _told(store, course_id, new, [row["person_id"] for row in rows if row["person_id"] in there])
        it.words = _("The interest list became {code}: {people}").format(
            code=course.code, people=_count(len({row["person_id"] for row in rows}))
        )
    return done


def proposals(store: Store, actor: Actor, now: datetime) -> list[Demand]:
    """Return what so many want, waiting or interested, that a new run is worth planning, what most want first."""
    limit = int(options.get(store, "interest.new_run"))
    if not limit or not rights.may(actor, rights.Right.PLAN):
        return []
    return rule.enough(interest.demands(store, actor, now), limit)


def _told(store: Store, course_id: int, new: Sequence[int], there: Sequence[int]) -> Became:
    stands = {row["person_id"]: row["status"] for row in tables.find(store, "enrolment", course_id=course_id)}

    def names(*statuses: EnrolmentStatus) -> tuple[str, ...]:
        return tuple(people.name_of(store, one) for one in new if stands.get(one) in statuses)

    seated = names(EnrolmentStatus.ENROLLED, EnrolmentStatus.CONFIRMED)
    waiting, interested = names(EnrolmentStatus.WAITING), names(EnrolmentStatus.INTEREST)
    were = tuple(people.name_of(store, one) for one in dict.fromkeys(there))
    parts = [
        _("{count} got a seat").format(count=len(seated)) if seated else "",
        _("{count} waiting").format(count=len(waiting)) if waiting else "",
        _("{count} are to be asked first: they stand on the call list").format(count=len(interested))
        if interested
        else "",
        _("{count} were there already").format(count=len(were)) if were else "",
    ]
    code = courses.get(store, course_id).code
    text = f"{code}: " + ", ".join(part for part in parts if part) + "."
    return Became(seated, waiting, interested, were, text)


def _count(count: int) -> str:
    return ngettext("{count} person", "{count} persons", count).format(count=count)


def _values(store: Store, draft: InterestDraft) -> dict[str, object]:
    """Return the columns of a row, the topic being the plan's title where none is given. Raises Invalid, NotFound."""
    topic, plan_id = kept(draft.topic), draft.plan_id
    if plan_id is not None:
        plan = tables.first(store, "course_plan", id=plan_id)
        if plan is None:
            raise NotFound(_("There is no such course plan."))
        topic = topic or plan["title"]
    if not topic:
        raise Invalid(_("Say what it is about."), _("A course plan, or any topic in a few words."))
    if plan_id is None:  # the same words as a plan's title mean that plan
        plans = tables.find(store, "course_plan")
        plan_id = next((row["id"] for row in plans if fold(row["title"]) == fold(topic)), None)
    return {
        "topic": topic,
        "plan_id": plan_id,
        "municipality": kept(draft.municipality),
        "channel": kept(draft.channel),
        "notes": kept_lines(draft.notes),
    }


def _open_row(store: Store, wish_id: int) -> Row:
    row = tables.first(store, "interest", id=wish_id)
    if row is None:
        raise NotFound(_("It is no longer on the interest list."))
    if row["closed_at"] is not None:
        raise Refused(
            _("{person} is off the interest list already.").format(person=people.name_of(store, row["person_id"]))
        )
    return row
