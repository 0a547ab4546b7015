"""The keys that certificates are signed with: the open half of each in a table, the closed one in `secret`."""

from __future__ import annotations

import uuid
from datetime import datetime

from courses import clock
from courses.model.certificates import PublicKey
from courses.store import options
from courses.store.connection import Row, Store

_UNDER = "certificate.key."


def everyone(store: Store) -> list[PublicKey]:
    """Return all keys that ever signed, the newest first; the first is in use unless it has been retired."""
    library = options.get(store, "library.name")
    return [_key(row, library) for row in store.query("SELECT * FROM signing_key ORDER BY id DESC")]


def current(store: Store) -> PublicKey | None:
    """Return the key that signs now."""
    return next((it for it in everyone(store) if it.retired_at is None), None)


def closed_half(store: Store, code: str) -> str:
    """Return the closed half of a key; empty where this library does not have it."""
    return str(store.value("SELECT value FROM main.secret WHERE name = ?", (_UNDER + code,)) or "")


def keep(store: Store, code: str, public: str, closed: str) -> int:
    """Keep a new key, inside a write transaction, and return its id; the one before signs no more.

    It goes past the journal: an undoing must not take away what papers in the world are checked with.
    """
    at, run = clock.stamp(), store.db.conn.execute
    run("UPDATE main.signing_key SET retired_at = ? WHERE retired_at IS NULL", (at,))
    made = run(
        "INSERT INTO main.signing_key (uid, code, public, made_at) VALUES (?, ?, ?, ?)",
        (uuid.uuid4().hex, code, public, at),
    )
    run("INSERT OR REPLACE INTO main.secret (name, value) VALUES (?, ?)", (_UNDER + code, closed))
    return int(made.lastrowid or 0)


def _key(row: Row, library: str) -> PublicKey:
    return PublicKey(row["code"], row["public"], library, _local(row["made_at"]), _local(row["retired_at"]))


def _local(text: str | None) -> datetime | None:
    return clock.to_local(datetime.fromisoformat(text)) if text else None
