"""What is done on the interest list: each asks what it has to, calls one action, and tells what came of it."""

from __future__ import annotations

from typing import Any

from courses import dates
from courses.actions import interest
from courses.actions.interest import InterestDraft
from courses.i18n import _
from courses.model import ENROLLABLE
from courses.model.interest import Demand, Interested
from courses.screens import readers
from courses.screens.dialogs.people import ask_person
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt, Values
from courses.screens.guard import Guard
from courses.store import courses, people, plans
from courses.widgets.field import Field

_ASK, _ENROL = "ask", "enrol"


def new(at: Guard, demand: Demand | None) -> None:
    """Ask who and what, then put them on the list; the topic marked is proposed."""
    topic = demand.topic if demand else ""
    ask_person(at, _("Who is interested?"), lambda who: ask_topic(at, who, topic))


def ask_topic(at: Guard, person_id: int, topic: str = "") -> None:
    """Ask what a person is interested in, then put them on the list."""
    desk = at.desk
    name = people.get(desk.store, desk.actor, person_id).name

    def do(given: Values) -> None:
        interest.add(desk.store, desk.actor, person_id, _draft(given))

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            said = given["topic"] or _plan_title(at, given["plan_id"])
            at.wrote(_("{person} is on the interest list for “{topic}”.").format(person=name, topic=said))

    begin = InterestDraft(topic=topic, channel=_("desk"))
    at.ask(
        Prompt(_("What is {person} interested in?").format(person=name), _fields(at, begin), _("Save"), do=do), answer
    )


def change(at: Guard, it: Interested) -> None:
    """Ask what a person is interested in now, and write that."""
    desk = at.desk

    def do(given: Values) -> None:
        interest.change(desk.store, desk.actor, it.id, _draft(given), it.version)

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            at.wrote(_("What {person} is interested in is changed.").format(person=it.name))

    begin = InterestDraft(it.topic, it.plan_id, it.municipality, it.channel, it.notes)
    heading = _("What is {person} interested in?").format(person=it.name)
    at.ask(Prompt(heading, _fields(at, begin), _("Save"), do=do), answer)


def close(at: Guard, it: Interested) -> None:
    """Ask why, then take a person off the list."""
    desk = at.desk

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            at.wrote(interest.close(desk.store, desk.actor, [it.id], given["reason"]))

    field = Field("reason", _("Reason"), hint=_("may be left empty"))
    heading = _("Take {person} off the list for “{topic}”?").format(person=it.name, topic=it.topic)
    at.ask(Prompt(heading, (field,), _("Take off")), answer)


def became(at: Guard, demand: Demand) -> None:
    """Let the course be picked that a topic became, ask how its people get there, and take them there."""
    desk = at.desk
    every = [
        it
        for it in courses.summaries(desk.store, desk.now())
        if it.kind in ENROLLABLE and courses.state_of(it, desk.today()) in ("coming", "current")
    ]
    mine = {one.course_id for one in demand.queues}
    ordered = sorted(every, key=lambda it: (it.id not in mine, it.first_date is None, it.first_date, it.code))
    things = [(str(it.id), _course_words(it.code, it.title, it.first_date)) for it in ordered]

    def answer(key: str | None) -> None:
        if key is not None:
            _ask_how(at, demand, int(key))

    at.ask(Pick(_("Which course did “{topic}” become?").format(topic=demand.topic), things), answer)


def _ask_how(at: Guard, demand: Demand, course_id: int) -> None:
    """Ask whether those interested are enrolled at once, or called first."""
    desk = at.desk
    course = courses.summary(desk.store, desk.now(), course_id)
    names = ", ".join(one.name for one in demand.wishes)
    free = _("no limit") if course.seats is None else str(max(0, course.seats - course.taken - course.waiting))
    words = _("In order of time: {people}. Seats left: {free}.").format(people=names, free=free)
    choices = [
        (_ASK, _("Ask them first: they are put on the call list of {code}").format(code=course.code)),
        (_ENROL, _("Enrol all in order of time: seats first, then the waiting list")),
    ]

    def answer(key: str | None) -> None:
        if key is None:
            return
        ids = [one.id for one in demand.wishes]
        done = interest.became(desk.store, desk.actor, ids, course_id, asks_first=key == _ASK)
        at.wrote(done.text)
        if key == _ASK and done.interested:
            from courses.screens import doors

            doors.calls(at, course_id)

    at.ask(Pick(f"{course.code} {course.title}", choices, words=words), answer)


def _course_words(code: str, title: str, first: Any) -> str:  # noqa: ANN401 a date or nothing
    return f"{code} {title}" + (f" – {dates.day_text(first)}" if first else "")


def _plan_title(at: Guard, plan_id: int | None) -> str:
    return plans.get(at.desk.store, plan_id).title if plan_id is not None else ""


def _fields(at: Guard, it: InterestDraft) -> tuple[Field, ...]:
    every = [(_("none"), ""), *((one.title, str(one.id)) for one in plans.entries(at.desk.store))]
    return (
        Field("topic", _("Topic"), value=it.topic, hint=_("for example: BankID on a new phone")),
        Field("plan_id", _("Course plan"), readers.number, value=str(it.plan_id or ""), choices=every),
        Field("municipality", _("Where"), value=it.municipality, hint=_("anywhere")),
        Field("channel", _("How"), value=it.channel),
        Field("notes", _("Notes"), value=it.notes),
    )


def _draft(given: Values) -> InterestDraft:
    return InterestDraft(**given)
