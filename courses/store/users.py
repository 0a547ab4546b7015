"""Who may sign in, and their passwords as argon2 has them. The passwords lie outside the journal, in `secret`."""

from __future__ import annotations

from courses.model import Actor, Role, User
from courses.rules import rights
from courses.store.connection import Row, Store
from courses.store.user_names import active_names, are_there, name_key

__all__ = [
    "active_names",
    "are_there",
    "by_name",
    "entries",
    "forget_hash",
    "get",
    "has_librarian",
    "keep_hash",
    "name_key",
    "password_hash",
]
_SELECT = """
    SELECT u.*, EXISTS (SELECT 1 FROM main.secret WHERE name = 'password.' || u.uid) AS has_password
    FROM main.user u
"""


def entries(store: Store, actor: Actor) -> list[User]:
    """Return everybody registered, those active first, then by name. Raises Forbidden."""
    rights.require(actor, rights.Right.MANAGE_USERS)
    return [_user(row) for row in store.query(f"{_SELECT} ORDER BY u.is_active DESC, u.name_key")]


def by_name(store: Store, name: str) -> User | None:
    """Return who is registered under a name, active or not; None for nobody."""
    row = store.one(f"{_SELECT} WHERE u.name_key = ?", (name_key(name),))
    return None if row is None else _user(row)


def get(store: Store, user_id: int) -> User | None:
    """Return a user by number, or None."""
    row = store.one(f"{_SELECT} WHERE u.id = ?", (user_id,))
    return None if row is None else _user(row)


def has_librarian(store: Store) -> bool:
    """Return whether somebody who may sign in may also say who else may."""
    sql = "SELECT 1 FROM main.user WHERE is_active AND role = ? LIMIT 1"
    return store.value(sql, (Role.LIBRARIAN,)) is not None


def password_hash(store: Store, user_id: int) -> str | None:
    """Return a user's password as argon2 has it; None without one."""
    sql = "SELECT s.value FROM main.secret s JOIN main.user u ON s.name = 'password.' || u.uid WHERE u.id = ?"
    value = store.value(sql, (user_id,))
    return None if value is None else str(value)


def keep_hash(store: Store, user_id: int, value: str) -> None:
    """Keep a user's password as argon2 has it, inside a write transaction."""
    store.db.conn.execute(
        "INSERT INTO main.secret (name, value) SELECT 'password.' || uid, ? FROM main.user WHERE id = ? "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (value, user_id),
    )


def forget_hash(store: Store, user_id: int) -> None:
    """Forget a user's password, inside a write transaction."""
    sql = "DELETE FROM main.secret WHERE name = (SELECT 'password.' || uid FROM main.user WHERE id = ?)"
    store.db.conn.execute(sql, (user_id,))


def _user(row: Row) -> User:
    return User(
        id=row["id"],
        name=row["name"],
        role=Role(row["role"]),
        organisation_id=row["organisation_id"],
        leader_id=row["leader_id"],
        is_active=bool(row["is_active"]),
        has_password=bool(row["has_password"]),
        version=row["version"],
    )
