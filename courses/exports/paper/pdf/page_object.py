"""A page as an object of a file, written at once: reportlab asks each of its values in turn, which takes longer than all else.

Only a page with nothing but text, lines and pictures on it is; any other is left to reportlab. Imported only where a file
is made.
"""

from __future__ import annotations

import zlib

from reportlab.pdfbase import pdfdoc

from courses.exports.paper.pdf.raw import Raw

_RARE = (
    *("Rotate", "CropBox", "ArtBox", "TrimBox", "BleedBox", "Dur", "Thumb", "B", "Hid", "AA", "PieceInfo"),
    *("Contents", "Resources", "MediaBox", "ExtGState", "_colorsUsed", "_shadingUsed"),
)
"""What a page hardly ever has, or has only when somebody else has made it ready."""


class _Drawn(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab ships no types
    """What is drawn on a page, compressed."""

    def __init__(self, content: bytes) -> None:
        self.content = zlib.compress(content)

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002 reportlab's shape
        return b"<</Filter /FlateDecode /Length %d>>\nstream\n%bendstream\n" % (len(self.content), self.content)


def written(page: pdfdoc.PDFPage, document: pdfdoc.PDFDocument) -> bytes | None:
    """Return a page as a file has it, and enter what is drawn on it; None where it is for reportlab."""
    if not page.stream or page.Trans.dict or any(getattr(page, name, None) for name in _RARE):
        return None
    fonts = pdfdoc.PDFObjectReference(pdfdoc.BasicFonts).format(document).decode()
    resources = f"/Font {fonts}"
    if page.XObjects:
        pictures = " ".join(f"/{name} {_said(it, document)}" for name, it in sorted(page.XObjects.dict.items()))
        resources += f" /XObject <<{pictures}>>"
    parts = [
        f"/Type /Page /Parent {_said(document.Reference(document.Pages), document)}",
        f"/MediaBox [0 0 {page.pagewidth:.4f} {page.pageheight:.4f}] /Resources <<{resources}>>",
        f"/Contents {_said(document.Reference(_Drawn(_encoded(page.stream))), document)}",
    ]
    if page.Annots:
        parts.append(f"/Annots [{' '.join(_said(it, document) for it in page.Annots)}]")
    if getattr(page, "StructParents", None) is not None:
        parts.append(f"/StructParents {page.StructParents} /Tabs /S")
    return Raw(f"<<{' '.join(parts)}>>").format(document)


def _encoded(stream: str) -> bytes:
    """Return what is drawn as bytes; reportlab's own way looks every letter up, a tenth of the time of a thousand pages."""
    if stream.isascii():
        return stream.encode()
    encoded: bytes = pdfdoc.pdfdocEnc(stream)
    return encoded


def _said(reference: pdfdoc.PDFObjectReference, document: pdfdoc.PDFDocument) -> str:
    content: bytes = reference.format(document)
    return content.decode("latin-1")
