"""Whether what came back may be taken in at all: for a packet of ours, in time, by its key, once, about its courses only."""

from __future__ import annotations

from datetime import date

from courses import clock
from courses.dates import day_text
from courses.errors import Refused
from courses.i18n import _
from courses.model.packets import PacketReturn
from courses.rules.packet_seal import ask_again
from courses.store import Store, packets, tables
from courses.store.connection import Row


def require(store: Store, answer: PacketReturn) -> Row:
    """Return the row of the packet that a return is of. Raises Refused, saying why nothing of it is taken in."""
    packet = tables.first(store, "packet", uid=answer.packet_uid)
    if packet is None:
        raise Refused(_("The packet that this comes from was not made here, or its making was undone."), ask_again())
    _require_key(store, packet, answer.key_uid)
    _require_time(packet)
    _require_new(store, packet, answer)
    _require_courses(store, packet, answer)
    return packet


def _require_key(store: Store, packet: Row, key_uid: str) -> None:
    own = tables.find(store, "partner_key", id=packet["key_id"])[0]
    used = tables.first(store, "partner_key", uid=key_uid)
    if used is None or used["id"] != own["id"]:
        raise Refused(
            _("Packet {number} went to {partner}, and this is signed with the key of {other}.").format(
                number=packet["number"],
                partner=_name(store, packet["organisation_id"]),
                other=_name(store, used["organisation_id"]) if used else _("somebody else"),
            ),
            _("Nothing was read in. Ask both who sent it."),
        )
    if own["revoked_at"]:
        raise Refused(
            _("The key of packet {number} was revoked on {day} by {name}.").format(
                number=packet["number"], day=day_text(packets.local(own["revoked_at"]).date()), name=own["revoked_by"]
            ),
            _("Nothing was read in. Make a new packet with the new key."),
        )


def _require_time(packet: Row) -> None:
    last = date.fromisoformat(packet["expires_on"])
    if last < clock.today():
        raise Refused(
            _("Packet {number} expired on {day}.").format(number=packet["number"], day=day_text(last)),
            _("`packet prolong {number}` lets it hold longer; or make a new one.").format(number=packet["number"]),
        )


def _require_new(store: Store, packet: Row, answer: PacketReturn) -> None:
    for row in packets.returns(store, packet["id"]):
        if row["uid"] == answer.uid and row["is_done"]:
            raise Refused(
                _("This has been merged already, on {day} by {name}.").format(
                    day=_moment(row["merged_at"]), name=row["merged_by"]
                ),
                _("Undo takes a merge back; then it can be merged anew."),
            )
        if row["origin"] == answer.origin and row["serial"] > answer.serial:
            raise Refused(
                _("A later one from the same computer has been merged already: made {day} by {name}.").format(
                    day=_moment(row["made_at"]), name=row["made_by"]
                ),
                _("Everything in this one was in that one too, as it was then."),
            )


def _require_courses(store: Store, packet: Row, answer: PacketReturn) -> None:
    own = packets.course_ids(store, packet["id"])
    for course in answer.courses:
        if course.uid not in own:
            raise Refused(
                _("The file is about a course that was not in packet {number}.").format(number=packet["number"]),
                _("Nothing was read in. A packet brings back its own courses only."),
            )


def _moment(stamp: str) -> str:
    at = packets.local(stamp)
    return f"{day_text(at.date())} {at:%H.%M}"


def _name(store: Store, organisation_id: int) -> str:
    row = tables.first(store, "organisation", id=organisation_id)
    return str(row["name"]) if row else _("somebody else")
