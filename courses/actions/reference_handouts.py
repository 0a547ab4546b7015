"""Brings the handouts that the program ships, and their pictures. What the library has changed or removed stays so."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from courses import resources
from courses.model.handouts import HandoutText
from courses.store import Store, handouts, tables
from courses.store.journal import Deed

FILE_NAME = re.compile(r"(?P<code>[\w-]{1,60})\.(?P<language>[a-z]{2,3}(?:-[a-z0-9]{2,12})?)\.md$")
_PICTURES = (".svg", ".png", ".jpg", ".jpeg")
_EDITION = re.compile(r'^version: *"?([\d.]+)', re.MULTILINE)
_DATED = re.compile(r"^datum: *([\d-]+)", re.MULTILINE)


class Shipped(NamedTuple):
    """A text as its file has it."""

    code: str
    language: str
    columns: dict[str, object]


def lacks_some(store: Store) -> bool:
    """Return whether the shelf lacks a text that the program brings, or has an older version of one, unchanged."""
    there = handouts.editions(store)
    missing = [key for key in _heads() if key not in there]
    if any(there[key][2] and there[key][:2] != head for key, head in _heads().items() if key in there):
        return True
    return bool(missing) and not handouts.removed(store) >= set(missing)


def load(it: Deed) -> None:
    """Bring the shelf up to what the program ships, inside a deed."""
    is_first = not handouts.were_brought(it.store)
    removed = handouts.removed(it.store)
    for name, content in shipped_pictures().items():
        put_picture(it, name, content, only_shipped=True)
    for code, language, columns in shipped():
        kept = tables.first(it.store, "handout", code=code, language=language)
        if kept is None and (code, language) not in removed:
            it.insert("handout", {"code": code, "language": language, "origin": "REFERENCE", **columns})
        elif kept is not None and kept["origin"] == "REFERENCE":
            it.update("handout", kept["id"], columns)
    if is_first:
        _load_uses(it)


def put_picture(it: Deed, name: str, content: bytes, *, only_shipped: bool) -> None:
    """Keep a picture as the program brings it; with `only_shipped`, not over one of the library's own."""
    kept = tables.first(it.store, "handout_picture", name=name)
    if kept is None:
        it.insert("handout_picture", {"name": name, "content": content, "origin": "REFERENCE"})
    elif kept["origin"] == "REFERENCE" or not only_shipped:
        it.update("handout_picture", kept["id"], {"content": content, "origin": "REFERENCE"})


def shipped() -> Iterator[Shipped]:
    """Yield the texts that the program brings, in order of file."""
    for path in _files():
        yield _shipped(path)


def shipped_text(code: str, language: str) -> Shipped | None:
    """Return one of them; None where the program brings none."""
    found = (path for path in _files() if path.name == f"{code}.{language}.md")
    return next(map(_shipped, found), None)


def shipped_pictures() -> dict[str, bytes]:
    """Return the pictures that the program brings, by name."""
    folder = resources.folder("templates/handouts")
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in _PICTURES}


def columns(text: HandoutText) -> dict[str, object]:
    """Return what a text says, as columns."""
    named = FILE_NAME.match(text.original)
    return {
        "title": text.title,
        "topic": text.topic,
        "level": text.level,
        "edition": text.edition,
        "dated": text.dated.isoformat() if text.dated else "",
        "licence": text.licence,
        "review": text.review,
        "follows": text.follows,
        "original_language": named["language"] if named else "",
        "valid_until": text.valid_until.isoformat() if text.valid_until else None,
        "devices": ",".join(text.devices),
        "picture": text.picture,
        "caption": text.caption,
        "body": text.body,
    }


def _shipped(path: Path) -> Shipped:
    from courses.rules import handout_text  # most starts do without it

    named = FILE_NAME.match(path.name)
    assert named is not None, path  # noqa: S101 `_files` has looked
    return Shipped(named["code"], named["language"], columns(handout_text.head(path.read_text(encoding="utf-8"))))


def _files() -> list[Path]:
    return sorted(path for path in resources.folder("templates/handouts").iterdir() if FILE_NAME.match(path.name))


@lru_cache(maxsize=1)
def _heads() -> dict[tuple[str, str], tuple[str, str]]:
    """Return version and date of what the program brings, by code and language, without reading all of it."""
    found = {}
    for path in _files():
        named, head = FILE_NAME.match(path.name), path.read_text(encoding="utf-8")[:2000]
        edition, dated = _EDITION.search(head), _DATED.search(head)
        if named:
            key = (named["code"], named["language"])
            found[key] = (edition[1] if edition else "", dated[1] if dated else "")
    return found


def _load_uses(it: Deed) -> None:
    """Say at which sessions of the plans that the program brings what is handed out, in plans that stand as brought."""
    path = resources.folder("db/reference") / "handouts.json"
    for code, numbers in json.loads(path.read_text(encoding="utf-8"))["plans"].items():
        for plan in tables.find(it.store, "course_plan", code=code, origin="REFERENCE"):
            sessions = {row["number"]: row for row in tables.find(it.store, "course_plan_session", plan_id=plan["id"])}
            for number, codes in numbers.items():
                for handout in codes if int(number) in sessions else ():
                    values = {"code": handout, "course_plan_session_id": sessions[int(number)]["id"]}
                    it.insert("handout_use", values)
