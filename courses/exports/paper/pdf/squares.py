"""A picture of one bit a square, such as a QR code, as an object of a file. Imported only where a file is made."""

from __future__ import annotations

from reportlab.pdfbase import pdfdoc


class Squares(pdfdoc.PDFStream):  # type: ignore[misc]  # reportlab ships no types
    """Squares that are painted in the colour in force where the bit is 1, and leave what is below them where it is 0."""

    def __init__(self, content: bytes, across: int) -> None:
        """Keep rows of bits, each filled up to whole bytes; as many rows as there are squares `across`."""
        facts = {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Image"),
            "Width": across,
            "Height": across,
            "BitsPerComponent": 1,
            "ImageMask": "true",
            "Decode": pdfdoc.PDFArray([1, 0]),
        }
        super().__init__(pdfdoc.PDFDictionary(facts), content)
