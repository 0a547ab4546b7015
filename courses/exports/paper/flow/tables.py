"""Tables as strips: a strip a row, whose heads stand again on every page; only a row that is taller than half a page is torn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from courses.exports.paper.flow.lines import Line, broken, whole_width, widest_word
from courses.exports.paper.flow.maker import Maker
from courses.exports.paper.flow.setting import Frame
from courses.exports.paper.flow.strips import Strip
from courses.exports.paper.flow.texts import Text
from courses.exports.paper.pdf.pen import Colour, Pen
from courses.exports.paper.pdf.tags import Element
from courses.model.blocks import Block, Blocks, Divider, Paragraph, Span, Spans, TableBlock, text_of

_COLUMN = "/O /Table /Scope /Column"
_ROW = "/O /Table /Scope /Row"
_SIDE = 5.0
"""Points of white at the sides of a cell."""
_TALL = 0.5
"""A row that takes more of a page than this may be torn."""


def table(maker: Maker, block: TableBlock) -> list[Strip]:
    """Return a table."""
    size = _size(maker, block)
    if not size or (len(block.heads) == 1 and not any(block.heads)):
        return maker.make(_stacked(block))
    cells = _columns(maker.frame, _widths(maker.frame.width, block, size))
    made = _Table(maker, block, maker.parent.add("Table"), cells, size)
    heads = [made.heads()] if any(block.heads) else []
    rows = [strip for row in block.rows for strip in made.row(row)]
    for strip in (*rows[:1], *rows[-2:-1]):  # a row never stands alone beneath the heads
        strip.stays = strip is not rows[-1]
    for strip in rows:
        strip.heads = tuple(heads)
    strips = [*heads, *rows]
    if strips:
        strips[0].before = strips[-1].after = maker.size * 0.8
    return strips


def _size(maker: Maker, block: TableBlock) -> float:
    """Return the first size at which every word has room in its column; 0: there is none, the columns are too narrow."""
    scale = maker.setting.look.scale
    usual = maker.size if maker.setting.look.is_large else maker.size - 0.5
    if block.widths:
        return usual
    sizes = [usual, *(it for it in (scale.small, scale.note) if it < usual)]
    return next((it for it in sizes if sum(_least(block, it)) <= maker.frame.width), 0)


def _stacked(block: TableBlock) -> Blocks:
    """Return what a table says row by row, each cell after its head, where its columns would be too narrow to be read."""
    made: list[Block] = []
    for row in block.rows:
        spans: list[Span] = []
        for head, cell in zip(block.heads, row, strict=True):
            if not cell:
                continue
            before = f"{text_of(head)}: " if head else ""
            spans += [Span(("\n" if spans else "") + before, is_bold=True), *cell]
        made += [Paragraph(tuple(spans)), Divider()] if spans else []
    return tuple(made[:-1])


@dataclass(frozen=True, slots=True)
class _Table:
    maker: Maker
    block: TableBlock
    element: Element
    columns: tuple[Frame, ...]
    size: float

    @property
    def has_row_heads(self) -> bool:
        """Whether the first cell of a row is its head: always where the columns have none, for a table needs some."""
        return self.block.has_row_heads or not any(self.block.heads)

    def heads(self) -> Strip:
        """Return the row of heads, which stays with the first of the others."""
        row = self.element.add("TR")
        texts = [self._text(row.add("TH", attributes=_COLUMN), spans, at) for at, spans in enumerate(self.block.heads)]
        lines = [broken(it.spans, it.frame.width / self.size, is_bold=True) for it in texts]
        colours = self.maker.setting.look.colours
        strip = self._row(texts, lines, colours.tint, 1.0, colours.accent).strip()
        strip.stays = True
        return strip

    def row(self, cells: Sequence[Spans]) -> list[Strip]:
        """Return a row; a strip a line when it is very tall."""
        row = self.element.add("TR")
        texts = []
        for at, spans in enumerate(cells):
            is_head = at == 0 and self.has_row_heads
            cell = row.add("TH", attributes=_ROW) if is_head else row.add("TD")
            texts.append(self._text(cell, spans, at))
        setting = self.maker.setting
        lines = [
            broken(
                it.spans,
                it.frame.width / self.size,
                is_bold=at == 0 and self.has_row_heads,
                language=setting.language,
                is_divided=setting.is_divided,
            )
            for at, it in enumerate(texts)
        ]
        line = self.maker.setting.look.colours.line
        whole = self._row(texts, lines, None, 0.5, line, boxes=self.block.boxes).strip()
        if whole.height <= self.maker.room * _TALL:
            return [whole]
        most = max(map(len, lines))
        parts = []
        for at in range(most):
            is_last = at == most - 1
            part = [it[at : at + 1] for it in lines]
            drawn = self._row(texts, part, None, 0.5 if is_last else 0, line, is_torn=not is_last)
            parts.append(drawn.torn(row))
        return parts

    def _text(self, element: Element, spans: Spans, at: int) -> Text:
        setting = self.maker.setting
        colours = setting.look.colours
        align = self.block.aligns[at] if at < len(self.block.aligns) else "start"
        leading = setting.leading(self.size) - self.size * 0.08
        return Text(spans, element, self.columns[at], self.size, leading, colours.ink, colours.accent, align)

    def _row(
        self,
        texts: Sequence[Text],
        lines: Sequence[Sequence[Line]],
        ground: Colour | None,
        rule: float,
        line: Colour,
        *,
        is_torn: bool = False,
        boxes: tuple[int, ...] = (),
    ) -> _Row:
        pad = 0 if is_torn else self.size * 0.35
        height = max((len(it) for it in lines), default=1) * texts[0].leading + 2 * pad
        if not is_torn and rule == 0.5 and height < self.block.least:
            pad, height = pad + (self.block.least - height) / 2, self.block.least
        frame = self.maker.frame
        return _Row(tuple(texts), tuple(map(tuple, lines)), frame, height, pad, ground, rule, line, boxes)


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """Draws one row."""

    texts: tuple[Text, ...]
    lines: tuple[tuple[Line, ...], ...]
    frame: Frame
    height: float
    pad: float
    ground: Colour | None
    rule: float
    colour: Colour
    boxes: tuple[int, ...] = ()

    def __call__(self, pen: Pen, y: float) -> None:
        """Draw it with its upper edge at `y`."""
        if self.ground:
            pen.fill(self.frame.x, y, self.frame.width, self.height, self.ground)
        for at in self.boxes:
            it = self.texts[at].frame
            side = min(max(11.0, self.texts[at].size), self.height - 4)
            pen.frame(
                it.left((it.width - side) / 2, side), y + (self.height - side) / 2, side, side, colour=self.colour
            )
        for text, lines in zip(self.texts, self.lines, strict=True):
            _Cell(text, lines, self.pad)(pen, y)
        self._draw_rule(pen, y)

    def strip(self) -> Strip:
        """Return it as a strip that stays whole."""
        return Strip(self.height, self)

    def torn(self, row: Element) -> Strip:
        """Return it as a strip of a row that goes over pages, whose cells are each read whole on a page."""
        cells = (_Cell(text, lines, self.pad) for text, lines in zip(self.texts, self.lines, strict=True))
        return Strip(self.height, self._draw_rule, sides=tuple((Strip(self.height, it),) for it in cells), set=row)

    def _draw_rule(self, pen: Pen, y: float) -> None:
        if self.rule:
            pen.rule(self.frame.x, y + self.height, self.frame.width, width=self.rule, colour=self.colour)


@dataclass(frozen=True, slots=True, eq=False)
class _Cell:
    """Draws the lines of one cell."""

    text: Text
    lines: tuple[Line, ...]
    pad: float

    def __call__(self, pen: Pen, y: float) -> None:
        """Draw them in a row whose upper edge is at `y`."""
        for at, line in enumerate(self.lines):
            self.text.draw(pen, line, y + self.pad + at * self.text.leading)


def _columns(frame: Frame, widths: Sequence[float]) -> tuple[Frame, ...]:
    """Return where the text of each column stands, from where the language begins."""
    columns = []
    start = 0.0
    for width in widths:
        left = frame.left(start, width)
        columns.append(Frame(left + _SIDE, width - 2 * _SIDE, frame.is_rtl))
        start += width
    return tuple(columns)


def _widths(room: float, block: TableBlock, size: float) -> list[float]:
    """Return the width of each column: as asked for, or by what is in them."""
    if block.widths:
        return [room * share / sum(block.widths) for share in block.widths]
    least, pad = _least(block, size), 2 * _SIDE
    wished = [
        max(whole_width(it, is_bold=at == 0) for at, it in enumerate(cells)) * size + pad for cells in _by_column(block)
    ]
    if sum(wished) <= room:
        spare = (room - sum(wished)) / len(wished)
        return [width + spare for width in wished]
    if sum(least) >= room:
        return [room * width / sum(least) for width in least]
    share = (room - sum(least)) / (sum(wished) - sum(least))
    return [low + (high - low) * share for low, high in zip(least, wished, strict=True)]


def _least(block: TableBlock, size: float) -> list[float]:
    """Return the width of each column in which its widest word has room."""
    return [
        max(widest_word(it, is_bold=at == 0) for at, it in enumerate(cells)) * size + 2 * _SIDE
        for cells in _by_column(block)
    ]


def _by_column(block: TableBlock) -> list[list[Spans]]:
    return [[head, *(row[at] for row in block.rows)] for at, head in enumerate(block.heads)]
