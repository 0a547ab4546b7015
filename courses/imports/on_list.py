"""Who the names of an attendance list are, among those who have or had to do with the course.

A list writes names in short ("Rut S", "Lundmark G-M"), tells namesakes apart in its own way ("51", "äldre") and has
everybody once. What could be two people is nobody: somebody has to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from courses.errors import CoursesError, Invalid, NotFound
from courses.i18n import _
from courses.imports.applying import RowFault
from courses.imports.attendance_drafts import CheckInRow, ListLine, MarkRow, Spot
from courses.imports.fold import key as folded
from courses.imports.row_ref import RowRef
from courses.model import SEATED
from courses.store import people
from courses.store.connection import Row, Store
from courses.text import fold

_OLDER = frozenset(("aldre", "den aldre", "d a", "d ae", "sr", "senior", "elder", "the elder", "older"))
_YOUNGER = frozenset(("yngre", "den yngre", "d y", "jr", "junior", "younger", "the younger"))


@dataclass(slots=True)
class Roll:
    """The people of one course, and who the lines of lists were found to be."""

    people: list[Row]
    lists: dict[int, dict[Spot, Row]] = field(default_factory=dict)
    """By list, as its lines are held together, who is on which line."""
    _found: dict[tuple[str, str, str, str], list[Row]] = field(default_factory=dict)
    """Who may be meant by what was asked already."""
    guessed: list[tuple[RowRef, str, int]] = field(default_factory=list)
    """Who was found by no more than a family name and the first letter of a given name: where, as what, who."""

    @classmethod
    def of(cls, store: Store, course_id: int) -> Roll:
        """Return the people of a course, with the spellings that a list may have of each."""
        rows = people.of_course(store, course_id)
        for person in rows:
            own = f"{person['given_name']} {person['family_name']}", person["other_name"]
            names = (person["alias"],) if person["is_protected"] else tuple(filter(None, own))
            person["spellings"] = [_words(name) for name in names]
        return cls(rows)

    def find(self, name: str, key: str = "", hint: str = "", email: str = "") -> Row:
        """Return the person of a key, an e-mail address or a name. Raises NotFound for nobody, Invalid for several."""
        found = self.candidates(name, key, hint, email)
        if len(found) == 1:
            return found[0]
        said = name or key or email
        if found:
            raise Invalid(_("Several in the course can be {name}.").format(name=said), _("Give the key."))
        raise NotFound(_("Nobody called {name} is in the course.").format(name=said), _("Enrol the person first."))

    def candidates(self, name: str, key: str = "", hint: str = "", email: str = "") -> list[Row]:
        """Return those who may be meant; a shortened name is tried when nobody has the whole one."""
        said = name, key, hint, email
        if said not in self._found:
            self._found[said] = self._candidates(*said)
        return self._found[said]

    def _candidates(self, name: str, key: str, hint: str, email: str) -> list[Row]:
        if key:
            by_key = [person for person in self.people if person["key"].casefold() == key.casefold()]
            if by_key or name:
                return by_key
            name = key  # a name of one word looks like a key
        if email:
            wanted = email.casefold()
            return [p for p in self.people if wanted in (p["email"].casefold(), p["other_email"].casefold())]
        words = _words(name)
        same = [p for p in self.people if any(sorted(words) == sorted(own) for own in p["spellings"])]
        found = same or [p for p in self.people if words and any(_fits(words, own) for own in p["spellings"])]
        found = _by_hint(found, hint)
        seated = [person for person in found if person["status"] in SEATED]
        return seated if len(found) > 1 and len(seated) == 1 else found

    def seated_by_whole_name(self, name: str, key: str, email: str) -> Row | None:
        """Return the one with a seat whose whole name, key or address it is, or None."""
        words = sorted(_words(name))
        found = [
            person
            for person in self.candidates(name, key, email=email)
            if key or email or any(words == sorted(own) for own in person["spellings"])
        ]
        return found[0] if len(found) == 1 and found[0]["status"] in SEATED else None

    def is_on(self, person: Row, lines: tuple[ListLine, ...]) -> bool:
        """Return whether a person has a line of their own on a list."""
        return any(person["id"] == one["id"] for one in self.lists.get(id(lines), {}).values())

    def on_list(self, source: RowRef, line: ListLine, lines: tuple[ListLine, ...]) -> Row:
        """Return the person of a line of a list in which everybody has one. Raises as `find`, Invalid for a second line."""
        self.read(source, lines)
        found = self.lists[id(lines)]
        person = found.get(line.spot) or self.find(line.name, line.key, line.hint)
        first = next((spot for spot, one in found.items() if one["id"] == person["id"]), line.spot)
        if first != line.spot:
            where = first.row if first.row != line.spot.row else first.column
            raise Invalid(_("{name} is in the list already, at {where}.").format(name=line.name, where=where))
        return person

    def read(self, source: RowRef, lines: tuple[ListLine, ...]) -> None:
        """Find out who the lines of a list are, once."""
        if id(lines) not in self.lists:
            self.lists[id(lines)] = self._settled(source, lines)

    def _settled(self, source: RowRef, lines: Iterable[ListLine]) -> dict[Spot, Row]:
        """Return who each line is: those who can be only one first, then those for whom only one is left."""
        found: dict[Spot, Row] = {}
        taken: set[int] = set()
        left = [(line, self.candidates(line.name, line.key, line.hint)) for line in lines if not line.is_walk_in]
        while True:
            new = {line.spot: one for line, may in left if (one := _only(may, taken)) is not None}
            new = {spot: one for spot, one in new.items() if one["id"] not in taken}
            if not new:
                break
            for spot, one in new.items():
                if one["id"] not in taken:
                    found[spot] = one
                    taken.add(one["id"])
            left = [(line, may) for line, may in left if line.spot not in new]
        for line, may in left:
            one = self._by_family(line.name, taken) if not may else None
            if one is not None:
                found[line.spot] = one
                taken.add(one["id"])
                self.guessed.append((source._replace(row=line.spot.row), line.name, one["id"]))
        return found

    def _by_family(self, name: str, taken: set[int]) -> Row | None:
        """Return the only one in the course with a family name that a list has, when the given name begins alike."""
        words = _words(name)
        for word in words if len(words) > 1 else ():
            family = [p for p in self.people if not p["is_protected"] and word in _words(p["family_name"])]
            others = {other[0] for other in words if other != word}
            if len(family) == 1 and family[0]["id"] not in taken and family[0]["status"] in SEATED:
                return family[0] if _begins(family[0], others) else None
        return None


def unknown(error: CoursesError, row: MarkRow | CheckInRow) -> RowFault:
    """Return that somebody is not known, as the fault of the cell that names them, and what to do about it."""
    spot = row.spots.get("person") if isinstance(row, MarkRow) else None
    field_ = "name|given_name|family_name|person" if row.person else "person|name" if row.key else "email"
    hint = error.hint
    if isinstance(error, NotFound) and row.person:
        hint = _("Enrol the person first, or write + before the name of one who only turned up.")
    return RowFault(error.message, hint, field=field_, value=row.person or row.key or row.email, spot=spot)


def _begins(person: Row, letters: set[str]) -> bool:
    """Return whether somebody's given name begins with one of some letters."""
    given = _words(person["given_name"])
    return bool(given) and given[0][0] in letters


