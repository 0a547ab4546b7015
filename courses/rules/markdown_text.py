"""Markdown → a text in parts (`model.blocks`), with all that cannot stand on paper told by line. Pure.

CommonMark with tables and a few boxes of our own, between ":::" and ":::". HTML is never run: tags are told as faults.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from courses.i18n import _
from courses.model.blocks import (
    Block,
    Blocks,
    Box,
    Bullets,
    DevicePart,
    Divider,
    FigureBlock,
    Heading,
    Paragraph,
    QrBlock,
    Span,
    Spans,
    Steps,
    TableBlock,
    WritingLines,
)
from courses.rules.handout_facts import device_of, unknown_device
from courses.rules.text_faults import TextFault
from courses.text import plain

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 6
"""Lists, boxes and quotes may lie so deep in each other."""
_LONGEST_LINK = 400
_MOST_COLUMNS = 8
_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_PICTURE = re.compile(r"[\w][\w-]{0,60}(?:\.[\w-]{1,20}){0,3}\.(?:png|jpe?g|svg)$", re.IGNORECASE)
_BOXES = {
    "prova-själv": "try",
    "try": "try",
    "tänk-på": "remember",
    "remember": "remember",
    "ord": "words",
    "words": "words",
}
_DEVICE = frozenset({"enhet", "device"})
_TAG = re.compile(
    r"<!--|</?(?:a|abbr|b|big|body|br|button|center|code|div|em|embed|font|form|h[1-6]|head|hr|html|i|iframe|img|input|li"
    r"|link|meta|object|ol|p|pre|script|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul|video)\b[^>]*/?>",
    re.IGNORECASE,
)
_LEAF = frozenset({"heading_open", "paragraph_open", "hr", "fence", "table_open"})


def is_picture_name(name: str) -> bool:
    """Return whether this names a picture beside the text: no folder, no address."""
    return bool(_PICTURE.match(name))


def blocks_of(
    text: str, *, first_line: int = 1, pictures: Collection[str] | None = None
) -> tuple[Blocks, list[TextFault]]:
    """Return a text in parts, and all that is wrong with it; `first_line` is the number of its first line in its file.

    `pictures`: the names that there are; None: they are not looked for.
    """
    reader = _Reader(text.split("\n"), first_line, pictures)
    tokens = _parser().parse(text)
    return reader.blocks(tokens), reader.faults


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.container import container_plugin

    class Parser(MarkdownIt):
        """Takes every address as a link, so that those that may not be one can be told."""

        def validateLink(self, url: str) -> bool:  # noqa: N802 its name in the base
            """Take it."""
            return bool(url)

    parser = Parser("commonmark", {"html": False, "maxNesting": 100}).enable("table")
    parser.disable(["html_block", "html_inline", "code", "reference"])
    return parser.use(container_plugin, name="box", validate=lambda params, _mark: bool(params.strip()))


@dataclass(slots=True)
class _Reader:
    """Reads tokens of one text."""

    lines: list[str]
    first_line: int
    pictures: Collection[str] | None
    faults: list[TextFault] = field(default_factory=list)
    line: int = 0
    """Of the block that is read, in its file."""

    def blame(self, words: str) -> None:
        """Note what is wrong with the block that is read; once."""
        fault = TextFault(self.line, words)
        if fault not in self.faults:
            self.faults.append(fault)

    def blocks(self, tokens: Sequence[Token], depth: int = 0) -> Blocks:
        """Return the parts that tokens make."""
        if depth > DEEPEST:
            self.blame(_("lists and boxes may lie at most {count} deep in each other.").format(count=DEEPEST))
            return ()
        made: list[Block] = []
        at = 0
        while at < len(tokens):
            end = _end_of(tokens, at)
            self._find_line(tokens[at])
            made.extend(self._block(tokens[at : end + 1], depth))
            at = end + 1
        return tuple(_joined(made))

    def _find_line(self, token: Token) -> None:
        if token.map:
            self.line = self.first_line + token.map[0]

    def _block(self, tokens: Sequence[Token], depth: int) -> Iterator[Block]:
        """Yield what the tokens of one block make."""
        kind, inner = tokens[0].type, tokens[1:-1]
        if kind in _LEAF:
            yield from self._leaf(tokens)
        elif kind == "bullet_list_open":
            yield Bullets(self._items(inner, depth))
        elif kind == "ordered_list_open":
            yield Steps(self._items(inner, depth), int(tokens[0].attrGet("start") or 1))
        elif kind == "blockquote_open":
            yield Box("quote", self.blocks(inner, depth + 1))
        elif kind == "container_box_open":
            yield from self._box(tokens, depth)

    def _leaf(self, tokens: Sequence[Token]) -> Iterator[Block]:
        kind = tokens[0].type
        if kind == "heading_open":
            text = "".join(it.text for it in self._spans(tokens[1].children or ())).replace("\n", " ").strip()
            if text:
                yield Heading(int(tokens[0].tag[1]), text)
        elif kind == "paragraph_open":
            yield from self._paragraph(tokens[1].children or [])
        elif kind == "hr":
            yield WritingLines() if tokens[0].markup.startswith("_") else Divider()
        elif kind == "fence":
            yield Paragraph((Span(_kept(tokens[0].content.rstrip("\n")), is_code=True),))
        else:
            yield from self._table(tokens)

    def _items(self, tokens: Sequence[Token], depth: int) -> tuple[Blocks, ...]:
        items = []
        at = 0
        while at < len(tokens):
            end = _end_of(tokens, at)
            items.append(self.blocks(tokens[at + 1 : end], depth + 1))
            at = end + 1
        return tuple(item for item in items if item)

    def _box(self, tokens: Sequence[Token], depth: int) -> Iterator[Block]:
        name, _space, rest = tokens[0].info.strip().partition(" ")
        line = self.line
        self._check_closed(tokens[0])
        blocks = self.blocks(tokens[1:-1], depth + 1)
        self.line = line
        kind = _BOXES.get(name.casefold())
        if name.casefold() in _DEVICE:
            device = device_of(rest.strip())
            if device is None:
                self.blame(unknown_device(rest.strip()))
            else:
                yield DevicePart(device, blocks)
        elif kind is None:
            words = _("there is no box called “{name}”. There are: {known}.")
            self.blame(words.format(name=name[:40], known="prova-själv, tänk-på, ord, enhet"))
        else:
            yield Box(kind, tuple(map(_without_marks, blocks)) if kind == "words" else blocks, plain(rest.strip()))

    def _check_closed(self, token: Token) -> None:
        """Note it when a box runs to the end of the text because nothing closes it."""
        last = token.map[1] if token.map else 0
        if not (last < len(self.lines) and self.lines[last].strip().startswith(":::")):
            self.blame(_("the box is not closed: a line “:::” is missing."))

    def _paragraph(self, children: Sequence[Token]) -> Iterator[Block]:
        """Yield a paragraph, parted where pictures stand in it; a link that stands alone is a square code."""
        if code := self._lone_link(children):
            yield code
            return
        for is_picture, part in _parted(children):
            if is_picture:
                yield from self._figure(part[0])
            elif spans := _stripped(self._spans(part)):
                if "".join(it.text for it in spans).startswith(":::"):
                    self.blame(_("“:::” closes no box here."))
                yield Paragraph(spans)

    def _lone_link(self, children: Sequence[Token]) -> QrBlock | None:
        kids = [it for it in children if it.type != "text" or it.content.strip()]
        if len(kids) < 3 or kids[0].type != "link_open" or kids[-1].type != "link_close":
            return None
        if any(it.type in ("link_open", "image") for it in kids[1:]):
            return None
        address = self._address(kids[0])
        if not address.startswith("http"):
            return None
        label = "".join(it.text for it in self._spans(kids[1:-1])).strip()
        return QrBlock(address, "" if kids[0].markup == "autolink" else label)

    def _figure(self, token: Token) -> Iterator[Block]:
        name = unquote(str(token.attrGet("src") or ""))
        alt = _kept(token.content).replace("\n", " ").strip()
        if not is_picture_name(name):
            words = _("a picture is the name of a PNG, JPEG or SVG file beside the text, not “{text}”.")
            self.blame(words.format(text=name[:60]))
        elif self.pictures is not None and name not in self.pictures:
            self.blame(_("there is no picture called “{name}”.").format(name=name))
        if not alt:
            words = _("the picture “{name}” needs a text that says what it shows: ![text]({name}).")
            self.blame(words.format(name=name[:60]))
        yield FigureBlock(alt or name, name=name, caption=_kept(str(token.attrGet("title") or "")))

    def _table(self, tokens: Sequence[Token]) -> Iterator[Block]:
        rows: list[list[Spans]] = []
        aligns: list[str] = []
        for at, token in enumerate(tokens):
            if token.type == "tr_open":
                self._find_line(token)
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                rows[-1].append(_stripped(self._spans(tokens[at + 1].children or ())))
                if token.type == "th_open":
                    aligns.append(_align(token))
        if len(rows[0]) > _MOST_COLUMNS:
            self.blame(_("a table has at most {count} columns.").format(count=_MOST_COLUMNS))
        yield TableBlock(tuple(rows[0]), tuple(map(tuple, rows[1:])), aligns=tuple(aligns))

    def _spans(self, children: Sequence[Token]) -> Spans:
        """Return the text of inline tokens; a picture among them is told by what it shows."""
        made: list[Span] = []
        bold = italic = 0
        link = ""
        for it in children:
            bold += (it.type == "strong_open") - (it.type == "strong_close")
            italic += (it.type == "em_open") - (it.type == "em_close")
            if it.type in ("link_open", "link_close"):
                link = self._address(it) if it.type == "link_open" else ""
            text = self._text(it)
            if text:
                made.append(Span(text, bold > 0, italic > 0, it.type == "code_inline", link))
        return _merged(made)

    def _text(self, it: Token) -> str:
        if it.type == "softbreak":
            return " "
        if it.type == "hardbreak":
            return "\n"
        if it.type not in ("text", "text_special", "code_inline", "image"):
            return ""
        if it.type == "text" and (found := _TAG.search(it.content)):
            self.blame(_("HTML such as “{tag}” is not used here; write Markdown.").format(tag=found[0][:40]))
        return _kept(it.content)

    def _address(self, token: Token) -> str:
        """Return where a link leads; empty, and told, when it may not lead there."""
        address = str(token.attrGet("href") or "")
        if not address.casefold().startswith(_SCHEMES):
            words = _("a link begins with https://, http://, mailto: or tel:, not “{text}”.")
            self.blame(words.format(text=plain(address)[:60]))
            return ""
        if len(address) > _LONGEST_LINK:
            self.blame(_("the address of a link is longer than {count} letters.").format(count=_LONGEST_LINK))
            return ""
        return address


def _end_of(tokens: Sequence[Token], at: int) -> int:
    """Return where the block ends that begins at a token."""
    depth = 0
    for end in range(at, len(tokens)):
        depth += tokens[end].nesting
        if depth <= 0:
            return end
    return len(tokens) - 1


def _parted(children: Sequence[Token]) -> Iterator[tuple[bool, list[Token]]]:
    """Yield runs of inline tokens, pictures each alone."""
    run: list[Token] = []
    for it in children:
        if it.type == "image":
            yield from [(False, run)] if run else []
            yield True, [it]
            run = []
        else:
            run.append(it)
    if run:
        yield False, run


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks with lines to write on put together."""
    waiting = 0
    for it in blocks:
        if isinstance(it, WritingLines):
            waiting += it.count
            continue
        if waiting:
            yield WritingLines(waiting)
            waiting = 0
        yield it
    if waiting:
        yield WritingLines(waiting)


def _merged(spans: Sequence[Span]) -> Spans:
    """Return spans with neighbours of one look in one."""
    made: list[Span] = []
    for it in spans:
        if made and replace(made[-1], text="") == replace(it, text=""):
            made[-1] = replace(made[-1], text=made[-1].text + it.text)
        else:
            made.append(it)
    return tuple(made)


def _stripped(spans: Spans) -> Spans:
    """Return spans without white at either end."""
    kept = list(spans)
    while kept and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def _kept(text: str) -> str:
    """Return text without letters that act; line breaks stand."""
    return "\n".join(plain(unicodedata.normalize("NFC", line)) for line in text.split("\n"))


def _without_marks(block: Block) -> Block:
    return replace(block, has_marks=False) if isinstance(block, Bullets) else block


def _align(token: Token) -> str:
    style = str(token.attrGet("style") or "")
    return "end" if "right" in style else "centre" if "center" in style else "start"
