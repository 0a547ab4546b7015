"""Typefaces in a PDF: each glyph together with the text it stands for has a code of its own, so that all text reads back.

A face is embedded as a composite font (ISO 32000-1, 9.7): two bytes a glyph. A glyph that draws just the letter it is
made for has the letter's own code point as its code; what shaping makes – joined, moved, replaced – gets a free one.
Only glyphs that were drawn are embedded; those of the house's own alphabet always are, so that files with other names in
them share the same bytes, made once. Imported only where a file is made: it takes reportlab with it.
"""

from __future__ import annotations

import zlib
from collections.abc import Container, Iterable
from functools import cache, lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import PDFObject

from courses.exports.paper.pdf.raw import Raw
from courses.exports.paper.type import programs
from courses.exports.paper.type.faces import BOLD, REGULAR, Face
from courses.exports.paper.type.programs import Key, Parts

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

    from courses.exports.paper.type.shaping import Glyph

_CODES = (range(0x0100, 0xD800), range(0xE000, 0xFF00))
"""Where codes are looked for that are no letter's code point: as low as can be, since the table of them begins at 0."""
_ALPHABET = "".join(map(chr, range(0x20, 0x7F))) + "ÅÄÖåäöÉéÜü–—’”…·•§"
"""Always embedded of the house's own faces."""


class _Metrics(NamedTuple):
    """What reportlab asks of a face."""

    name: bytes
    ascent: float
    descent: float


class _State:
    """What one document has drawn in a face."""

    def __init__(self, letters: Iterable[str], taken: Container[int]) -> None:
        self.name = ""
        """The font's name in the file."""
        self.codes: dict[Key, int] = {}
        self.drawn: dict[int, Key] = {}
        """By code."""
        self.letters = set(letters)
        """Drawn by their own code points, and those that are there in any case."""
        self.first: dict[Parts, int] = {}
        """By what is drawn the first code for it."""
        self.free = (code for codes in _CODES for code in codes if code not in taken)


