"""The fields of message templates: one table of what there are, and how a text is filled. Pure; no code in a text is run.

A text names a field in braces, {kurs}. What stands in brackets with a field in it, [, {lokal}], is left out when a field
in it has no value. Values are put in once and never read again, whatever they contain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from courses.errors import Invalid
from courses.i18n import _, language
from courses.text import clean, fold


class MessageField(NamedTuple):
    """Something that a template may name."""

    name: str
    """In English, and as templates are kept."""
    swedish: str
    meaning: Callable[[], str]
    """What stands there, in the reader's language."""
    also: tuple[str, ...] = ()
    """Other words for it that are understood."""

    @property
    def shown(self) -> str:
        """The name in the reader's language."""
        return self.swedish if language() == "sv" else self.name


FIELDS = (
    MessageField("name", "namn", lambda: _("The person’s name; the alias of a protected person"), ("deltagare", "full_name")),
    MessageField("given_name", "förnamn", lambda: _("The person’s given name"), ("first_name", "tilltalsnamn")),
    MessageField("course", "kurs", lambda: _("The course’s title"), ("title", "titel", "kursnamn")),
    MessageField("code", "kod", lambda: _("The course’s code"), ("kurskod",)),
    MessageField("first_session", "första_träffen", lambda: _("The first session: day and time"), ("start", "kursstart")),
    MessageField("first_short", "första_kort", lambda: _("The first session in a few letters, for SMS")),
    MessageField("next_session", "nästa_träff", lambda: _("The next session: day and time")),
    MessageField("next_short", "nästa_kort", lambda: _("The next session in a few letters, for SMS")),
    MessageField("sessions", "träffar", lambda: _("All sessions to come, one a line"), ("dates", "datum", "alla_träffar")),
    MessageField("session", "träff", lambda: _("The sessions it is about, one a line; else the next"), ("träffen",)),
    MessageField("session_short", "träff_kort", lambda: _("The first of them in a few letters, for SMS")),
    MessageField("old_day", "gammal_dag", lambda: _("The day that a moved session was on before"), ("förra_dagen",)),
    MessageField("time", "tid", lambda: _("The time of day of the session it is about"), ("klockan",)),
    MessageField("place", "plats", lambda: _("Where it is: the place"), ("bibliotekshus", "ort")),
    MessageField("room", "lokal", lambda: _("Where it is: the room"), ("rum", "sal")),
    MessageField("leader", "ledare", lambda: _("Who leads"), ("leaders", "handledare")),
    MessageField("organiser", "anordnare", lambda: _("Who arranges it"), ("arrangör",)),
    MessageField("fee", "avgift", lambda: _("What it costs; nothing when it is free"), ("pris", "kostnad")),
    MessageField("position", "köplats", lambda: _("The place on the waiting list"), ("plats_i_kön",)),
    MessageField("answer_by", "svara_senast", lambda: _("When an answer is needed at the latest"), ("svar_senast",)),
    MessageField("change", "ändring", lambda: _("What has changed, in your own words"), ("besked",)),
    MessageField("needs", "behov", lambda: _("What the person needs in the room")),
    MessageField("library", "bibliotek", lambda: _("The library’s name")),
    MessageField("phone", "telefon", lambda: _("The library’s telephone")),
    MessageField("email", "e_post", lambda: _("The library’s e-mail"), ("mejl", "mail")),
    MessageField("page", "webbsida", lambda: _("The library’s page"), ("webb", "hemsida", "web")),
    MessageField("today", "i_dag", lambda: _("The date of the message"), ("date",)),
)  # fmt: skip
"""All fields there are, in the order they are told."""


def _key(name: str) -> str:
    return "".join(fold(name.replace("_", " ")).split())


_BY_KEY = {_key(word): it.name for it in FIELDS for word in (it.name, it.swedish, *it.also)}
_NAMES = {it.name: it for it in FIELDS}
_FIELD = re.compile(r"\{([^{}\n]*)\}")
_GROUP = re.compile(r"\[([^\[\]\n]*\{[^{}\[\]\n]*\}[^\[\]\n]*)\]")
_LABELLED = re.compile(r"[^.!?።:፦]{0,40}[:፦]?\s*(?:\x00[\s,;–-]*)+[.።]?\s*")
"""A line that says nothing but a label and what has no value."""
_GAP = re.compile(r"[ \t]*\x00(?=[ \t]*(?:[.,;:!?።)،]|$))|\x00[ \t]*", re.MULTILINE)
_MANY_BREAKS = re.compile(r"\n{3,}")


def canonical(*texts: str) -> tuple[str, ...]:
    """Return texts with every field by its English name. Raises Invalid telling all that there are not, and the nearest."""
    wrong = dict.fromkeys(name for text in texts for name in _FIELD.findall(text) if _key(name) not in _BY_KEY)
    if wrong:
        said = [_unknown(name) for name in wrong]
        raise Invalid(" ".join(said), _("The fields are {fields}.").format(fields=", ".join(it.shown for it in FIELDS)))
    return tuple(_FIELD.sub(lambda found: f"{{{_BY_KEY[_key(found[1])]}}}", text) for text in texts)


def _unknown(name: str) -> str:
    words = {_key(word): word for it in FIELDS for word in (it.shown, it.name, it.swedish, *it.also)}
    near = get_close_matches(_key(name), words, n=1, cutoff=0.6)
    said = _("There is no field {{{name}}}.").format(name=clean(name, length=40))
    return f"{said} " + _("Did you mean {{{name}}}?").format(name=words[near[0]]) if near else said


def shown(text: str) -> str:
    """Return a text with its fields by their names in the reader's language."""
    return _FIELD.sub(lambda found: f"{{{_NAMES[found[1]].shown}}}" if found[1] in _NAMES else found[0], text)


def used(texts: Iterable[str]) -> frozenset[str]:
    """Return which fields texts name, by their English names."""
    return frozenset(name for text in texts for name in _FIELD.findall(text) if name in _NAMES)


def fill(text: str, values: Mapping[str, str], *, is_line: bool = False) -> str:
    """Return a text with its fields filled; where one has no value nothing is left that shows it.

    A line with nothing but a label and fields without values goes; elsewhere the space and the comma around one go.
    `is_line`: the text is one line, and values of several lines are put on it.
    """
    text = clean(text, length=len(text), lines=not is_line)
    given = {name: clean(value, length=len(value), lines=True) for name, value in values.items()}
    if is_line:
        given = {name: " ".join(value.split("\n")) for name, value in given.items()}
    lines = (_line(line, given, keep=is_line) for line in text.split("\n"))
    return _MANY_BREAKS.sub("\n\n", "\n".join(line for line in lines if line is not None)).strip()


def _line(line: str, values: Mapping[str, str], *, keep: bool) -> str | None:
    """Return a line filled; None: it goes."""
    whole = _GROUP.sub(lambda found: found[1] if _is_whole(found[1], values) else "", line)
    if not whole.strip() and line.strip() and not keep:
        return None
    marked = _FIELD.sub(lambda found: "\x00" if found[1] in _NAMES and not values.get(found[1]) else found[0], whole)
    if "\x00" in marked:
        if not keep and _LABELLED.fullmatch(marked):
            return None
        marked = _GAP.sub("", marked)
    return _FIELD.sub(lambda found: values.get(found[1], found[0]), marked)


def _is_whole(group: str, values: Mapping[str, str]) -> bool:
    """Return whether every field of a group has a value; one that does not exist counts as text."""
    return all(values.get(name) for name in _FIELD.findall(group) if name in _NAMES)
