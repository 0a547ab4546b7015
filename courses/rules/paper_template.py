"""The text of a paper's template: read with all its faults, each with line and key, and written again.

A head (name, proofread), then "key: text" a line; a text of several lines stands indented below its key. Lines that
begin with # are notes. Fields stand in braces, in either language; brackets leave out what has no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NamedTuple

from courses import cldr
from courses.errors import Invalid
from courses.filling import FIELD, fields_in
from courses.i18n import _
from courses.rules.paper_fields import RESERVED, Key, Kind
from courses.text import clean

MOST = 20_000
"""Letters that a template may have."""
LONGEST = 2_000
"""Letters that a text of several lines may have."""
LONGEST_LINE = 400
"""Letters that a text of one line may have."""
_HEAD = re.compile(r"([\w.-]+)[ \t]*:[ \t]*(.*)")
_YES = {"yes": True, "ja": True, "no": False, "nej": False}


class Fault(NamedTuple):
    """Something that is wrong with a template."""

    line: int
    """From 1; 0: of no one line."""
    key: str
    """Of the text that it is in; may be empty."""
    words: str
    """A whole sentence, in the reader's language."""

    def __str__(self) -> str:
        """Return it with its place."""
        return _("Line {line}: {fault}").format(line=self.line, fault=self.words) if self.line else self.words


class Faulty(Invalid):
    """A template that cannot be used, with all that is wrong."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults, in order of line."""
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class PaperTemplate:
    """What a template says."""

    name: str = ""
    """What it is called in lists; empty: as its kind is."""
    is_proofread: bool = True
    """Whether somebody who knows the language has read it."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """By key, fields by their English names; a form by number as "sessions.one"."""


def parse(text: str, kind: Kind, *, language: str = "", is_part: bool = False) -> PaperTemplate:
    """Return what a template says. Raises `Faulty` with everything that is wrong.

    `language` says which forms by number there may be; empty: all. `is_part`: texts may be missing, those of a design
    for example, which has only those that it says otherwise.
    """
    reader = _Reader(kind, language)
    reader.read(text)
    if not is_part:
        reader.seek_missing()
    if reader.faults:
        raise Faulty(tuple(sorted(reader.faults, key=lambda it: (it.line == 0, it.line))))
    return reader.template


def understood(text: str, kind: Kind, *, language: str = "") -> PaperTemplate:
    """Return what can be understood of a template that was right once: what is not known any more is passed over."""
    reader = _Reader(kind, language)
    reader.read(text)
    wrong = {it.key for it in reader.faults}
    texts = {key: value for key, value in reader.template.texts.items() if key not in wrong}
    return PaperTemplate(reader.template.name, reader.template.is_proofread, texts)


def written(template: PaperTemplate, kind: Kind) -> str:
    """Return a template as text, its fields by their names in the reader's language; `parse` reads it back the same."""
    head = [f"name: {template.name}", f"proofread: {'yes' if template.is_proofread else 'no'}", ""]
    body = (
        line
        for key in kind.keys
        for name in _names(key)
        if name in template.texts
        for line in _entry(name, shown(template.texts[name], kind))
    )
    return "\n".join([*head, *body]) + "\n"


def shown(text: str, kind: Kind) -> str:
    """Return a text with its fields by their names in the reader's language."""
    known = kind.by_field
    return FIELD.sub(lambda found: f"{{{known[found[1]].shown}}}" if found[1] in known else found[0], text)


def _names(key: Key) -> tuple[str, ...]:
    return tuple(f"{key.name}.{form}" for form in cldr.FORMS) if key.is_many else (key.name,)


def _entry(name: str, text: str) -> Iterator[str]:
    if "\n" not in text:
        yield f"{name}: {text}".rstrip()
        return
    yield f"{name}:"
    for line in text.split("\n"):
        yield f"  {line}".rstrip()


@dataclass(slots=True)
class _Entry:
    """A text as it stands in the file."""

    line: int
    name: str
    first: str
    below: list[tuple[int, str]] = field(default_factory=list)
    """The indented lines, with their numbers."""


