"""An object of a PDF file that is written already. Imported only where a file is made: it takes reportlab with it."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject


class Raw(PDFObject):  # type: ignore[misc]  # reportlab ships no types
    """An object whose bytes are known."""

    def __init__(self, content: str = "") -> None:
        """Keep what is written, in Latin-1."""
        self.content = content

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 reportlab's shape
        """Return it as bytes, as reportlab asks for it."""
        return self.content.encode("latin-1")
