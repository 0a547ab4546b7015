"""One line keyed from an attendance list on paper: row numbers, each with the sign that stands in the box.

    1 3 7        here               1-5       rows 1 to 5, both inclusive
    s2+30        30 minutes late    g5+15     left 15 minutes early
    -4 or f4     away               a9        has sent word
    ?6           no mark            3@        on a screen, from elsewhere
    12=Siv Norberg                  who stands in a blank row; s12+5=Siv Norberg came late
    alla         all who are expected are here, but for what else is said
    rest -       all rows that are not mentioned are away; likewise rest a; rest ? leaves them as they are

One row by itself goes before a range that has it, a range before `alla`; the order does not matter. Spaces, commas and
semicolons part. Knows no persons and no store; tells all that cannot be understood at once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from courses.i18n import _
from courses.model import PRESENT_MARKS, Mark
from courses.text import clean

SIGNS: Mapping[str, Mark | None] = {
    "x": Mark.PRESENT,
    "h": Mark.PRESENT,
    "s": Mark.LATE,
    "g": Mark.LEFT_EARLY,
    "t": Mark.LEFT_EARLY,
    "-": Mark.ABSENT,
    "f": Mark.ABSENT,
    "a": Mark.EXCUSED,
    "å": Mark.EXCUSED,
    "?": None,
}
"""What a letter before a row means: those of the grid's keys and of the list's legend; the first of each is written."""
WITH_MINUTES = frozenset({Mark.LATE, Mark.LEFT_EARLY})
LONGEST = 4_000
"""Letters of a line that is read."""
_ALL = frozenset({"alla", "allihop", "all", "everybody", "*"})
_REST = frozenset({"rest", "resten", "övriga", "others"})
_MINUSES = str.maketrans({"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "＋": "+", "＝": "="})
_GAP = re.compile(r"[\s,;]+")
_WORD = re.compile(r"[^\s,;]+")
_SPACES = re.compile(r"\s+")
_ROWS = re.compile(
    r"(?P<sign>\D*?)(?P<first>[0-9]{1,4})(?:-(?P<last>[0-9]{1,4}))?(?:\+(?P<minutes>[0-9]*))?(?P<online>@?)"
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The row numbers that a list has."""

    rows: frozenset[int]
    """Those with a person."""
    first_blank: int
    last_blank: int
    """The blank rows, both inclusive; a last below the first: none."""
    named: frozenset[int] = frozenset()
    """Blank rows of which it is known already who stands there."""
    expected: frozenset[int] | None = None
    """Rows of those who come to this session; None: all rows."""
    longest: int = 999
    """Minutes of the session."""

    @property
    def coming(self) -> frozenset[int]:
        """The rows that `alla` and `rest` are about."""
        return self.rows if self.expected is None else self.expected & self.rows

    def is_blank(self, number: int) -> bool:
        """Return whether a row is one of the blank ones."""
        return self.first_blank <= number <= self.last_blank and number not in self.rows


@dataclass(frozen=True, slots=True)
class RowMark:
    """What was keyed for a row."""

    mark: Mark | None
    """None: no mark."""
    minutes: int | None = None
    is_online: bool = False
    name: str = ""
    """Who stands in a blank row, where that is said."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the line that cannot be understood, or cannot be."""

    start: int
    end: int
    """Where in the line, the end exclusive."""
    text: str
    """What stands there."""
    words: str
    """What is wrong."""
    expected: str
    """What would be right."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """What a line says."""

    marks: dict[int, RowMark] = field(default_factory=dict)
    """By row, what is said of the row itself or of a range that has it."""
    is_all: bool = False
    """Whether everybody else who is expected is here."""
    rest: RowMark | None = None
    """What is said of all rows not mentioned; None: nothing."""
    faults: tuple[Fault, ...] = ()
    """In order of place. With any, nothing else is to be trusted."""
    latest: tuple[int, ...] = field(default=(), compare=False)
    """The rows that the last word of the line is about."""

    def resolved(self, numbers: Numbers, kept: Collection[int] = ()) -> dict[int, RowMark]:
        """Return the mark of each row that the line tells of; `rest` passes by those `kept`."""
        others = [number for number in sorted(numbers.coming) if number not in self.marks]
        if self.is_all:
            return self.marks | {number: RowMark(Mark.PRESENT) for number in others}
        if self.rest is None or self.rest.mark is None:
            return dict(self.marks)
        return self.marks | {number: self.rest for number in others if number not in kept}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of the line, with where it stands; a name in it may have several."""

    start: int
    end: int
    text: str
    name: str | None = None
    """What stands after "=", None without one."""


def parse(line: str, numbers: Numbers) -> Keyed:
    """Return what a line says of a list, or all that is wrong with it. Never raises."""
    if len(line) > LONGEST:
        fault = Fault(
            LONGEST, len(line), "", _("The line is too long."), _("Key at most {count} letters.").format(count=LONGEST)
        )
        return Keyed(faults=(fault,))
    return _Reader(line, numbers).read()


