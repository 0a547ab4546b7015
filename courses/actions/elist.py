"""The working copy of what is entered in an association's e-list, and the fields of it. Nothing is ever sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from courses import labels
from courses.actions import reference_elist
from courses.dates import day_text
from courses.errors import NotFound, Refused
from courses.i18n import _, language, ngettext
from courses.model import Actor, Course, EnrolmentStatus, Organisation, OrganisationKind, Session, SessionStatus
from courses.model.elist import Elist, ElistField, ElistPerson, ElistSession
from courses.rules import elist as rules
from courses.rules import identity, rights
from courses.rules.attendance import hours_of_session
from courses.store import Store, courses, plans, registers, sessions, walk_ins
from courses.store import elist as queries
from courses.store.journal import deed


def working_copy(
    store: Store, actor: Actor, course_id: int, now: datetime, *, numbers: Mapping[int, str] | None = None
) -> Elist:
    """Return what to enter for a course in its association's e-list, in that association's order.

    Personal numbers are masked, but for those in `numbers`, by person, which `reveal_numbers` gives. Raises NotFound;
    Refused without the right to see who takes part, and for a course that no study association reports.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.READ_DETAILS)
    association = association_of(store, course)
    meetings = [it for it in sessions.of_course(store, course_id, now) if it.status is not SessionStatus.CANCELLED]
    there = queries.presence(store, course_id)
    persons = _persons(store, actor, course, now, meetings, there, numbers or {})
    return Elist(
        course_id,
        course.code,
        course.title,
        association.name,
        association.code,
        rules.in_order(queries.fields(store), association.code),
        _plan(store, course, association, meetings),
        _sessions(store, course, meetings, persons),
        persons,
        tuple(it.name for it in walk_ins.of_course(store, actor, course_id) if it.marks),
        has_numbers=bool(numbers),
    )


def association_of(store: Store, course: Course) -> Organisation:
    """Return the study association that reports a course. Raises Refused when none does."""
    found = next((it for it in registers.organisations(store) if it.id == course.organiser_id), None)
    if found is None or found.kind is not OrganisationKind.STUDY_ASSOCIATION:
        raise Refused(
            _("{code} has no e-list: no study association is its organiser.").format(code=course.code),
            _("The organiser is set in the course’s form."),
        )
    return found


