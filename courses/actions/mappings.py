"""How an office's files are read, kept by name to be used again: which heading is which field, which word means what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from courses.actions.kept import kept
from courses.errors import Invalid, NotFound
from courses.i18n import _
from courses.model import Actor
from courses.rules import rights
from courses.store import Store, tables
from courses.store.journal import deed
from courses.text import clean, sort_key


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """What was said by hand about a kind of file."""

    headings: Mapping[str, str] = field(default_factory=dict)
    """By field, the heading that it stands under."""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By field, what the office's words are to be read as."""


def save(store: Store, actor: Actor, name: str, kind: str, mapping: SavedMapping, *, signature: str = "") -> None:
    """Keep a mapping under a name, in place of one of that name; `signature`: the headings it was made for. Raises Invalid."""
    rights.require(actor, rights.Right.IMPORT)
    name = kept(name)
    if not name:
        raise Invalid(_("A saved mapping needs a name."))
    values = {
        "kind": kind,
        "headings": json.dumps(dict(mapping.headings), ensure_ascii=False),
        "words": json.dumps({name: dict(words) for name, words in mapping.words.items()}, ensure_ascii=False),
        "signature": signature,
    }
    with deed(store, actor, _("Saved the mapping {name}").format(name=name)) as it:
        before = tables.first(store, "import_mapping", name=name)
        if before is None:
            it.insert("import_mapping", {"name": name, **values})
        else:
            it.update("import_mapping", before["id"], values)


def load(store: Store, name: str, kind: str) -> SavedMapping:
    """Return the mapping of a name. Raises NotFound naming those for the kind, Invalid when it is for another kind."""
    row = tables.first(store, "import_mapping", name=clean(name))
    if row is None:
        names = [known["name"] for known in tables.find(store, "import_mapping", kind=kind)]
        hint = _("Choose one of: {choices}.").format(choices=", ".join(names)) if names else ""
        raise NotFound(_("There is no saved mapping “{name}”.").format(name=clean(name)), hint)
    if row["kind"] != kind:
        raise Invalid(_("The mapping “{name}” is for {kind}.").format(name=clean(name), kind=row["kind"]))
    return SavedMapping(json.loads(row["headings"]), json.loads(row["words"]))


def remembered(store: Store, kind: str, signature: str) -> tuple[str, SavedMapping] | None:
    """Return the name and the mapping kept last for a kind of file with these very headings, or None."""
    found = tables.find(store, "import_mapping", kind=kind, signature=signature, order="id") if signature else []
    if not found:
        return None
    row = found[-1]
    return str(row["name"]), SavedMapping(json.loads(row["headings"]), json.loads(row["words"]))


def names(store: Store, kind: str) -> list[str]:
    """Return the names of the mappings kept for a kind of file, in Swedish order."""
    return sorted((row["name"] for row in tables.find(store, "import_mapping", kind=kind)), key=sort_key)
