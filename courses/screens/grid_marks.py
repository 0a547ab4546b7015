"""What the keys of the attendance grid do with cells: a mark, a range of them, minutes, online. Writes marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from courses import dates, labels
from courses.actions import cells
from courses.actions.attendance import NewMark
from courses.errors import Conflict, Refused
from courses.i18n import _, ngettext
from courses.model import PRESENT_MARKS, WITH_MINUTES, AttendanceMark, Mark, Session
from courses.rules import marking
from courses.screens.dialogs.ask import Ask
from courses.store import attendance
from courses.text import plain

if TYPE_CHECKING:
    from courses.screens.grid import GridScreen

_MOST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Timed:
    """Marks that minutes may be typed for."""

    marks: tuple[NewMark, ...]
    at: tuple[int, int]
    """Where the cursor was left: once it is elsewhere, digits mean something else."""
    typed: str = ""


class Marker:
    """The keys that mark, on one screen."""

    def __init__(self, view: GridScreen) -> None:
        """Begin with nothing typed."""
        self._view = view
        self._timed: Timed | None = None
        self._early: set[int] = set()
        """Coming sessions for which the user wants to enter attendance all the same."""

    # Marks

    def mark(self, mark: Mark | None) -> None:
        """Mark the cell and go on to the next person, or all of a range and stay; None clears, and stays."""
        self.keep_minutes()
        if self._view.at.range.is_marked:
            self._mark_range(lambda _key: NewMark(*_key, mark), mark)
        else:
            self._once_begun(mark, lambda: self._mark_cell(mark))

    def flip(self) -> None:
        """Change between present and absent; a range becomes present unless all of it is."""
        self.keep_minutes()
        if not self._view.at.range.is_marked:
            key = self._key()
            was = self._view.facts.mark(*key) if key else None
            mark = Mark.ABSENT if was and was.mark in PRESENT_MARKS else Mark.PRESENT
            self._once_begun(mark, lambda: self._mark_cell(mark, moves=False))
            return
        kept = [self._view.facts.mark(*key) for key in self._reached(Mark.PRESENT)]
        mark = Mark.ABSENT if all(it is not None and it.mark in PRESENT_MARKS for it in kept) else Mark.PRESENT
        self._mark_range(lambda key: NewMark(*key, mark), mark)

    def online(self) -> None:
        """Mark as present online; who is present already changes between online and in the room, the mark staying."""
        self.keep_minutes()
        keys = self._reached(Mark.PRESENT) if self._view.at.range.is_marked else [it for it in [self._key()] if it]
        there = [it for key in keys if (it := self._view.facts.mark(*key)) is not None and it.mark in PRESENT_MARKS]
        is_online = not (len(there) == len(keys) and all(it.is_online for it in there))

        def new(key: marking.Cell) -> NewMark:
            was = self._view.facts.mark(*key)
            if was is None or was.mark not in PRESENT_MARKS:
                return NewMark(*key, Mark.PRESENT, is_online=is_online)
            return NewMark(*key, was.mark, was.minutes, is_online)

        if self._view.at.range.is_marked:
            self._mark_range(new, Mark.PRESENT)
        else:
            self._once_begun(Mark.PRESENT, lambda: self._write_one(new, moves=True))

    def fill(self) -> None:
        """Mark as present all of a range that has no mark."""
        self._mark_range(lambda key: NewMark(*key, Mark.PRESENT), Mark.PRESENT, only_empty=True)

    def _key(self) -> marking.Cell | None:
        at = self._view.at
        return None if at.session_id is None or at.row_id is None else (at.session_id, at.row_id)

    def _mark_cell(self, mark: Mark | None, *, moves: bool = True) -> None:
        def new(key: marking.Cell) -> NewMark:
            was = self._view.facts.mark(*key)
            return NewMark(*key, mark, was.minutes if was and was.mark == mark else None)

        self._write_one(new, moves=moves and mark is not None)

    def _write_one(self, make: Callable[[marking.Cell], NewMark], *, moves: bool) -> None:
        key = self._key()
        if key is None:
            return
        new = make(key)
        if key[0] in self._view.facts.signed:
            self._view.correct(new)
            return
        self._write([new])
        if moves:
            self._view.at.action_move(1, 0)
        self._may_be_timed([new])

    def _mark_range(
        self, make: Callable[[marking.Cell], NewMark], mark: Mark | None, *, only_empty: bool = False
    ) -> None:
        """Write a range as one deed, and tell how much of it could not be marked."""
        sessions, rows = self._view.at.marked()
        one = self._view.facts.session(sessions[0]) if len(sessions) == 1 else None
        if one is not None and one.id not in self._view.facts.signed:
            self._once_begun(mark, lambda: self._write_range(make, mark, len(rows), only_empty=only_empty), one)
        else:
            self._write_range(make, mark, len(sessions) * len(rows), only_empty=only_empty)

    def _write_range(
        self, make: Callable[[marking.Cell], NewMark], mark: Mark | None, size: int, *, only_empty: bool
    ) -> None:
        found, rows = self._reached(mark), self._view.at.marked()[1]
        if not found:
            raise Refused(
                _("Nothing in what is marked can get this mark."),
                _("Its sessions are signed or have not been, or nobody in it is expected."),
            )
        keys = [it for it in found if not only_empty or self._view.facts.mark(*it) is None]
        new = [make(it) for it in keys]
        changed = self._write(new)
        self._view.at.drop_range()
        self._may_be_timed(new)
        words = ngettext("{count} mark is changed.", "{count} marks are changed.", changed).format(count=changed)
        if passed := size - len(found):
            more = ngettext("{count} place was passed over.", "{count} places were passed over.", passed)
            words = f"{words} {more.format(count=passed)}"
            if min(rows) < 0 < max(rows):
                words = f"{words} " + _("Walk-ins get their marks one by one.")
        self._view.house.tell(words, can_undo=bool(changed))

    def _reached(self, mark: Mark | None) -> list[marking.Cell]:
        """Return the cells of the range that a mark may be put in; walk-ins only where no row of a person is in it."""
        facts = self._view.facts
        session_ids, row_ids = self._view.at.marked()
        sessions = [it for it in facts.grid.sessions if it.id in session_ids]
        people = [it for it in facts.grid.participants if it.person_id in row_ids]
        locked = facts.signed
        if people:
            return list(marking.reached(sessions, people, mark, facts.now, locked=locked, early=self._early))
        going = [it for it in sessions if marking.takes(it, mark, facts.now, locked=locked, early=self._early)]
        return [(it.id, row_id) for it in going for row_id in row_ids]

    def _write(self, new: Sequence[NewMark]) -> int:
        desk = self._view.desk
        self._refuse_if_changed(new)
        changed = cells.write(desk.store, desk.actor, self._view.course_id, new)
        self._view.marks_changed(new)
        return changed

    def _refuse_if_changed(self, new: Sequence[NewMark]) -> None:
        """Raise Conflict, with what stands there now, when somebody else has marked a cell since it was shown."""
        facts, keys = self._view.facts, {(it.session_id, it.person_id) for it in new if it.person_id > 0}
        now_at = attendance.marks_at(self._view.desk.store, {session_id for session_id, _person in keys})
        changed = [it for it in keys if _said(now_at.get(it)) != _said(facts.grid.marks.get(it))]
        if not changed:
            return
        person = facts.person(changed[0][1])
        mark = now_at.get(changed[0])
        words = ngettext(
            "Somebody else has marked {name} in the meantime: {mark}.",
            "Somebody else has marked {count} of these in the meantime, {name} among them: {mark}.",
            len(changed),
        )
        told = labels.mark_told(mark.mark, mark.minutes, is_online=mark.is_online) if mark else labels.mark(None)
        self._view.load()
        name = plain(person.name) if person else ""
        raise Conflict(
            words.format(name=name, mark=told, count=len(changed)), _("It is shown now; the key again changes it.")
        )

    def _once_begun(self, mark: Mark | None, then: Callable[[], None], session: Session | None = None) -> None:
        """Do `then`; ask first, once a session, when it has not begun and so cannot have been attended."""
        session = session or self._view.session()
        if session is None:
            return
        is_early = not marking.has_begun(session, self._view.desk.now()) and session.id not in self._early
        if not is_early or marking.can_be_told_early(mark):
            then()
            return

        def answer(yes: bool | None) -> None:
            if yes:
                self._early.add(session.id)
                then()

        question = _("{day} has not been yet. Enter attendance all the same?").format(day=dates.day_text(session.day))
        more = _("What is entered is kept, and counts once the session has begun. Leave of absence is entered with a.")
        self._view.ask(Ask(question, _("Enter it"), more=more), answer)

    def once_begun(self, then: Callable[[], None]) -> None:
        """Do what can only be done with a session that has begun, after a question where it has not."""
        self._once_begun(Mark.PRESENT, then)

    # Minutes

    @property
    def typing(self) -> Timed | None:
        """The minutes being typed; None: none are."""
        return self._timed if self._timed and self._timed.typed else None

    def minutes_wanted(self) -> Timed | None:
        """Return the marks that minutes can be given to: those just made, else the one the cursor is on."""
        at = self._view.at
        here = (at.row, at.column)
        if self._timed is not None and self._timed.at == here:
            return self._timed
        key = self._key()
        was = self._view.facts.mark(*key) if key else None
        if key is None or was is None or was.mark not in WITH_MINUTES:
            return None
        return Timed((NewMark(*key, was.mark),), here)

    def digit(self, digit: str) -> None:
        """Take a digit of the minutes of a mark that tells them. Raises Refused where there is none."""
        wanted = self.minutes_wanted()
        if wanted is None:
            raise Refused(_("Digits are minutes, and belong to s (late) or g (left early)."), _("Mark the cell first."))
        self._timed = replace(wanted, typed=(wanted.typed + digit)[:_MOST_DIGITS])

    def rub_out(self) -> bool:
        """Take the last digit away again, and return whether there was one."""
        if self.typing is None:
            return False
        self._timed = replace(self.typing, typed=self.typing.typed[:-1])
        return True

    def drop_minutes(self) -> bool:
        """Leave the minutes that are being typed, and return whether there were any."""
        was, self._timed = self.typing is not None, None
        return was

    def keep_minutes(self, minutes: int | None = None) -> bool:
        """Write the minutes that were typed, or given, and return whether there were any."""
        timed = self.typing if minutes is None else self.minutes_wanted()
        self._timed = None
        if timed is None:
            return False
        count = int(timed.typed) if minutes is None else minutes
        new = [replace(it, minutes=count or None) for it in timed.marks]
        if new[0].session_id in self._view.facts.signed:
            self._view.correct(new[0])
        else:
            self._write(new)
        return True

    def keep_when_moved(self) -> bool:
        """Write the minutes that were typed when the cursor has gone elsewhere, and return whether it had."""
        at = self._view.at
        if self.typing is None or self.typing.at == (at.row, at.column):
            return False
        return self.keep_minutes()

    def name_of_timed(self) -> str:
        """Return whose minutes are typed, or of how many."""
        timed = self._timed
        if timed is None or len(timed.marks) != 1:
            count = len(timed.marks) if timed else 0
            return ngettext("{count} mark", "{count} marks", count).format(count=count)
        facts, row_id = self._view.facts, timed.marks[0].person_id
        it = facts.person(row_id) or facts.walk_in(row_id)
        return plain(it.name) if it else ""

    def _may_be_timed(self, new: Sequence[NewMark]) -> None:
        at = self._view.at
        can = bool(new) and all(it.mark in WITH_MINUTES for it in new)
        self._timed = Timed(tuple(new), (at.row, at.column)) if can else None


def _said(mark: AttendanceMark | None) -> tuple[Mark, int | None, bool] | None:
    return (mark.mark, mark.minutes, mark.is_online) if mark else None
