"""Settings: set one, as a deed."""

from __future__ import annotations

from courses.i18n import _
from courses.model import Actor
from courses.rules import rights
from courses.settings import setting
from courses.store import Store, tables
from courses.store.journal import deed


def set_option(store: Store, actor: Actor, name: str, value: str) -> str:
    """Set a setting and return the value as kept. Raises NotFound for the name, Invalid for the value."""
    rights.require(actor, rights.Right.CONFIGURE)
    known = setting(name)
    kept_value = known.read(value)
    words = _("Set {name} to {value}").format(name=known.title(), value=known.show(kept_value) or "–")
    with deed(store, actor, words) as it:
        row = tables.first(store, "setting", name=name)
        if row is None:
            it.insert("setting", {"name": name, "value": kept_value})
        else:
            it.update("setting", row["id"], {"value": kept_value})
    return kept_value
