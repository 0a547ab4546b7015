"""Which course a list of enrolments is about, when no heading says it: a column, a title, the name of sheet or file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from courses.i18n import _
from courses.imports.bench import Bench
from courses.imports.headings import Layout
from courses.imports.problems import ERROR, Problem
from courses.imports.reader import Options, Reading
from courses.imports.repairs import Sort
from courses.imports.table import Sheet
from courses.imports.values import is_blank, plain_text

_SAMPLE, _DIFFERENT = 300, 40
_LONGEST = 120
_MOST = 0.6
"""The share of the different texts of a column that have to name courses for it to be a column of courses."""
_APART = re.compile(r"\s*(?:;|\||\n|,(?=\s))\s*")
_TITLE = re.compile(r"[:–—|]")


def settle(reading: Reading, sheet: Sheet, layout: Layout, options: Options) -> dict[str, str]:
    """Give the layout the column of courses, or return what holds for every row instead; see to it that one is there.

    A column of which no cell names a course gives way to what is said by hand, to another column, or to a title.
    """
    said = options.constants.get("course", "")
    if options.known_course is None:
        return {"course": said} if said else {}
    known = _Known(options)
    own = layout.columns.get("course")
    if own is not None and ("course" in options.mapping or known.share(layout, own) > 0):
        return {"course": said} if said else {}
    at = None if said else known.column(layout)
    told = said or ("" if at is not None else known.above(sheet, layout, reading))
    if at is None and not told:
        return {}
    if own is not None:
        heading = layout.heading("course")
        del layout.columns["course"]
        layout.unknown.append(heading)
    if at is not None:
        layout.columns["course"] = at
        layout.guessed.append("course")
        return {}
    if not said:
        text = _("{sheet}: nothing beside the rows tells the course, so it was taken from “{text}”: {code}.")
        code = options.known_course(told) or told
        reading.note(text.format(sheet=sheet.name, text=told, code=code))
    return {"course": told}


class _Known:
    """Which texts name a course; each is looked up once."""

    def __init__(self, options: Options) -> None:
        self.ask = options.known_course or (lambda _text: None)
        self.answers: dict[str, str | None] = {}

    def code(self, text: str) -> str | None:
        if text not in self.answers:
            self.answers[text] = self.ask(text) if 1 < len(text) <= _LONGEST and "@" not in text else None
        return self.answers[text]

    def share(self, layout: Layout, column: int) -> float:
        """Return the share of the different texts of a column that name a course, or several."""
        texts: dict[str, None] = {}
        for row in layout.below[:_SAMPLE]:
            if column < len(row.cells) and not is_blank(row.cells[column]):
                texts[plain_text(row.cells[column]).strip()] = None
        some = list(texts)[:_DIFFERENT]
        return (
            sum(1 for text in some if self.code(text) or any(map(self.code, parts(text)))) / len(some) if some else 0.0
        )

    def column(self, layout: Layout) -> int | None:
        """Return the column in which most texts name courses, or None."""
        taken = set(layout.columns.values())
        width = max([len(layout.header.cells), *(len(row.cells) for row in layout.below[:50])])
        shares = [(self.share(layout, at), -at) for at in range(min(width, 60)) if at not in taken]
        share, minus = max(shares, default=(0.0, 0))
        return -minus if share >= _MOST else None

    def above(self, sheet: Sheet, layout: Layout, reading: Reading) -> str:
        """Return the first text above the headings, or of the names of sheet and file, that names a course; else ""."""
        return next((text for text in _titles(sheet, layout, reading) if self.code(text)), "")


def _titles(sheet: Sheet, layout: Layout, reading: Reading) -> Iterator[str]:
    for row in layout.above:
        for cell in row.cells:
            written = plain_text(cell).strip() if isinstance(cell, str) else ""
            if written:
                yield written
                yield from (part.strip() for part in _TITLE.split(written) if part.strip() != written)
    for name in (sheet.name, reading.book.name.rsplit(".", 1)[0]):
        yield name
        yield name.replace("_", " ")


def parts(text: str) -> list[str]:
    """Return the choices of a cell that may hold several, as forms join them: by a semicolon, a line end or a comma."""
    return [part for part in _APART.split(text) if part]


def part(bench: Bench, options: Options) -> None:
    """Make a row for each course of a cell that names several; texts that are a course as a whole stay."""
    ask = options.known_course
    if "course" not in bench.layout.columns:
        return
    answers: dict[str, list[str]] = {}
    parted: dict[int, list[str]] = {}
    for at, cell in list(bench.cells("course")):
        written = plain_text(cell).strip()
        if len(written) < 3 or not _APART.search(written) or bench.is_torn(at):
            continue
        if written not in answers:
            answers[written] = _choices(written, None if ask is None else lambda text: ask(text) is not None)
        if answers[written] not in ([], [written]):
            parted[at] = answers[written]
    if not parted:
        return
    for at, place in bench.copies({at: len(some) for at, some in parted.items()}).items():
        written = bench.text(place, "course")
        if len(parted[at]) > 1:
            bench.repaired(place, "course", written, " | ".join(parted[at]), Sort.COURSES)
        for nth, course in enumerate(parted[at]):
            bench.put(place + nth, "course", course)


def _choices(written: str, is_course: object) -> list[str]:
    found = list(dict.fromkeys(parts(written)))
    if len(found) == 1 or not callable(is_course):
        return found if len(found) == 1 else []
    if any(map(is_course, found)) and not _is_one(written, found, is_course):
        return found
    return []


def _is_one(written: str, found: Iterable[str], is_course: object) -> bool:
    """Return whether only one part is a course and the others belong to its title: "K1, for beginners"."""
    return callable(is_course) and is_course(written) and sum(map(is_course, found)) == 1


def nothing(reading: Reading, sheet: Sheet, layout: Layout, options: Options) -> Problem:
    """Return that no course is told anywhere, and what to do about it."""
    text = _("nothing in the file tells which course the rows are about.")
    if options.shows_names:
        text += " " + _(
            "Say it with --set course=CODE, or put the course’s code in the name of the file or above the headings."
        )
    else:
        text += " " + _("Choose the course, or put its code in the name of the file or above the headings.")
    return Problem(reading.book.name, sheet.name, layout.header.number, "", "", "", ERROR, text, is_heading=True)
