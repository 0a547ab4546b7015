"""Whether a course is for somebody, and open: each doubt is told in words, and those that weigh need a reason to be passed over.

Decides over values; knows no store and no clock. What is not known is never held against anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from courses.dates import day_text
from courses.i18n import _, ngettext
from courses.rules.levels import step_of, subject
from courses.text import fold, names_in


class Condition(StrEnum):
    """What a doubt is about."""

    NOT_OPEN = "NOT_OPEN"
    """Enrolment has not opened yet."""
    CLOSED = "CLOSED"
    """Enrolment has closed."""
    AGE = "AGE"
    MUNICIPALITY = "MUNICIPALITY"
    LEVEL = "LEVEL"
    EQUIPMENT = "EQUIPMENT"
    """All that is lent out is spoken for."""
    NEEDS = "NEEDS"
    """The room lacks what the person needs."""
    ELSEWHERE = "ELSEWHERE"
    """The person is in another course at the same time."""
    LATE = "LATE"
    """The course has begun."""
    ENDED = "ENDED"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to be said before somebody is enrolled."""

    condition: Condition
    text: str
    """A whole sentence."""
    needs_reason: bool = False
    """Whether enrolling all the same takes a reason."""


@dataclass(frozen=True, slots=True)
class Window:
    """When enrolment is open; both days inclusive."""

    opens: date | None = None
    """None: from the first moment."""
    closes: date | None = None
    """None: to the last."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A course that somebody has had a seat in."""

    title: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class Lent:
    """A sort of equipment that a course lends to those who come."""

    name: str
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a course says of who may come."""

    title: str
    level: str = ""
    window: Window = Window()
    begun: int = 0
    """Sessions that have begun."""
    next_day: date | None = None
    """The next session; None: there is none."""
    first_day: date | None = None
    least_age: int | None = None
    greatest_age: int | None = None
    for_municipality: str = ""
    """One or more, commas between; empty: all."""
    lent: tuple[Lent, ...] = ()
    borrowers: int = 0
    """How many of those with a seat bring nothing of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrant:
    """What is known of somebody who wants to come; empty is unknown."""

    name: str
    birth_date: str = ""
    """ISO date, or a year alone."""
    municipality: str = ""
    town: str = ""
    device: str = ""
    gone: Sequence[Gone] = ()
    lacking: Sequence[str] = ()
    """What the room does not have of what they need, in words."""
    elsewhere: Sequence[str] = ()
    """Courses they are in at the same time, in words."""


def window(first: date | None, opens: int | None, closes: int | None) -> Window:
    """Return when enrolment is open, from days before the first session; 0 is that day itself, None no limit."""
    if first is None:
        return Window()
    return Window(
        None if opens is None else first - timedelta(days=opens),
        None if closes is None else first - timedelta(days=closes),
    )


def doubts(terms: Terms, entrant: Entrant, today: date) -> list[Doubt]:
    """Return what there is to say before somebody is enrolled, what takes a reason first."""
    found = [*_time(terms, today), *_age(terms, entrant, today), *_home(terms, entrant), *_level(terms, entrant)]
    found += [*_lent(terms, entrant), *_around(entrant)]
    return sorted(found, key=lambda it: not it.needs_reason)


def _time(terms: Terms, today: date) -> Iterator[Doubt]:
    opens, closes = terms.window.opens, terms.window.closes
    if terms.next_day is None and terms.begun:
        yield Doubt(Condition.ENDED, _("The course has ended."))
    elif opens is not None and today < opens:
        yield Doubt(Condition.NOT_OPEN, _("Enrolment opens on {day}.").format(day=day_text(opens, today)), True)
    elif closes is not None and today > closes:
        yield Doubt(Condition.CLOSED, _("Enrolment closed on {day}.").format(day=day_text(closes, today)), True)
    if terms.begun and terms.next_day is not None:
        text = ngettext(
            "{count} session has been; the next is on {day}.",
            "{count} sessions have been; the next is on {day}.",
            terms.begun,
        )
        yield Doubt(Condition.LATE, text.format(count=terms.begun, day=day_text(terms.next_day, today)))


