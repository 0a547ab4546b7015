"""Blocks → strips: who makes what of which, and what they share: the setting, the column, the part of the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from courses.exports.paper.flow.setting import Frame, Setting
from courses.exports.paper.flow.strips import Strip
from courses.exports.paper.pdf.tags import Element
from courses.model.blocks import Block, Heading, Paragraph, TableBlock, WritingLines

_FEW = 3
"""So many lines of text may be kept with what follows them."""


@dataclass(slots=True, eq=False)
class Entry:
    """A heading of the text, with the page it came to stand on."""

    level: int
    text: str
    wished: int
    """The level that it was given; `level` skips none."""
    depth: int = 0
    """In the list beside the pages, from 0."""
    key: str = ""
    """What leads to it; empty: nothing does."""
    page: int = 0
    """From 0, of this text; known once it has been packed."""


@dataclass(slots=True)
class Outline:
    """The headings of a text so far."""

    entries: list[Entry] = field(default_factory=list)
    level: int = 0
    """Of the last one; the next may be one deeper at most."""
    planned: tuple[Heading, ...] = ()
    """Those that the whole text has, for its table of contents."""
    is_shown: bool = True
    """Whether readers show them in the list beside the pages."""
    pages_before: int = 0
    """Pages of the file before this text."""

    def enter(self, level: int, text: str, *, is_in: bool) -> Entry:
        """Take a heading in and return it with a level that skips none."""
        entry = Entry(min(level, self.level + 1), text, level)
        self.level = entry.level
        if is_in and self.is_shown:
            entry.depth = min(entry.level - 1, self.entries[-1].depth + 1 if self.entries else 0)
            entry.key = self.key(len(self.entries))
            self.entries.append(entry)
        return entry

    def key(self, number: int) -> str:
        """Return what leads to the heading that is entered as number so many, from 0."""
        return f"p{self.pages_before}h{number}"


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes strips in one column, for one part of the document."""

    setting: Setting
    frame: Frame
    parent: Element
    """The part that what is made belongs to."""
    room: float
    """Points that a page has for it."""
    outline: Outline = field(default_factory=Outline)

    @property
    def size(self) -> float:
        """Of running text."""
        return self.setting.size

    def within(self, parent: Element, frame: Frame | None = None) -> Maker:
        """Return one that makes what belongs to another part, in another column if there is one."""
        return replace(self, parent=parent, frame=frame or self.frame)

    def make(self, blocks: Sequence[Block]) -> list[Strip]:
        """Return the strips of blocks, in their order."""
        makers = _makers()
        made: list[Strip] = []
        for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
            strips = makers[type(block)](self, block)
            if strips and _leads(before, block, after, len(strips)):
                strips[-1].stays = True
            made.extend(strips)
        return made


def _leads(before: Block | None, block: Block, after: Block | None, lines: int) -> bool:
    """Return whether a few lines of text belong to what follows: between a heading and its table, or above lines to write on."""
    if not isinstance(block, Paragraph) or lines > _FEW:
        return False
    return isinstance(after, WritingLines) or (isinstance(before, Heading) and isinstance(after, TableBlock))


@lru_cache(maxsize=1)
def _makers() -> Mapping[type[Block], Callable[[Maker, Any], list[Strip]]]:
    from courses.exports.paper.flow import bilingual, boxes, contents, figures, lists, tables, texts
    from courses.model import blocks as the

    return {
        the.Heading: texts.heading,
        the.Paragraph: texts.paragraph,
        the.Note: texts.note,
        the.Bullets: lists.bullets,
        the.Steps: lists.steps,
        the.TableBlock: tables.table,
        the.FigureBlock: figures.figure,
        the.QrBlock: figures.square_code,
        the.Box: boxes.box,
        the.DevicePart: boxes.device_part,
        the.WritingLines: boxes.writing_lines,
        the.Divider: boxes.divider,
        the.PageBreak: boxes.page_break,
        the.Space: boxes.space,
        the.Columns: bilingual.columns,
        the.Contents: contents.contents,
    }
