"""Those of the register who may be like somebody, looked up in indexes; for those who compare, never for showing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from courses.store.connection import Store
from courses.store.person_facts import Known
from courses.text import sort_key

_END = 6
"""Last digits of a telephone number that it is looked up by."""
_TRIMMED = " ().,abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
_MOST = 200
"""Persons of one name, or born on one day, that are looked at."""


_COLUMNS = ", ".join(Known._fields)


def near(
    store: Store, names: Iterable[tuple[str, str]], phones: Iterable[str], emails: Iterable[str], birth_date: str
) -> list[Known]:
    """Return those who share the end of a phone number, an e-mail address or a birth date, or whose name begins alike.

    `names` are pairs of family name and how the given name begins. All of it is looked up in indexes.
    """
    found: dict[int, Known] = {}
    for sql, value in _asked(names, phones, emails, birth_date):
        statement = f"SELECT {_COLUMNS} FROM person WHERE {sql} LIMIT {_MOST}"
        for row in map(Known._make, store.db.conn.execute(statement, value)):
            found[row.id] = row
    return list(found.values())


def _asked(
    names: Iterable[tuple[str, str]], phones: Iterable[str], emails: Iterable[str], birth_date: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for phone in phones:
        for column in ("phone", "other_phone"):
            yield f"{_end_of(column)} = ? AND {column} <> ''", (phone[-_END:],)
    for email in emails:
        for column in ("email", "other_email"):
            yield f"lower({column}) = ? AND {column} <> ''", (email,)
    if birth_date:
        yield "birth_date = ? AND birth_date <> ''", (birth_date,)
    for family, given in names:
        start = sort_key(f"{family}\t{given}".strip())
        yield "sort_name >= ? AND sort_name < ?", (start, f"{start}\U0010ffff")


def _end_of(column: str) -> str:
    """Return the expression of the index over the last digits of a number, as the migration has it."""
    bare = f"rtrim({column}, '{_TRIMMED}')"
    for sign in (" ", "-", "/"):
        bare = f"replace({bare}, '{sign}', '')"
    return f"substr({bare}, -{_END})"


def held_apart(store: Store) -> set[tuple[int, int]]:
    """Return the pairs of whom somebody has said that they are not the same, the lower id first."""
    rows = store.db.conn.execute("SELECT one_id, other_id FROM not_same")
    return {(one_id, other_id) for one_id, other_id in rows}
