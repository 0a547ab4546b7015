"""Brings the handouts that the program ships, and their pictures. What the library has changed or removed stays so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from courses import resources
from courses.actions import handout_files
from courses.model.handouts import HandoutText
from courses.store import handout_editions, tables
from courses.store.journal import Deed

_PICTURES = (".svg", ".png", ".jpg", ".jpeg")


class Shipped(NamedTuple):
    """A text as its file has it."""

    code: str
    language: str
    columns: dict[str, Any]


def load(it: Deed) -> None:
    """Bring the shelf up to what the program ships, inside a deed."""
    is_first = not handout_editions.were_brought(it.store)
    removed = handout_editions.removed(it.store)
    for name, content in shipped_pictures().items():
        put_picture(it, name, content, only_shipped=True)
    for code, language, columns in shipped():
        kept = tables.first(it.store, "handout", code=code, language=language)
        if kept is None and (code, language) not in removed:
            it.insert("handout", {"code": code, "language": language, "origin": "REFERENCE", **columns})
        elif kept is not None and kept["origin"] == "REFERENCE" and columns["dated"] >= kept["dated"]:
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
    for path in handout_files.every():
        yield _shipped(path)


def shipped_text(code: str, language: str) -> Shipped | None:
    """Return one of them; None where the program brings none."""
    found = (path for path in handout_files.every() if path.name == f"{code}.{language}.md")
    return next(map(_shipped, found), None)


def shipped_pictures() -> dict[str, bytes]:
    """Return the pictures that the program brings, by name."""
    folder = resources.folder("templates/handouts")
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in _PICTURES}


def columns(text: HandoutText) -> dict[str, Any]:
    """Return what a text says, as columns."""
    named = handout_files.FILE_NAME.match(text.original)
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

    named = handout_files.FILE_NAME.match(path.name)
    assert named is not None, path  # noqa: S101 `_files` has looked
    return Shipped(named["code"], named["language"], columns(handout_text.head(path.read_text(encoding="utf-8"))))


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
