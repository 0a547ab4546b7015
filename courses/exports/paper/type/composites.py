"""Glyphs put together of others: a letter with its marks where they belong, as one glyph of a TrueType font program.

What several glyphs draw and one text says gets one code, so that it reads back as that text (ISO 14289-1, 7.21.7).
The tables are those of the OpenType specification: glyf, loca, hmtx, hhea, maxp and head.
"""

from __future__ import annotations

from collections.abc import Sequence
from struct import pack, unpack_from
from typing import NamedTuple

_WORDS, _PLACES, _MORE = 0x0001, 0x0002, 0x0020
"""Of a part: its place is two words; it is a place, not points to match; another part follows."""
_DEEP = 8
"""So many composites may stand within one another."""
_MANY = 0x7FFF


class Composite(NamedTuple):
    """A glyph made of others; measures are the face's own units."""

    parts: tuple[tuple[int, int, int], ...]
    """Number of the glyph, and how far to the right and up it is drawn."""
    width: int
    box: tuple[int, int, int, int]
    """Left, bottom, right, top."""


def with_composites(program: bytes, made: Sequence[Composite]) -> bytes:
    """Return a font program with composites after its own glyphs, numbered on in their order."""
    if not made:
        return program
    tables = _tables(program)
    count = unpack_from(">H", tables["maxp"], 4)[0]
    tables["glyf"], tables["loca"] = _outlines(tables, count, made)
    tables["hmtx"] = _widths(tables, count, made)
    tables["hhea"] = tables["hhea"][:34] + pack(">H", count + len(made))
    tables["head"] = tables["head"][:50] + pack(">h", 1) + tables["head"][52:]
    tables["maxp"] = _limits(tables["maxp"], count + len(made), made)
    return _file(tables)


def _tables(program: bytes) -> dict[str, bytes]:
    found = {}
    for index in range(unpack_from(">H", program, 4)[0]):
        tag, _sum, start, length = unpack_from(">4sIII", program, 12 + 16 * index)
        found[tag.decode("latin-1")] = program[start : start + length]
    return found


def _outlines(tables: dict[str, bytes], count: int, made: Sequence[Composite]) -> tuple[bytes, bytes]:
    """Return the outlines with the composites after them, and where each begins.

    Nothing fills up between two: it would belong to the one before, which may be empty.
    """
    is_long = unpack_from(">h", tables["head"], 50)[0]
    if is_long:
        starts = list(unpack_from(f">{count + 1}I", tables["loca"]))
    else:
        starts = [2 * start for start in unpack_from(f">{count + 1}H", tables["loca"])]
    outlines = bytearray(tables["glyf"][: starts[-1]])
    for it in made:
        outlines += _outline(it)
        starts.append(len(outlines))
    return bytes(outlines), pack(f">{len(starts)}I", *starts)


def _outline(it: Composite) -> bytes:
    """Return a glyph as TrueType writes it; one of no parts is empty, as a space is."""
    if not it.parts:
        return b""
    written = pack(">h4h", -1, *it.box)
    for index, (number, right, up) in enumerate(it.parts):
        more = _MORE if index < len(it.parts) - 1 else 0
        written += pack(">HHhh", _WORDS | _PLACES | more, number, right, up)
    return written


def _widths(tables: dict[str, bytes], count: int, made: Sequence[Composite]) -> bytes:
    """Return width and left side of every glyph, each in full."""
    told = unpack_from(">H", tables["hhea"], 34)[0]
    full = bytearray(tables["hmtx"][: 4 * told])
    last = bytes(full[-4:-2])
    for index in range(count - told):
        full += last + tables["hmtx"][4 * told + 2 * index : 4 * told + 2 * index + 2]
    for it in made:
        full += pack(">Hh", it.width, it.box[0])
    return bytes(full)


def _limits(table: bytes, count: int, made: Sequence[Composite]) -> bytes:
    """Return how much a reader has to hold ready; more than is needed does no harm."""
    points, contours = unpack_from(">HH", table, 6)
    parts = max(len(it.parts) for it in made)
    elements = max(unpack_from(">H", table, 28)[0], parts)
    inner_points, inner_contours = unpack_from(">HH", table, 10)
    most = (max(points, inner_points) * parts, max(contours, inner_contours) * parts)
    return (
        table[:4]
        + pack(">H", count)
        + table[6:10]
        + pack(">HH", *(min(it, _MANY) for it in most))
        + table[14:28]
        + pack(">HH", elements, _DEEP)
    )


def _file(tables: dict[str, bytes]) -> bytes:
    """Return tables as a file; their check sums are left out, since nothing in a PDF reads them."""
    head = bytearray(pack(">IHHHH", 0x00010000, len(tables), 0, 0, 0))
    start = 12 + 16 * len(tables)
    body = bytearray()
    for tag in sorted(tables):
        content = tables[tag]
        head += pack(">4sIII", tag.encode("latin-1"), 0, start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return bytes(head + body)
