"""What the screen has to know of users before anything else is loaded: whether there are any, and what they are called."""

from __future__ import annotations

from courses.store.connection import Store
from courses.text import clean


def name_key(name: str) -> str:
    """Return what a name is compared by: no case, one space between words, accents kept."""
    return " ".join(clean(name).casefold().split())


def are_there(store: Store) -> bool:
    """Return whether anybody is registered; as long as nobody is, anybody may do everything."""
    return store.value("SELECT 1 FROM main.user LIMIT 1") is not None


def active_names(store: Store) -> list[str]:
    """Return the names of those who may sign in, for the list to pick from, in order."""
    return [row["name"] for row in store.query("SELECT name FROM main.user WHERE is_active ORDER BY name_key")]
