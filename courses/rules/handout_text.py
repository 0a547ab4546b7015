"""A handout's file → what it says: the facts at its top and its text in parts. All that is wrong is told at once. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

from courses.i18n import _
from courses.model.blocks import Blocks
from courses.model.handouts import HandoutText
from courses.rules import handout_facts as read_facts
from courses.rules.markdown_text import blocks_of, is_picture_name
from courses.rules.text_faults import TextFault, refuse

LONGEST = 200_000
"""Letters that a file may have."""
_FILE = re.compile(r"[\w][\w.-]{0,80}\.md$")
_EDITION = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,3}$")


def parse(text: str, pictures: Collection[str] | None = None) -> HandoutText:
    """Return the handout of a file's text. `pictures`: the names that there are; None: they are not looked for.

    Raises Invalid with every fault, each with its line and what was expected there.
    """
    made, faults = read(text, pictures)
    if faults:
        refuse(faults, _("The handout cannot be used as it is written."))
    return made


def head(text: str) -> HandoutText:
    """Return a handout that is known to be right with its text unread: its `blocks` are empty. Takes a hundredth of the time."""
    lines = text.removeprefix("\ufeff").splitlines()
    facts = read_facts.read(lines)
    return _made(facts, "\n".join(lines[facts.body_line - 1 :]).strip("\n"), (), None)


def read(text: str, pictures: Collection[str] | None = None) -> tuple[HandoutText, list[TextFault]]:
    """Return what can be read of a handout, and all that is wrong with it in the order of the lines: for a preview."""
    if len(text) > LONGEST:
        words = _("the text is longer than {count} letters.").format(count=LONGEST)
        return HandoutText("", "", "", ()), [TextFault(0, words)]
    lines = text.removeprefix("\ufeff").splitlines()
    facts = read_facts.read(lines)
    body = "\n".join(lines[facts.body_line - 1 :]).strip("\n")
    skipped = next((at for at, line in enumerate(lines[facts.body_line - 1 :]) if line.strip()), 0)
    first = facts.body_line + skipped
    blocks, faults = blocks_of(body, first_line=first, pictures=pictures)
    if not blocks and not faults:
        faults = [TextFault(first, _("there is no text below the facts."))]
    made = _made(facts, body, blocks, pictures)
    return made, sorted([*facts.faults, *faults])


def written(text: HandoutText) -> str:
    """Return a handout as its file is written: what `parse` reads back to the same."""
    language, _dash, variant = text.language.partition("-")
    facts = (
        ("titel", _quoted(text.title)),
        ("ämne", text.topic),
        ("nivå", text.level),
        ("version", f'"{text.edition}"' if text.edition else ""),
        ("datum", text.dated.isoformat() if text.dated else ""),
        ("giltig till", text.valid_until.isoformat() if text.valid_until else ""),
        ("enheter", ", ".join(text.devices)),
        ("licens", text.licence),
        ("språk", language if variant == "lattlast" else text.language),
        ("variant", "lättläst" if variant == "lattlast" else ""),
        ("granskning", _quoted(text.review)),
        ("översatt från", text.original),
        ("följer version", f'"{text.follows}"' if text.follows else ""),
        ("bild", text.picture),
        ("bildtext", _quoted(text.caption)),
    )
    return "\n".join(("---", *(f"{name}: {value}" for name, value in facts if value), "---", "", text.body, ""))


def _made(facts: read_facts.Facts, body: str, blocks: Blocks, pictures: Collection[str] | None) -> HandoutText:
    return HandoutText(
        title=facts.text("title"),
        language=read_facts.language_of(facts),
        body=body,
        blocks=blocks,
        topic=facts.text("topic"),
        level=facts.text("level"),
        edition=_edition(facts, "edition"),
        dated=read_facts.day_of(facts, "dated"),
        valid_until=read_facts.day_of(facts, "valid_until"),
        licence=facts.text("licence"),
        review=facts.text("review"),
        is_reviewed=read_facts.is_reviewed(facts.text("review")),
        original=read_facts.check(
            facts,
            "original",
            lambda it: bool(_FILE.match(it)),
            _("the original is a file's name such as 02_losenord.sv.md, not “{text}”."),
        ),
        follows=_edition(facts, "follows"),
        devices=read_facts.devices_of(facts),
        picture=_picture(facts, pictures),
        caption=facts.text("caption"),
    )


def _edition(facts: read_facts.Facts, name: str) -> str:
    return read_facts.check(
        facts, name, lambda it: bool(_EDITION.match(it)), _("a version is written as 1.4, not “{text}”.")
    )


def _picture(facts: read_facts.Facts, pictures: Collection[str] | None) -> str:
    words = _("a picture is the name of a PNG, JPEG or SVG file beside the text, not “{text}”.")
    name = read_facts.check(facts, "picture", is_picture_name, words)
    if name and pictures is not None and is_picture_name(name) and name not in pictures:
        facts.blame("picture", _("there is no picture called “{name}”.").format(name=name))
    return name


def _quoted(text: str) -> str:
    """Return a value in quotation marks, where it could be read as something else without."""
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"' if text else ""