class _Reader:
    """Reads one template and gathers what is wrong with it."""

    def __init__(self, kind: Kind, language: str) -> None:
        self.kind = kind
        self.forms = cldr.forms(language) if language else frozenset(cldr.FORMS)
        self.faults: list[Fault] = []
        self.template = PaperTemplate()
        self._texts: dict[str, str] = {}
        self._lines: dict[str, int] = {}

    def read(self, text: str) -> None:
        """Read the whole."""
        if len(text) > MOST:
            self._fault(
                0, "", _("It is {count} letters long; there is room for {length}.").format(count=len(text), length=MOST)
            )
            return
        for entry in self._entries(text):
            if entry.name in self._lines:
                said = _("“{key}” is there twice, first on line {line}.")
                self._fault(entry.line, entry.name, said.format(key=entry.name, line=self._lines[entry.name]))
                continue
            self._lines[entry.name] = entry.line
            if entry.name in RESERVED:
                self._head(entry)
            elif (key := self._key(entry)) is not None:
                self._texts[entry.name] = self._text(entry, key)
        self.template = PaperTemplate(self.template.name, self.template.is_proofread, self._texts)

    def _entries(self, text: str) -> Iterator[_Entry]:
        """Yield the texts in order; a line that is none and belongs to none is a fault."""
        entry: _Entry | None = None
        lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for number, line in enumerate(lines, 1):
            if line.startswith("#"):
                continue
            if not line.strip() or line[0] in " \t":
                self._below(entry, number, line)
                continue
            if entry is not None:
                yield entry
            found = _HEAD.fullmatch(line.rstrip())
            entry = _Entry(number, found[1], found[2]) if found else None
            if found is None:
                said = _("“{text}” has no key before a colon. A line that belongs to the text above it is indented.")
                self._fault(number, "", said.format(text=clean(line, length=40)))
        if entry is not None:
            yield entry

    def _below(self, entry: _Entry | None, number: int, line: str) -> None:
        if entry is not None and not entry.first:
            entry.below.append((number, line))
        elif line.strip():
            said = _("An indented line belongs to a key with nothing after its colon.")
            self._fault(number, entry.name if entry else "", said)

    def _head(self, entry: _Entry) -> None:
        """Take a line of the head."""
        known = self.template
        if entry.name == "name":
            self.template = PaperTemplate(clean(entry.first, length=100), known.is_proofread)
        elif (is_proofread := _YES.get(entry.first.strip().casefold())) is not None:
            self.template = PaperTemplate(known.name, is_proofread)
        else:
            self._fault(entry.line, entry.name, _("“{key}” is yes or no.").format(key=entry.name))

    def _key(self, entry: _Entry) -> Key | None:
        """Return the key that an entry is of, or None when there is none."""
        stem, _dot, form = entry.name.partition(".")
        key = self.kind.by_key.get(stem)
        if key is None or (form and not key.is_many):
            self._fault(entry.line, entry.name, self._unknown(entry.name))
            return None
        if key.is_many and form not in {*self.forms, "zero"}:
            there_are = ", ".join(f"{stem}.{it}" for it in cldr.FORMS if it in self.forms)
            said = _("“{key}” is a text by number: write {keys}.")
            self._fault(entry.line, entry.name, said.format(key=entry.name, keys=there_are))
            return None
        return key

    def _unknown(self, name: str) -> str:
        near = get_close_matches(name, [it for key in self.kind.keys for it in _names(key)], n=1, cutoff=0.6)
        said = _("There is no text “{key}”.").format(key=clean(name, length=40))
        return f"{said} " + _("Did you mean “{key}”?").format(key=near[0]) if near else said

    def _text(self, entry: _Entry, key: Key) -> str:
        """Return the text of an entry, with its fields by their English names."""
        rows = [(entry.line, entry.first)] if entry.first else _without_ends(entry.below)
        if len(rows) > 1 and not key.is_lines:
            self._fault(rows[1][0], entry.name, _("“{key}” has one line only.").format(key=entry.name))
        text = "\n".join(self._line(number, clean(row, length=len(row)), entry.name, key) for number, row in rows)
        if not text and not key.may_be_empty:
            self._fault(entry.line, entry.name, _("“{key}” is empty.").format(key=entry.name))
        room = LONGEST if key.is_lines else LONGEST_LINE
        if len(text) > room:
            said = _("“{key}” is {count} letters long; there is room for {length}.")
            self._fault(entry.line, entry.name, said.format(key=entry.name, count=len(text), length=room))
        return text

    def _line(self, number: int, text: str, name: str, key: Key) -> str:
        """Return a line of a text with its fields by their English names."""
        for word in dict.fromkeys(fields_in(text)):
            self._field(number, word, name, key)
        rest = FIELD.sub("", text)
        if "{" in rest or "}" in rest:
            self._fault(number, name, _("A brace is opened and not closed, or the other way round."))
        if text.count("[") != text.count("]"):
            self._fault(number, name, _("A bracket is opened and not closed, or the other way round."))
        return FIELD.sub(lambda found: f"{{{it.name}}}" if (it := self.kind.field_named(found[1])) else found[0], text)

    def _field(self, number: int, word: str, name: str, key: Key) -> None:
        allowed = self.kind.fields_of(key)
        found = self.kind.field_named(word)
        if found in allowed:
            return
        if found is None:
            said = _("There is no field {{{name}}}.").format(name=clean(word, length=40))
            words = [word for it in allowed for word in (it.name, it.swedish)]
            near = get_close_matches(word.casefold(), words, n=1, cutoff=0.6)
            said += " " + _("Did you mean {{{name}}}?").format(name=near[0]) if near else ""
        else:
            said = _("The field {{{name}}} has no value here.").format(name=clean(word, length=40))
        fields = ", ".join(f"{{{it.shown}}}" for it in allowed)
        self._fault(number, name, f"{said} " + _("“{key}” may use {fields}.").format(key=name, fields=fields))

    def seek_missing(self) -> None:
        """Find the texts that are not there."""
        for key in self.kind.keys:
            name = f"{key.name}.other" if key.is_many else key.name
            if name not in self._lines:
                self._fault(0, name, _("The text “{key}” is missing.").format(key=name))

    def _fault(self, line: int, key: str, words: str) -> None:
        self.faults.append(Fault(line, key, words))


def _without_ends(rows: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return lines without the empty ones at both ends."""
    full = [index for index, (_number, row) in enumerate(rows) if row.strip()]
    return rows[full[0] : full[-1] + 1] if full else []
