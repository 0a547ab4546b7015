"""A picture of one bit a square, such as a QR code, as an object of a file. Imported only where a file is made."""

from __future__ import annotations

from reportlab.pdfbase import pdfdoc


class Squares(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab ships no types
    """Squares that are painted in the colour in force where the bit is 1, and leave what is below them where it is 0."""

    def __init__(self, content: bytes, across: int) -> None:
        """Keep rows of bits, each filled up to whole bytes; as many rows as there are squares `across`."""
        self.content = content
        self.across = across

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002 reportlab's shape
        """Return it as reportlab writes a stream; nothing in it can be packed closer."""
        size = b"/Width %d /Height %d /Length %d" % (self.across, self.across, len(self.content))
        kind = b"/Type /XObject /Subtype /Image /BitsPerComponent 1 /ImageMask true /Decode [1 0]"
        return b"<<%b %b>>\nstream\n%bendstream\n" % (kind, size, self.content)
