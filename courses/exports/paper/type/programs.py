"""The part of a typeface that a PDF holds: the outlines of what was drawn, with the width, place and text of each code.

Glyphs are cut out of a face by HarfBuzz; what several of them draw as one is put together (`composites`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from struct import pack

from courses.exports.paper.type.composites import Composite, with_composites
from courses.exports.paper.type.faces import Face

_NOT_EMBEDDED = (
    *("GSUB", "GPOS", "GDEF", "BASE", "cmap", "post", "OS/2", "name", "STAT", "gasp", "vhea", "vmtx", "VORG"),
    *("DSIG", "meta", "prep", "fpgm", "cvt "),
)
"""Tables that nothing in a PDF asks for."""
_CHARSET = re.compile(rb"\x1d\x00\x00[\x00-\xff]{2}\x0f")
"""Where PostScript outlines say where the table is that names their glyphs: a number of four bytes, then the operator."""
Parts = tuple[tuple[int, int, int], ...]
Key = tuple[Parts, float, str]
"""What a code stands for: the glyphs that are drawn, how far they move the pen together, and their text."""


def cut(face: Face, wanted: Mapping[int, tuple[Parts, float]]) -> tuple[dict[int, int], bytes]:
    """Return the number that each code's glyph has in a font program with just these, and that program."""
    glyphs, outlines = _subset(face, {number for parts, _width in wanted.values() for number, _right, _up in parts})
    if face.is_cubic:
        numbers = {code: glyphs[parts[0][0]] for code, (parts, _width) in wanted.items()}
        return numbers, _coded(outlines, numbers)
    count = max(glyphs.values()) + 1
    made = [it for it in dict.fromkeys(wanted.values()) if _is_composite(face, *it)]
    places = {it: count + index for index, it in enumerate(made)}
    numbers = {code: places.get(it) or glyphs[it[0][0][0]] for code, it in wanted.items()}
    return numbers, with_composites(outlines, [_composite(face, glyphs, *it) for it in made])


def _is_composite(face: Face, parts: Parts, width: float) -> bool:
    return len(parts) != 1 or parts[0][1:] != (0, 0) or abs(face.advance(parts[0][0]) - width) >= 1


def _composite(face: Face, glyphs: Mapping[int, int], parts: Parts, width: float) -> Composite:
    boxes = [box for it in parts if (box := face.extents(*it))]
    left, bottom, right, top = zip(*boxes, strict=True) if boxes else ((0,), (0,), (0,), (0,))
    return Composite(
        tuple((glyphs[number], right, up) for number, right, up in parts),
        max(0, round(width / face.scale)),
        (min(left), min(bottom), max(right), max(top)),
    )


def widths(advances: Mapping[int, float]) -> str:
    """Return how far glyphs move the pen, those of neighbouring numbers together."""
    parts: list[str] = []
    last = -2
    for number in sorted(advances):
        if number != last + 1:
            parts.append(f"{']' if parts else ''}{number} [")
        parts.append(f"{_number(advances[number])} ")
        last = number
    return "".join(parts) + "]"


def places(numbers: Mapping[int, int]) -> bytes:
    """Return the glyph of each code from 0 on."""
    table = bytearray(2 * (max(numbers) + 1))
    for code, number in numbers.items():
        table[2 * code : 2 * code + 2] = pack(">H", number)
    return bytes(table)


def _coded(outlines: bytes, numbers: Mapping[int, int]) -> bytes:
    """Return PostScript outlines whose glyphs are called by their codes (Adobe Technical Note 5176, 13: charset).

    The table is added at the end and the old one, which numbers the glyphs from 1, left where it is.
    """
    by_number = {number: code for code, number in numbers.items()}
    table = b"\0" + b"".join(pack(">H", by_number.get(number, 0)) for number in range(1, max(by_number) + 1))
    return _CHARSET.sub(lambda _old: b"\x1d" + pack(">I", len(outlines)) + b"\x0f", outlines, count=1) + table


def _subset(face: Face, wanted: Iterable[int]) -> tuple[Mapping[int, int], bytes]:
    """Return the new numbers of glyphs by their old ones, and a font program with just these."""
    import uharfbuzz as hb

    asked = hb.SubsetInput()
    asked.flags = (
        hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.DOWNGRADE_CFF2
    )
    asked.glyph_set.update(wanted)
    asked.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in _NOT_EMBEDDED)
    if face.is_variable:
        asked.pin_axis_location(face.opened, "wght", face.weight)
    plan = hb.SubsetPlan(face.opened, asked)
    made = plan.execute()
    program = made.reference_table("CFF ") if face.is_cubic else made.blob
    return dict(plan.old_to_new_glyph_mapping.items()), program.data


def descriptor(face: Face, name: str) -> str:
    """Return what a face measures, as PDF writes it."""
    extents = face.font.get_font_extents("ltr")
    ascent, descent = (_number(value * face.scale) for value in (extents.ascender, extents.descender))
    box = " ".join(map(_number, face.box))
    return (
        f"/Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0"
        f" /Ascent {ascent} /Descent {descent} /CapHeight {_number(face.capital_height)} /StemV {face.stem}"
    )


def texts(by_code: Mapping[int, str]) -> bytes:
    """Return the map from codes to texts, as PDF reads it; codes without text are left out."""
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in by_code.items() if text]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    maps = "".join("{} beginbfchar\n{}\nendbfchar\n".format(len(it), "\n".join(it)) for it in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{maps}"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