def _only(may: Sequence[Row], taken: set[int]) -> Row | None:
    """Return the one who may be meant and is on no other line, or the only one at all."""
    if len(may) == 1:
        return may[0]
    free = [person for person in may if person["id"] not in taken]
    return free[0] if len(free) == 1 else None


def _words(name: str) -> list[str]:
    """Return the words of a name as a list writes it: "Ek, Bo" and "Ek (Bo)" are the same two."""
    return fold(re.sub(r"[(),;]", " ", name)).split()


def _fits(words: list[str], names: list[str]) -> bool:
    """Return whether each word is the beginning of another word of the name ("Rut S")."""
    if not words:
        return True
    rest = words[1:]
    return any(
        name.startswith(words[0]) and _fits(rest, names[:index] + names[index + 1 :])
        for index, name in enumerate(names)
    )


def _by_hint(found: list[Row], hint: str) -> list[Row]:
    """Return those whom a list's hint tells: a birth year ("51", "1951"), the older or the younger, where they live."""
    said = folded(hint)
    year = re.search(r"\d{2}$", said)
    if year:
        born = {person["id"]: str(person["birth_date"])[2:4] for person in found}
        sure = [person for person in found if born[person["id"]] == year[0]]
        return sure or [person for person in found if not born[person["id"]]]
    if len(found) < 2 or not said:
        return found
    if said in _OLDER or said in _YOUNGER:
        return _by_age(found, is_older=said in _OLDER)
    return [person for person in found if said in _where(person)] or found


def _by_age(found: list[Row], *, is_older: bool) -> list[Row]:
    """Return the oldest or youngest when everybody's year of birth is known and no two share it."""
    years = [str(person["birth_date"])[:4] for person in found]
    if not all(years) or len(set(years)) < len(years):
        return found
    ordered = sorted(found, key=lambda person: str(person["birth_date"]))
    return ordered[:1] if is_older else ordered[-1:]


def _where(person: Mapping[str, object]) -> set[str]:
    return {folded(str(person[name])) for name in ("town", "municipality") if name in person}
