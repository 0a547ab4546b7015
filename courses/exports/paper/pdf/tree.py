"""Writes the structure of a tagged file: each part an object that knows what is in it, and where to find whose a text is.

Imported only where a file is made. ISO 32000-1, 14.7; what PDF/UA-1 asks besides is ISO 14289-1, 7.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfbase import pdfdoc

from courses.exports.paper.pdf.raw import Raw
from courses.exports.paper.pdf.tags import ANNOTATIONS, Element, Laid, Tags, text_string


def write(document: pdfdoc.PDFDocument, tags: Tags) -> None:
    """Put the tree into a file whose pages have all been ended."""
    root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
    within = document.Reference(root)
    tree = _Tree(document)
    root["K"] = tree.add(tags.root, tree.written(within))
    root["ParentTree"] = document.Reference(Raw(tree.parents(tags)))
    root["ParentTreeNextKey"] = ANNOTATIONS + len(tags.annotated)
    document.Catalog.StructTreeRoot = within
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


class _Tree:
    """The parts of one file as objects."""

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        self._document = document
        self._pages = [self.written(document.Reference(page)) for page in document.Pages.pages]
        self._made: dict[Element, str] = {}

    def written(self, reference: pdfdoc.PDFObjectReference) -> str:
        """Return a reference as a file has it."""
        content: bytes = reference.format(self._document)
        return content.decode("latin-1")

    def add(self, it: Element, parent: str) -> str:
        """Make a part and all below it objects; return the reference to it."""
        raw = Raw()
        self._document.Reference(raw)
        own = self._made[it] = f"{self._document.objectcounter} 0 R"
        page = next((part[0] for part in it.parts if isinstance(part, tuple)), None)
        kids = " ".join(self._kid(part, own, page) for part in it.parts)
        values = [f"/S /{it.role} /P {parent} /K [{kids}]"]
        if page is not None:
            values.append(f"/Pg {self._pages[page]}")
        values.extend(_more(it, len(self._made)))
        raw.content = f"<<{' '.join(values)}>>"
        return own

    def _kid(self, part: Element | tuple[int, int] | Laid, own: str, page: int | None) -> str:
        if isinstance(part, Element):
            return self.add(part, own)
        if isinstance(part, Laid):
            return f"<</Type /OBJR /Pg {self._pages[part.page]} /Obj {self.written(part.reference)}>>"
        if part[0] == page:
            return str(part[1])
        return f"<</Type /MCR /Pg {self._pages[part[0]]} /MCID {part[1]}>>"

    def parents(self, tags: Tags) -> str:
        """Return whose each text and annotation is: by page the parts of its texts in order, then by annotation its part."""
        leaves = []
        for number, page in enumerate(self._document.Pages.pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, pdfdoc.PDFName("S")
            owners = " ".join(self._made[it] for it in tags.texts_of(number))
            leaves.append(f"{number} [{owners}]")
        for index, owner in enumerate(tags.annotated):
            leaves.append(f"{ANNOTATIONS + index} {self._made[owner]}")
        return f"<</Nums [{' '.join(leaves)}]>>"


def _more(it: Element, number: int) -> Iterator[str]:
    """Yield what a part says of itself besides what is in it."""
    if it.language:
        yield f"/Lang ({it.language})"
    if it.alt:
        yield f"/Alt {text_string(it.alt)}"
    if it.attributes:
        yield f"/A <<{it.attributes}>>"
    if it.box is not None and it.role == "Figure":
        yield f"/A <</O /Layout /Placement /Block /BBox [{' '.join(f'{one:.2f}' for one in it.box)}]>>"
    if it.role == "Note":
        yield f"/ID (note{number})"  # PDF/UA-1, 7.9: every note has one of its own
