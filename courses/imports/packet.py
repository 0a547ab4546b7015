"""Reads packets and what comes back of them: first the size, then the signature, then every field for what it has to be.

Says in words why a file is refused. Writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from courses.dates import day_text
from courses.errors import Invalid, Refused
from courses.i18n import _
from courses.imports import packet_fields as read
from courses.imports.packet_fields import Fields
from courses.model import CourseForm, CourseKind, EnrolmentStatus, Mark, OrganisationKind
from courses.model.packets import (
    Packet,
    PacketCourse,
    PacketHeads,
    PacketMark,
    PacketPartner,
    PacketPerson,
    PacketReturn,
    PacketSession,
    PacketSign,
    PacketWalkIn,
)
from courses.rules import packet_cipher, packet_code, packet_seal
from courses.rules.packet_seal import Sealed
from courses.text import TEXT_LENGTH


def read_bytes(path: Path, limit: int = packet_seal.MAX_BYTES) -> bytes:
    """Return a file's content; nothing of one that is larger than `limit` is read. Raises Invalid, OSError."""
    if not path.is_file():
        raise Invalid(_("There is no file {file}.").format(file=path))
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise Invalid(_("The file is too large for a packet."))
    return data


def needs_passphrase(sealed: Sealed) -> bool:
    """Return whether a packet is encrypted."""
    return packet_cipher.is_encrypted(sealed.body)


def read_packet(sealed: Sealed, code: str, today: date, passphrase: str = "") -> Packet:
    """Return the packet of a file that was looked at, signed with a partner's code. Raises Refused, Invalid."""
    if sealed.kind == packet_seal.RETURN:
        raise Refused(
            _("This is what a partner sends back, not a packet."), _("`kursverkstad packet merge` takes it in.")
        )
    if not packet_seal.is_signed_with(sealed, packet_code.key_of(code, sealed.key_uid)):
        raise Refused(
            _("The file is not signed with this code: it has been altered, or the code is another one."),
            _("Ask the library which code is yours, and have the file sent anew."),
        )
    body = sealed.body
    if needs_passphrase(sealed):
        if not passphrase:
            raise Refused(_("The packet is encrypted."), _("Give the passphrase that the library told you."))
        body = packet_cipher.decrypt(body, passphrase)
    packet = _packet(values_of(body), sealed)
    if packet.expires_on < today:
        raise Refused(
            _("Packet {number} expired on {day}.").format(number=packet.number, day=day_text(packet.expires_on)),
            _("Ask the library for a new one."),
        )
    return packet


def read_return(sealed: Sealed, code: str) -> PacketReturn:
    """Return what a partner sent back, signed with their code. Raises Refused, Invalid."""
    if sealed.kind != packet_seal.RETURN:
        raise Refused(
            _("This is the packet that was sent out, not what came back."),
            _("The partner opens it, enters attendance, and sends back the file that they then get."),
        )
    if not packet_seal.is_signed_with(sealed, packet_code.key_of(code, sealed.key_uid)):
        raise Refused(_("The file has been altered on its way: its signature is not right."), packet_seal.ask_again())
    values = values_of(sealed.body)
    back = read.rows(values, "courses", _course)
    _require_once([it.uid for it in back], "courses")
    for course in back:
        _require_once([it.uid for it in course.sessions], "sessions")
        _require_once([it.uid for it in course.walk_ins], "walk_ins")
    return PacketReturn(
        uid=read.uid(values),
        packet_uid=read.uid(values, "packet"),
        key_uid=sealed.key_uid,
        origin=read.uid(values, "origin"),
        serial=read.whole(values.get("serial"), "serial") or 0,
        made_at=read.instant(values.get("made_at"), "made_at"),
        made_by=read.text(values, "made_by", needed=True),
        courses=back,
    )


def _require_once(uids: Sequence[str], where: str) -> None:
    """Refuse what comes twice: one of the two would be shown, and the other one kept."""
    if len(set(uids)) != len(uids):
        raise read.wrong(where)


