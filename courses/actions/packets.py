"""Packets out: a course's attendance, and no more than attendance needs, for a partner's contact. One deed each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from courses import clock
from courses.actions import packet_keys
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _, ngettext
from courses.model import ENROLLABLE, SEATED, Actor, Course, CourseForm, EnrolmentStatus, OrganisationKind
from courses.model.packets import (
    Packet,
    PacketCourse,
    PacketHeads,
    PacketMark,
    PacketPartner,
    PacketPerson,
    PacketSession,
    PacketSign,
    PacketWalkIn,
    PartnerKey,
)
from courses.rules import rights
from courses.store import Store, courses, options, packets, rows, tables
from courses.store.connection import Row
from courses.store.journal import Deed, deed

DAYS = 30
"""How many days a packet holds, unless it is said otherwise."""
_LATELY = 60
"""Days after its last session for which a course still goes with the others of its association."""
MOST_DAYS = 400
MOST_COURSES = 50


@dataclass(frozen=True, slots=True)
class Made:
    """A packet that was made."""

    packet: Packet
    key: PartnerKey
    is_new_key: bool
    """Whether the organisation had no key before: its code is to be told."""


def partner_of(store: Store, course_id: int) -> int:
    """Return whose contact a course's packet goes to. Raises Refused when nobody or more than one could be meant."""
    course = courses.get(store, course_id)
    found = [i for i in courses.organisation_ids(course) if _kind(store, i) is not OrganisationKind.LIBRARY]
    is_organiser = course.organiser_id in found
    if len(found) == 1 or is_organiser:
        return found[0]
    if not found:
        raise Refused(
            _("{code} is the library’s own: there is no partner to send it to.").format(code=course.code),
            _("Give the course an organiser or co-organiser first."),
        )
    raise Invalid(_("{code} has several partners.").format(code=course.code), _("Say which one it is for."))


def courses_of(store: Store, organisation_id: int, today: date) -> list[int]:
    """Return the courses of an organisation that take enrolments, are not cancelled, and ended at most two months ago."""
    return packets.courses_of(store, organisation_id, today - timedelta(days=_LATELY))


def make(
    store: Store,
    actor: Actor,
    course_ids: Sequence[int],
    organisation_id: int | None = None,
    *,
    days: int = DAYS,
    is_encrypted: bool = False,
    with_numbers: bool = False,
) -> Made:
    """Make a packet of courses for an organisation (None: that of the course), which holds `days` days from today.

    The organisation gets a key if it has none. Personal numbers go with it only when asked for, of study circles, and when
    it will be encrypted. Raises Refused, Invalid.
    """
    rights.require(actor, rights.Right.PLAN)
    packets.require_own_library(store)
    _check(days, course_ids, is_encrypted=is_encrypted, with_numbers=with_numbers)
    partner_id = partner_of(store, course_ids[0]) if organisation_id is None else organisation_id
    chosen = [_sendable(store, course_id, partner_id) for course_id in dict.fromkeys(course_ids)]
    with deed(store, actor, "") as it:
        key, is_new = _key(it, partner_id)
        parts = tuple(_course(store, course, with_numbers=with_numbers) for course in chosen)
        expires = clock.today() + timedelta(days=days)
        packet_id = _record(it, partner_id, key, expires, chosen, is_encrypted=is_encrypted)
        row = it.row("packet", packet_id) or {}
        packet = _packet(store, row, key, parts)
        codes = ", ".join(course.code for course in chosen)
        it.words = _("Packet {number} to {organisation}: {codes}").format(
            number=packet.number, organisation=packet.partner.name, codes=codes
        )
    return Made(packet, key, is_new)


def prolong(store: Store, actor: Actor, number: str, until: date) -> None:
    """Let a packet hold until another day, inclusive, so that what comes back late can still be merged. Raises NotFound."""
    rights.require(actor, rights.Right.PLAN)
    words = _("Packet {number} holds until {day}").format(number=number.strip(), day=until.isoformat())
    with deed(store, actor, words) as it:
        row = packets.by_number(store, number)
        _check((until - clock.today()).days, [0], is_encrypted=False, with_numbers=False)
        it.update("packet", row["id"], {"expires_on": until.isoformat()})


