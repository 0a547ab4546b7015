"""Personal numbers: written when a study circle needs them, and gone when it is reported. The removing cannot be undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from courses import clock
from courses.actions.person_faults import birth_with
from courses.errors import Invalid, Refused
from courses.i18n import _, ngettext
from courses.model import Actor, CourseForm, Person
from courses.rules import identity, rights
from courses.store import Store, courses, numbers, people, tables
from courses.store.journal import Deed, deed


@dataclass(frozen=True, slots=True)
class Reporting:
    """What reporting a circle leads to."""

    removed: int
    """Whose numbers go, for good."""
    stay: int
    """Whose numbers another circle still needs."""
    last_day: date | None
    """The last session's day."""


def set_number(store: Store, actor: Actor, person_id: int, text: str) -> Person:
    """Write the personal number that a study circle needs; the birth date comes with it. Raises Invalid, Refused."""
    rights.require(actor, rights.Right.ENROL)
    number = identity.read(text, clock.today())
    with deed(store, actor, "") as it:
        person = people.get(store, actor, person_id)
        _refuse_without_circle(store, person)
        refuse_anothers(store, person.id, number.number)
        row = it.row("person", person_id) or {}
        values = {"personal_no": number.number, "birth_date": birth_with(str(row["birth_date"]), number)}
        it.update("person", person_id, values)
        it.words = _("Wrote the personal number of {person}").format(person=person.name)
    return people.get(store, actor, person_id)


def remove_number(store: Store, actor: Actor, person_id: int) -> bool:
    """Remove a personal number, from the journal too; return False when there was none. It cannot be undone."""
    rights.require(actor, rights.Right.ENROL)
    with deed(store, actor, "") as it:
        name = people.get(store, actor, person_id).name
        it.words = _("Removed the personal number of {person} for good").format(person=name)
        return it.forget("person", person_id, "personal_no")


def remove_unneeded(store: Store, actor: Actor) -> int:
    """Remove every personal number that no circle needs, and return how many. It cannot be undone."""
    rights.require(actor, rights.Right.ENROL)
    with deed(store, actor, "") as it:
        count = _forget(it, [row["id"] for row in numbers.unneeded(store)])
        it.words = _removed_words(count)
    return count


def what_reporting_does(store: Store, actor: Actor, course_id: int) -> Reporting:
    """Return what reporting a circle would lead to, for the question before it."""
    rights.require(actor, rights.Right.READ_DETAILS)
    freed = len(numbers.freed_by(store, course_id))
    course = courses.summary(store, clock.now(), course_id)
    return Reporting(freed, numbers.with_number(store, course_id) - freed, course.last_date)


def report_circle(store: Store, actor: Actor, course_id: int, on: date | None = None) -> int:
    """Note that a study circle is reported to its association, and remove the numbers that no other circle needs.

    `on`: None means today. Return how many were removed; that part cannot be undone. Raises Refused, Invalid.
    """
    rights.require(actor, rights.Right.PLAN)
    on = on or clock.today()
    if on > clock.today():
        raise Invalid(_("A circle cannot have been reported on a day to come."))
    with deed(store, actor, "") as it:
        course = courses.get(store, course_id)
        if course.form is not CourseForm.STUDY_CIRCLE:
            raise Refused(_("{code} is no study circle.").format(code=course.code))
        if course.reported_on is not None:
            raise Refused(_("{code} is reported already, {day}.").format(code=course.code, day=course.reported_on))
        freed = numbers.freed_by(store, course_id)
        it.update("course", course_id, {"reported_on": on.isoformat()})
        count = _forget(it, freed)
        it.words = _("Reported {code} to the association").format(code=course.code)
        if count:
            it.words += f"; {_removed_words(count)}"
    return count


def _forget(it: Deed, ids: list[int]) -> int:
    return sum(it.forget("person", number, "personal_no") for number in ids)


def _removed_words(count: int) -> str:
    text = ngettext("removed {count} personal number for good", "removed {count} personal numbers for good", count)
    return text.format(count=count)


def refuse_anothers(store: Store, person_id: int, number: str) -> None:
    """Raise Refused for a number that somebody else has: one of the two is wrong, or they are one person."""
    has = next((row["id"] for row in tables.find(store, "person", personal_no=number) if row["id"] != person_id), None)
    if has is not None:
        said = _("{name} ({key}) has that number already.")
        told = said.format(name=people.name_of(store, has), key=tables.find(store, "person", id=has)[0]["key"])
        raise Refused(told, _("Are they one person? Then make one of the two; else look at the number again."))


def _refuse_without_circle(store: Store, person: Person) -> None:
    if person.is_protected:
        raise Refused(
            _("The number of somebody with protected data is not kept here."), _("The association gets it by itself.")
        )
    if not numbers.circles_of(store, person.id):
        said = _("{name} is in no study circle that needs a personal number.")
        raise Refused(said.format(name=person.name), _("The library’s own courses need none."))
