"""What lies over a page and can be clicked: links. Each belongs to a part of the document (PDF/UA-1, 7.18).

Imported only where a file is made: it takes reportlab with it.
"""

from __future__ import annotations

from urllib.parse import quote

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from courses.exports.paper.pdf.raw import Raw
from courses.exports.paper.pdf.tags import Tags, text_string

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, as the canvas is turned and scaled just then."""
_PRINTED = 4
"""The flag of what is printed with the page."""
_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"


def link(canvas: Canvas, tags: Tags, page: int, address: str, box: Box, says: str) -> None:
    """Make a box on the page a link, read out as `says`, to an address on the web or to "#" and a place in the file."""
    if address.startswith("#"):
        goes: dict[str, object] = {"Dest": canvas._bookmarkReference(address[1:])}
    else:
        written = pdfdoc.PDFString(quote(address, safe=_IN_ADDRESSES))  # ISO 32000-1, 12.6.4.7: seven bits
        goes = {"A": pdfdoc.PDFDictionary({"S": pdfdoc.PDFName("URI"), "URI": written})}
    lay(
        canvas,
        tags,
        page,
        "Link",
        box,
        {**goes, "Border": pdfdoc.PDFArray([0, 0, 0]), "Contents": Raw(text_string(says))},
    )


def lay(
    canvas: Canvas, tags: Tags, page: int, kind: str, box: Box, entries: dict[str, object]
) -> pdfdoc.PDFObjectReference:
    """Lay an annotation over the page as part of the innermost part that is open; return a reference to it."""
    annotation = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName(kind),
            "Rect": pdfdoc.PDFArray(canvas._absRect(box, 1)),
            "F": _PRINTED,
            **entries,
        }
    )
    canvas._addAnnotation(annotation)
    reference = canvas._annotationrefs[-1]
    annotation["StructParent"] = tags.annotate(page, reference)
    return reference
