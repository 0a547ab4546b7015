"""Takes in what came back of a packet: what was chosen row by row, as one deed. Nothing is overwritten unasked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from courses import clock
from courses.actions import attendance, packet_compare, walk_ins
from courses.actions.attendance import NewMark
from courses.actions.packet_opened import SOURCE
from courses.dates import day_text
from courses.errors import Conflict, NotFound, Refused
from courses.i18n import _, ngettext
from courses.model import Actor, Role
from courses.model.packets import (
    Comparison,
    PacketReturn,
    PacketSession,
    PacketWalkIn,
    ReturnRow,
    RowKind,
    RowState,
    Take,
)
from courses.store import Store, tables
from courses.store import walk_ins as walk_in_queries
from courses.store.journal import Deed, deed


@dataclass(frozen=True, slots=True)
class Merged:
    """What was done with a return."""

    comparison: Comparison
    taken: tuple[ReturnRow, ...]
    """What the partner's was taken of."""
    kept: tuple[ReturnRow, ...]
    """Where the library's own stands, though the partner's is another."""
    left: tuple[ReturnRow, ...]
    """What is to be decided later."""

    def told(self) -> list[str]:
        """Return in words what came of it, also of signatures that were not taken in."""
        taken, left = len(self.taken), len(self.left)
        said = [ngettext("{count} row taken in.", "{count} rows taken in.", taken).format(count=taken)]
        if left:
            later = ngettext("{count} row left to decide.", "{count} rows left to decide.", left)
            said.append(later.format(count=left))
        for row in self.kept:
            if row.kind is RowKind.SIGN and row.state is RowState.NEW and row.day:
                words = _("{code} {day} is not signed by it: other marks stand here than were signed.")
                said.append(words.format(code=row.course_code, day=day_text(row.day)))
        return said


Choices = Mapping[str, Take]


def chosen(comparison: Comparison, choices: Choices, conflicts: Take | None = None) -> dict[str, Take | None]:
    """Return what becomes of each row: as chosen, else as usual, `conflicts` for those changed on both sides; None: unknown."""
    usual = {row.key: conflicts if row.state is RowState.BOTH else row.default for row in comparison.rows}
    return usual | {key: take for key, take in choices.items() if key in usual}


def merge(
    store: Store,
    actor: Actor,
    answer: PacketReturn,
    choices: Choices,
    *,
    conflicts: Take | None = None,
    shown: Comparison | None = None,
) -> Merged:
    """Take in a return, and return what came of it; `choices` by the keys of rows.

    `conflicts` is the choice for all other rows that were changed on both sides. Raises Conflict when such a row has no
    choice, or when the library's own has changed since `shown`; Refused for a row that cannot be taken.
    """
    with deed(store, actor, "") as it:
        comparison = packet_compare.compare(store, actor, answer)
        if shown is not None and _essence(shown) != _essence(comparison):
            raise Conflict(
                _("Attendance was changed here while you looked."), _("Look at the rows again, then choose.")
            )
        takes = chosen(comparison, choices, conflicts)
        _require_choices(comparison, takes)
        taken = [row for row in comparison.rows if takes[row.key] is Take.THEIRS and row.state is not RowState.SAME]
        left = tuple(row for row in comparison.rows if takes[row.key] is Take.LATER)
        taken = _without_signs_of_others(comparison, taken)
        _write(it, answer, comparison, taken)
        _record(it, answer, is_done=not left)
        it.words = ngettext(
            "Merged packet {number} from {organisation}: {count} row",
            "Merged packet {number} from {organisation}: {count} rows",
            len(taken),
        ).format(number=comparison.number, organisation=comparison.organisation, count=len(taken))
    keys = {row.key for row in (*taken, *left)}
    kept = tuple(row for row in comparison.rows if row.state is not RowState.SAME and row.key not in keys)
    return Merged(comparison, tuple(taken), kept, left)


def _essence(it: Comparison) -> list[tuple[str, RowState, str, str]]:
    return [(row.key, row.state, row.mine, row.theirs) for row in it.rows]


def _require_choices(comparison: Comparison, takes: Mapping[str, Take | None]) -> None:
    open_rows = [row for row in comparison.rows if takes[row.key] is None]
    if open_rows:
        count = len(open_rows)
        raise Conflict(
            ngettext(
                "{count} row was changed on both sides; nothing was merged.",
                "{count} rows were changed on both sides; nothing was merged.",
                count,
            ).format(count=count),
            _("Choose for each, or for all: --take mine, theirs, or none to decide later."),
        )
    blocked = [row for row in comparison.rows if row.state is RowState.BLOCKED and takes[row.key] is Take.THEIRS]
    if blocked:
        raise Refused(
            _("{name} in {code} cannot be taken: {reason}.").format(
                name=blocked[0].name or blocked[0].theirs, code=blocked[0].course_code, reason=blocked[0].reason
            )
        )


