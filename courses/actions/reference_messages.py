"""Brings the message templates that the program ships to a database. What the library has changed or removed stays so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from courses import resources
from courses.store import messages, tables
from courses.store.journal import Deed

CODES = (
    "joining",
    "waiting",
    "offer",
    "confirm",
    "reminder",
    "change",
    "cancelled_session",
    "cancelled_course",
    "cancelled",
    "missed",
    "thanks",
)
"""What there are templates for, in the order in which they come up in a course."""
LANGUAGES = ("sv", "sv-lattlast", "en", "fi", "ar", "ti", "so", "uk")


class Shipped(NamedTuple):
    """A template as a file has it."""

    code: str
    language: str
    columns: dict[str, object]


def load(it: Deed) -> None:
    """Bring the templates up to what the program ships, inside a deed."""
    removed = messages.removed_templates(it.store)
    for one in shipped():
        kept = tables.first(it.store, "message_template", code=one.code, language=one.language)
        if kept is None and (one.code, one.language) not in removed:
            names = {"code": one.code, "language": one.language, "origin": "REFERENCE"}
            it.insert("message_template", names | one.columns)
        elif kept is not None and kept["origin"] == "REFERENCE":
            it.update("message_template", kept["id"], one.columns)


def shipped() -> Iterator[Shipped]:
    """Yield the templates that the program brings, in the order of `CODES` and `LANGUAGES`."""
    folder = resources.folder("templates/messages")
    for code in CODES:
        for language in LANGUAGES:
            text = (folder / language / f"{code}.md").read_text(encoding="utf-8")
            yield Shipped(code, language, columns(text))


def columns(text: str) -> dict[str, object]:
    """Return what a template file says, as columns: a head between lines of ---, then the body."""
    _before, head, body = text.split("---\n", 2)
    values = dict(line.split(": ", 1) for line in head.strip().split("\n"))
    return {
        "subject": values["subject"],
        "short": values["short"],
        "body": body.strip(),
        "is_proofread": int(values["proofread"] == "yes"),
    }
