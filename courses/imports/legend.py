"""The signs of attendance lists: the usual ones, and those that a file explains itself, which win.

Files explain them as "Tecken: x här, s sen, - borta", as "1 = här; 1s = kom sent", or in two cells side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from courses import labels
from courses.i18n import _
from courses.imports import words
from courses.imports.fold import key
from courses.imports.table import Cell
from courses.imports.values import ValueProblem, is_blank, plain_text
from courses.model import Mark

_INTRODUCTIONS: Final = re.compile(
    r"^\s*(?:tecken(?:förklaring(?:ar)?)?|förklaring(?:ar)?|legend|key|koder|kod|symboler|markering(?:ar)?|signs|codes)"
    r"\s*(?::|=|,|$)\s*",
    re.IGNORECASE,
)
_BLANK_WORDS: Final = frozenset(
    words.each(True, "tomt|tom|blankt|blank|tom ruta|tom cell|blank cell|empty|inget|ingenting|inget tecken|tom rad")
)
_ABSENCE: Final = frozenset("franvaro franvarande absent absence borta".split())
_MEANINGS: Final[tuple[tuple[Mark | None, str], ...]] = (
    (None, "slutat|ej borjat|inte borjat|not enrolled|avslutat|har slutat|ej med|inte med i kursen|left the course"),
    (
        Mark.EXCUSED,
        (
            "aterbud|sagt till|anmalt franvaro|anmald franvaro|giltig|sjuk|excused|forhinder|meddelat|meddelad|with notice|"
            "anmald|ledig|hort av sig|notified|forvarnat"
        ),
    ),
    (Mark.LATE, "sen|sent|sena|late|forsen|forsenad|sen ankomst|kom for sent"),
    (Mark.LEFT_EARLY, "gick|tidigare|tidigt|left early|lamnade|gatt|early|avvek"),
    (
        Mark.ABSENT,
        (
            "inte har|ej har|borta|franvar|absent|uteblev|uteblivit|ej narvar|inte narvar|not present|not here|ogiltig|missing|"
            "kom inte|deltog inte|ej deltagit"
        ),
    ),
    (Mark.PRESENT, "har|narvar|present|here|hela|deltog|deltagit|pa plats|med|kom|attended|full|ja"),
)
"""In the order in which they are tried: "anmält frånvaro" is excused, "inte här" is absent."""
_PAIR: Final = re.compile(r"^(.{1,20}?)\s*(?:=|:|→|betyder)\s*(.{2,60})$")
_SCORE: Final = re.compile(r"\s*\(\d{1,4}(?:[.,]\d+)?\s*/\s*\d{1,4}(?:[.,]\d+)?\)\s*$")
"""The points that Moodle writes after a sign: "P (2/2)"."""
_SHARE: Final = re.compile(r"(\d{1,3}(?:\.\d{1,6})?)\s*(%?)")
_MINUTES: Final = re.compile(r"^(.*?)[\s(]*(\d{1,3})\s*(?:min\w*|m|')?\.?\)?$")


@dataclass(slots=True)
class Legend:
    """What the signs of one file mean."""

    signs: dict[str, Mark | None] = field(default_factory=dict)
    """By `words.fold_sign`; None: no mark at all."""
    blank: Mark | None = None
    is_blank_said: bool = False
    """Whether the file explains the empty cell, or somebody has said what it means."""
    settled: dict[str, Mark | None] = field(default_factory=dict)
    """Signs that mean one thing or another, by what the other signs of the list show."""

    def hear(self, cells: Iterable[Cell]) -> bool:
        """Take what a row above or below the table explains; return whether it explained anything."""
        filled = [plain_text(cell).strip() for cell in cells if not is_blank(cell)]
        if not filled:
            return False
        pairs = _two_cells(filled) or _pairs(filled)
        for sign, meaning in pairs:
            self._add(sign, meaning)
        return bool(pairs)

    def _add(self, sign: str, meaning: Mark | None) -> None:
        for one in _alternatives(sign):
            if key(one) in _BLANK_WORDS:
                self.blank, self.is_blank_said = meaning, True
            else:
                self.signs[words.fold_sign(one)] = meaning

    def read(self, cell: Cell) -> tuple[Mark | None, int | None]:
        """Return the mark of a cell that is not blank, and the minutes with it; None: it says there is no mark."""
        sign = sign_of(cell)
        if not sign:
            return self.blank, None
        if sign in self.signs or sign in words.MARKS:
            return self._one(sign)[0], None
        match = _MINUTES.match(sign)
        found, known = self._one(match[1].strip(" ,:")) if match else (None, False)
        if match and known and found in (Mark.LATE, Mark.LEFT_EARLY):
            return found, int(match[2])
        found, known = self._one(sign)
        if known:
            return found, None
        raise ValueProblem(self.expected())

    def hear_heading(self, heading: str) -> None:
        """Let yes mean absent in a column whose heading asks who was not there, and a blank cell present."""
        if key(heading) in _ABSENCE:
            for mark, signs in ((Mark.ABSENT, "x 1 j ja y yes true sant"), (Mark.PRESENT, "0 n nej no false falskt")):
                for sign in signs.split():
                    self.signs.setdefault(sign, mark)
            self.settled["x"] = Mark.ABSENT
            if not self.is_blank_said:
                self.blank, self.is_blank_said = Mark.PRESENT, True

    def settle(self, cells: Iterable[Cell]) -> None:
        """Settle by the signs in use what one alone leaves open.

        With P or L for present and late A is absent and E excused; with J or Y for yes N is no; where Moodle wrote its
        points beside the signs, its question mark is no mark.
        """
        texts = {plain_text(cell) for cell in cells}
        used = {sign_of(text) for text in texts}
        has_points = any(_SCORE.search(text) for text in texts)
        is_english = bool(used & {"p", "l"}) and not used & {"n", "x", "1", "s", "g"}
        if has_points or is_english or {"a", "e"} <= used:
            self._settle("a", Mark.ABSENT, used)
        if used & {"j", "y", "ja", "yes"}:
            self._settle("n", Mark.ABSENT, used)
        if has_points:
            self._settle("?", None, used)

    def _settle(self, sign: str, mark: Mark | None, used: set[str]) -> None:
        if sign in used and sign not in self.signs:
            self.signs[sign] = self.settled[sign] = mark

    def told(self) -> str:
        """Return how the signs that could mean two things were read, for the user; "" when there were none."""
        return ", ".join(f"{sign.upper()} = {labels.mark(mark).lower()}" for sign, mark in self.settled.items())

    def is_absent(self, sign: str) -> bool:
        """Return whether a folded sign says that somebody was absent."""
        return bool(sign) and self._one(sign)[0] is Mark.ABSENT

    def _one(self, sign: str) -> tuple[Mark | None, bool]:
        if sign in self.signs:
            return self.signs[sign], True
        found = words.MARKS.get(sign) or _share(sign) or (words.find(words.MARKS, sign) if len(sign) > 3 else None)
        return found, found is not None

    def expected(self) -> str:
        """Return which signs would be right, for the user."""
        if self.signs:
            return _("one of the signs {signs}").format(signs=", ".join(list(self.signs)[:12]))
        return _("a sign for present, absent, late, left early or excused")


def sign_of(cell: Cell) -> str:
    """Return the sign in a cell for comparing: a tick as x, without the points that Moodle writes beside it."""
    text = "x" if cell is True else "0" if cell is False else plain_text(cell)
    return words.fold_sign(_SCORE.sub("", text))


def _share(sign: str) -> Mark | None:
    """Return what a share of the meeting means: whole, part of it, nothing; None when it is no share of 0–1 or 0–100 %."""
    match = _SHARE.fullmatch(sign)
    if not match:
        return None
    share = Fraction(match[1]) / (100 if match[2] else 1)
    if share > 1:
        return None
    return Mark.LATE if 0 < share < 1 else Mark.PRESENT if share else Mark.ABSENT


def _alternatives(sign: str) -> list[str]:
    parts = [part.strip() for part in sign.split("/")] if len(sign) > 1 else [sign]
    return [part for part in parts if part] or [sign]


def _two_cells(filled: list[str]) -> list[tuple[str, Mark | None]]:
    """Return the pair of a row that holds a sign and, in the next cell, what it means."""
    if len(filled) != 2 or len(filled[0]) > 6 or _INTRODUCTIONS.match(filled[0]):
        return []
    meant, known = meaning(filled[1])
    return [(filled[0], meant)] if known and len(filled[1]) < 60 else []


def _pairs(filled: list[str]) -> list[tuple[str, Mark | None]]:
    """Return the pairs that a line of text explains; nothing unless at least two are clear."""
    line = ", ".join(filled)
    bare = _INTRODUCTIONS.sub("", line).lstrip(" ,")
    introduced = bare != line
    parts = [part.strip() for part in re.split(r"[,;|]\s+|\n|;", bare) if part.strip()]
    found: list[tuple[str, Mark | None]] = []
    for part in parts:
        match = _PAIR.match(part)
        sign, _space, rest = (match[1], "", match[2]) if match else part.partition(" ") if introduced else ("", "", "")
        meant, known = meaning(rest)
        if sign and known:
            found.append((sign.strip("\"'“”"), meant))
    return found if introduced or len(found) >= 2 else []


def meaning(said: str) -> tuple[Mark | None, bool]:
    """Return what an explanation means, and whether it is known at all; (None, True): no mark."""
    folded = f" {key(said)}"
    for mark, stems in _MEANINGS:
        if any(f" {stem}" in folded for stem in stems.split("|")):
            return mark, True
    return None, False
