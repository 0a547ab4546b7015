"""Which files were read in, when and by whom: the same file again is told, and changes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from courses import clock
from courses.dates import day_text
from courses.i18n import ngettext
from courses.imports.applying import Applying
from courses.imports.reader import Reading
from courses.model import Actor
from courses.store import Store, import_runs
from courses.store.journal import Deed
from courses.text import clean


def digest(path: Path) -> str:
    """Return what tells a file from any other, whatever it is called."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def was_read(store: Store, kind: str, path: Path) -> bool:
    """Return whether the very same file was read in before, and that was not undone."""
    return import_runs.last_of(store, kind, digest(path)) is not None


def told_before(store: Store, kind: str, path: Path) -> str:
    """Return when the very same file was read in before, in words; "" when it was not."""
    run = import_runs.last_of(store, kind, digest(path))
    if run is None:
        return ""
    words = ngettext("{file} was read in {day}: {count} row.", "{file} was read in {day}: {count} rows.", run.rows)
    return words.format(file=clean(path.name), day=day_text(run.at.date(), clock.today()), count=run.rows)


def note_in(it: Deed, actor: Actor, kind: str, readings: Sequence[Reading], applied: Applying) -> None:
    """Write inside a deed that files were read in; what is counted over all of them is told at the first."""
    for number, reading in enumerate(readings):
        backs = {(it.source.sheet, it.source.row) for it in applied.handed_back if it.source.file == reading.book.name}
        is_first = number == 0
        it.insert(
            "import_run",
            {
                "at": clock.now().isoformat(),
                "actor": actor.name,
                "kind": kind,
                "file": clean(reading.book.name),
                "digest": digest(reading.path),
                "layout": getattr(reading, "layout", "") or "",
                "rows": len(reading.drafts) + len(reading.rejected),
                "created": applied.created * is_first,
                "changed": applied.changed * is_first,
                "unchanged": applied.unchanged * is_first,
                "rejected": len({*backs, *reading.rejected}),
            },
        )
