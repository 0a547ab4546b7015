"""The file that pages are written to: PDF 1.7, its facts, and its objects packed. Imported only where a file is made.

The same objects give the same bytes: nothing of the clock or of chance is in it, so it says no date; papers say theirs.
"""

from __future__ import annotations

import hashlib
import zlib
from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from courses.exports.paper.pdf import facts, page_object
from courses.exports.paper.pdf.raw import Raw

PROGRAM = "Kursverkstad"
PRODUCER = "Kursverkstad with ReportLab"
_STREAM_ENDS = b"endstream\n"
"""As reportlab ends a stream."""
_STREAM_END = b"\r\nendstream"
"""As PDF/A-2 (6.1.7.1) asks for it: a line break first, of two letters, so that none of the stream's can be taken for it."""
_PACKED = 200
"""So many objects are compressed together."""


class PaperFile(pdfdoc.PDFDocument):  # type: ignore[misc]  # reportlab ships no types
    """A document that writes itself as PDF 1.7: what is not a stream is packed into compressed ones, the index too."""

    def __init__(self, *, title: str, author: str, language: str, is_archive: bool = False) -> None:
        """Begin a file; `is_archive` makes it PDF/A-2a besides PDF/UA-1."""
        super().__init__(compression=1, invariant=1, lang=language)
        self.info = _Info(title, author)
        catalog = self.Catalog
        catalog.Metadata = _Plain(facts.metadata(title, author, language, PROGRAM, PRODUCER, is_archive=is_archive))
        if is_archive:
            catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
            catalog.OutputIntents = pdfdoc.PDFArray([_colours()])

    def format(self) -> bytes:
        """Return the file. Objects may still be added while others are written."""
        packer = _Packer()
        number = 1
        while number in self.numberToId:
            it = self.idToObject[self.numberToId[number]]
            content = _written(it, self)
            if content.endswith(_STREAM_ENDS):
                packer.write(number, content[: -len(_STREAM_ENDS)] + _STREAM_END)
            else:
                packer.pack(number, content)
            number += 1
        root, info = (self.Reference(it).format(self) for it in (self.Catalog, self.info))
        return packer.finish(number, b"/Root " + root + b" /Info " + info)


def _written(it: pdfdoc.PDFObject, document: PaperFile) -> bytes:
    """Return an object as the file has it; those that there are most of without asking reportlab."""
    if type(it) is Raw:
        return it.content.encode("latin-1")
    found = page_object.written(it, document) if type(it) is pdfdoc.PDFPage else None
    if found is None:
        found = pdfdoc.format(it, document, toplevel=1)
    return found


class PaperCanvas(Canvas):  # type: ignore[misc]  # reportlab ships no types
    """A canvas that draws in a PaperFile."""

    def __init__(self, buffer: BytesIO, size: tuple[float, float], font: str, file: PaperFile) -> None:
        """Begin a sheet of `size` in points; no typeface is in the file but those that are drawn with."""
        super().__init__(buffer, pagesize=size, invariant=1, pageCompression=1, initialFontName=font)
        self._doc = file


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]  # reportlab ships no types
    """Who made what with which program, as older readers look for it; says what the metadata says, and no date."""

    def __init__(self, title: str, author: str) -> None:
        super().__init__()
        self.title, self.author = title, author

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        said = {"Title": self.title, "Author": self.author, "Creator": PROGRAM, "Producer": PRODUCER}
        written: bytes = pdfdoc.PDFDictionary(
            {key: pdfdoc.PDFString(value) for key, value in said.items()} | {"Trapped": pdfdoc.PDFName("False")}
        ).format(document)
        return written


class _Plain(pdfdoc.PDFStream):  # type: ignore[misc]  # reportlab ships no types
    """The metadata: not compressed, so that programs that know nothing of PDF find it."""

    def __init__(self, content: bytes) -> None:
        kinds = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
        super().__init__(pdfdoc.PDFDictionary(kinds), content)


def _colours() -> pdfdoc.PDFDictionary:
    """Return what the colours in the file mean: sRGB, as PDF/A asks to be told."""
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), facts.srgb(), filters=[pdfdoc.PDFZCompress])
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": Raw("(sRGB)"),
            "Info": Raw("(sRGB IEC61966-2.1)"),
            "DestOutputProfile": profile,
        }
    )


class _Packer:
    """Lays objects one after another and knows where each is (ISO 32000-1, 7.5.7 and 7.5.8)."""

    def __init__(self) -> None:
        self._parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        self._length = len(self._parts[0])
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        """By number: 1, where it begins, 0; or 2, the number of the stream it is packed in, and where in that."""
        self._waiting: list[tuple[int, bytes]] = []

    def write(self, number: int, content: bytes) -> None:
        """Lay an object as it is."""
        self._places[number] = (1, self._length, 0)
        part = b"%d 0 obj\n%b\nendobj\n" % (number, content)
        self._parts.append(part)
        self._length += len(part)

    def pack(self, number: int, content: bytes) -> None:
        """Take an object that is to be compressed with others."""
        self._waiting.append((number, content))

    def finish(self, number: int, roots: bytes) -> bytes:
        """Return the file; `number` is the first that is free."""
        for start in range(0, len(self._waiting), _PACKED):
            self._write_packed(number, self._waiting[start : start + _PACKED])
            number += 1
        begins = self._length
        self._places[number] = (1, begins, 0)
        rows = b"".join(
            bytes((kind,)) + at.to_bytes(4, "big") + index.to_bytes(2, "big")
            for _, (kind, at, index) in sorted(self._places.items())
        )
        digest = hashlib.sha256(b"".join(self._parts)).hexdigest()[:32].upper().encode()
        head = b"/Type /XRef /Size %d /W [1 4 2] %b /ID [<%b> <%b>]" % (number + 1, roots, digest, digest)
        self.write(number, _stream(head, rows))
        self._parts.append(b"startxref\n%d\n%%%%EOF\n" % begins)
        return b"".join(self._parts)

    def _write_packed(self, number: int, objects: list[tuple[int, bytes]]) -> None:
        index, at = [], 0
        for place, (packed, content) in enumerate(objects):
            self._places[packed] = (2, number, place)
            index.append(f"{packed} {at}")
            at += len(content) + 1
        first = " ".join(index).encode() + b"\n"
        body = first + b"\n".join(content for _, content in objects)
        self.write(number, _stream(b"/Type /ObjStm /N %d /First %d" % (len(objects), len(first)), body))


def _stream(head: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<<%b /Filter /FlateDecode /Length %d>>\nstream\n%b%b" % (head, len(packed), packed, _STREAM_END)