def written(keyed: Keyed) -> str:
    """Return a line that says the same, in order of row: what `parse` reads as what it was."""
    words = ["alla"] if keyed.is_all else []
    words += [_row_written(number, one) for number, one in sorted(keyed.marks.items())]
    if keyed.rest is not None:
        words.append(f"rest {sign_of(keyed.rest.mark)}")
    return " ".join(words)


def sign_of(mark: Mark | None) -> str:
    """Return the letter by which a mark is keyed."""
    return next(sign for sign, meant in SIGNS.items() if meant == mark)


def _row_written(number: int, one: RowMark) -> str:
    sign = "" if one.mark is Mark.PRESENT else sign_of(one.mark)
    minutes = f"+{one.minutes}" if one.minutes is not None else ""
    name = f'="{one.name}"' if one.name else ""
    return f"{sign}{number}{minutes}{'@' if one.is_online else ''}{name}"


class _Reader:
    """Reads one line."""

    def __init__(self, line: str, numbers: Numbers) -> None:
        self.line = line
        self.numbers = numbers
        self.alone: dict[int, RowMark] = {}
        self.ranged: dict[int, RowMark] = {}
        self.is_all = False
        self.rest: RowMark | None = None
        self.faults: list[Fault] = []
        self.latest: tuple[int, ...] = ()

    def read(self) -> Keyed:
        pieces = list(_pieces(self.line.translate(_MINUSES), self.line))
        at = 0
        while at < len(pieces):
            at += self._take(pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None)
        if self.is_all and self.rest is not None:
            where = _Piece(0, len(self.line), "rest")
            self._fault(where, _("“alla” and “rest” cannot both be said."), _("With “alla” nobody is left over."))
        marks = self.ranged | self.alone
        faults = tuple(sorted(self.faults, key=lambda it: (it.start, it.end)))
        return Keyed(marks, self.is_all, self.rest, faults, self.latest)

    def _take(self, piece: _Piece, following: _Piece | None) -> int:
        """Read a piece, and with "rest" the one after it; return how many."""
        word = piece.text.casefold()
        self.latest = ()
        if piece.name is None and word in _ALL:
            self.is_all = True
            return 1
        stem, sign = _rest_of(word) if piece.name is None else ("", "")
        if stem and sign:
            self._rest(piece, sign)
            return 1
        if stem:
            sign = following.text.casefold() if following is not None and following.name is None else ""
            self._rest(piece, sign)
            return 2 if sign in SIGNS else 1
        self._rows(piece)
        return 1

    def _rest(self, piece: _Piece, sign: str) -> None:
        if sign not in SIGNS or sign in ("s", "g", "t"):
            self._fault(
                piece, _("It is not said what the rest are."), _("Write “rest -” for away, “rest ?” for no mark.")
            )
            return
        if self.rest is not None:
            self._fault(piece, _("The rest are told twice."), _("Write “rest” once."))
        self.rest = RowMark(SIGNS[sign])

    def _rows(self, piece: _Piece) -> None:
        match = _ROWS.fullmatch(piece.text)
        if match is None:
            self._unread(piece)
            return
        sign = match["sign"].casefold()
        if sign and sign not in SIGNS:
            self._fault(piece, _("“{sign}” is no sign.").format(sign=clean(match["sign"])), _signs_in_words())
            return
        mark = SIGNS[sign] if sign else Mark.PRESENT
        minutes = self._minutes(piece, match["minutes"], mark)
        is_online = bool(match["online"])
        if is_online and mark not in PRESENT_MARKS:
            self._fault(piece, _("Who is not here is not on a screen either."), _("Write @ after rows that are here."))
        rows = self._span(piece, int(match["first"]), match["last"])
        self.latest = tuple(rows)
        if piece.name is None:
            self._put(piece, rows, RowMark(mark, minutes, is_online), is_range=match["last"] is not None)
        else:
            self._put_name(piece, rows, RowMark(mark, minutes, is_online, piece.name))

    def _unread(self, piece: _Piece) -> None:
        word = piece.text.casefold()
        if word in SIGNS:
            said = _("“{sign}” stands without a row.").format(sign=word)
            self._fault(piece, said, _("Write the row straight after it, such as {sign}4.").format(sign=word))
            return
        self._fault(
            piece, _("This is not understood."), _("Write rows such as 7, 1-5, s2+30, -4, a9 or 12=Siv Norberg.")
        )

    def _minutes(self, piece: _Piece, text: str | None, mark: Mark | None) -> int | None:
        if text is None:
            return None
        if mark not in WITH_MINUTES:
            self._fault(piece, _("Minutes go with s (late) and g (left early)."), _("Write for example s2+30."))
            return None
        count = int(text[:6] or 0)
        if not 0 < count <= self.numbers.longest:
            said = _("{minutes} minutes cannot be.").format(minutes=text or 0)
            self._fault(piece, said, _("Write 1 to {most} minutes.").format(most=self.numbers.longest))
            return None
        return count

    def _span(self, piece: _Piece, first: int, last: str | None) -> range:
        end = first if last is None else int(last)
        if end < first:
            said = _("The range runs backwards.")
            self._fault(piece, said, _("Write {first}-{last}.").format(first=end, last=first))
            return range(0)
        return range(first, end + 1)

    def _put(self, piece: _Piece, rows: range, one: RowMark, *, is_range: bool) -> None:
        known = self.numbers.rows | self.numbers.named
        lost = [row for row in rows if row not in known]
        nameless = [row for row in lost if self.numbers.is_blank(row)]
        if len(lost) > len(nameless):
            self._fault(piece, self._no_such(sorted(set(lost) - set(nameless))), self._has())
        elif nameless:
            said = _("Row {row} is a blank one: it is not known who stands there.").format(row=nameless[0])
            self._fault(piece, said, _("Write the name, such as {row}=Siv Norberg.").format(row=nameless[0]))
        into = self.ranged if is_range else self.alone
        self._refuse_twice(piece, [row for row in rows if row in into])
        if not lost:
            into |= dict.fromkeys(rows, one)

    def _put_name(self, piece: _Piece, rows: range, one: RowMark) -> None:
        row = rows.start if rows else 0
        if len(rows) != 1:
            self._fault(piece, _("One name stands in one row."), _("Write for example 12=Siv Norberg."))
        elif row in self.numbers.rows:
            self._fault(piece, _("Row {row} has a name already.").format(row=row), self._blank_ones())
        elif not self.numbers.is_blank(row):
            self._fault(piece, self._no_such([row]), self._has())
        elif not one.name:
            self._fault(piece, _("The name is missing."), _("Write for example {row}=Siv Norberg.").format(row=row))
        else:
            self._refuse_twice(piece, [row] if row in self.alone else [])
            self.alone[row] = one

    def _refuse_twice(self, piece: _Piece, rows: list[int]) -> None:
        if rows:
            said = _("Row {row} is mentioned twice.").format(row=_some(rows))
            self._fault(piece, said, _("Each row once; one by itself may stand beside a range that has it."))

    def _no_such(self, rows: list[int]) -> str:
        return _("There is no row {row}.").format(row=_some(rows))

    def _has(self) -> str:
        last = max(self.numbers.rows, default=0)
        blank = self.numbers.first_blank, self.numbers.last_blank
        if blank[0] > blank[1]:
            return _("The rows are 1–{last}.").format(last=last)
        return _("The rows are 1–{last}, the blank ones {first_blank}–{last_blank}.").format(
            last=last, first_blank=blank[0], last_blank=blank[1]
        )

    def _blank_ones(self) -> str:
        first, last = self.numbers.first_blank, self.numbers.last_blank
        if first > last:
            return _("The list has no blank rows.")
        return _("Names go in the blank rows, {first}–{last}.").format(first=first, last=last)

    def _fault(self, piece: _Piece, words: str, expected: str) -> None:
        self.faults.append(Fault(piece.start, piece.end, clean(self.line[piece.start : piece.end]), words, expected))


