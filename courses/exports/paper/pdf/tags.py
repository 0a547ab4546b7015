"""The structure of a tagged PDF: what each text is, in reading order, so that it can be read aloud and searched.

A pen marks each text as it draws it; what nobody has called anything is decoration. The tree is written with the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference
    from reportlab.pdfgen.canvas import Canvas


@dataclass(slots=True)
class Element:
    """A part of a document: a section, a heading, a paragraph."""

    role: str
    """As PDF calls it: "Sect", "H1", "P"."""
    language: str = ""
    parts: list[Element | tuple[int, int]] = field(default_factory=list)
    """In reading order: elements, and texts as page and number on it, both from 0."""


class Tags:
    """The tree of one file, grown while it is drawn."""

    def __init__(self) -> None:
        """Begin with an empty document."""
        self._root = Element("Document")
        self._open = [self._root]
        self._pages: dict[int, list[Element]] = {}
        """By page the element of each text, in the order of their numbers."""

    @contextmanager
    def part(self, role: str, language: str = "") -> Iterator[None]:
        """Hold a part open; texts drawn meanwhile belong to it."""
        made = Element(role, language)
        self._open[-1].parts.append(made)
        self._open.append(made)
        try:
            yield
        finally:
            self._open.pop()

    def mark(self, page: int, spoken: str = "") -> str:
        """Return the operator that begins a text on a page; outside every part it is decoration.

        `spoken` is the text as it is read, where what is drawn is glyphs that no reader can turn back.
        """
        holder = self._open[-1]
        if holder is self._root:
            return DECORATION
        numbered = self._pages.setdefault(page, [])
        holder.parts.append((page, len(numbered)))
        numbered.append(holder)
        actual = f" /ActualText <FEFF{spoken.encode('utf-16-be').hex().upper()}>" if spoken else ""
        return f"/{holder.role} <</MCID {len(numbered) - 1}{actual}>> BDC"

    def write(self, canvas: Canvas) -> None:
        """Put the tree into a file whose pages have all been ended."""
        from reportlab.pdfbase import pdfdoc

        document = canvas._doc
        pages = document.Pages.pages
        root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        made: dict[int, PDFObjectReference] = {}
        root["K"] = _element(document, self._root, document.Reference(root), pages, made)
        leaves = []
        for number, page in enumerate(pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, pdfdoc.PDFName("S")
            leaves += [number, pdfdoc.PDFArray([made[id(it)] for it in self._pages.get(number, ())])]
        root["ParentTree"] = document.Reference(pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(leaves)}))
        root["ParentTreeNextKey"] = len(pages)
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


DECORATION = "/Artifact BMC"
"""Begins what is not read aloud."""
END = "EMC"


def _element(
    document: PDFDocument,
    it: Element,
    parent: PDFObjectReference,
    pages: list[object],
    made: dict[int, PDFObjectReference],
) -> PDFObjectReference:
    """Return a part as an object of the file, with all that is in it."""
    from reportlab.pdfbase import pdfdoc

    values = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructElem"), "S": pdfdoc.PDFName(it.role), "P": parent})
    if it.language:
        values["Lang"] = pdfdoc.PDFString(it.language)
    own = made[id(it)] = document.Reference(values)
    values["K"] = pdfdoc.PDFArray(
        [
            _element(document, part, own, pages, made)
            if isinstance(part, Element)
            else pdfdoc.PDFDictionary(
                {"Type": pdfdoc.PDFName("MCR"), "Pg": document.Reference(pages[part[0]]), "MCID": part[1]}
            )
            for part in it.parts
        ]
    )
    return own
