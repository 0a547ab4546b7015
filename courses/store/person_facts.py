"""Everybody in the register, one after the other, by what tells people apart; for those who match, never for showing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from courses.store.connection import Row, Store

_MOST = 500
"""Values asked for in one statement."""


class Known(NamedTuple):
    """What tells somebody apart; a tuple, because a register has hundreds of thousands."""

    id: int
    key: str
    given_name: str
    family_name: str
    other_name: str
    personal_no: str
    birth_date: str
    phone: str
    other_phone: str
    email: str
    other_email: str
    is_protected: int
    alias: str
    town: str

    @property
    def shown(self) -> str:
        """The name that may be shown: the alias of a protected person."""
        return self.alias if self.is_protected else self.name

    @property
    def details(self) -> str:
        """Birth, ways of contact and town, to tell people of one name apart; nothing of a protected person."""
        said = (self.birth_date, self.phone, self.other_phone, self.email, self.other_email, self.town)
        return "" if self.is_protected else ", ".join(filter(None, said))

    @property
    def name(self) -> str:
        """The name as it is kept, given name first; of a protected person too."""
        return f"{self.given_name} {self.family_name}".strip()


def everybody(store: Store) -> Iterator[Known]:
    """Yield everybody in order of id; nothing may be written meanwhile."""
    columns = ", ".join(Known._fields)
    return map(Known._make, store.db.conn.execute(f"SELECT {columns} FROM person ORDER BY id"))


def merged_keys(store: Store) -> dict[str, int]:
    """Return whom the keys of those belong to by now who were merged into others, by casefolded key."""
    return {row["key"].casefold(): row["person_id"] for row in store.query("SELECT key, person_id FROM merged_key")}


def whole(store: Store, ids: Iterable[int]) -> dict[int, Row]:
    """Return the bare rows of some persons, by id."""
    wanted = sorted(set(ids))
    found: dict[int, Row] = {}
    for at in range(0, len(wanted), _MOST):
        some = tuple(wanted[at : at + _MOST])
        sql = f"SELECT * FROM person WHERE id IN ({', '.join('?' * len(some))})"
        found.update((row["id"], row) for row in store.query(sql, some))
    return found


def held_apart(store: Store, ids: Iterable[int]) -> set[frozenset[int]]:
    """Return the pairs among some persons of whom somebody has said that they are not the same."""
    wanted = sorted(set(ids))
    found: set[frozenset[int]] = set()
    for at in range(0, len(wanted), _MOST):
        some = tuple(wanted[at : at + _MOST])
        sql = f"SELECT one_id, other_id FROM not_same WHERE one_id IN ({', '.join('?' * len(some))})"
        found.update(frozenset((row["one_id"], row["other_id"])) for row in store.query(sql, some))
    return found


def any_key(store: Store, words: Iterable[str]) -> bool:
    """Return whether any of some words is somebody's key, in small or great letters."""
    wanted = sorted({form for word in words for form in (word, word.upper(), word.lower(), word.capitalize())})
    for at in range(0, len(wanted), _MOST):
        some = tuple(wanted[at : at + _MOST])
        if store.value(f"SELECT 1 FROM person WHERE key IN ({', '.join('?' * len(some))}) LIMIT 1", some):
            return True
    return False


def keys_from(store: Store, number: int) -> set[str]:
    """Return the keys of the form P0001 that are taken and not below a number."""
    sql = "SELECT key FROM person WHERE key >= 'P' AND key < 'Q' AND length(key) >= 5"
    return {row["key"] for row in store.query(sql) if row["key"][1:].isdecimal() and int(row["key"][1:]) >= number}


def id_of_key(store: Store, key: str) -> int | None:
    """Return whom a key belongs to, in any case of letters; the key of somebody merged is the other's too."""
    found = store.value("SELECT id FROM person WHERE key = ?", (key,)) or store.value(
        "SELECT id FROM person WHERE key = ? COLLATE NOCASE ORDER BY id LIMIT 1", (key,)
    )
    return int(found) if found else merged_keys(store).get(key.casefold())


def some(store: Store, ids: Iterable[int]) -> list[Known]:
    """Return what tells some persons apart, in order of id."""
    return [Known(*(row[name] for name in Known._fields)) for _id, row in sorted(whole(store, ids).items())]


def of_keys(store: Store, keys: Iterable[str]) -> dict[str, Row]:
    """Return the bare rows of those whom keys belong to, by casefolded key, in any case of letters."""
    wanted = {key.casefold() for key in keys}
    merged = {key: one for key, one in merged_keys(store).items() if key in wanted}
    named = store.db.conn.execute("SELECT key, id FROM person") if wanted else ()
    ids = merged | {key.casefold(): one for key, one in named if key.casefold() in wanted}
    rows = whole(store, ids.values())
    return {key: rows[one] for key, one in ids.items()}
