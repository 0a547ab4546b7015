"""The one database file: the only room that knows SQL. Actions write through it; screens only read."""

from courses.store.connection import Store, open_store

__all__ = ["Store", "open_store"]
