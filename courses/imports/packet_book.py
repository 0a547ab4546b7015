"""Reads a packet's workbook that somebody filled in. Which row and column is whose is signed; the marks are not.

A row or column that was moved or renamed is told, and left as it was sent; so is a cell that is no mark.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from courses import clock
from courses.actions.kept import kept
from courses.errors import Invalid, Refused
from courses.i18n import _
from courses.imports import packet as packets_in
from courses.imports import packet_fields as read_fields
from courses.imports.packet_fields import Fields
from courses.imports.table import Row, Sheet
from courses.imports.workbook import read_workbook
from courses.model import CourseForm, CourseKind, Mark
from courses.model.packets import (
    NO_MARK,
    PacketCourse,
    PacketHeads,
    PacketMark,
    PacketReturn,
    PacketSession,
    PacketWalkIn,
)
from courses.rules import packet_code, packet_letters, packet_seal
from courses.store import Store, packets, rows, tables
from courses.text import clean, fold

_TAG, _NAME = 0, 2
"""The columns of tags and names."""
_MOST_LETTERS = 3_000_000
_NO_ORIGIN = "0" * 32
"""A workbook comes from no opened packet: what was merged of it is known by what it says."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What was signed of a course."""

    uid: str
    sessions: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    walk_ins: tuple[tuple[str, str], ...]


def read(store: Store, data: bytes) -> PacketReturn:
    """Return what a workbook brings back. Raises Refused or Invalid when it is none of ours."""
    from courses.imports.packet_back import code_for

    book = read_workbook(_("The workbook"), data)
    sealed = _sealed(book.sheets)
    if not packet_seal.is_signed_with(sealed, packet_code.key_of(code_for(store, sealed), sealed.key_uid)):
        raise Refused(_("The hidden sheet has been altered: its signature is not right."), packet_seal.ask_again())
    values = packets_in.values_of(sealed.body)
    packet_uid = read_fields.uid(values, "packet")
    forms = read_fields.rows(values, "courses", _form, most=50)
    row = tables.first(store, "packet", uid=packet_uid)
    sent = json.loads(row["base"]) if row else {"marks": {}, "heads": {}, "walk_ins": {}, "days": {}}
    readers = [_Reader(form, sheet, sent, _aliases(store, form)) for form, sheet in _pairs(forms, book.sheets)]
    courses = tuple(reader.course() for reader in readers)
    return PacketReturn(
        uid=_digest(packet_uid, courses),
        packet_uid=packet_uid,
        key_uid=sealed.key_uid,
        origin=_NO_ORIGIN,
        serial=0,
        made_at=clock.now(),
        made_by="",
        courses=courses,
        is_signed=False,
        faults=tuple(text for reader in readers for text in reader.faults),
    )


def _sealed(sheets: list[Sheet]) -> packet_seal.Sealed:
    start = base64.b64encode(b"kursverkstad-form ").decode()
    for sheet in sheets:
        cells = [str(row.cells[0]) for row in sheet.rows if row.cells and isinstance(row.cells[0], str)]
        if cells and cells[0].startswith(start) and sum(map(len, cells)) <= _MOST_LETTERS:
            try:
                return packet_seal.peek(base64.b64decode("".join(cells), validate=True))
            except (binascii.Error, ValueError) as error:
                raise Refused(_("The hidden sheet has been altered."), packet_seal.ask_again()) from error
    raise Invalid(
        _("This workbook is no packet: it has lost its hidden sheet, or never had one."),
        _("Attendance from other workbooks is read by Import file."),
    )


def _form(values: Fields) -> _Form:
    named = (tuple(_named(values, name)) for name in ("sessions", "people", "walk_ins"))
    return _Form(read_fields.uid(values), *named)


def _named(values: Fields, name: str) -> Iterator[tuple[str, str]]:
    found = values.get(name)
    if not isinstance(found, list) or len(found) > read_fields.MOST:
        raise read_fields.wrong(name)
    for pair in found:
        if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(it, str) for it in pair):
            raise read_fields.wrong(name)
        yield pair[0], pair[1]