def ages(birth_date: str, on: date) -> tuple[int, int] | None:
    """Return the least and greatest age that somebody born so may have on a day; None: not known."""
    try:
        born = date.fromisoformat(birth_date)
    except ValueError:
        return (on.year - int(birth_date) - 1, on.year - int(birth_date)) if _is_year(birth_date) else None
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return age, age


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdecimal()


def _age(terms: Terms, entrant: Entrant, today: date) -> Iterator[Doubt]:
    if terms.least_age is None and terms.greatest_age is None:
        return
    rule = age_words(terms.least_age, terms.greatest_age)
    known = ages(entrant.birth_date, max(terms.first_day or today, today))
    if known is None:
        text = _("The course is for {ages}; how old {name} is is not known.")
        yield Doubt(Condition.AGE, text.format(ages=rule, name=entrant.name))
        return
    youngest, oldest = known
    is_young = terms.least_age is not None and oldest < terms.least_age
    if is_young or (terms.greatest_age is not None and youngest > terms.greatest_age):
        text = _("The course is for {ages}; {name} is {age}.")
        yield Doubt(Condition.AGE, text.format(ages=rule, name=entrant.name, age=oldest), True)


def age_words(least: int | None, greatest: int | None) -> str:
    """Return "65 years and older", "13–19 years"; empty where all ages may come."""
    if least is not None and greatest is not None:
        return _("those of {least}–{greatest} years").format(least=least, greatest=greatest)
    if least is not None:
        return _("those of {least} years and older").format(least=least)
    return _("those of up to {greatest} years").format(greatest=greatest) if greatest is not None else ""


def _home(terms: Terms, entrant: Entrant) -> Iterator[Doubt]:
    wanted = {_bare(name) for name in names_in(terms.for_municipality)}
    if not wanted or _bare(entrant.municipality) in wanted:
        return
    where = terms.for_municipality
    if entrant.municipality:
        text = _("The course is for those who live in {where}; {name} lives in {home}.")
        text = text.format(where=where, name=entrant.name, home=entrant.municipality)
        yield Doubt(Condition.MUNICIPALITY, text, True)
    elif _bare(entrant.town) not in wanted:
        text = _("The course is for those who live in {where}; where {name} lives is not known.")
        yield Doubt(Condition.MUNICIPALITY, text.format(where=where, name=entrant.name))


def _bare(municipality: str) -> str:
    """Return a municipality's name as it is compared: "Storumans kommun" is Storuman."""
    return fold(municipality).removesuffix(" kommun").removesuffix(" municipality").removesuffix("s")


def _level(terms: Terms, entrant: Entrant) -> Iterator[Doubt]:
    step = step_of(terms.level, terms.title)
    if step < 2:
        return
    about = subject(terms.title)
    steps = [step_of(it.level, it.title) for it in entrant.gone if about & subject(it.title)]
    if max(steps, default=0) >= step - 1:
        return
    text = _("The course goes on from an earlier step; the register knows of none that {name} has gone.")
    yield Doubt(Condition.LEVEL, text.format(name=entrant.name), True)


def _lent(terms: Terms, entrant: Entrant) -> Iterator[Doubt]:
    if entrant.device:
        return
    for it in terms.lent:
        if terms.borrowers >= it.quantity:
            text = ngettext(
                "{equipment}: there is {count} to lend, and it is spoken for. Ask what {name} can bring.",
                "{equipment}: there are {count} to lend, all spoken for. Ask what {name} can bring.",
                it.quantity,
            )
            yield Doubt(Condition.EQUIPMENT, text.format(equipment=it.name, count=it.quantity, name=entrant.name))


def _around(entrant: Entrant) -> Iterator[Doubt]:
    for what in entrant.lacking:
        yield Doubt(Condition.NEEDS, _("{name} needs {what}; the room lacks it.").format(name=entrant.name, what=what))
    for course in entrant.elsewhere:
        text = _("{name} is in {course} at the same time.")
        yield Doubt(Condition.ELSEWHERE, text.format(name=entrant.name, course=course))