def reveal_numbers(store: Store, actor: Actor, course_id: int, person_ids: tuple[int, ...] = ()) -> dict[int, str]:
    """Return the personal numbers of a course's participants, or of some of them, by person; the look is journalled.

    Those of protected persons are never kept here. Raises NotFound, Refused.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.ENROL, courses.organisation_ids(course))
    association_of(store, course)
    found = {one: it for one, it in queries.numbers(store, course_id).items() if not person_ids or one in person_ids}
    words = ngettext(
        "Looked at the personal number of {count} person in {code}, for the e-list",
        "Looked at the personal numbers of {count} persons in {code}, for the e-list",
        len(found),
    )
    with deed(store, actor, words.format(count=len(found), code=course.code)) as it:
        for person_id in found:
            it.note("person", person_id)
    return found


def _persons(
    store: Store,
    actor: Actor,
    course: Course,
    now: datetime,
    meetings: list[Session],
    there: Mapping[tuple[int, int], bool],
    numbers: Mapping[int, str],
) -> tuple[ElistPerson, ...]:
    found = []
    may_see = rights.may(actor, rights.Right.ENROL, courses.organisation_ids(course))
    kept_numbers = queries.numbers(store, course.id) if may_see else {}
    for it in courses.participants(store, actor, course.id, now):
        marks = tuple(there.get((one.id, it.person_id)) for one in meetings)
        masked = identity.masked(kept_numbers.get(it.person_id, ""))
        hours = sum(hours_of_session(one, course.study_hours) for one, was in zip(meetings, marks, strict=True) if was)
        found.append(
            ElistPerson(
                it.person_id,
                it.person,
                it.name,
                it.is_protected,
                numbers.get(it.person_id, masked),
                marks,
                sum(map(bool, marks)),
                hours,
                is_gone=it.status is EnrolmentStatus.DROPPED_OUT,
            )
        )
    return tuple(found)


def _sessions(
    store: Store, course: Course, meetings: list[Session], persons: tuple[ElistPerson, ...]
) -> tuple[ElistSession, ...]:
    names = registers.leader_names(store)
    usual = ", ".join(names[one] for one in course.leader_ids if one in names)
    return tuple(_session(course, it, persons, at, usual) for at, it in enumerate(meetings))


def _session(course: Course, it: Session, persons: tuple[ElistPerson, ...], at: int, usual: str) -> ElistSession:
    return ElistSession(
        it.id,
        it.number or at + 1,
        it.day,
        it.start,
        it.end,
        it.room,
        ", ".join(it.leader_names) or usual,
        hours_of_session(it, course.study_hours),
        sum(bool(one.marks[at]) for one in persons) if it.status is SessionStatus.HELD else None,
    )


def _plan(store: Store, course: Course, association: Organisation, meetings: list[Session]) -> dict[str, str]:
    organisations, leaders = registers.organisation_names(store), registers.leader_names(store)
    room = registers.room(store, course.room_id)
    hours = sum(hours_of_session(it, course.study_hours) for it in meetings)
    days = (meetings[0].day, meetings[-1].day) if meetings else ()
    return {
        "title": course.title,
        "form": labels.course_form(course.form),
        "organiser": association.name,
        "partner": ", ".join(organisations[one] for one in course.co_organiser_ids if one in organisations),
        "leader": ", ".join(leaders[one] for one in course.leader_ids if one in leaders),
        "place": ", ".join(filter(None, (room.name, room.place or room.municipality))) if room else "",
        "period": " – ".join(day.isoformat() for day in days),
        "sessions": str(len(meetings)),
        "hours": str(hours),
        "content": course.content,
        "material": _material(store, course),
    }


def _material(store: Store, course: Course) -> str:
    if course.plan_id is None:
        return ""
    try:
        return plans.get(store, course.plan_id).material
    except NotFound:
        return ""


def fields_of(store: Store, association: str = "") -> list[ElistField]:
    """Return the fields of an association, in its order, those that are off too; empty: all there are."""
    found = queries.fields(store)
    return rules.every(found, association) if association else found


def field_of(store: Store, code: str) -> ElistField:
    """Return the field of a code, in any case; raises NotFound."""
    known = {it.code.casefold(): it for it in queries.fields(store)}
    found = known.get(code.strip().casefold())
    if found is None:
        raise NotFound(
            _("There is no field “{code}”.").format(code=code.strip()), _("See `kursverkstad elist-fields`.")
        )
    return found


def save_field(store: Store, actor: Actor, field: ElistField) -> ElistField:
    """Let a field have the position, words and switch given, as read at its `version`; it is the library's own then.

    Raises NotFound, Conflict, Refused.
    """
    rights.require(actor, rights.Right.CONFIGURE)
    before = field_of(store, field.code)
    values = {
        "position": field.position,
        "is_on": int(field.is_on),
        "words_sv": field.words_sv,
        "words_en": field.words_en,
    }
    with deed(store, actor, _("Changed a field of the e-list: {words}").format(words=rules.words(field))) as it:
        if it.update("elist_field", before.id, values, version=field.version):
            it.update("elist_field", before.id, {"origin": "LOCAL"})
    return field_of(store, field.code)


def rename_field(store: Store, actor: Actor, code: str, words: str) -> ElistField:
    """Call a field something else, in the language in force. Raises NotFound, Refused."""
    rights.require(actor, rights.Right.CONFIGURE)
    from courses.actions.kept import kept

    it = field_of(store, code)
    name = kept(words)
    if not name:
        raise Refused(_("A field has to be called something."))
    return save_field(store, actor, replace(it, words_sv=name) if language() == "sv" else replace(it, words_en=name))


def move_field(store: Store, actor: Actor, code: str, steps: int, association: str = "") -> ElistField:
    """Move a field so many places down its part, up for less than 0; those it passes keep their order.

    Places are those in the list of `association`; empty: of the field's own. Raises NotFound, Refused when there is
    nowhere to go.
    """
    rights.require(actor, rights.Right.CONFIGURE)
    moved = field_of(store, code)
    whose = association or moved.association
    known = rules.every(queries.fields(store), whose)
    beside = [it for it in known if it.part is moved.part]
    at = next(place for place, it in enumerate(beside) if it.id == moved.id)
    to = at + steps
    if not 0 <= to < len(beside):
        raise Refused(_("It stands outermost already."))
    order = [it for it in beside if it.id != moved.id]
    order.insert(to, moved)
    positions = sorted(it.position for it in beside)
    positions = (
        [first + extra for extra, first in enumerate(positions)] if len(set(positions)) < len(positions) else positions
    )
    with deed(store, actor, _("Moved a field of the e-list: {words}").format(words=rules.words(moved))) as it:
        for one, position in zip(order, positions, strict=True):
            if one.position != position:
                it.update("elist_field", one.id, {"position": position, "origin": "LOCAL"})
    return field_of(store, code)


def restore_field(store: Store, actor: Actor, code: str) -> ElistField:
    """Take a field back to what the program brought. Raises NotFound, Refused when it is so already."""
    rights.require(actor, rights.Right.CONFIGURE)
    before = field_of(store, code)
    shipped: dict[str, Any] | None = reference_elist.fields().get(before.code)
    if before.is_reference or shipped is None:
        raise Refused(_("The field is as the program brought it: {words}").format(words=rules.words(before)))
    with deed(store, actor, _("The field is as shipped again: {words}").format(words=rules.words(before))) as it:
        it.update("elist_field", before.id, {**shipped, "origin": "REFERENCE"})
    return field_of(store, code)


def how_to_report_protected() -> str:
    """Return what is said of protected persons: what is known of it, which is little."""
    return _(
        "Protected: ask the association how such a person is entered; that is unconfirmed. The number is not kept here."
    )


def never_sends(it: Elist) -> str:
    """Return that this is only a working copy."""
    return _("A working copy: enter it in {association}’s e-list yourself. Nothing is sent from here.").format(
        association=it.association
    )


def without_number(it: Elist) -> str:
    """Return how many of a list have no number here, though the list is to hold one of each; empty: all have, or no field."""
    if not any(one.field in ("number", "number12") for one in it.fields):
        return ""
    count = sum(not one.number and not one.is_protected for one in it.persons)
    words = ngettext("{count} without a personal number", "{count} without a personal number", count)
    return words.format(count=count) if count else ""


def not_on_it(it: Elist) -> str:
    """Return who was there without a seat, and what to do to have them on the list; empty: nobody."""
    if not it.walk_ins:
        return ""
    words = ngettext(
        "{count} walk-in is not on it: {names}. Who is to be reported is enrolled first.",
        "{count} walk-ins are not on it: {names}. Who is to be reported is enrolled first.",
        len(it.walk_ins),
    )
    return words.format(count=len(it.walk_ins), names=", ".join(it.walk_ins))


def certainty(it: ElistField) -> str:
    """Return in words how sure it is that a field stands there; empty for what was read at the association."""
    if not it.is_reference:
        return _("the library’s own")
    return {
        "read": "",
        "derived": _("seen elsewhere, not in this e-list"),
        "unconfirmed": _("unconfirmed"),
    }.get(it.certainty, "")


def session_heading(it: ElistSession) -> str:
    """Return what a session is called in a comparison."""
    return _("session {number}, {day}").format(number=it.number, day=day_text(it.day))
