"""The fields of a packet's JSON, each read for what it has to be; whatever else stands there is refused, with its name.

A signature says who made a file, not that it is harmless: nothing here trusts a type, a length or a letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar

from courses import clock
from courses.errors import Invalid
from courses.i18n import _
from courses.rules.packet_seal import ask_again
from courses.text import NAME_LENGTH, TEXT_LENGTH, clean

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
MOST = 2_000
"""The most rows of a kind: people, sessions, marks of a session."""
MOST_NUMBER = 100_000
_UID = re.compile(r"[0-9a-f]{32}")
Fields = Mapping[str, object]


def wrong(where: str) -> Invalid:
    """Return the refusal of a field that is not what it has to be."""
    return Invalid(
        _("The file cannot be read: “{field}” is not what it has to be.").format(field=clean(where)), ask_again()
    )


def fields(value: object, where: str) -> Fields:
    """Read an object of named fields."""
    if not isinstance(value, dict) or len(value) > MOST:
        raise wrong(where)
    return value


def rows(values: Fields, name: str, read: Callable[[Fields], T], *, most: int = MOST) -> tuple[T, ...]:
    """Read a list of objects."""
    value = values.get(name)
    if not isinstance(value, list) or len(value) > most:
        raise wrong(name)
    return tuple(read(fields(one, name)) for one in value)


def pairs(values: Fields, name: str) -> Iterator[tuple[str, object]]:
    """Read an object that has uids for names."""
    for uid, value in fields(values.get(name), name).items():
        if not _UID.fullmatch(uid):
            raise wrong(name)
        yield uid, value


def uid(values: Fields, name: str = "uid") -> str:
    """Read a name that is unique everywhere."""
    value = values.get(name)
    if not isinstance(value, str) or not _UID.fullmatch(value):
        raise wrong(name)
    return value


def uids(values: Fields, name: str) -> tuple[str, ...]:
    """Read a list of uids; empty when it is not there."""
    value = values.get(name, [])
    if (
        not isinstance(value, list)
        or len(value) > MOST
        or not all(isinstance(it, str) and _UID.fullmatch(it) for it in value)
    ):
        raise wrong(name)
    return tuple(value)


def text(values: Fields, name: str, *, length: int = NAME_LENGTH, needed: bool = False) -> str:
    """Read a text, cleaned; one that is too long is refused, not shortened."""
    return said(values.get(name, ""), name, length=length, needed=needed)


def said(value: object, where: str, *, length: int = NAME_LENGTH, needed: bool = False) -> str:
    """Read a text on its own; see `text`."""
    if not isinstance(value, str) or len(value) > length:
        raise wrong(where)
    kept = clean(value, length=length, lines=length == TEXT_LENGTH)
    if needed and not kept:
        raise wrong(where)
    return kept


def whole(value: object, where: str) -> int | None:
    """Read a whole number from 0, or nothing."""
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_NUMBER:
        raise wrong(where)
    return value


def yes_no(value: object, where: str) -> bool:
    """Read yes or no."""
    if not isinstance(value, bool):
        raise wrong(where)
    return value


def one_of(kind: type[E], value: object, where: str) -> E:
    """Read one of a closed list."""
    if not isinstance(value, str) or value not in kind.__members__:
        raise wrong(where)
    return kind(value)


def day(values: Fields, name: str) -> date:
    """Read an ISO date."""
    return _iso(date.fromisoformat, values.get(name), name, size=10)


def clock_time(values: Fields, name: str) -> time:
    """Read HH:MM."""
    return _iso(time.fromisoformat, values.get(name), name, size=5)


def instant(value: object, where: str) -> datetime:
    """Read an instant with its offset, as local time."""
    found = _iso(datetime.fromisoformat, value, where, size=40)
    if found.tzinfo is None:
        raise wrong(where)
    try:
        return clock.to_local(found)
    except (OverflowError, ValueError) as error:
        raise wrong(where) from error


def moment(values: Fields, name: str) -> datetime:
    """Read a naive local time."""
    found = _iso(datetime.fromisoformat, values.get(name), name, size=40)
    if found.tzinfo is not None:
        raise wrong(name)
    return found


def _iso(read: Callable[[str], T], value: object, where: str, *, size: int) -> T:
    if not isinstance(value, str) or len(value) > size or not value.isascii():
        raise wrong(where)
    try:
        return read(value)
    except ValueError as error:
        raise wrong(where) from error
