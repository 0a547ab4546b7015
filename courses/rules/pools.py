"""Equipment counted: pools of pieces that are as good as each other, and what courses ask of them.

Pieces are known by name and place. A piece booked for courses by name in the register is asked for by them, and only it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from courses.model import Equipment
from courses.rules.programme import Ask, Pool, Programme
from courses.text import fold


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody entered that a course needs."""

    name: str
    place: str
    """Empty: where the course meets, if it is kept there, else wherever it is."""
    quantity: int


def pool_key(name: str, place: str) -> str:
    """Return the key of the pool of that name at that place."""
    return f"{fold(name)}\t{fold(place)}"


def piece_key(code: str) -> str:
    """Return the key of a single piece."""
    return f"#{code}"


def pools(equipment: Iterable[Equipment], unusable: Iterable[str]) -> dict[str, Pool]:
    """Return the pools by key, and each piece as a pool of its own; what cannot be used is not counted."""
    words = [fold(word) for word in unusable]
    found: dict[str, Pool] = {}
    for it in equipment:
        key = pool_key(it.name, it.place)
        usable = not any(word in fold(it.condition) for word in words)
        count = found[key].count if key in found else 0
        found[key] = Pool(it.name, it.place, count + usable)
        found[piece_key(it.code)] = Pool(f"{it.code} {it.name}", it.place, 1, key)
    return found


def asks(
    wishes: Iterable[Wish], booked: Iterable[Equipment], known: dict[str, Pool], where: tuple[str, ...]
) -> tuple[Ask, ...]:
    """Return what a course asks for: what was wished, or the pieces booked for it where those are more.

    `where`: place and municipality of its room. A wish that no pool answers makes one of nothing in `known`.
    """
    wanted: dict[str, int] = {}
    for wish in wishes:
        key = _pool_of(wish, known, where)
        wanted[key] = wanted.get(key, 0) + wish.quantity
    pieces: dict[str, int] = {}
    singles = []
    for it in booked:
        key = pool_key(it.name, it.place)
        pieces[key] = pieces.get(key, 0) + 1
        singles.append(Ask(piece_key(it.code), 1))
    both = (Ask(key, max(wanted.get(key, 0), pieces.get(key, 0))) for key in dict.fromkeys((*wanted, *pieces)))
    return (*both, *singles)


def _pool_of(wish: Wish, known: dict[str, Pool], where: tuple[str, ...]) -> str:
    for place in (wish.place,) if wish.place else where:
        if pool_key(wish.name, place) in known:
            return pool_key(wish.name, place)
    if not wish.place:
        for key, pool in known.items():
            if not key.startswith("#") and fold(pool.name) == fold(wish.name):
                return key
    key = pool_key(wish.name, wish.place)
    known.setdefault(key, Pool(wish.name, wish.place, 0))
    return key


def most_asked(it: Programme, key: str, *, except_id: int) -> int:
    """Return how many pieces of a pool the other courses ask for at once, at most, while the course `except_id` meets."""
    own = [one for one in it.meetings if one.course_id == except_id]
    others = [
        (one, ask.quantity)
        for one in it.meetings
        if one.course_id != except_id
        for ask in it.courses[one.course_id].asks
        if ask.pool == key
    ]
    most = 0
    for meeting in own:
        there = [(one, n) for one, n in others if one.begins < meeting.ends and meeting.begins < one.ends]
        moments = {max(meeting.begins, one.begins) for one, _n in there}
        sums = [sum(n for one, n in there if one.begins <= at < one.ends) for at in moments]
        most = max([most, *sums])
    return most
