"""From the names in a file to the rows they mean: organisations, rooms, leaders, courses, persons.

An organisation, room or leader that nobody has heard of is put in the register, with a note that says so, because losing a
course for a room's sake helps nobody. A course or a person is never made up.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from courses.actions.registers import new_code
from courses.errors import Invalid, NotFound
from courses.i18n import _
from courses.model import Actor, OrganisationKind
from courses.store import tables
from courses.store.connection import Row, Store
from courses.store.courses import code_key
from courses.store.journal import Deed
from courses.store.registers import Register
from courses.text import clean, fold

_NOBODY = frozenset(
    {"ej klart", "ej klar", "vakant", "saknas", "tbd", "n n", "nn", "?", "-", "–", "inte klart", "none", "ingen"}
)
_APART = re.compile(r"\s*(?:[;/&+\n]|,|\boch\b|\band\b)\s*")
_SHORTEST = 3
"""A course code of fewer signs is not looked for inside a text."""
_BY_WORD = (
    ("bibliotek", OrganisationKind.LIBRARY),
    ("library", OrganisationKind.LIBRARY),
    ("seniornet", OrganisationKind.SENIORNET_CLUB),
    ("studieforbund", OrganisationKind.STUDY_ASSOCIATION),
    ("forvaltning", OrganisationKind.DEPARTMENT),
    ("kommun", OrganisationKind.DEPARTMENT),
    ("region", OrganisationKind.AUTHORITY),
    ("myndighet", OrganisationKind.AUTHORITY),
)


@dataclass(slots=True)
class Resolver:
    """Looks names up once each; lives as long as one import."""

    it: Deed
    notes: list[str] = field(default_factory=list)
    """What was put in a register on the way, in words."""
    _organisations: dict[str, int] = field(default_factory=dict)
    _leaders: dict[str, int] = field(default_factory=dict)
    _rooms: list[Row] = field(default_factory=list)
    _courses: dict[str, int] = field(default_factory=dict)
    _titles: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the registers as they are now."""
        for row in tables.find(self.it.store, "organisation"):
            for name in (row["code"], row["name"], *json.loads(row["aliases"])):
                self._organisations.setdefault(fold(name), row["id"])
        for row in tables.find(self.it.store, "leader"):
            for name in filter(None, (row["name"], row["signature"])):
                self._leaders.setdefault(fold(name), row["id"])
        self._rooms = tables.find(self.it.store, "room")

        for row in tables.find(self.it.store, "course"):
            self._courses[row["code_key"]] = row["id"]
            self._titles.setdefault(fold(row["title"]), []).append(row["id"])

    @classmethod
    def reading(cls, store: Store) -> Resolver:
        """Return a resolver that is only asked, never makes anything: there is no deed yet."""
        return cls(Deed(store, Actor(""), ""))

    def code_of(self, text: str) -> str:
        """Return the code of the organisation that a text names, else the text: nothing is put in the register."""
        row = tables.first(self.it.store, "organisation", id=self._organisations.get(fold(text)))
        return str(row["code"]) if row else text

    def course(self, text: str) -> int:
        """Return the course that a text names: its code in any spelling, a code with words after it, or its title.

        Raises NotFound when no course, or more than one, can be meant.
        """
        key = code_key(text)
        found = {self._courses[key]} if key in self._courses else self._courses_in(key, text)
        found = found or set(self._titles.get(fold(text), ()))
        if len(found) == 1:
            return found.pop()
        near = get_close_matches(key, self._courses, n=3)
        hint = _("Codes that are near: {codes}.").format(codes=", ".join(near)) if near else ""
        raise NotFound(_("There is no course “{code}”.").format(code=clean(text)), hint)

    def course_of(self, texts: Sequence[str]) -> int:
        """Return the course that the first text to name one names. Raises NotFound."""
        for text in texts[:-1]:
            try:
                return self.course(text)
            except NotFound:
                continue
        return self.course(texts[-1] if texts else "")

    def _courses_in(self, key: str, text: str) -> set[int]:
        """Return the courses whose code stands in `key`, the longest code first, else the one that ends with it.

        A code that goes on with more digits is another: "STO-6011" is not 601, and "4602 2026" is 4602.
        """
        inside = [code for code in self._courses if code in key and _stands_in(code, text)]
        longest = max(map(len, inside), default=0)
        if longest >= _SHORTEST:
            return {self._courses[code] for code in inside if len(code) == longest}
        number = re.match(r"\d{3,}", key)
        ends = [
            code
            for code in self._courses
            if number and code.endswith(number[0]) and not code[: -len(number[0])].isdigit()
        ]
        return {self._courses[code] for code in ends} if len(ends) == 1 else set()

    def organisation(self, name: str) -> int | None:
        """Return the organisation of a code, name or alias; None for no name."""
        name = clean(name)
        if _is_nobody(name):
            return None
        known = self._organisations.get(fold(name))
        return known if known is not None else self._new_organisation(name)

    def organisations(self, names: str | Sequence[str]) -> tuple[int, ...]:
        """Return the organisations of a list of names; a comma inside a known name does not part it."""
        parts = split_known(names, lambda text: fold(text) in self._organisations)
        found = (self.organisation(part) for part in parts)
        return tuple(dict.fromkeys(i for i in found if i is not None))

    def leaders(self, names: str | Sequence[str]) -> tuple[int, ...]:
        """Return the leaders of a list of names or signatures."""
        parts = split_known(names, lambda text: fold(text) in self._leaders)
        found = (self._leader(part) for part in parts if not _is_nobody(part))
        return tuple(dict.fromkeys(found))

    def room(self, name: str, *, place: str = "", municipality: str = "", context: str = "") -> int | None:
        """Return the room of that name, told from its namesakes by place, municipality or `context` (a sheet's name).

        Raises Invalid when several are left.
        """
        place, name = (clean(part) for part in name.split(":", 1)) if ":" in name else (clean(place), clean(name))
        if _is_nobody(name):
            return None
        found = [row for row in self._rooms if fold(row["name"]) == fold(name)]
        for narrow in (_is_at(place), _is_at(municipality), _is_at(context)):
            found = [row for row in found if narrow(row)] or found
        if place or municipality:
            found = [row for row in found if _is_at(place)(row) and _is_at(municipality)(row)]
        if len(found) > 1:
            where = ", ".join(f"{row['place'] or row['municipality']}: {row['name']}" for row in found)
            raise Invalid(_("There are several rooms called “{name}”: {where}").format(name=name, where=where))
        return int(found[0]["id"]) if found else self._new_room(name, place, municipality)

    def _new_organisation(self, name: str) -> int:
        kind = next((kind for word, kind in _BY_WORD if word in fold(name)), OrganisationKind.OTHER)
        values = {"code": self.new_code(name), "name": name, "kind": kind}
        number = self.it.insert("organisation", values)
        self._organisations[fold(name)] = number
        self.notes.append(_("New organisation: {name}").format(name=name))
        return number

    def new_code(self, name: str) -> str:
        """Return a code for an organisation that has none, which nobody has yet."""
        return new_code(self.it.store, Register.ORGANISATION, name)

    def known_leader(self, name: str) -> int | None:
        """Return the leader of a name or signature, or None; nobody is put in the register."""
        return self._leaders.get(fold(name)) if name else None

    def _leader(self, name: str) -> int:
        name = clean(name)
        known = self._leaders.get(fold(name))
        if known is None:
            known = self.it.insert("leader", {"name": name})
            self._leaders[fold(name)] = known
            self.notes.append(_("New leader: {name}").format(name=name))
        return known

    def _new_room(self, name: str, place: str, municipality: str) -> int:
        values = {"name": name, "place": place, "municipality": municipality}
        number = self.it.insert("room", values)
        self._rooms.append({"id": number, **values})
        self.notes.append(_("New room: {name}").format(name=name))
        return number


