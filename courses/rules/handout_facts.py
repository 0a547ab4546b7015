"""The facts at the top of a handout's file: "titel: …", "version: …", between two lines of dashes. Pure.

Keys are Swedish or English. The form is a line each, a small part of what YAML takes: nothing in it is ever run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from courses.i18n import _
from courses.model.handouts import Device
from courses.rules.text_faults import TextFault
from courses.text import clean, fold

_FENCE = "---"
_LINE = re.compile(r"(?P<key>[^\W\d_][^:]*?)\s*:(?:\s+(?P<value>.*))?$")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,12})?$")
_EASY = frozenset({"lättläst", "easy", "easy to read", "easy-to-read"})
_NOT_REVIEWED = ("inte", "ej ", "not ", "utkast", "draft", "oläst")
_MAX_VALUE = 300
_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("titel", "title"),
    "topic": ("ämne", "topic"),
    "level": ("nivå", "level"),
    "edition": ("version",),
    "dated": ("datum", "date"),
    "valid_until": ("giltig till", "valid until"),
    "devices": ("enheter", "devices"),
    "licence": ("licens", "licence", "license"),
    "language": ("språk", "language"),
    "variant": ("variant",),
    "review": ("granskning", "review"),
    "original": ("översatt från", "translated from"),
    "follows": ("följer version", "follows version"),
    "picture": ("bild", "picture"),
    "caption": ("bildtext", "caption"),
    "direction": ("riktning", "direction"),
}
_FIELDS = {fold(name): field for field, names in _NAMES.items() for name in names}
_NEEDED = ("title", "language", "edition", "dated", "licence")


@dataclass(slots=True)
class Facts:
    """What was found, by field; `lines` says where."""

    values: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    body_line: int = 1
    """The line that the text itself begins at, from 1."""
    faults: list[TextFault] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return a value; empty when there is none."""
        return self.values.get(name, "")

    def blame(self, name: str, words: str) -> None:
        """Note a fault at the line of a field."""
        self.faults.append(TextFault(self.lines.get(name, 1), words))


def read(lines: list[str]) -> Facts:
    """Return the facts of a file given as lines, with all that is wrong with them."""
    facts = Facts()
    if not lines or lines[0].strip() != _FENCE:
        facts.faults.append(
            TextFault(1, _("the first line has to be three dashes, with the facts of the handout below."))
        )
        return facts
    end = next((at for at, line in enumerate(lines) if at and line.strip() == _FENCE), None)
    if end is None:
        facts.faults.append(TextFault(1, _("the facts at the top do not end: a line of three dashes is missing.")))
        return facts
    facts.body_line = end + 2
    for at, line in enumerate(lines[1:end], start=2):
        _take(facts, at, line)
    for name in _NEEDED:
        if not facts.text(name) and name not in facts.lines:
            facts.faults.append(TextFault(1, _("“{field}” is missing among the facts.").format(field=_NAMES[name][0])))
    return facts


def _take(facts: Facts, at: int, line: str) -> None:
    """Read one line of the facts."""
    if not line.strip() or line.lstrip().startswith("#"):
        return
    found = _LINE.match(line.strip())
    if not found:
        facts.faults.append(
            TextFault(at, _("a fact is written as “name: value”, not “{line}”.").format(line=line[:60]))
        )
        return
    name = _FIELDS.get(fold(found["key"]))
    if name is None:
        known = ", ".join(names[0] for names in _NAMES.values())
        words = _("there is no fact called “{name}”. There are: {known}.")
        facts.faults.append(TextFault(at, words.format(name=found["key"][:40], known=known)))
    elif name in facts.lines:
        facts.faults.append(TextFault(at, _("“{name}” stands there twice.").format(name=found["key"])))
    else:
        facts.lines[name] = at
        facts.values[name] = _value(facts, name, found["value"] or "")
        if name in _NEEDED and not facts.values[name]:
            facts.faults.append(TextFault(at, _("“{name}” is empty.").format(name=found["key"])))


def _value(facts: Facts, name: str, written: str) -> str:
    """Return a value without its quotation marks, on one line, with no letter that acts."""
    text = written.strip()
    if text[:1] in ('"', "'"):
        mark = text[0]
        if len(text) < 2 or not text.endswith(mark):
            facts.blame(name, _("the quotation mark is not closed."))
        text = text[1:].removesuffix(mark).replace(f"\\{mark}", mark)
    if len(text) > _MAX_VALUE:
        facts.blame(name, _("the value is longer than {count} letters.").format(count=_MAX_VALUE))
    return clean(text[:_MAX_VALUE], length=_MAX_VALUE)


def language_of(facts: Facts) -> str:
    """Return the language as its code; easy Swedish is "sv-lattlast"."""
    code = facts.text("language").casefold().replace("_", "-")
    if code and not _LANGUAGE.match(code):
        facts.blame(
            "language", _("a language is written as its code, such as “sv” or “ar”, not “{text}”.").format(text=code)
        )
    variant = facts.text("variant")
    if not variant:
        return code
    if fold(variant) not in map(fold, _EASY):
        facts.blame("variant", _("the only variant there is is “lättläst”."))
    return code if code.endswith("-lattlast") else f"{code}-lattlast"


def day_of(facts: Facts, name: str) -> date | None:
    """Return a day; None when it is not there or is none."""
    text = facts.text(name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        facts.blame(name, _("a day is written as 2027-01-31, not “{text}”.").format(text=text[:40]))
        return None


def devices_of(facts: Facts) -> tuple[Device, ...]:
    """Return the devices, in the order written."""
    found = []
    for word in filter(None, (part.strip() for part in facts.text("devices").split(","))):
        device = device_of(word)
        if device is None:
            facts.blame("devices", unknown_device(word))
        else:
            found.append(device)
    return tuple(dict.fromkeys(found))


def device_of(word: str) -> Device | None:
    """Return the device that is called so; None when there is none."""
    return next((it for it in Device if it.value == word.casefold()), None)


def unknown_device(word: str) -> str:
    """Return in words that there is no such device, and which there are."""
    words = _("there is no device “{word}”. There are: {known}.")
    return words.format(word=word[:40], known=", ".join(Device))


def is_reviewed(review: str) -> bool:
    """Return whether the words about who has read a text through say that somebody has."""
    return not fold(review).startswith(tuple(map(fold, _NOT_REVIEWED)))


def check(facts: Facts, name: str, is_right: Callable[[str], bool], words: str) -> str:
    """Return a value, with a fault noted when there is one and it is not right."""
    text = facts.text(name)
    if text and not is_right(text):
        facts.blame(name, words.format(text=text[:40]))
    return text
