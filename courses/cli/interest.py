"""Commands for the interest list: who would like to go to what is not planned yet."""

from __future__ import annotations

from collections.abc import Sequence

import click

from courses import clock
from courses.actions import enrolment, interest
from courses.actions.interest import InterestDraft
from courses.cli import out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, command, course_argument, group, option, person_argument
from courses.dates import day_text
from courses.errors import Invalid, NotFound
from courses.i18n import _, ngettext
from courses.model.interest import Demand, Interested
from courses.store import Store, courses, people, plans
from courses.store import interest as queries
from courses.text import fold


@command(
    "list",
    lambda: _("Show what people are interested in, what most want first, with those who wait for the same."),
    [option("--closed", "with_closed", is_flag=True, words=lambda: _("With what is closed, one row a person.")), JSON],
)
def list_(office: Office, *, with_closed: bool, as_json: bool) -> None:
    """Show the interest list."""
    with office.library() as store:
        found = queries.demands(store, office.actor, clock.now())
        every = queries.every(store, office.actor) if with_closed else []
        proposed = {it.key for it in interest.proposals(store, office.actor, clock.now())}
    if with_closed:
        _say_rows(every, as_json=as_json)
    elif as_json:
        out.say_json([_demand_shape(it, is_proposed=it.key in proposed) for it in found])
    elif found:
        out.say(_table(found, proposed))
    else:
        out.note(_("Nobody is interested in anything that is not planned."))


@command(
    "add",
    lambda: _("Put a person on the interest list: for a topic, a course plan, or a course that is planned."),
    [
        person_argument(),
        option("--topic", default="", label=lambda: _("WORDS"), words=lambda: _("What it is about, in a few words.")),
        option("--plan", default="", label=lambda: _("PLAN"), words=lambda: _("The course plan, by its title.")),
        option(
            "--course",
            "code",
            default="",
            label=lambda: _("COURSE"),
            words=lambda: _("A planned course: the person is told when it opens."),
        ),
        option(
            "--municipality",
            default="",
            label=lambda: _("NAME"),
            words=lambda: _("Where they would go; else anywhere."),
        ),
        option("--channel", default="", label=lambda: _("WORDS"), words=lambda: _("How they said it: desk, phone …")),
        option("--notes", default="", label=lambda: _("WORDS"), words=lambda: _("Notes.")),
    ],
)
def add(office: Office, *, person: str, plan: str, code: str, **given: str) -> None:
    """Put a person on the list."""
    if bool(code) and (bool(plan) or bool(given["topic"])):
        raise Invalid(_("Give either --course, or --topic and --plan."))
    with office.library() as store:
        it = people.find(store, office.actor, person)
        if code:
            course = courses.by_code(store, code)
            said = enrolment.express_interest(
                store, office.actor, course.id, it.id, channel=given["channel"], notes=given["notes"]
            )
            out.say(said.text)
            return
        plan_id = plans.by_title(store, plan).id if plan else None
        draft = InterestDraft(plan_id=plan_id, **given)
        wish_id = interest.add(store, office.actor, it.id, draft)
        wish = next(one for one in queries.still_open(store, office.actor) if one.id == wish_id)
    out.say(_("{person} is on the interest list for “{topic}”.").format(person=it.name, topic=wish.topic))


@command(
    "change",
    lambda: _("Change what a person on the interest list is interested in; only what is given changes."),
    [
        person_argument(),
        option(
            "--topic",
            default="",
            label=lambda: _("WORDS"),
            words=lambda: _("The topic as it stands; it can be left out when there is only one."),
        ),
        option("--to", label=lambda: _("WORDS"), words=lambda: _("The new topic.")),
        option("--plan", label=lambda: _("PLAN"), words=lambda: _("The new course plan, by its title.")),
        option("--municipality", label=lambda: _("NAME"), words=lambda: _("Where they would go; else anywhere.")),
        option("--notes", label=lambda: _("WORDS"), words=lambda: _("Notes.")),
    ],
)
def change(office: Office, *, person: str, topic: str, to: str | None, plan: str | None, **given: str | None) -> None:
    """Change a row of the list."""
    with office.library() as store:
        it = people.find(store, office.actor, person)
        wish = _one(store, office, it.id, it.name, topic)
        plan_id = plans.by_title(store, plan).id if plan else (None if to else wish.plan_id)
        new = to if to is not None else ("" if plan else wish.topic)
        draft = InterestDraft(
            new,
            plan_id,
            _given(given["municipality"], wish.municipality),
            wish.channel,
            _given(given["notes"], wish.notes),
        )
        interest.change(store, office.actor, wish.id, draft, wish.version)
        said = next(one for one in queries.still_open(store, office.actor) if one.id == wish.id)
    out.say(_("{person} is on the interest list for “{topic}”.").format(person=it.name, topic=said.topic))


def _given(value: str | None, before: str) -> str:
    return before if value is None else value


def _one(store: Store, office: Office, person_id: int, name: str, topic: str) -> Interested:
    """Return the one row of a person that is meant. Raises NotFound, Invalid naming those there are."""
    mine = [one for one in queries.of_person(store, office.actor, person_id) if one.closed_at is None]
    found = [one for one in mine if not topic or fold(one.topic) == fold(topic)]
    if not found:
        raise NotFound(_("{person} is not on the interest list for that.").format(person=name))
    if len(found) > 1:
        topics = ", ".join(one.topic for one in found)
        raise Invalid(
            _("{person} is interested in {topics}.").format(person=name, topics=topics), _("Say which with --topic.")
        )
    return found[0]