def split_known(names: str | Sequence[str], is_known: Callable[[str], bool]) -> list[str]:
    """Return the names in a text that lists some, joining neighbours that together are a known one."""
    if not isinstance(names, str):
        return [name for one in names for name in split_known(one, is_known)]
    whole = clean(names)
    if not whole or is_known(whole):
        return [whole] if whole else []
    parts = [part for part in _APART.split(whole) if part]
    found: list[str] = []
    while parts:
        size = next((n for n in range(len(parts), 1, -1) if is_known(", ".join(parts[:n]))), 1)
        found.append(", ".join(parts[:size]))
        parts = parts[size:]
    return found


def _is_at(place: str) -> Callable[[Row], bool]:
    wanted = fold(place)
    return lambda row: not wanted or wanted in (fold(row["place"]), fold(row["municipality"]))


def _is_nobody(name: str) -> bool:
    return not name or fold(name.strip("() ")) in _NOBODY


def _stands_in(key: str, text: str) -> bool:
    """Return whether a code, as it is looked up by, stands in a text without more digits right before or after it."""
    spelt = r"[\W_]*".join(map(re.escape, key))
    before, after = (r"(?<!\d)" if key[0].isdigit() else "", r"(?!\d)" if key[-1].isdigit() else "")
    return re.search(f"{before}{spelt}{after}", clean(text).upper()) is not None
