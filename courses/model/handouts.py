"""Handouts: one text in one language as it is read from its file, and what is printed of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from courses.model.blocks import Blocks
from courses.model.paper_style import PaperWords


class Device(StrEnum):
    """What the steps of a handout can differ for."""

    ANDROID = "android"
    IPHONE = "iphone"
    IPAD = "ipad"
    WINDOWS = "windows"
    MAC = "mac"
    CHROMEBOOK = "chromebook"


@dataclass(frozen=True, slots=True)
class HandoutText:
    """A handout in one language: the facts at the top of its file, and its text."""

    title: str
    language: str
    """As BCP 47: "sv", "sv-lattlast", "ar"."""
    body: str
    """Its Markdown, as written."""
    blocks: Blocks = field(repr=False)
    """The same, read."""
    topic: str = ""
    level: str = ""
    edition: str = ""
    """The text's own version: "1.4"."""
    dated: date | None = None
    """Of that version."""
    valid_until: date | None = None
    """The last day that it holds."""
    licence: str = ""
    review: str = ""
    """Who has read it through, in words."""
    is_reviewed: bool = True
    """Whether somebody has; False where `review` says that nobody has."""
    original: str = ""
    """Of a translation: the file that it was made from, as "02_losenord.sv.md"."""
    follows: str = ""
    """Of a translation: the version of the original that it follows."""
    devices: tuple[Device, ...] = ()
    """Those that its steps differ for, in its order."""
    picture: str = ""
    """The file of the picture that stands for it on a shelf."""
    caption: str = ""

    @property
    def pictures(self) -> tuple[str, ...]:
        """The files of all pictures in it, in order, each once."""
        return tuple(dict.fromkeys((*_pictures(self.blocks), *([self.picture] if self.picture else ()))))


@dataclass(frozen=True, slots=True)
class HandoutPaper:
    """What is printed: a handout in one language, or in two side by side."""

    text: HandoutText
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """By the names in the texts; one that is not there is told by its alt text."""
    beside: HandoutText | None = None
    """The same in another language."""
    beside_words: PaperWords | None = None
    """The fixed texts in that language; None: those of the style."""
    device: Device | None = None
    """The steps of this one only; None: of all, each under its name."""
    today: date | None = None
    """By which it is too old or not; None: nothing is said of that."""
    original_edition: str = ""
    """The version that the original has now; a translation that follows another is marked. Empty: not known."""
    beside_original_edition: str = ""
    """The same for `beside`."""
    library: str = ""
    """Whose it is."""
    course: str = ""
    """The course it is handed out in; empty: any."""

    @property
    def is_lagging(self) -> bool:
        """Whether it follows an older version of its original than there is."""
        return is_lagging(self.text, self.original_edition)


@dataclass(frozen=True, slots=True)
class BookletPaper:
    """The handouts of a course together, with a cover and a table of contents."""

    title: str
    """The course's."""
    parts: tuple[HandoutPaper, ...]
    """In the order they are used; each its own text, pictures and device."""
    library: str = ""
    days: tuple[date, ...] = ()
    """Those that it is held on, in order; a day with two sessions stands there twice."""
    code: str = ""
    """The course's."""


def is_lagging(text: HandoutText, original_edition: str) -> bool:
    """Return whether a translation follows another version than `original_edition`; False where either is not known."""
    return bool(text.original and text.follows and original_edition and text.follows != original_edition)


def _pictures(blocks: Blocks) -> list[str]:
    from courses.model.blocks import Box, Bullets, DevicePart, FigureBlock, Steps

    found: list[str] = []
    for it in blocks:
        if isinstance(it, FigureBlock) and it.name:
            found.append(it.name)
        elif isinstance(it, Bullets | Steps):
            found += [name for item in it.items for name in _pictures(item)]
        elif isinstance(it, Box | DevicePart):
            found += _pictures(it.blocks)
    return found
