"""Fields to fill in on a screen: lines for text, ticks, and choices of one among several.

Each is a part "Form" of the document with words of its own that are read out (PDF/UA-1, 7.18.4). What is written is drawn
with a typeface that is in the file whole; a reader takes one of its own for letters beyond those of western Europe.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from courses.exports.paper.pdf.annotations import Box, lay
from courses.exports.paper.pdf.raw import Raw
from courses.exports.paper.pdf.tags import Tags, text_string
from courses.exports.paper.type.faces import house
from courses.exports.paper.type.fonts import REGULAR

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObjectReference
    from reportlab.pdfbase.ttfonts import TTFontFace

_FONT = "Written"
_LINES = 1 << 12
"""The flag of a text of several lines (ISO 32000-1, table 228)."""
_ONE_OF = (1 << 15) | (1 << 14)
"""The flags of a choice of one that cannot be undone but by another (table 226)."""
_INK = "0.1 0.12 0.14"


@dataclass(slots=True)
class Fields:
    """The fields of one file."""

    _all: list[PDFObjectReference] = field(default_factory=list)
    _groups: dict[str, tuple[PDFDictionary, list[PDFObjectReference]]] = field(default_factory=dict)

    def text(
        self, canvas: Canvas, tags: Tags, page: int, box: Box, name: str, says: str, *, size: float, lines: bool
    ) -> None:
        """Lay a field for text over the page, read out as `says`; the part "Form" is open."""
        entries = _field("Tx", name, says) | {
            "DA": Raw(f"(/{_FONT} {size:g} Tf {_INK} rg)"),
            "AP": _looks({"N": _drawn(canvas, box, "/Tx BMC EMC")}),
        }
        if lines:
            entries["Ff"] = _LINES
        self._all.append(lay(canvas, tags, page, "Widget", box, entries))

    def tick(self, canvas: Canvas, tags: Tags, page: int, box: Box, name: str, says: str) -> None:
        """Lay a box to be ticked over the page."""
        entries = _field("Btn", name, says) | _ticked(canvas, box, "Yes")
        self._all.append(lay(canvas, tags, page, "Widget", box, entries | {"V": pdfdoc.PDFName("Off")}))

    def choice(
        self, canvas: Canvas, tags: Tags, page: int, box: Box, name: str, value: str, *, says: str, of: str
    ) -> None:
        """Lay one of several choices over the page; those of the same `name` belong together and are read out as `of`."""
        if name not in self._groups:
            group = pdfdoc.PDFDictionary(_field("Btn", name, of) | {"Ff": _ONE_OF, "V": pdfdoc.PDFName("Off")})
            self._groups[name] = group, []
            self._all.append(canvas._doc.Reference(group))
        group, widgets = self._groups[name]
        entries = {"Parent": canvas._doc.Reference(group), "TU": Raw(text_string(says))} | _ticked(canvas, box, value)
        widgets.append(lay(canvas, tags, page, "Widget", box, entries))

    def write(self, canvas: Canvas) -> None:
        """Put the fields into the file; nothing when there are none."""
        if not self._all:
            return
        document = canvas._doc
        for group, widgets in self._groups.values():
            group["Kids"] = pdfdoc.PDFArray(widgets)
        fonts = pdfdoc.PDFDictionary({_FONT: document.Reference(_typeface(document))})
        document.Catalog.AcroForm = pdfdoc.PDFDictionary(
            {
                "Fields": pdfdoc.PDFArray(self._all),
                "DR": pdfdoc.PDFDictionary({"Font": fonts}),
                "DA": Raw(f"(/{_FONT} 0 Tf {_INK} rg)"),
            }
        )


def _field(kind: str, name: str, says: str) -> dict[str, object]:
    return {"FT": pdfdoc.PDFName(kind), "T": Raw(text_string(name)), "TU": Raw(text_string(says))}


def _ticked(canvas: Canvas, box: Box, value: str) -> dict[str, object]:
    """Return how a tick looks: a dot where it is on, nothing where it is off; the box itself is on the page."""
    width, height = box[2] - box[0], box[3] - box[1]
    inset = 0.24
    dot = (
        f"{_INK} rg {width * inset:.2f} {height * inset:.2f} {width * (1 - 2 * inset):.2f} "
        f"{height * (1 - 2 * inset):.2f} re f"
    )
    looks = pdfdoc.PDFDictionary({value: _drawn(canvas, box, dot), "Off": _drawn(canvas, box, "")})
    return {"AP": _looks({"N": looks}), "AS": pdfdoc.PDFName("Off")}


def _looks(entries: dict[str, object]) -> PDFDictionary:
    return pdfdoc.PDFDictionary(entries)


def _drawn(canvas: Canvas, box: Box, operators: str) -> PDFObjectReference:
    left, bottom, right, top = canvas._absRect(box, 1)
    form = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("XObject"),
                "Subtype": pdfdoc.PDFName("Form"),
                "BBox": pdfdoc.PDFArray([0, 0, right - left, top - bottom]),
                "Resources": pdfdoc.PDFDictionary(),
            }
        ),
        operators.encode(),
    )
    return canvas._doc.Reference(form)


def _typeface(document: pdfdoc.PDFDocument) -> PDFDictionary:
    """Return the typeface of what is written, whole, in the encoding that every reader knows."""
    face = _face()
    letters = [bytes((code,)).decode("cp1252", "replace") for code in range(32, 256)]
    stream = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"Length1": len(face._ttf_data)}), bytes(face._ttf_data), filters=[pdfdoc.PDFZCompress]
    )
    name = pdfdoc.PDFName(face.name.decode("ascii", "ignore"))
    descriptor = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": 32,  # letters of the usual Latin alphabet
            "FontBBox": pdfdoc.PDFArray(face.bbox),
            "ItalicAngle": face.italicAngle,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.capHeight,
            "StemV": face.stemV,
            "FontFile2": document.Reference(stream),
        }
    )
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("TrueType"),
            "BaseFont": name,
            "FirstChar": 32,
            "LastChar": 255,
            "Widths": pdfdoc.PDFArray([face.getCharWidth(ord(it)) for it in letters]),
            "Encoding": pdfdoc.PDFName("WinAnsiEncoding"),
            "FontDescriptor": document.Reference(descriptor),
        }
    )


@lru_cache(maxsize=1)
def _face() -> TTFontFace:
    """Return the house's face with all that reportlab reads of a file; what is drawn on pages is embedded otherwise."""
    from reportlab.pdfbase.ttfonts import TTFontFace

    return TTFontFace(str(house(REGULAR).path))
