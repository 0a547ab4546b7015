"""Which sqlite the program runs on: pysqlite3 when it is there, as sqlite-utils chooses too, else Python's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    from sqlite_utils.utils import sqlite3

__all__ = ["sqlite3"]
