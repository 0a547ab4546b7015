"""A packet, and what comes back of one, as a file: canonical JSON, signed, and encrypted where there is a passphrase.

Writes values; asks no store. docs/packets.md describes the format.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import datetime

from courses import clock
from courses.i18n import _
from courses.model.packets import (
    Packet,
    PacketCourse,
    PacketMark,
    PacketPerson,
    PacketReturn,
    PacketSession,
    PacketWalkIn,
)
from courses.rules import packet_cipher, packet_code, packet_seal

SUFFIX = ".kvpaket"
Json = dict[str, object]


def packet_file(packet: Packet, code: str, passphrase: str = "") -> bytes:
    """Return the file of a packet. Raises Invalid for a passphrase that is too short."""
    body = canonical(_packet(packet))
    if passphrase:
        salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
        body = packet_cipher.encrypt(body, passphrase, salt=salt, nonce=nonce)
    key = packet_code.key_of(code, packet.key_uid)
    return packet_seal.seal(packet_seal.PACKET, packet.library_uid, packet.key_uid, body, key)


def return_file(it: PacketReturn, library_uid: str, code: str) -> bytes:
    """Return the file of what is sent back. It names nobody but walk-ins."""
    body: Json = {
        "uid": it.uid,
        "packet": it.packet_uid,
        "origin": it.origin,
        "serial": it.serial,
        "made_at": _instant(it.made_at),
        "made_by": it.made_by,
        "courses": [_course(course) for course in it.courses],
    }
    key = packet_code.key_of(code, it.key_uid)
    return packet_seal.seal(packet_seal.RETURN, library_uid, it.key_uid, canonical(body), key)


def return_name(number: str, serial: int) -> str:
    """Return what the file that goes back is called."""
    return _("return-{number}-{serial}").format(number=number, serial=serial) + SUFFIX


def canonical(value: object) -> bytes:
    """Return JSON in its one spelling: keys sorted, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def _packet(it: Packet) -> Json:
    return {
        "uid": it.uid,
        "number": it.number,
        "library": {"uid": it.library_uid, "name": it.library_name},
        "partner": {"uid": it.partner.uid, "code": it.partner.code, "name": it.partner.name, "kind": it.partner.kind},
        "made_at": _instant(it.made_at),
        "made_by": it.made_by,
        "expires_on": it.expires_on.isoformat(),
        "courses": [_course(course) for course in it.courses],
    }


def _course(it: PacketCourse) -> Json:
    found: Json = {
        "uid": it.uid,
        "sessions": [_session(session) for session in it.sessions],
        "walk_ins": [_walk_in(one) for one in it.walk_ins],
    }
    if it.code:  # on the way out
        found |= {"code": it.code, "title": it.title, "kind": it.kind, "form": it.form}
        found["people"] = [_person(person) for person in it.people]
    return found


def _person(it: PacketPerson) -> Json:
    found: Json = {
        "uid": it.uid,
        "given_name": it.given_name,
        "family_name": it.family_name,
        "protected": it.is_protected,
        "status": it.status,
        "since": it.since.isoformat(),
    }
    if it.chosen:
        found["sessions"] = list(it.chosen)
    return found | ({"personal_no": it.personal_no} if it.personal_no else {})


def _session(it: PacketSession) -> Json:
    return {
        "uid": it.uid,
        "number": it.number,
        "day": it.day.isoformat(),
        "start": it.start.isoformat("minutes"),
        "end": it.end.isoformat("minutes"),
        "break_minutes": it.break_minutes,
        "study_hours": it.study_hours,
        "cancelled": it.is_cancelled,
        "heads": [it.heads.heads, it.heads.children, it.heads.online],
        "signed": {"by": it.signed.by, "at": _instant(it.signed.at), "notes": it.signed.notes} if it.signed else None,
        "marks": _marks(it.marks),
    }


def _walk_in(it: PacketWalkIn) -> Json:
    return {"uid": it.uid, "name": it.name, "marks": _marks(it.marks)}


def _marks(marks: Mapping[str, PacketMark]) -> Json:
    return {
        uid: [it.mark, it.minutes, it.is_online, it.by, _instant(it.at) if it.at else None] for uid, it in marks.items()
    }


def _instant(local: datetime) -> str:
    return clock.to_utc(local).isoformat()
