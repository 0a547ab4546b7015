"""A packet on the contact's own computer: a small library of its courses only, and what goes back of it."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

from courses import clock, places
from courses.actions.drafts import PersonDraft
from courses.actions.packets import course_sessions, course_walk_ins
from courses.actions.people import with_derived
from courses.actions.setup import PROGRAM, open_library
from courses.errors import Conflict, NotFound, Refused
from courses.i18n import _, ngettext
from courses.model import Actor, CourseForm, CourseKind, Role
from courses.model.packets import (
    OpenedPacket,
    Packet,
    PacketCourse,
    PacketMark,
    PacketPerson,
    PacketReturn,
    PacketSession,
    PacketWalkIn,
)
from courses.store import Store, courses, packets, partner_codes, tables
from courses.store.journal import Deed, deed

SOURCE = "packet"
"""Where marks that came with a packet, or back with one, are from."""


def open_packet(data_folder: Path, packet: Packet, code: str) -> Path:
    """Make the small library of a packet, unless it was opened before, and return its folder; the code is kept."""
    home = places.packets_folder(data_folder)
    partner_codes.keep(home, packet.key_uid, code)
    folder = home / packet.uid
    if places.database_file(folder).exists():
        return folder
    new = home / f"{packet.uid}.new"
    shutil.rmtree(new, ignore_errors=True)  # what a stroke of bad luck left half made
    with closing(open_library(new)) as store:
        _fill(store, packet)
    new.replace(folder)
    return folder


def all_opened(data_folder: Path) -> list[tuple[Path, OpenedPacket]]:
    """Return the packets that were opened on this computer, by folder, the newest number first."""
    if (own := _opened_in(data_folder)) is not None:
        return [(data_folder, own)]
    folders = sorted(places.packets_folder(data_folder).glob("*/" + places.DATABASE_NAME))
    found = [(path.parent, it) for path in folders if path.parent.suffix != ".new" and (it := _opened_in(path.parent))]
    return sorted(found, key=lambda pair: pair[1].number, reverse=True)


def _opened_in(folder: Path) -> OpenedPacket | None:
    if not places.database_file(folder).exists():
        return None
    with closing(open_library(folder)) as store:
        return packets.opened(store)


def code_in(folder: Path, it: OpenedPacket) -> str:
    """Return the code that what goes back is signed with. Raises NotFound when it is not on this computer."""
    code = partner_codes.code_of(folder.parent, it.key_uid)
    if not code:
        raise NotFound(_("The code of the key is not on this computer."), _("Open the packet once more, and type it."))
    return code


def unsent(store: Store) -> int:
    """Return how many deeds of the contact have not been sent back yet."""
    return packets.unsent(store, PROGRAM.name) if packets.opened(store) else 0


def forget(folder: Path, *, is_sure: bool = False) -> None:
    """Delete a packet that was opened in a folder, names and all. Raises Refused while something was not sent back.

    `is_sure`: even so. The library keeps what it has taken in.
    """
    with closing(open_library(folder)) as store:
        it, left = packets.opened(store), unsent(store)
    if it is None:
        raise Refused(_("This is a library of its own, and is not deleted."))
    if left and not is_sure:
        raise Refused(
            ngettext(
                "{count} deed in packet {number} was not sent back.",
                "{count} deeds in packet {number} were not sent back.",
                left,
            ).format(count=left, number=it.number),
            _("Send it back first, or say that it may be lost: --force."),
        )
    shutil.rmtree(folder)


def make_return(folder: Path, actor: Actor) -> tuple[PacketReturn, OpenedPacket]:
    """Return what is sent back of a packet opened in a folder: the whole attendance as it stands there, with who entered what.

    Each has a higher number than the one before. Raises Refused in a library of its own.
    """
    with closing(open_library(folder)) as store:  # all of it, whoever else has entered something
        return _make_return(store, actor)


def _make_return(store: Store, actor: Actor) -> tuple[PacketReturn, OpenedPacket]:
    with store.immediate():
        it = packets.opened(store)
        if it is None:
            raise Refused(
                _("This is a library of its own: there is nobody to send it back to."),
                _("Open a packet first: `kursverkstad packet open FILE`."),
            )
        packets.note_returned(store, it.serial + 1)
        found = tuple(_as_returned(store, row["id"], row["uid"]) for row in tables.find(store, "course"))
    made = PacketReturn(
        uid=uuid.uuid4().hex,
        packet_uid=it.packet_uid,
        key_uid=it.key_uid,
        origin=it.origin,
        serial=it.serial + 1,
        made_at=clock.now(),
        made_by=actor.name,
        courses=found,
    )
    return made, it


def _as_returned(store: Store, course_id: int, uid: str) -> PacketCourse:
    return PacketCourse(
        uid=uid,
        code="",
        title="",
        kind=CourseKind.COURSE,
        form=CourseForm.LIBRARY,
        people=(),
        sessions=tuple(_unsaid(it) for it in course_sessions(store, course_id)),
        walk_ins=tuple(
            PacketWalkIn(it.uid, it.name, _by_contact(it.marks)) for it in course_walk_ins(store, course_id)
        ),
    )


def _unsaid(it: PacketSession) -> PacketSession:
    return replace(it, marks=_by_contact(it.marks))


def _by_contact(marks: Mapping[str, PacketMark]) -> dict[str, PacketMark]:
    """Return marks without who entered those that the packet brought."""
    return {uid: replace(it, by="", at=None) if it.by == PROGRAM.name else it for uid, it in marks.items()}


def _fill(store: Store, packet: Packet) -> None:
    words = _("Opened packet {number} from {library}").format(number=packet.number, library=packet.library_name)
    with deed(store, PROGRAM, words) as it:
        organisation_id = _organisation(it, packet)
        it.insert("setting", {"name": "library.name", "value": packet.library_name})
        people: dict[str, int] = {}
        for course in packet.courses:
            _course(it, course, organisation_id, people)
        packets.note_opened(store, _noted(packet, organisation_id))


def _noted(packet: Packet, organisation_id: int) -> OpenedPacket:
    return OpenedPacket(
        packet_uid=packet.uid,
        number=packet.number,
        library_uid=packet.library_uid,
        library_name=packet.library_name,
        key_uid=packet.key_uid,
        organisation_id=organisation_id,
        origin=uuid.uuid4().hex,
        expires_on=packet.expires_on,
        serial=0,
        returned_at=None,
    )


def _organisation(it: Deed, packet: Packet) -> int:
    partner = packet.partner
    known = tables.first(it.store, "organisation", code=partner.code)
    if known is not None:
        it.update("organisation", known["id"], {"name": partner.name, "kind": partner.kind})
        return int(known["id"])
    return it.insert("organisation", {"code": partner.code, "name": partner.name, "kind": partner.kind})


def _course(it: Deed, course: PacketCourse, organisation_id: int, people: dict[str, int]) -> None:
    if not course.sessions or tables.first(it.store, "course", code_key=courses.code_key(course.code)):
        raise Conflict(_("{code} cannot be opened: it has no sessions, or comes twice.").format(code=course.code))
    first = course.sessions[0]
    values = {
        "uid": course.uid,
        "code": course.code,
        "code_key": courses.code_key(course.code),
        "title": course.title,
        "kind": course.kind,
        "form": CourseForm.LIBRARY,  # whether a circle counts is for the library to say: too little of it is known here
        "organiser_id": organisation_id,
        "start": first.start.isoformat("minutes"),
        "end": first.end.isoformat("minutes"),
        "break_minutes": first.break_minutes,
    }
    course_id = it.insert("course", values)
    sessions = {one.uid: _session(it, course_id, one) for one in course.sessions}
    for person in course.people:
        if person.uid not in people:
            people[person.uid] = _person(it, person, len(people) + 1)
        _enrolment(it, course_id, people[person.uid], person, sessions)
    for one in course.sessions:
        _attendance(it, sessions[one.uid], one, people)
    for walk_in in course.walk_ins:
        _walk_in(it, course_id, walk_in, sessions)


def _session(it: Deed, course_id: int, one: PacketSession) -> int:
    values = {
        "uid": one.uid,
        "course_id": course_id,
        "number": None if one.is_cancelled else one.number,
        "day": one.day.isoformat(),
        "start": one.start.isoformat("minutes"),
        "end": one.end.isoformat("minutes"),
        "break_minutes": one.break_minutes,
        "study_hours": one.study_hours,
        "is_cancelled": int(one.is_cancelled),
        "head_count": one.heads.heads,
        "child_count": one.heads.children,
        "online_count": one.heads.online,
    }
    return it.insert("session", values)


def _person(it: Deed, person: PacketPerson, number: int) -> int:
    draft = PersonDraft(
        given_name=person.given_name,
        family_name=person.family_name,
        personal_no=person.personal_no,
        is_protected=person.is_protected,
        alias=person.given_name if person.is_protected else "",
        key=f"{number:03d}",
    )
    return it.insert("person", {"uid": person.uid, **with_derived(asdict(draft))})


def _enrolment(it: Deed, course_id: int, person_id: int, person: PacketPerson, sessions: dict[str, int]) -> None:
    ids = {"course_id": course_id, "person_id": person_id}
    since = person.since.isoformat()
    row_id = it.insert(
        "enrolment", {**ids, "status": person.status, "since": since, "seated_at": since, "queued_at": since}
    )
    it.insert("enrolment_event", {**ids, "at": since, "event": "ENROL", "is_accepted": 1, "actor": PROGRAM.name})
    for uid in person.chosen:
        it.insert("enrolment_session", {"enrolment_id": row_id, "session_id": sessions[uid]})


def _attendance(it: Deed, session_id: int, one: PacketSession, people: dict[str, int]) -> None:
    for uid, mark in one.marks.items():
        it.insert("attendance_mark", {"session_id": session_id, "person_id": people[uid], **_mark(mark)})
    if one.signed is not None:
        values = {"signed_at": clock.to_utc(one.signed.at).isoformat(), "signed_by": one.signed.by}
        it.insert("sign_off", {"session_id": session_id, **values, "role": Role.LIBRARIAN, "notes": one.signed.notes})


def _walk_in(it: Deed, course_id: int, walk_in: PacketWalkIn, sessions: dict[str, int]) -> None:
    row_id = it.insert("walk_in", {"uid": walk_in.uid, "course_id": course_id, "name": walk_in.name})
    for uid, mark in walk_in.marks.items():
        it.insert("walk_in_mark", {"walk_in_id": row_id, "session_id": sessions[uid], **_mark(mark)})


def _mark(mark: PacketMark) -> dict[str, object]:
    return {"mark": mark.mark, "minutes": mark.minutes, "is_online": int(mark.is_online), "source": SOURCE}
