"""What can be changed of many at once: what each choice is called, the fields it asks for, and the change they come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from courses import dates, labels
from courses.actions import bulk_courses
from courses.actions.bulk_courses import CourseChange
from courses.actions.bulk_sessions import SessionChange
from courses.errors import Invalid
from courses.i18n import _
from courses.model import CourseForm, Hindrance, Treatment
from courses.screens import readers
from courses.screens.desk import Desk
from courses.screens.pattern_fields import told_day
from courses.store import circle, registers
from courses.widgets.field import Field

Values = Mapping[str, Any]
"""What the fields mean, by key."""
_KEEPS = "keep"
"""The value of a treatment that stays as it is."""


class Choice(NamedTuple):
    """Something that can be changed of many at once."""

    key: str
    title: str
    fields: Callable[[Desk], Sequence[Field]]
    change: Callable[[Values], SessionChange | CourseChange]


def of_sessions(place: str = "") -> tuple[Choice, ...]:
    """Return what can be changed of sessions, what is done most often first; rooms at `place` come first of all."""
    return (
        Choice(
            "room",
            _("Another room"),
            partial(_field, "room_id", place=place),
            lambda it: SessionChange(room_id=it["room_id"]),
        ),
        Choice("time", _("Another time"), _times, lambda it: SessionChange(**it)),
        Choice("weekday", _("Another weekday of the same week"), _weekday, lambda it: SessionChange(**it)),
        Choice("days", _("So many days later or earlier"), _days, lambda it: SessionChange(**it)),
        Choice("leader_on", _("Put a leader on"), _leader_on, lambda it: SessionChange(**it)),
        Choice("leader_off", _("Take a leader off"), _leader_off, lambda it: SessionChange(**it)),
        Choice("cancel", _("Cancel them"), _why, lambda it: SessionChange(cancels=True, **it)),
    )


def of_courses(place: str = "") -> tuple[Choice, ...]:
    """Return what can be changed of courses, in the order of their form; rooms at `place` come first of all."""
    words = bulk_courses.field_words()
    plain = ("organiser_id", "room_id", "seats", "minimum", "language", "audience", "level", "fee", "decision_date")
    fields = [
        Choice(name, words[name], partial(_field, name, place=place), lambda it: CourseChange(values=it))
        for name in (*plain, "form", "kb_category")
    ]
    leaders = (
        Choice("leader_on", _("Put a leader on"), _leader_alone("leader_on"), lambda it: CourseChange(**it)),
        Choice("leader_off", _("Take a leader off"), _leader_alone("leader_off"), lambda it: CourseChange(**it)),
    )
    treated = Choice("treatments", words["treatments"], _treatments, _treated)
    cancel = Choice("cancel", _("Cancel them"), _why, lambda it: CourseChange(cancels=True, **it))
    return (*fields[:2], *leaders, *fields[2:], treated, cancel)


def _reason() -> Field:
    return Field("reason", _("Reason"), hint=_("for example: the leader is ill"))


def _why(_desk: Desk) -> list[Field]:
    read = partial(readers.needed, what=_("Say why they are cancelled."))
    return [Field("reason", _("Reason"), read, hint=_("for example: the leader is ill"))]


def _times(_desk: Desk) -> list[Field]:
    read = partial(readers.maybe, read=dates.parse_time)
    return [
        Field("start", _("Starts"), read, hint=_("as before"), width=14),
        Field("end", _("Ends"), read, hint=_("as long as before"), width=20),
        _reason(),
    ]


def _weekday(_desk: Desk) -> list[Field]:
    days = [(dates.weekday_long(day), str(day)) for day in range(7)]
    return [Field("weekday", _("Weekday"), int, value="0", choices=days, width=20), _reason()]


def _days(_desk: Desk) -> list[Field]:
    return [Field("days", _("Days"), _count_of_days, value="7", hint="7, -1", width=10), _reason()]


def _count_of_days(text: str) -> int:
    typed = text.strip().replace("–", "-").replace("−", "-").removeprefix("+")
    if not (typed.removeprefix("-").isdecimal() and len(typed) <= 5 and int(typed)):
        raise Invalid(_("Write a number of days, such as 7 or -1."))
    return int(typed)


def _leader_on(desk: Desk) -> list[Field]:
    return [*_leader_alone("leader_on")(desk), _reason()]


def _leader_off(desk: Desk) -> list[Field]:
    return [*_leader_alone("leader_off")(desk), _reason()]


def _leader_alone(key: str) -> Callable[[Desk], list[Field]]:
    def fields(desk: Desk) -> list[Field]:
        known = [(it.name, str(it.id)) for it in registers.leaders(desk.store)]
        if not known:
            raise Invalid(_("No leader is in the register."))
        return [Field(key, _("Leader"), int, value=known[0][1], choices=known)]

    return fields


def _field(name: str, desk: Desk, *, place: str = "") -> list[Field]:
    """Return the field of one thing about a course; empty is nothing. Rooms at `place` come first."""
    label = bulk_courses.field_words()[name]
    nothing = ("–", "")
    match name:
        case "organiser_id":
            known = [nothing, *((it.name, str(it.id)) for it in registers.organisations(desk.store))]
            return [Field(name, label, readers.number, choices=known)]
        case "room_id":
            near = sorted(registers.rooms(desk.store), key=lambda it: it.place != place)
            rooms = [nothing, *((f"{it.name} {it.place}".strip(), str(it.id)) for it in near)]
            return [Field(name, label, readers.number, value=rooms[1:][0][1] if rooms[1:] else "", choices=rooms)]
        case "form":
            return [Field(name, label, CourseForm, choices=[(labels.course_form(it), it.value) for it in CourseForm])]
        case "kb_category":
            categories = [(f"{code} {words}", code) for code, words in circle.kb_names(desk.store).items()]
            return [Field(name, label, lambda text: text or None, choices=[(_("that of its kind"), ""), *categories])]
        case "seats" | "minimum":
            return [Field(name, label, readers.number, hint=_("no limit") if name == "seats" else "", width=12)]
        case "fee":
            return [Field(name, label, readers.money, hint=_("free of charge"), width=22)]
        case "decision_date":
            read = partial(readers.maybe, read=partial(dates.parse_day, today=desk.today()))
            return [Field(name, label, read, hint=_("the usual day"), tell=told_day, width=22)]
        case _:
            return [Field(name, label)]


def _treatments(_desk: Desk) -> list[Field]:
    choices = [(_("as it is"), _KEEPS), (_("as in Settings"), "")]
    choices += [(labels.treatment(it), it.value) for it in Treatment]
    return [Field(it.value, labels.hindrance(it), str, value=_KEEPS, choices=choices) for it in Hindrance]


def _treated(values: Values) -> CourseChange:
    given = {it: values[it.value] for it in Hindrance if values[it.value] != _KEEPS}
    return CourseChange(treatments={it: Treatment(how) if how else None for it, how in given.items()})
