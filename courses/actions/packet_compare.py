"""What came back of a packet, row by row beside what the library has. Reads only; `packet_merge` writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from courses import clock
from courses.actions import packet_trust
from courses.actions.packet_sides import Here, heads_told, mark_told, sent_mark, when
from courses.dates import day_text
from courses.errors import Refused
from courses.i18n import _
from courses.model import WITH_MINUTES, Actor
from courses.model.packets import (
    NO_MARK,
    Comparison,
    PacketCourse,
    PacketHeads,
    PacketMark,
    PacketReturn,
    PacketSession,
    PacketWalkIn,
    ReturnRow,
    RowKind,
    RowState,
)
from courses.rules import rights
from courses.rules.packet_rows import state_of
from courses.store import Store, packets, people, rows, tables
from courses.store.connection import Row
from courses.text import fold

Sent = dict[str, dict[str, object]]
_WOULD_CHANGE = (RowState.NEW, RowState.CHANGED_THERE, RowState.BOTH)


def compare(store: Store, actor: Actor, answer: PacketReturn) -> Comparison:
    """Return a return's rows beside the library's own, in order of course, time and name.

    Raises Refused, with the reason, when nothing of it may be taken in.
    """
    rights.require(actor, rights.Right.IMPORT)
    packets.require_own_library(store)
    packet = packet_trust.require(store, answer)
    sent: Sent = json.loads(packet["base"])
    ids = packets.course_ids(store, packet["id"])
    sides = [_Side(store, ids[course.uid], course, sent) for course in answer.courses]
    organisation = tables.find(store, "organisation", id=packet["organisation_id"])[0]
    return Comparison(
        number=packet["number"],
        organisation=organisation["name"],
        made_at=answer.made_at,
        made_by=answer.made_by,
        is_signed=answer.is_signed,
        rows=tuple(row for side in sides for row in side.compared()),
        notices=(*answer.faults, *(text for side in sides for text in side.notices())),
    )


class _Side:
    """One course: what was sent, what is here, what came back."""

    def __init__(self, store: Store, course_id: int, course: PacketCourse, sent: Sent) -> None:
        """Read what is here."""
        self.store, self.course, self.sent = store, course, sent
        self.row = tables.find(store, "course", id=course_id)[0]
        self.sessions = {row["uid"]: row for row in packets.session_rows(store, course_id)}
        self.signs = packets.sign_rows(store, course_id)
        self.people = self._people()
        self.enrolled = {row["person_id"] for row in tables.find(store, "enrolment", course_id=course_id)}
        self.walk_ins = {row["uid"]: row for row in packets.walk_in_rows(store, course_id)}
        self.others = (*course.walk_ins, *self._removed())
        found = packets.mark_rows(store, course_id)
        touched = packets.touched(store, "attendance_mark", (row["id"] for row in found))
        self.marks = {
            (row["session"], row["person_id"]): Here(packets.as_mark(row, touched.get(row["id"])), row) for row in found
        }
        found = packets.walk_in_mark_rows(store, course_id)
        touched = packets.touched(store, "walk_in_mark", (row["id"] for row in found))
        self.walk_in_marks = {
            (row["session"], row["walk_in_id"]): Here(packets.as_mark(row, touched.get(row["id"])), row)
            for row in found
        }

    def _people(self) -> dict[str, Row | None]:
        """Return who is meant by each uid that was sent now: somebody merged is the one they were merged into."""
        found = {}
        for uid, key in self.sent["people"].items():
            row = tables.first(self.store, "person", uid=uid)
            if row is None:
                person_id = people.id_of_key(self.store, str(key))
                row = tables.first(self.store, "person", id=person_id) if person_id is not None else None
            found[uid] = row
        return found

    def _removed(self) -> Iterator[PacketWalkIn]:
        """Give the walk-ins that were sent and did not come back: there they were taken away."""
        sent = {key.partition("/")[2] for key in self.sent["walk_ins"]}
        for uid, row in self.walk_ins.items():
            if uid in sent - {one.uid for one in self.course.walk_ins}:
                yield PacketWalkIn(uid, row["shown"])

    def notices(self) -> Iterator[str]:
        """Tell what is to be known about the course."""
        code = self.row["code"]
        if self.row["cancelled_reason"] is not None:
            yield _("{code} is cancelled here.").format(code=code)
        for uid, row in self.sessions.items():
            was = str(self.sent["days"].get(uid, ""))
            if was and not row["is_cancelled"] and was != f"{row['day']}T{row['start']}":
                yield _("{code}: the session on {before} is on {day} now; what came back for it goes there.").format(
                    code=code, before=when(was), day=when(f"{row['day']}T{row['start']}")
                )
            if not was:
                yield _("{code}: the session on {day} was not in the packet.").format(
                    code=code, day=when(f"{row['day']}T{row['start']}")
                )
        for one in self.course.walk_ins:
            known = self.walk_ins.get(one.uid)
            if known is not None and known["shown"] != one.name and known["person_id"] is None:
                yield _("{code}: the walk-in {name} is called {other} there.").format(
                    code=code, name=known["shown"], other=one.name
                )

    def compared(self) -> Iterator[ReturnRow]:
        """Give the rows, session by session."""
        self._refuse_strangers()
        for session in sorted(self.course.sessions, key=self._order):
            yield from sorted(self._marks(session), key=lambda row: fold(row.name))
            yield from self._walk_ins(session)
            yield from self._heads(session)
            yield from self._sign(session)

    def _order(self, session: PacketSession) -> str:
        return str(self.sent["days"].get(session.uid, ""))

    def _refuse_strangers(self) -> None:
        """Refuse all of it when it names sessions or people that were not sent: it is about something else."""
        sessions = {it.uid for it in self.course.sessions} | {uid for w in self.course.walk_ins for uid in w.marks}
        if not sessions <= set(self.sent["days"]):
            raise Refused(_("The file names sessions that were not in the packet."), _("Nothing was read in."))
        mixed = {uid for uid in sessions if uid not in self.sessions and tables.first(self.store, "session", uid=uid)}
        if mixed:
            raise Refused(_("The file names sessions of another course."), _("Nothing was read in."))
        if not {uid for it in self.course.sessions for uid in it.marks} <= set(self.sent["people"]):
            raise Refused(_("The file names people who were not in the packet."), _("Nothing was read in."))

    # Marks of people

    def _marks(self, session: PacketSession) -> Iterator[ReturnRow]:
        seen: dict[int, PacketMark] = {}
        named = {key.partition("/")[2] for key in self.sent["marks"] if key.startswith(f"{session.uid}/")}
        here = {uid for uid, row in self.people.items() if row and (session.uid, row["id"]) in self.marks}
        for uid in sorted({*session.marks, *named, *here}):
            found = self._mark(session, uid, seen)
            if found is not None:
                yield found

    def _mark(self, session: PacketSession, uid: str, seen: dict[int, PacketMark]) -> ReturnRow | None:
        person = self.people[uid]
        sent, stamp = sent_mark(self.sent["marks"].get(f"{session.uid}/{uid}"))
        there = session.marks.get(uid, NO_MARK)
        here = self.marks.get((session.uid, person["id"]), Here(NO_MARK, None)) if person else Here(sent, None)
        if there == NO_MARK and sent == NO_MARK and person and self._is_one_of_two(person):
            return None  # the other who is this person now has the mark, if any has
        why = self._why_not(session, person, there)
        if person is not None and not why:
            first = seen.setdefault(person["id"], there)
            if first.value != there.value:
                why = _("two of the packet are one person now, and came back with different marks")
        return self._row(
            f"{session.uid}/{uid}",
            RowKind.MARK,
            session,
            person,
            sent,
            stamp,
            here,
            there,
            why,
            self._name(uid, person),
        )

    def _is_one_of_two(self, person: Row) -> bool:
        return len([it for it in self.people.values() if it is not None and it["id"] == person["id"]]) > 1

    def _name(self, uid: str, person: Row | None) -> str:
        name = rows.person(person).name if person else _("{key}, who is gone").format(key=self.sent["people"][uid])
        if person and person["uid"] != uid:
            return _("{name} (was {key})").format(name=name, key=self.sent["people"][uid])
        return name

    def _why_not(self, session: PacketSession, person: Row | None, there: PacketMark) -> str:
        """Return why a person's mark cannot be taken; empty when it can."""
        why = self._closed(session)
        if not why and person is None:
            why = _("the person is not in the register any more")
        if not why and person is not None and person["id"] not in self.enrolled:
            why = _("the person is not in the course any more")
        return why or self._too_long(session, there)

    def _too_long(self, session: PacketSession, there: PacketMark) -> str:
        if there.minutes is None:
            return ""
        row = self.sessions[session.uid]
        start, end = rows.clock_time(row["start"]), rows.clock_time(row["end"])
        lasts = (end.hour - start.hour) * 60 + end.minute - start.minute
        if there.mark in WITH_MINUTES and there.minutes <= lasts:
            return ""
        return _("the minutes cannot be right")

    def _closed(self, session: PacketSession) -> str:
        """Return why nothing of a session can be taken; empty when it can."""
        row = self.sessions.get(session.uid)
        if row is None:
            return _("the session is not there any more")
        if row["is_cancelled"]:
            return _("the session is cancelled here")
        sign = self.signs.get(row["id"])
        if sign is None:
            return ""
        return _("signed here by {name} on {day}; a correction needs a reason").format(
            name=sign["signed_by"], day=day_text(packets.local(sign["signed_at"]).date())
        )

    # Walk-ins, head counts, signatures

    def _walk_ins(self, session: PacketSession) -> Iterator[ReturnRow]:
        for one in self.others:
            key = f"{session.uid}/{one.uid}"
            sent, stamp = sent_mark(self.sent["walk_ins"].get(key))
            there = one.marks.get(session.uid, NO_MARK)
            known = self._known(one)
            here = self.walk_in_marks.get((session.uid, known["id"]), Here(NO_MARK, None)) if known else None
            if there == NO_MARK and sent == NO_MARK and (here is None or here.mark == NO_MARK):
                continue
            was_sent = any(it.endswith(f"/{one.uid}") for it in self.sent["walk_ins"])
            why = self._closed(session) or self._too_long(session, there)
            if known is None and was_sent:
                why = why or _("is no walk-in here any more: enrolled, or taken away")
            name = known["shown"] if known else one.name
            if not why and known is not None:
                why = self._twice(session, one, known)
            yield self._row(
                key, RowKind.WALK_IN, session, None, sent, stamp, here or Here(NO_MARK, None), there, why, name
            )

    def _twice(self, session: PacketSession, one: PacketWalkIn, known: Row) -> str:
        others = [it for it in self.course.walk_ins if it is not one and self._known(it) == known]
        value = one.marks.get(session.uid, NO_MARK).value
        if any(it.marks.get(session.uid, NO_MARK).value != value for it in others):
            return _("two of the packet are one walk-in here, and came back with different marks")
        return ""

    def _known(self, one: PacketWalkIn) -> Row | None:
        """Return the walk-in here that one from there is: the same, or one of the same name."""
        named = (row for row in self.walk_ins.values() if fold(row["name"]) == fold(one.name))
        return self.walk_ins.get(one.uid) or next(named, None)

    def _heads(self, session: PacketSession) -> Iterator[ReturnRow]:
        row = self.sessions.get(session.uid)
        found = self.sent["heads"].get(session.uid)
        sent = PacketHeads(*found) if isinstance(found, list) else PacketHeads()
        here = PacketHeads(row["head_count"], row["child_count"], row["online_count"]) if row else sent
        if PacketHeads() == sent == here == session.heads:
            return
        state = state_of(sent, here, session.heads, nothing=PacketHeads(), is_touched=False)
        why = self._closed(session) if state in _WOULD_CHANGE else ""
        touch = packets.touched(self.store, "session", [row["id"]]).get(row["id"]) if row and here != sent else None
        yield ReturnRow(
            f"{session.uid}/heads",
            RowKind.HEADS,
            **self._about(session),
            person_id=None,
            name="",
            state=RowState.BLOCKED if why else state,
            mine=heads_told(here),
            theirs=heads_told(session.heads),
            before=heads_told(sent),
            mine_by=touch[0] if touch else "",
            mine_at=touch[1] if touch else None,
            reason=why,
        )

    def _sign(self, session: PacketSession) -> Iterator[ReturnRow]:
        row, there = self.sessions.get(session.uid), session.signed
        if there is None:
            return
        here = self.signs.get(row["id"]) if row else None
        was = self.sent["signs"].get(session.uid)
        state = RowState.SAME if here else RowState.NEW
        if here is None and was is not None and packets.local(str(was)) == there.at:
            state = RowState.CHANGED_HERE  # the signature that was sent has been withdrawn
        why = self._closed(session) or self._unsignable(session) if state is RowState.NEW else ""
        yield ReturnRow(
            f"{session.uid}/sign",
            RowKind.SIGN,
            **self._about(session),
            person_id=None,
            name="",
            state=RowState.BLOCKED if why else state,
            mine=_("signed by {name}").format(name=here["signed_by"]) if here else "",
            theirs=_("signed by {name}").format(name=there.by),
            theirs_by=there.by,
            theirs_at=there.at,
            reason=why,
        )

    def _unsignable(self, session: PacketSession) -> str:
        """Return why a signature cannot stand for what is here; empty when it can."""
        row = self.sessions[session.uid]
        if datetime.fromisoformat(f"{row['day']}T{row['start']}") > clock.now():
            return _("the session has not begun")
        people = {person["id"] for person in self.people.values() if person is not None}
        walk_ins = {known["id"] for one in self.others if (known := self._known(one)) is not None}
        is_more = any(uid == session.uid and person_id not in people for uid, person_id in self.marks)
        if is_more or any(uid == session.uid and one not in walk_ins for uid, one in self.walk_in_marks):
            return _("somebody is marked here who was not in the packet")
        return ""

    # What all rows share

    def _row(
        self,
        key: str,
        kind: RowKind,
        session: PacketSession,
        person: Row | None,
        sent: PacketMark,
        stamp: tuple[object, object] | None,
        here: Here,
        there: PacketMark,
        why: str,
        name: str,
    ) -> ReturnRow:
        is_touched = here.row is not None and (here.row["id"], here.row["version"]) != stamp
        state = state_of(sent.value, here.mark.value, there.value, nothing=NO_MARK.value, is_touched=is_touched)
        is_blocked = bool(why) and state in _WOULD_CHANGE
        by, at = self._who(kind, here, stamp)
        return ReturnRow(
            key,
            kind,
            **self._about(session),
            person_id=person["id"] if person else None,
            name=name,
            state=RowState.BLOCKED if is_blocked else state,
            mine=mark_told(here.mark),
            theirs=mark_told(there),
            before=mark_told(sent),
            mine_by=by,
            mine_at=at,
            theirs_by=there.by,
            theirs_at=there.at,
            reason=why if is_blocked else "",
        )

    def _who(self, kind: RowKind, here: Here, stamp: tuple[object, object] | None) -> tuple[str, datetime | None]:
        """Return who wrote the library's row last, or took it away."""
        if here.row is not None or stamp is None:
            return here.mark.by, here.mark.at
        table = "attendance_mark" if kind is RowKind.MARK else "walk_in_mark"
        row_id = int(str(stamp[0]))
        return packets.touched(self.store, table, [row_id]).get(row_id, ("", None))

    def _about(self, session: PacketSession) -> dict[str, Any]:
        row = self.sessions.get(session.uid)
        was = str(self.sent["days"].get(session.uid, ""))[:10]
        day = row["day"] if row else was
        return {
            "course_code": self.row["code"],
            "session_id": row["id"] if row else None,
            "day": date.fromisoformat(day) if day else None,
        }