def values_of(body: bytes) -> Fields:
    """Return the fields of a body of JSON. Raises Invalid for whatever is none."""
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_no_constant, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise Invalid(_("The file cannot be read."), packet_seal.ask_again()) from error
    return read.fields(value, "packet")


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _once(found: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a name that comes twice: two readers could take one file for two."""
    values = dict(found)
    if len(values) != len(found):
        raise ValueError
    return values


def _packet(values: Fields, sealed: Sealed) -> Packet:
    library = read.fields(values.get("library"), "library")
    partner = read.fields(values.get("partner"), "partner")
    if read.uid(library) != sealed.library_uid:
        raise read.wrong("library")
    return Packet(
        uid=read.uid(values),
        number=read.text(values, "number", needed=True, length=20),
        library_uid=sealed.library_uid,
        library_name=read.text(library, "name"),
        key_uid=sealed.key_uid,
        partner=PacketPartner(
            read.uid(partner),
            read.text(partner, "code", needed=True),
            read.text(partner, "name", needed=True),
            read.one_of(OrganisationKind, partner.get("kind"), "kind"),
        ),
        made_at=read.instant(values.get("made_at"), "made_at"),
        made_by=read.text(values, "made_by"),
        expires_on=read.day(values, "expires_on"),
        courses=read.rows(values, "courses", _whole_course, most=50),
    )


def _whole_course(values: Fields) -> PacketCourse:
    course = PacketCourse(
        uid=read.uid(values),
        code=read.text(values, "code", needed=True),
        title=read.text(values, "title"),
        kind=read.one_of(CourseKind, values.get("kind"), "kind"),
        form=read.one_of(CourseForm, values.get("form"), "form"),
        people=read.rows(values, "people", _person),
        sessions=read.rows(values, "sessions", _session),
        walk_ins=read.rows(values, "walk_ins", _walk_in),
    )
    _require_whole(course)
    return course


def _require_whole(course: PacketCourse) -> None:
    """Refuse a course in which something comes twice, or names what is not there."""
    people = {it.uid for it in course.people}
    sessions = {it.uid for it in course.sessions}
    marked = {uid for session in course.sessions for uid in session.marks}
    named = {uid for it in course.walk_ins for uid in it.marks} | {uid for it in course.people for uid in it.chosen}
    times = {(it.day, it.start) for it in course.sessions}
    if len(people) != len(course.people) or not marked <= people:
        raise read.wrong("people")
    if len(sessions) != len(course.sessions) or not named <= sessions or len(times) != len(sessions):
        raise read.wrong("sessions")
    if len({it.uid for it in course.walk_ins}) != len(course.walk_ins):
        raise read.wrong("walk_ins")


def _course(values: Fields) -> PacketCourse:
    return PacketCourse(
        uid=read.uid(values),
        code="",
        title="",
        kind=CourseKind.COURSE,
        form=CourseForm.LIBRARY,
        people=(),
        sessions=read.rows(values, "sessions", _session),
        walk_ins=read.rows(values, "walk_ins", _walk_in),
    )


def _person(values: Fields) -> PacketPerson:
    given, family = read.text(values, "given_name", needed=True), read.text(values, "family_name")
    return PacketPerson(
        uid=read.uid(values),
        name=f"{given} {family}".strip(),
        given_name=given,
        family_name=family,
        is_protected=read.yes_no(values.get("protected"), "protected"),
        status=read.one_of(EnrolmentStatus, values.get("status"), "status"),
        since=read.moment(values, "since"),
        chosen=read.uids(values, "sessions"),
        personal_no=read.text(values, "personal_no", length=20),
    )


def _session(values: Fields) -> PacketSession:
    start, end = read.clock_time(values, "start"), read.clock_time(values, "end")
    number = read.whole(values.get("number"), "number")
    if start >= end or start.tzinfo or end.tzinfo or number == 0:
        raise read.wrong("start")
    return PacketSession(
        uid=read.uid(values),
        number=number,
        day=read.day(values, "day"),
        start=start,
        end=end,
        break_minutes=read.whole(values.get("break_minutes"), "break_minutes") or 0,
        study_hours=read.whole(values.get("study_hours"), "study_hours"),
        is_cancelled=read.yes_no(values.get("cancelled"), "cancelled"),
        heads=_heads(values.get("heads")),
        signed=_sign(values.get("signed")),
        marks={uid: _mark(value) for uid, value in read.pairs(values, "marks")},
    )


def _heads(value: object) -> PacketHeads:
    if not isinstance(value, list) or len(value) != 3:
        raise read.wrong("heads")
    heads, children, online = (read.whole(it, "heads") for it in value)
    if max(children or 0, online or 0) > (heads or 0):
        raise read.wrong("heads")
    return PacketHeads(heads, children, online)


def _sign(value: object) -> PacketSign | None:
    if value is None:
        return None
    values = read.fields(value, "signed")
    return PacketSign(
        read.text(values, "by", needed=True),
        read.instant(values.get("at"), "at"),
        read.text(values, "notes", length=TEXT_LENGTH),
    )


def _walk_in(values: Fields) -> PacketWalkIn:
    marks = {uid: _mark(value) for uid, value in read.pairs(values, "marks")}
    return PacketWalkIn(read.uid(values), read.text(values, "name", needed=True), marks)


def _mark(value: object) -> PacketMark:
    if not isinstance(value, list) or len(value) != 5:
        raise read.wrong("marks")
    mark, minutes, is_online, by, at = value
    return PacketMark(
        read.one_of(Mark, mark, "marks"),
        read.whole(minutes, "minutes"),
        read.yes_no(is_online, "online"),
        read.said(by, "by"),
        read.instant(at, "at") if at is not None else None,
    )
