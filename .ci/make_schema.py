"""Writes db/schema.sql, the tables as the migrations leave them: `make schema`; with --check only says if it is fresh."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from courses.store import open_store

SCHEMA = Path(__file__).resolve().parent.parent / "db" / "schema.sql"


def schema() -> str:
    """Return the schema of a new database, tables in order of name, each with its indexes."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "data")
        rows = store.query(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY tbl_name, type = 'index', name"
        )
        store.close()
    head = "-- Generated from db/migrations by `make schema`; read it, never edit it.\n\n"
    return head + "\n\n".join(f"{row['sql']};" for row in rows) + "\n"


def main() -> int:
    """Write or check the file; 1 when it is stale."""
    text = schema()
    if "--check" not in sys.argv:
        SCHEMA.write_text(text, encoding="utf-8")
    elif not SCHEMA.exists() or SCHEMA.read_text(encoding="utf-8") != text:
        sys.stderr.write("db/schema.sql is stale: run make schema\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