class Typeface:
    """A face as reportlab draws with it: a dynamic font in its own terms, one for all documents."""

    _dynamicFont = 1  # noqa: N815 reportlab's names
    _multiByte = 1  # noqa: N815
    shapable = False

    def __init__(self, face: Face) -> None:
        """Take a face; nothing is read of it yet but its height."""
        self.fontName = face.name
        self.own = face
        extents = face.font.get_font_extents("ltr")
        self.face = _Metrics(face.name.encode(), extents.ascender * face.scale, extents.descender * face.scale)
        self._alphabet = _ALPHABET if face.name in (REGULAR, BOLD) else ""
        self._last: tuple[PDFDocument, _State] | None = None
        """The document drawn in just now, and what it has drawn."""
        self._state: WeakKeyDictionary[PDFDocument, _State] = WeakKeyDictionary()

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: ARG002, N802
        """Return the width of letters drawn one by one, in points."""
        return sum(self.own.advance(self.own.glyph(char)) for char in text) * size / 1000

    def splitString(self, text: str | bytes, doc: PDFDocument, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        """Return letters as the codes they are drawn by: for what reportlab itself draws, such as charts."""
        letters = text.decode(encoding) if isinstance(text, bytes) else text
        self.note(doc, letters)
        return [(0, "".join(char if char < "\ud800" else " " for char in letters).encode("utf-16-be"))]

    def code(self, doc: PDFDocument, glyph: Glyph) -> int:
        """Return the code that draws a glyph and reads as its text."""
        state = self._of(doc)
        key = (glyph.parts, round(glyph.width, 2), glyph.text)
        code = state.codes.get(key)
        if code is None:
            code = state.codes[key] = self._new_code(state, key)
            state.first.setdefault(glyph.parts, code)
            state.drawn.setdefault(code, key)
        return code

    def _new_code(self, state: _State, key: Key) -> int:
        parts, _width, text = key
        if self.own.is_cubic and parts in state.first:
            return state.first[parts]  # PostScript outlines have one code each: the first text counts
        if len(text) == 1 and text < "\ud800" and parts == ((self.own.glyph(text), 0, 0),):
            return ord(text)
        return next(state.free, 0)

    def note(self, doc: PDFDocument, letters: str) -> str:
        """Remember that letters are drawn by their own code points, and return the font's name in the file."""
        state = self._of(doc)
        if not state.letters.issuperset(letters):
            for letter in set(letters) - state.letters:
                state.drawn.setdefault(ord(letter), self.letter(letter))
            state.letters.update(letters)
        return state.name or self.getSubsetInternalName(0, doc)

    def letter(self, letter: str) -> Key:
        """Return what the code point of a letter stands for."""
        number = self.own.glyph(letter)
        return ((number, 0, 0),), round(self.own.advance(number), 2), letter

    def _of(self, doc: PDFDocument) -> _State:
        last = self._last
        if last and last[0] is doc:
            return last[1]
        state = self._state.get(doc)
        if state is None:
            state = self._state[doc] = _State(self._alphabet, self.own.letters)
        self._last = (doc, state)
        return state

    def getSubsetInternalName(self, subset: int, doc: PDFDocument) -> str:  # noqa: ARG002, N802
        """Return the font's name in the file, with a slash."""
        state = self._of(doc)
        if not state.name:
            state.name = f"/F{len(doc.fontMapping) + 1}"
            doc.fontMapping[self.fontName] = state.name
            doc.delayedFonts.append(self)
        return state.name

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802
        """Write the face into a document whose text has all been drawn."""
        state = self._state.pop(doc)
        self._last = None
        program = _program(self, self._alphabet, frozenset(state.drawn.items()))
        doc.idToObject["BasicFonts"].dict[state.name[1:]] = doc.Reference(_font(doc, program))


@cache
def typeface(face: Face) -> Typeface:
    """Return a face for drawing; always the same one."""
    return Typeface(face)


class _Program(NamedTuple):
    """What a document holds of a face, as it is written."""

    name: str
    descriptor: str
    widths: str
    outlines: bytes
    by_code: bytes
    """The glyph of each code; empty: the outlines say it themselves."""
    texts: bytes
    """The text of each code."""


@lru_cache(maxsize=64)
def _program(drawing: Typeface, letters: str, drawn: frozenset[tuple[int, Key]]) -> _Program:
    face = drawing.own
    by_code = dict(sorted((dict(drawn) | {ord(it): drawing.letter(it) for it in letters}).items()))
    numbers, outlines = programs.cut(face, {code: (parts, width) for code, (parts, width, _text) in by_code.items()})
    tag = sha256(repr((face.name, by_code)).encode("utf-8", "surrogatepass")).digest()
    name = "".join(chr(65 + byte % 26) for byte in tag[:6]) + "+" + face.postscript_name
    return _Program(
        name,
        programs.descriptor(face, name),
        programs.widths({code: width for code, (_parts, width, _text) in by_code.items()}),
        _stream(outlines, "/Subtype /CIDFontType0C" if face.is_cubic else f"/Length1 {len(outlines)}"),
        b"" if face.is_cubic else _stream(programs.places(numbers)),
        _stream(programs.texts({code: text for code, (_parts, _width, text) in by_code.items()})),
    )


def _font(doc: PDFDocument, it: _Program) -> Raw:
    """Return a font made of a program, its parts entered in the document."""
    outlines = _entered(doc, _Written(it.outlines))
    if it.by_code:
        kind = f"/Subtype /CIDFontType2 /CIDToGIDMap {_entered(doc, _Written(it.by_code))}"
        program = f"/FontFile2 {outlines}"
    else:
        kind = "/Subtype /CIDFontType0"
        program = f"/FontFile3 {outlines}"
    descriptor = _entered(doc, Raw(f"<<{it.descriptor} {program}>>"))
    system = "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
    inner = _entered(
        doc,
        Raw(
            f"<</Type /Font {kind} /BaseFont /{it.name} /FontDescriptor {descriptor} {system} /DW 0 /W [{it.widths}]>>"
        ),
    )
    return Raw(
        f"<</Type /Font /Subtype /Type0 /BaseFont /{it.name} /Encoding /Identity-H"
        f" /DescendantFonts [{inner}] /ToUnicode {_entered(doc, _Written(it.texts))}>>"
    )


class _Written(PDFObject):  # type: ignore[misc]  # reportlab ships no types
    """A stream that is written already."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 reportlab's shape
        return self.content


def _stream(content: bytes, values: str = "") -> bytes:
    """Return a stream as reportlab writes one."""
    packed = zlib.compress(content)
    return b"<<%b /Filter /FlateDecode /Length %d>>\nstream\n%bendstream\n" % (values.encode(), len(packed), packed)


def _entered(doc: PDFDocument, raw: PDFObject) -> str:
    written: bytes = doc.Reference(raw).format(doc)
    return written.decode("ascii")