@command(
    "close",
    lambda: _("Take a person off the interest list; without a topic, for everything."),
    [
        person_argument(),
        option("--topic", default="", label=lambda: _("WORDS"), words=lambda: _("Only this topic.")),
        option("--reason", default="", label=lambda: _("WORDS"), words=lambda: _("Why, in a few words.")),
    ],
)
def close(office: Office, *, person: str, topic: str, reason: str) -> None:
    """Take a person off the list."""
    with office.library() as store:
        it = people.find(store, office.actor, person)
        mine = [one for one in queries.of_person(store, office.actor, it.id) if one.closed_at is None]
        wanted = [one for one in mine if not topic or fold(one.topic) == fold(topic)]
        if not wanted:
            raise NotFound(
                _("{person} is not on the interest list for that.").format(person=it.name),
                _("It has {topics}.").format(topics=", ".join(one.topic for one in mine)) if mine else "",
            )
        out.say(interest.close(store, office.actor, [one.id for one in wanted], reason))


@command(
    "became",
    lambda: _(
        "Say that a topic of the interest list became a course, and take its people there in order of time.\n\n"
        "With --ask they get no seat, but stand on the course’s call list as interested; without it each is enrolled."
    ),
    [
        course_argument(),
        option(
            "--topic",
            default="",
            label=lambda: _("WORDS"),
            words=lambda: _("Which topic; else what the course is about, by its plan or title."),
        ),
        option("--ask", "asks_first", is_flag=True, words=lambda: _("Ask them first.")),
        JSON,
    ],
)
def became(office: Office, *, code: str, topic: str, asks_first: bool, as_json: bool) -> None:
    """Make a course of a topic."""
    with office.library() as store:
        course = courses.by_code(store, code)
        demand = _demand(store, office, topic or course.title, None if topic else course.plan_id)
        ids = [one.id for one in demand.wishes]
        done = interest.became(store, office.actor, ids, course.id, asks_first=asks_first)
    if not as_json:
        out.say(done.text)
        return
    named = {"seated": done.seated, "waiting": done.waiting, "interested": done.interested}
    out.say_json({"course": course.code, **{name: list(who) for name, who in named.items()}})


def _demand(store: Store, office: Office, topic: str, plan_id: int | None) -> Demand:
    """Return the one topic that somebody is interested in. Raises NotFound with those there are."""
    every = [it for it in queries.demands(store, office.actor, clock.now()) if it.wishes]
    for it in every:
        if (plan_id is not None and it.plan_id == plan_id) or fold(it.topic) == fold(topic):
            return it
    raise NotFound(
        _("Nobody is interested in “{topic}”.").format(topic=topic),
        _("The interest list has {topics}.").format(topics=", ".join(it.topic for it in every)) if every else "",
    )


def _table(found: Sequence[Demand], proposed: set[str]) -> str:
    columns = [
        Column(_("Topic"), least=12),
        Column(_("Interested"), is_number=True),
        Column(_("Waiting"), is_number=True),
        Column(_("Free"), is_number=True),
        Column(_("Runs")),
        Column(_("Proposal")),
        Column(_("Who"), least=12),
    ]
    rows = [
        (
            it.topic,
            it.interested or "",
            it.waiting or "",
            it.free or "",
            ", ".join(one.code for one in it.queues),
            _("plan another run") if it.key in proposed else "",
            ", ".join(f"{one.name} {day_text(one.since.date())}" for one in it.wishes),
        )
        for it in found
    ]
    return out.table(columns, rows)


def _say_rows(found: Sequence[Interested], *, as_json: bool) -> None:
    if as_json:
        out.say_json([_shape(it) for it in found])
        return
    columns = [Column(_("Since")), Column(_("Name"), least=10), Column(_("Topic"), least=12), Column(_("State"))]
    rows = [(day_text(it.since.date()), it.name, it.topic, _state(it)) for it in found]
    out.say(out.table(columns, rows))
    out.note(ngettext("{count} row", "{count} rows", len(found)).format(count=len(found)))


def _state(it: Interested) -> str:
    if it.closed_at is None:
        return _("interested")
    return _("became {code}").format(code=it.code) if it.code else _("closed")


def _shape(it: Interested) -> dict[str, object]:
    return {
        "person": it.person,
        "name": it.name,
        "topic": it.topic,
        "since": it.since.isoformat(),
        "municipality": it.municipality,
        "channel": it.channel,
        "notes": it.notes,
        "closed_at": it.closed_at.isoformat() if it.closed_at else None,
        "course": it.code or None,
    }


def _demand_shape(it: Demand, *, is_proposed: bool) -> dict[str, object]:
    return {
        "topic": it.topic,
        "interested": it.interested,
        "waiting": it.waiting,
        "total": it.total,
        "free": it.free,
        "proposes_run": is_proposed,
        "runs": [one.code for one in it.queues],
        "people": [_shape(one) for one in it.wishes],
    }


interest_group: click.Command = group(
    "interest",
    lambda: _("Keep the interest list: who would like to go to what is not planned yet."),
    list_,
    add,
    change,
    close,
    became,
)
COMMANDS = (interest_group,)