def _pairs(forms: tuple[_Form, ...], sheets: list[Sheet]) -> Iterator[tuple[_Form, Sheet]]:
    """Give each course's form with its sheet. Raises Refused when a sheet is gone or stands there twice."""
    for number, form in enumerate(forms, 1):
        own = [it for it in sheets if any(_text(row, _TAG) == f"c{number}" for row in it.rows[:1])]
        if len(own) != 1:
            raise Refused(
                _("The workbook has lost the sheet of a course, or has it twice."),
                _("Use the workbook as it was sent."),
            )
        yield form, own[0]


def _aliases(store: Store, form: _Form) -> dict[str, str]:
    """Return, by the name that was sent, the alias of those who have been protected since: the name is told no more."""
    found = {}
    for uid, name in (*form.people, *form.walk_ins):
        row = packets.protected_row(store, uid)
        if row is not None:
            found[clean(name)] = rows.person(row).name
    return found


class _Reader:
    """One sheet."""

    def __init__(
        self, form: _Form, sheet: Sheet, sent: dict[str, dict[str, object]], aliases: Mapping[str, str]
    ) -> None:
        """Find the columns and rows; a name that has an alias is told as that."""
        self.form, self.sheet, self.sent, self.aliases = form, sheet, sent, aliases
        self.faults: list[str] = []
        self.formulas = {(it.row, it.column): it.text for it in sheet.faults}
        self.columns = dict(self._columns())
        self.rows = self._rows()

    def course(self) -> PacketCourse:
        """Return what the sheet says; where it cannot be read, what was sent."""
        marks = {uid: dict(self._marks(f"p{i}", uid, "marks")) for i, (uid, _name) in enumerate(self.form.people, 1)}
        walk_ins = [*self._old_walk_ins(), *self._new_walk_ins()]
        heads = self._heads()
        sessions = tuple(self._session(uid, marks, heads) for uid, _heading in self.form.sessions)
        return PacketCourse(self.form.uid, "", "", CourseKind.COURSE, CourseForm.LIBRARY, (), sessions, tuple(walk_ins))

    def _session(
        self, uid: str, marks: dict[str, dict[str, PacketMark]], heads: dict[str, PacketHeads]
    ) -> PacketSession:
        day = datetime.fromisoformat(str(self.sent["days"].get(uid, "2000-01-01T00:00")))
        end = day + timedelta(minutes=1)
        found = {person: by[uid] for person, by in marks.items() if by[uid] != NO_MARK}
        return PacketSession(uid, None, day.date(), day.time(), end.time(), heads=heads[uid], marks=found)

    def _columns(self) -> Iterator[tuple[str, int]]:
        """Give the column of each session whose tag and heading stand above it, once."""
        tagged = [row for row in self.sheet.rows if any(_text(row, i) == "s1" for i in range(len(row.cells)))][:1]
        head = next((row for row in self.sheet.rows if _text(row, _TAG) == "head"), None)
        for number, (uid, heading) in enumerate(self.form.sessions, 1):
            at = [i for row in tagged for i in range(len(row.cells)) if _text(row, i) == f"s{number}"]
            if len(at) == 1 and head is not None and _text(head, at[0]) == heading:
                yield uid, at[0]
            else:
                self._fault(_("the column “{name}” was moved, renamed or removed").format(name=heading))

    def _rows(self) -> dict[str, Row]:
        """Return the rows by tag, those whose name is as it was signed."""
        names = {f"p{i}": name for i, (_uid, name) in enumerate(self.form.people, 1)}
        names |= {f"w{i}": name for i, (_uid, name) in enumerate(self.form.walk_ins, 1)}
        found: dict[str, Row] = {}
        for tag, name in names.items():
            own = [row for row in self.sheet.rows if _text(row, _TAG) == tag]
            if not own:
                self._fault(_("the row of {name} is gone").format(name=self._shown(name)))
            elif len(own) > 1:
                self._fault(_("the row of {name} stands there twice").format(name=self._shown(name)))
            elif clean(_text(own[0], _NAME)) != clean(name):
                said = _("row {row}: the name is “{other}” and should be “{name}”")
                other = self._shown(_text(own[0], _NAME))
                self._fault(said.format(row=own[0].number, other=other, name=self._shown(name)))
            else:
                found[tag] = own[0]
        return found

    def _marks(self, tag: str, uid: str, kind: str) -> Iterator[tuple[str, PacketMark]]:
        for session, heading in self.form.sessions:
            sent = _sent(self.sent[kind].get(f"{session}/{uid}"))
            yield session, self._mark(self.rows.get(tag), session, heading, sent)

    def _mark(self, row: Row | None, session: str, heading: str, sent: PacketMark) -> PacketMark:
        if row is None or session not in self.columns:
            return sent
        formula = self.formulas.get((row.number, self.columns[session]))
        try:
            return packet_letters.read(formula or _text(row, self.columns[session]), sent)
        except Invalid as error:
            self._fault(
                _("row {row}, {heading}: {reason}").format(row=row.number, heading=heading, reason=error.message)
            )
            return sent

    def _old_walk_ins(self) -> Iterator[PacketWalkIn]:
        for number, (uid, name) in enumerate(self.form.walk_ins, 1):
            marks = {s: it for s, it in self._marks(f"w{number}", uid, "walk_ins") if it != NO_MARK}
            yield PacketWalkIn(uid, name, marks)

    def _new_walk_ins(self) -> Iterator[PacketWalkIn]:
        seen = set()
        for row in self.sheet.rows:
            if _text(row, _TAG) != "new":
                continue
            marks = {uid: self._mark(row, uid, heading, NO_MARK) for uid, heading in self.form.sessions}
            marks = {uid: it for uid, it in marks.items() if it != NO_MARK}
            name = self._name(row)
            if not name and marks:
                self._fault(_("row {row}: marks without a name").format(row=row.number))
            elif fold(name) in seen:
                self._fault(_("row {row}: {name} stands there twice").format(row=row.number, name=name))
            elif name:
                seen.add(fold(name))
                seed = f"{self.form.uid}/{fold(name)}".encode()
                yield PacketWalkIn(hashlib.sha256(seed).hexdigest()[:32], name, marks)

    def _name(self, row: Row) -> str:
        try:
            return kept(_text(row, _NAME))
        except Invalid as error:
            self._fault(_("row {row}: {reason}").format(row=row.number, reason=error.message))
            return ""

    def _heads(self) -> dict[str, PacketHeads]:
        row = next((it for it in self.sheet.rows if _text(it, _TAG) == "heads"), None)
        found = {}
        for uid, heading in self.form.sessions:
            values = self.sent["heads"].get(uid)
            sent = PacketHeads(*values) if isinstance(values, list) else PacketHeads()
            text = _text(row, self.columns[uid]) if row is not None and uid in self.columns else None
            found[uid] = sent if text is None else self._count(text, heading, sent)
        return found

    def _count(self, text: str, heading: str, sent: PacketHeads) -> PacketHeads:
        if text == ("" if sent.heads is None else str(sent.heads)):
            return sent
        if not text:
            return PacketHeads()
        if not (text.isascii() and text.isdigit() and len(text) <= 4):
            self._fault(_("{heading}: “{text}” is not a head count").format(heading=heading, text=clean(text[:20])))
            return sent
        heads = int(text)
        children, online = (it if it is not None and it <= heads else None for it in (sent.children, sent.online))
        return PacketHeads(heads, children, online)

    def _shown(self, name: str) -> str:
        return self.aliases.get(clean(name), clean(name))

    def _fault(self, text: str) -> None:
        self.faults.append(f"{self.sheet.name}: {text}")


def _text(row: Row, column: int) -> str:
    value = row.cells[column] if column < len(row.cells) else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())


def _sent(value: object) -> PacketMark:
    if not isinstance(value, list):
        return NO_MARK
    _id, _version, mark, minutes, is_online = value
    return PacketMark(Mark(mark), minutes, bool(is_online))


def _digest(packet_uid: str, courses: tuple[PacketCourse, ...]) -> str:
    """Return what a workbook says in short, so that the same one is known again, however often it was saved."""
    said = [
        [course.uid, sorted((it.uid, it.name, sorted(_values(it.marks))) for it in course.walk_ins)]
        + [[it.uid, str(it.heads), sorted(_values(it.marks))] for it in course.sessions]
        for course in courses
    ]
    return hashlib.sha256(repr((packet_uid, said)).encode()).hexdigest()[:32]


def _values(marks: Mapping[str, PacketMark]) -> list[str]:
    return [f"{uid} {mark.value}" for uid, mark in marks.items()]
