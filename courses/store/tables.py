"""Plain look-ups in one table, for those who write: rows whose columns equal given values."""

from __future__ import annotations

from datetime import date

from courses.store.connection import Row, Store


def find(store: Store, table: str, *, order: str = "id", **equal: object) -> list[Row]:
    """Return the rows of `table` in which every named column equals its value (None is NULL), in order of `order`."""
    where = " AND ".join(f'"{name}" IS ?' for name in equal) or "1 = 1"
    return store.query(f'SELECT * FROM "{table}" WHERE {where} ORDER BY {order}', tuple(equal.values()))


def first(store: Store, table: str, **equal: object) -> Row | None:
    """Return the first such row, or None."""
    where = " AND ".join(f'"{name}" IS ?' for name in equal)
    return store.one(f'SELECT * FROM "{table}" WHERE {where} ORDER BY id LIMIT 1', tuple(equal.values()))


def id_of(store: Store, table: str, **equal: object) -> int | None:
    """Return the id of the first such row, or None."""
    row = first(store, table, **equal)
    return None if row is None else int(row["id"])


def next_id(store: Store, table: str) -> int:
    """Return the id that the next row will get."""
    return int(store.value(f'SELECT coalesce(max(id), 0) FROM main."{table}"')) + 1


def next_number(store: Store, table: str, today: date) -> str:
    """Return the next number of the year in a table that is numbered by year, such as 2026-0042."""
    sql = f"SELECT max(CAST(substr(number, 6) AS INTEGER)) FROM main.{table} WHERE number LIKE ?"
    return f"{today.year}-{(store.value(sql, (f'{today.year}-%',)) or 0) + 1:04d}"