def _check(days: int, course_ids: Sequence[int], *, is_encrypted: bool, with_numbers: bool) -> None:
    if not 1 <= days <= MOST_DAYS:
        raise Invalid(_("A packet holds from 1 to {days} days.").format(days=MOST_DAYS))
    if not 1 <= len(course_ids) <= MOST_COURSES:
        raise Invalid(
            ngettext(
                "A packet holds at most {count} course, and at least one.",
                "A packet holds at most {count} courses, and at least one.",
                MOST_COURSES,
            ).format(count=MOST_COURSES)
        )
    if with_numbers and not is_encrypted:
        raise Refused(
            _("Personal numbers only go in a packet that is encrypted."), _("Choose a passphrase, or leave them out.")
        )


def _sendable(store: Store, course_id: int, partner_id: int) -> Course:
    """Return a course that may go to a partner. Raises Refused."""
    course = courses.get(store, course_id)
    if partner_id not in courses.organisation_ids(course):
        raise Refused(
            _("{code} belongs to another organisation.").format(code=course.code),
            _("A packet holds only the courses of whom it is for."),
        )
    if course.cancelled_reason is not None:
        raise Refused(_("{code} is cancelled.").format(code=course.code))
    if course.kind not in ENROLLABLE:
        raise Refused(_("{code} takes no enrolments.").format(code=course.code))
    return course


def _key(it: Deed, partner_id: int) -> tuple[PartnerKey, bool]:
    held = packets.valid_key(it.store, partner_id)
    if held is not None and held.code:
        return held, False
    made = packets.key_by_uid(it.store, packet_keys.new_key_in(it, partner_id))
    if made is None:
        raise NotFound(_("The key is gone."))
    return made, True


def _record(
    it: Deed, partner_id: int, key: PartnerKey, expires: date, chosen: Sequence[Course], *, is_encrypted: bool
) -> int:
    values = {
        "number": tables.next_number(it.store, "packet", clock.today()),
        "organisation_id": partner_id,
        "key_id": tables.id_of(it.store, "partner_key", uid=key.uid),
        "made_at": clock.stamp(),
        "made_by": it.actor.name,
        "expires_on": expires.isoformat(),
        "is_encrypted": int(is_encrypted),
        "base": json.dumps(base_of(it.store, [course.id for course in chosen])),
    }
    packet_id = it.insert("packet", values)
    for course in chosen:
        it.insert("packet_course", {"packet_id": packet_id, "course_id": course.id})
    return packet_id


def base_of(store: Store, course_ids: Sequence[int]) -> dict[str, dict[str, object]]:
    """Return what is sent of courses by uid, with the version of each row and without names.

    "people": keys; "marks", by "SESSION/PERSON": id, version, mark, minutes, online; "heads": three counts; "walk_ins", by
    "SESSION/WALK-IN", as the marks; "days": date and time of each session; "signs": when it was signed.
    """
    found: dict[str, dict[str, object]] = {
        name: {} for name in ("people", "marks", "heads", "walk_ins", "days", "signs")
    }
    for course_id in course_ids:
        found["people"] |= {row["uid"]: row["key"] for row in packets.people_rows(store, course_id)}
        marks = packets.mark_rows(store, course_id)
        found["marks"] |= {f"{row['session']}/{row['person']}": _sent(row) for row in marks}
        signs = packets.sign_rows(store, course_id)
        for row in packets.session_rows(store, course_id):
            found["days"][row["uid"]] = f"{row['day']}T{row['start']}"
            if row["id"] in signs:
                found["signs"][row["uid"]] = signs[row["id"]]["signed_at"]
            found["heads"][row["uid"]] = [row["head_count"], row["child_count"], row["online_count"]]
        uids = {row["id"]: row["uid"] for row in packets.walk_in_rows(store, course_id)}
        for row in packets.walk_in_mark_rows(store, course_id):
            found["walk_ins"][f"{row['session']}/{uids[row['walk_in_id']]}"] = _sent(row)
    return found


def _sent(row: Row) -> list[object]:
    return [row["id"], row["version"], row["mark"], row["minutes"], row["is_online"]]


def _packet(store: Store, row: Row, key: PartnerKey, parts: tuple[PacketCourse, ...]) -> Packet:
    organisation = tables.find(store, "organisation", id=row["organisation_id"])[0]
    return Packet(
        uid=row["uid"],
        number=row["number"],
        library_uid=packets.library_uid(store),
        library_name=options.get(store, "library.name"),
        key_uid=key.uid,
        partner=PacketPartner(
            organisation["uid"], organisation["code"], organisation["name"], OrganisationKind(organisation["kind"])
        ),
        made_at=packets.local(row["made_at"]),
        made_by=row["made_by"],
        expires_on=date.fromisoformat(row["expires_on"]),
        courses=parts,
    )


