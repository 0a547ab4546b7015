"""What registers are called in a file that is to be read in again: the name, or what tells it from its namesakes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from courses.model import Leader, Organisation, Room
from courses.text import fold

_APART = re.compile(r"[;/&+\n,]|\boch\b|\band\b")
"""What parts the names in a list when it is read; a name with this in it cannot stand in one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is, in three cells."""

    room: str = ""
    place: str = ""
    municipality: str = ""


class Naming:
    """Names organisations, leaders and rooms so that an import finds the same ones again."""

    def __init__(self, organisations: Sequence[Organisation], leaders: Sequence[Leader], rooms: Sequence[Room]) -> None:
        """Look at the whole registers, in any order."""
        self._organisations = {it.id: (it.name, it.code) for it in organisations}
        self._leaders = {it.id: (it.name, it.signature) for it in leaders}
        self._rooms = {it.id: it for it in rooms}
        self._organisation_of = _first((it.id, (it.code, it.name, *it.aliases)) for it in organisations)
        self._leader_of = _first((it.id, (it.name, it.signature)) for it in leaders)

    def organisation(self, number: int | None) -> str:
        """Return what an organisation is called; "" for None."""
        return "" if number is None else _named(self._organisations[number], number, self._organisation_of)

    def organisations(self, numbers: Sequence[int]) -> str:
        """Return a list of organisations."""
        return _listed(numbers, self._organisations, self._organisation_of)

    def leaders(self, numbers: Sequence[int]) -> str:
        """Return a list of leaders."""
        return _listed(numbers, self._leaders, self._leader_of)

    def place(self, room_id: int | None) -> Place:
        """Return a room with where it is."""
        if room_id is None:
            return Place()
        it = self._rooms[room_id]
        name = f"{it.place or it.municipality}: {it.name}" if ":" in it.name else it.name
        return Place(name, it.place, it.municipality)

    def room(self, room_id: int | None) -> str:
        """Return a room in one cell: its name, with its place before it where other rooms have that name."""
        if room_id is None:
            return ""
        it = self._rooms[room_id]
        is_alone = sum(1 for other in self._rooms.values() if fold(other.name) == fold(it.name)) == 1
        return it.name if is_alone and ":" not in it.name else f"{it.place or it.municipality}: {it.name}"


def _first(known: Iterable[tuple[int, Iterable[str]]]) -> dict[str, int]:
    """Return which row a folded name means: as imports see it, the first that has it."""
    found: dict[str, int] = {}
    for number, names in sorted(known, key=lambda it: it[0]):
        for name in filter(None, names):
            found.setdefault(fold(name), number)
    return found


def _named(names: tuple[str, str], number: int, known: dict[str, int], *, in_list: bool = False) -> str:
    name, short = names
    is_plain = known.get(fold(name)) == number and not (in_list and _APART.search(name))
    return name if is_plain or not short else short


def _listed(numbers: Sequence[int], names: dict[int, tuple[str, str]], known: dict[str, int]) -> str:
    return ", ".join(_named(names[number], number, known, in_list=len(numbers) > 1) for number in numbers)
