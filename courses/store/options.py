"""The settings as they are kept: a value for each name in `courses.settings`, the default where none was set."""

from __future__ import annotations

from courses.settings import SETTINGS, setting
from courses.store.connection import Store


def get(store: Store, name: str) -> str:
    """Return a setting's text; raises NotFound for a name that does not exist."""
    known = setting(name)
    value = store.value("SELECT value FROM setting WHERE name = ?", (name,))
    return known.default if value is None else str(value)


def everything(store: Store) -> dict[str, str]:
    """Return all settings with their values, in the order they are listed in."""
    kept = {row["name"]: row["value"] for row in store.query("SELECT name, value FROM setting")}
    return {name: kept.get(name, known.default) for name, known in SETTINGS.items()}
