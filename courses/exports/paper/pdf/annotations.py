"""What lies over a page and can be clicked: links. Each belongs to a part of the document (PDF/UA-1, 7.18)."""

from __future__ import annotations

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from courses.exports.paper.pdf.raw import Raw
from courses.exports.paper.pdf.tags import Tags, text_string


def link(
    canvas: Canvas, tags: Tags, page: int, address: str, box: tuple[float, float, float, float], says: str
) -> None:
    """Make a box on the page, as left, bottom, right, top, a link to an address on the web, read out as `says`."""
    annotation = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName("Link"),
            "Rect": pdfdoc.PDFArray(canvas._absRect(box, 1)),
            "Border": pdfdoc.PDFArray([0, 0, 0]),
            "A": pdfdoc.PDFDictionary({"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(address)}),
            "Contents": Raw(text_string(says)),
            "F": 4,  # printed with the page
        }
    )
    canvas._addAnnotation(annotation)
    annotation["StructParent"] = tags.annotate(page, canvas._annotationrefs[-1])