def _without_signs_of_others(comparison: Comparison, taken: list[ReturnRow]) -> list[ReturnRow]:
    """Leave out signatures of sessions in which other things will stand than what was signed."""
    keys = {row.key for row in taken}
    differs = {row.session_id for row in comparison.rows if row.state is not RowState.SAME and row.key not in keys}
    return [row for row in taken if row.kind is not RowKind.SIGN or row.session_id not in differs]


def _write(it: Deed, answer: PacketReturn, comparison: Comparison, taken: list[ReturnRow]) -> None:
    sessions = {session.uid: session for course in answer.courses for session in course.sessions}
    walk_in_of = {one.uid: (course.uid, one) for course in answer.courses for one in course.walk_ins}
    writes = {RowKind.MARK: _mark, RowKind.HEADS: _heads}
    for row in taken:
        session = sessions.get(row.key.partition("/")[0])
        if row.kind is RowKind.WALK_IN:
            uid = row.key.partition("/")[2]
            _walk_in(it, row, *walk_in_of.get(uid, ("", PacketWalkIn(uid, ""))))
        elif session is not None and row.kind in writes:
            writes[row.kind](it, row, session)
    for row in taken:  # last: a signature locks its session
        if row.kind is RowKind.SIGN:
            _sign(it, row, sessions[row.key.partition("/")[0]], comparison.organisation)


def _session_id(row: ReturnRow) -> int:
    if row.session_id is None:
        raise NotFound(_("The session no longer exists."))
    return row.session_id


def _mark(it: Deed, row: ReturnRow, session: PacketSession) -> None:
    there = session.marks.get(row.key.partition("/")[2])
    if row.person_id is None:
        raise NotFound(_("There is no such person."))
    new = NewMark(_session_id(row), row.person_id, None)
    if there is not None:
        new = NewMark(new.session_id, new.person_id, there.mark, there.minutes, there.is_online)
    attendance.write_in(it, [new], SOURCE)


def _heads(it: Deed, row: ReturnRow, session: PacketSession) -> None:
    there = session.heads
    attendance.count_heads_in(it, _session_id(row), there.heads, there.children, online=there.online)


def _walk_in(it: Deed, row: ReturnRow, course_uid: str, one: PacketWalkIn) -> None:
    course_id = tables.id_of(it.store, "course", uid=course_uid) or 0
    known = tables.id_of(it.store, "walk_in", uid=one.uid) or walk_in_queries.named(it.store, course_id, one.name)
    if known is None:
        known = it.insert("walk_in", {"uid": one.uid, "course_id": course_id, "name": one.name})
    there = one.marks.get(row.key.partition("/")[0])
    if there is None:
        walk_ins.mark_in(it, _session_id(row), known, None, source=SOURCE)
    else:
        walk_ins.mark_in(
            it, _session_id(row), known, there.mark, there.minutes, is_online=there.is_online, source=SOURCE
        )


def _sign(it: Deed, row: ReturnRow, session: PacketSession, organisation: str) -> None:
    if session.signed is None:
        return
    values = {
        "session_id": _session_id(row),
        "signed_at": clock.to_utc(session.signed.at).isoformat(),
        "signed_by": _("{name} ({organisation})").format(name=session.signed.by, organisation=organisation),
        "role": Role.PARTNER,
        "notes": session.signed.notes,
    }
    it.insert("sign_off", values)


def _record(it: Deed, answer: PacketReturn, *, is_done: bool) -> None:
    packet_id = tables.id_of(it.store, "packet", uid=answer.packet_uid)
    values = {
        "packet_id": packet_id,
        "origin": answer.origin,
        "serial": answer.serial,
        "made_at": clock.to_utc(answer.made_at).isoformat(),
        "made_by": answer.made_by,
        "merged_at": clock.stamp(),
        "merged_by": it.actor.name,
        "is_done": int(is_done),
    }
    known = tables.id_of(it.store, "packet_return", uid=answer.uid)
    if known is None:
        it.insert("packet_return", {"uid": answer.uid, **values})
    else:
        it.update("packet_return", known, values)