def _some(rows: list[int]) -> str:
    return str(rows[0]) if len(rows) == 1 else f"{rows[0]} … {rows[-1]}"


def _signs_in_words() -> str:
    return _("The signs are: x here, s late, g left early, - away, a has sent word, ? no mark.")


def _rest_of(word: str) -> tuple[str, str]:
    """Return the word for the rest and the sign that is written together with it; nothing for another word."""
    stems = [it for it in _REST if word == it or (word.startswith(it) and word[len(it) :] in SIGNS)]
    return (stems[0], word[len(stems[0]) :]) if stems else ("", "")


def _pieces(line: str, as_typed: str) -> Iterator[_Piece]:
    """Yield the pieces of a line whose signs are made alike; names are taken as they were typed, letter by letter."""
    at = 0
    while at < len(line):
        gap = _GAP.match(line, at)
        at = gap.end() if gap else at
        word = _WORD.match(line, at)
        if word is None:
            return
        equals = line.find("=", at, word.end())
        if equals < 0:
            yield _Piece(at, word.end(), word[0])
            at = word.end()
            continue
        name, end = _name(as_typed, equals + 1)
        yield _Piece(at, end, line[at:equals], name)
        at = end


def _name(line: str, at: int) -> tuple[str, int]:
    """Return the name that begins at a place, and where it ends: at a digit's word, a comma, or the closing quote."""
    spaces = _SPACES.match(line, at)
    at = spaces.end() if spaces else at
    if line[at : at + 1] == '"':
        end = line.find('"', at + 1)
        end = len(line) if end < 0 else end
        return clean(line[at + 1 : end]), min(end + 1, len(line))
    start = end = at
    while word := _WORD.match(line, at):
        if any(letter.isdigit() or letter == "=" for letter in word[0]) or (end > start and _ends_name(word[0])):
            break
        end = word.end()
        spaces = _SPACES.match(line, end)
        at = spaces.end() if spaces else end
        if spaces is None:
            break
    return clean(line[start:end].replace('"', "”")), max(end, start)


def _ends_name(word: str) -> bool:
    bare = word.casefold()
    return bare in _ALL or bare in SIGNS or bool(_rest_of(bare)[0])
