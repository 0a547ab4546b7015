"""A text in parts, as it runs over pages: headings, paragraphs, lists, tables, pictures. Says what each is, not how it looks.

Handouts are read into these; letters, programmes and other papers make their own. `exports.paper.flow` draws them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text of one look; spaces at its ends count, and a line break in it stands."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_code: bool = False
    """Something to be typed or read letter by letter: never broken by a hyphen."""
    link: str = ""
    """An address with its scheme."""
    language: str = ""
    """Where it is another than that of the text around it, as "sv"."""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; it never stands last on a page. A level that skips one is drawn as the one that does not."""

    level: int
    """From 1, the title's."""
    text: str
    is_on_new_page: bool = False
    is_in_outline: bool = True
    """Whether readers show it in the list beside the pages."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Spans
    look: str = ""
    """"": as usual; "lead": larger, what begins a text; "small": less important; "grey": as small, in grey."""
    space_before: float | None = None
    """Points of white above it; None: as usual."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark at the end of a text, about it: a source, a reservation. It never stands alone on a page."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order; each item holds blocks of its own, the first a paragraph as a rule."""

    items: tuple[Blocks, ...]
    has_marks: bool = True
    """Whether each item has a sign before it; words that are explained have none."""


@dataclass(frozen=True, slots=True)
class Steps:
    """A numbered list."""

    items: tuple[Blocks, ...]
    first: int = 1


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; every row has as many cells as the heads. Its heads stand again on each page that it goes on to."""

    heads: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    widths: tuple[float, ...] = ()
    """Shares of the column that it stands in, of which the sum is what counts; empty: by what is in them."""
    aligns: tuple[str, ...] = ()
    """"start", "centre" or "end", by column; empty: all "start"."""
    has_row_heads: bool = False
    """Whether the first cell of a row tells what the others are about."""
    boxes: tuple[int, ...] = ()
    """Columns that have a box to tick in every row."""
    least: float = 0
    """Points that a row is high at least: room to write by hand."""


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A picture."""

    alt: str
    """What it shows, for those who do not see it; never empty."""
    content: bytes = field(default=b"", repr=False)
    """PNG, JPEG or SVG; empty: its alt text stands in a box instead."""
    name: str = ""
    """The file's, as the text names it."""
    caption: str = ""
    width: float = 0
    """Share of the column that it stands in, at most 1; 0: its own size, as far as there is room."""


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks that stand out: set off by a ground and a title."""

    kind: str
    """"try" (something to do), "remember" (something to mind), "words" (words explained), "warning", "quote", "plain"."""
    blocks: Blocks
    title: str = ""


@dataclass(frozen=True, slots=True)
class QrBlock:
    """A square code that a phone opens an address by, with the address beside it to be typed."""

    address: str
    label: str = ""
    """What is found there."""
    alt: str = ""
    """Read out for the code; empty: the label and the address."""


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Lines to write on by hand."""

    count: int = 1


@dataclass(frozen=True, slots=True)
class Divider:
    """A thin line across the column."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Space:
    """White of so many points; none at the top of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class Columns:
    """The same text in two languages side by side, part by part: what belongs together stands at the same height."""

    left: Blocks
    """In the language that is read first; on the right where its paper runs from right to left."""
    right: Blocks
    languages: tuple[str, str] = ("", "")
    """Of each side; empty: the paper's."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The headings of the text with the pages they stand on."""

    deepest: int = 1
    """Headings of this level and above are in it."""


@dataclass(frozen=True, slots=True)
class DevicePart:
    """Blocks that hold for one device only."""

    device: str
    """"android", "ipad", "windows" …"""
    blocks: Blocks


Block = (
    Heading
    | Paragraph
    | Note
    | Bullets
    | Steps
    | TableBlock
    | FigureBlock
    | Box
    | QrBlock
    | WritingLines
    | Divider
    | PageBreak
    | Space
    | Columns
    | Contents
    | DevicePart
)
Blocks = tuple[Block, ...]


def spans_of(text: str, *, is_bold: bool = False, language: str = "") -> Spans:
    """Return a plain text as spans: nothing in it is read as a sign."""
    return (Span(text, is_bold=is_bold, language=language),) if text else ()


def text_of(spans: Sequence[Span]) -> str:
    """Return what spans say, without their looks."""
    return "".join(it.text for it in spans)