def _course(store: Store, course: Course, *, with_numbers: bool) -> PacketCourse:
    people = [
        _person(row, with_number=with_numbers and course.form is CourseForm.STUDY_CIRCLE)
        for row in packets.people_rows(store, course.id)
    ]
    return PacketCourse(
        uid=course.uid,
        code=course.code,
        title=course.title,
        kind=course.kind,
        form=course.form,
        people=tuple(people),
        sessions=tuple(_bare(it) for it in course_sessions(store, course.id)),
        walk_ins=tuple(PacketWalkIn(it.uid, it.name, _nameless(it.marks)) for it in course_walk_ins(store, course.id)),
    )


def _bare(it: PacketSession) -> PacketSession:
    """Return a session without notes and without who at the library entered what."""
    signed = replace(it.signed, notes="") if it.signed else None
    return replace(it, signed=signed, marks=_nameless(it.marks))


def _nameless(marks: Mapping[str, PacketMark]) -> dict[str, PacketMark]:
    return {uid: replace(mark, by="", at=None) for uid, mark in marks.items()}


def _person(row: Row, *, with_number: bool) -> PacketPerson:
    status = EnrolmentStatus(row["status"])
    person = rows.person(row)  # of a protected one only the alias
    return PacketPerson(
        uid=row["uid"],
        name=person.name,
        given_name=person.given_name,
        family_name=person.family_name,
        is_protected=person.is_protected,
        status=status if status in SEATED else EnrolmentStatus.CANCELLED,
        since=datetime.fromisoformat(row["joined"]),
        chosen=tuple(json.loads(row["chosen"])),
        personal_no=row["personal_no"] if with_number and not person.is_protected else "",
    )


def course_sessions(store: Store, course_id: int) -> tuple[PacketSession, ...]:
    """Return a course's sessions with their attendance, and who entered each mark when."""
    marks: dict[str, dict[str, PacketMark]] = {}
    found = packets.mark_rows(store, course_id)
    touched = packets.touched(store, "attendance_mark", (row["id"] for row in found))
    for row in found:
        marks.setdefault(row["session"], {})[row["person"]] = packets.as_mark(row, touched.get(row["id"]))
    signs = packets.sign_rows(store, course_id)
    return tuple(
        _session(row, marks.get(row["uid"], {}), signs.get(row["id"])) for row in packets.session_rows(store, course_id)
    )


def _session(row: Row, marks: dict[str, PacketMark], sign: Row | None) -> PacketSession:
    start, end = rows.clock_time(row["start"]), rows.clock_time(row["end"])
    return PacketSession(
        uid=row["uid"],
        number=row["number"],
        day=date.fromisoformat(row["day"]),
        start=start,
        end=end,
        break_minutes=row["break_minutes"],
        study_hours=row["study_hours"],
        is_cancelled=bool(row["is_cancelled"]),
        heads=PacketHeads(row["head_count"], row["child_count"], row["online_count"]),
        signed=PacketSign(sign["signed_by"], packets.local(sign["signed_at"]), sign["notes"]) if sign else None,
        marks=marks,
    )


def course_walk_ins(store: Store, course_id: int) -> tuple[PacketWalkIn, ...]:
    """Return a course's walk-ins with their marks."""
    marks: dict[int, dict[str, PacketMark]] = {}
    found = packets.walk_in_mark_rows(store, course_id)
    touched = packets.touched(store, "walk_in_mark", (row["id"] for row in found))
    for row in found:
        marks.setdefault(row["walk_in_id"], {})[row["session"]] = packets.as_mark(row, touched.get(row["id"]))
    walk_ins = packets.walk_in_rows(store, course_id)
    return tuple(PacketWalkIn(row["uid"], row["shown"], marks.get(row["id"], {})) for row in walk_ins)


def _kind(store: Store, organisation_id: int) -> OrganisationKind:
    row = tables.first(store, "organisation", id=organisation_id)
    return OrganisationKind(row["kind"]) if row else OrganisationKind.OTHER
