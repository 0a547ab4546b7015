"""The deed of the desk: somebody, new or known, alone or in company, gets a seat or a place in the queue.

What was shown before may be stale. `expects` says what was shown, and when less would come of it nothing is written: the
one who was a moment too late is asked. Conditions of the course are passed over with a reason only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from courses import clock
from courses.actions import choices, enrolment, entry, outlook
from courses.actions import people as people_actions
from courses.actions.drafts import PersonDraft
from courses.actions.enrolment import Outcome
from courses.actions.enrolment_log import TICK, LogEvent, next_party
from courses.actions.kept import kept, kept_lines
from courses.actions.outlook import Outlook
from courses.errors import Conflict, Invalid, Refused
from courses.i18n import _
from courses.model import COMING, Actor, Course, EnrolmentEvent, Person
from courses.rules import rights
from courses.rules.entry import Doubt
from courses.rules.series import Choice
from courses.store import Store, people
from courses.store.journal import Deed, deed


class Overtaken(Conflict):
    """Somebody else was quicker: less would come of it than was shown."""

    def __init__(self, now: Outlook, text: str) -> None:
        """Keep what would come of it now."""
        super().__init__(text, _("Nothing is written yet. Take the place that is left, or leave it."))
        self.now = now


class NeedsReason(Refused):
    """The course has conditions that are not met; with a reason they are passed over."""

    def __init__(self, doubts: list[Doubt]) -> None:
        """Keep which."""
        super().__init__("\n".join(it.text for it in doubts), _("Give a reason to enrol all the same."))
        self.doubts = doubts


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody at the desk asks for."""

    course_id: int
    person_ids: tuple[int, ...] = ()
    """Who is in the register; the first is who asks, unless somebody new does."""
    new: PersonDraft | None = None
    """Somebody new, who goes first."""
    sessions: Choice = frozenset()
    """Of a series, those that all of them come to; empty: the whole."""
    channel: str = ""
    party: str = ""
    """Whom they come with, as it was said."""
    notes: str = ""
    needs: str | None = None
    """What the first of them needs in the room from now on; None: as is known."""
    is_interest: bool = False
    """Whether they only say to be interested, without a seat or a place in the queue."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it."""

    people: tuple[Person, ...]
    """In the order they were enrolled."""
    outcomes: tuple[Outcome, ...]

    @property
    def text(self) -> str:
        """In words, for the top line."""
        return " ".join(dict.fromkeys(it.text for it in self.outcomes))


def enrol(
    store: Store,
    actor: Actor,
    wish: Wish,
    *,
    expects: Outlook | None = None,
    override: str = "",
    at: datetime | None = None,
) -> Done:
    """Do what is wished in one deed, and return what came of it.

    `expects` is what was shown before; `override` the reason for which conditions are passed over; `at` when it happened,
    None: now. Raises Overtaken when less would come of it than was shown, NeedsReason, Refused, Invalid; nothing is written.
    """
    rights.require(actor, rights.Right.ENROL)
    if not wish.person_ids and wish.new is None:
        raise Invalid(_("Say who is to be enrolled."))
    with deed(store, actor, "") as it:
        course = enrolment.open_course(store, actor, wish.course_id)
        choice = choices.choice_of(store, course, wish.sessions, is_now=at is None)
        everybody = _people(it, actor, wish)
        notes = _passed_over(it, actor, course, everybody, wish, override, at or clock.now())
        _refuse_overtaken(it, actor, replace(wish, sessions=choice), everybody, expects)
        _note_needs(it, everybody[0], wish)
        it.words = _words(course, everybody, wish)
        events = _events(it, course, everybody, replace(wish, notes=notes, sessions=choice), at)
        recorded = enrolment.record_in_desk(it, course, events, is_now=at is None)
    by_person = {one.event.person_id: one for one in recorded}
    outcomes = tuple(enrolment.outcome(store, actor, course, one, by_person[one.id]) for one in everybody)
    return Done(tuple(everybody), outcomes)


def _people(it: Deed, actor: Actor, wish: Wish) -> list[Person]:
    added = (people_actions.add_in(it, wish.new),) if wish.new is not None else ()
    return [people.get(it.store, actor, one) for one in dict.fromkeys((*added, *wish.person_ids))]


def _passed_over(
    it: Deed, actor: Actor, course: Course, everybody: list[Person], wish: Wish, override: str, now: datetime
) -> str:
    """Return the notes, with the reason why conditions are passed over; interest has none. Raises NeedsReason."""
    if wish.is_interest:
        return wish.notes
    found = [doubt for one in everybody for doubt in entry.doubts(it.store, actor, course.id, one, now)]
    heavy = list({doubt.text: doubt for doubt in found if doubt.needs_reason}.values())
    reason = kept(override)
    if not heavy:
        return wish.notes
    if not reason:
        raise NeedsReason(heavy)
    return "; ".join(filter(None, (wish.notes, _("all the same: {reason}").format(reason=reason))))


def _refuse_overtaken(it: Deed, actor: Actor, wish: Wish, everybody: list[Person], expects: Outlook | None) -> None:
    if expects is None:
        return
    now = outlook.look(it.store, actor, wish.course_id, [one.id for one in everybody], sessions=wish.sessions)
    if now.rank <= expects.rank:
        return
    said = _("The seat has just gone to somebody else: {outlook}")
    if expects.status not in COMING:
        said = _("Somebody else was quicker: {outlook}")
    raise Overtaken(now, said.format(outlook=outlook.words(now, clock.now())))


def _note_needs(it: Deed, person: Person, wish: Wish) -> None:
    if wish.needs is not None and kept_lines(wish.needs) != person.needs:
        it.update("person", person.id, {"needs": kept_lines(wish.needs)})


def _words(course: Course, everybody: list[Person], wish: Wish) -> str:
    names = ", ".join(one.name for one in everybody)
    text = _("{person} is interested in {course}") if wish.is_interest else _("Enrolled {person} in {course}")
    told = text.format(person=names, course=course.code)
    return f"{_('Added {person}').format(person=everybody[0].name)}; {told}" if wish.new is not None else told


def _events(it: Deed, course: Course, everybody: list[Person], wish: Wish, at: datetime | None) -> list[LogEvent]:
    number = next_party(it.store, course.id) if len(everybody) > 1 and not wish.is_interest else None
    found = []
    for order, person in enumerate(everybody):
        others = ", ".join(one.name for one in everybody if one is not person)
        found.append(
            LogEvent(
                (at or clock.now()) + order * TICK,
                person.id,
                EnrolmentEvent.INTEREST if wish.is_interest else EnrolmentEvent.ENROL,
                kept(wish.channel),
                kept(", ".join(filter(None, (others, wish.party)))),
                kept(wish.notes),
                frozenset() if wish.is_interest else wish.sessions,
                party_no=number,
                source=kept(wish.source),
            )
        )
    return found
