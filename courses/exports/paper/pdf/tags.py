"""The structure of a tagged PDF: what each text is, in reading order, so that it can be read aloud and searched.

A pen marks each text as it draws it; what nobody has called anything is decoration. The tree is written with the file.
Roles are those of ISO 32000-1, 14.8.4; what PDF/UA-1 asks of them is ISO 14289-1, 7.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference, PDFPage
    from reportlab.pdfgen.canvas import Canvas


ANNOTATIONS = 1_000_000
"""Keys of annotations in the parent tree begin here; those below are the pages'."""
DECORATION = "/Artifact BMC"
"""Begins what is not read aloud."""
PAGINATION = "/Artifact <</Type /Pagination>> BDC"
"""Begins a running head, a foot or a page number."""
END = "EMC"


@dataclass(slots=True, eq=False)
class Element:
    """A part of a document: a section, a heading, a paragraph."""

    role: str
    """As PDF calls it: "Sect", "H1", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure", "Link", "Note"."""
    language: str = ""
    alt: str = ""
    """What stands for it where it cannot be seen; of a figure never empty."""
    attributes: str = ""
    """As PDF writes them, such as "/O/Table/Scope/Column"."""
    parts: list[Element | tuple[int, int] | _Annotation] = field(default_factory=list)
    """In reading order: elements, texts as page and number on it, both from 0, and annotations."""
    box: tuple[float, float, float, float] | None = None
    """Of a figure: left, bottom, right and top of all that is drawn in it, on its page."""

    def cover(self, left: float, bottom: float, right: float, top: float) -> None:
        """Say that something of this part is drawn there; its box grows."""
        if self.box is not None:
            left, bottom = min(left, self.box[0]), min(bottom, self.box[1])
            right, top = max(right, self.box[2]), max(top, self.box[3])
        self.box = left, bottom, right, top

    def add(self, role: str, language: str = "", *, alt: str = "", attributes: str = "") -> Element:
        """Return a new part at the end of this one."""
        made = Element(role, language, alt, attributes)
        self.parts.append(made)
        return made


@dataclass(slots=True, eq=False)
class _Annotation:
    """A link or a field of a form: something that lies over a page and belongs to a part."""

    page: int
    reference: PDFObjectReference
    key: int
    """Under which the parent tree has its element."""


class Tags:
    """The tree of one file, grown while it is drawn."""

    def __init__(self) -> None:
        """Begin with an empty document."""
        self.root = Element("Document")
        self._open = [self.root]
        self._pages: dict[int, list[Element]] = {}
        """By page the element of each text, in the order of their numbers."""
        self._annotated: list[Element] = []
        """The elements of the annotations, in the order of their keys."""

    @property
    def holder(self) -> Element:
        """The innermost part that is open; the root where none is."""
        return self._open[-1]

    def is_within(self, *roles: str) -> bool:
        """Return whether a part of one of these roles is open."""
        return any(it.role in roles for it in self._open)

    @contextmanager
    def part(self, role: str, language: str = "", *, alt: str = "", attributes: str = "") -> Iterator[Element]:
        """Hold a new part open; texts drawn meanwhile belong to it."""
        made = self.holder.add(role, language, alt=alt, attributes=attributes)
        with self.within(made):
            yield made

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """Hold a part open that is there already: a paragraph goes on over the page."""
        self._open.append(element)
        try:
            yield
        finally:
            self._open.pop()

    def mark(self, page: int) -> str:
        """Return the operator that begins a text of the innermost part on a page."""
        holder = self.holder
        numbered = self._pages.setdefault(page, [])
        holder.parts.append((page, len(numbered)))
        numbered.append(holder)
        return f"/{holder.role} <</MCID {len(numbered) - 1}>> BDC"

    def annotate(self, page: int, reference: PDFObjectReference, first_key: int = ANNOTATIONS) -> int:
        """Take an annotation into the innermost part and return its key in the parent tree."""
        key = first_key + len(self._annotated)
        self.holder.parts.append(_Annotation(page, reference, key))
        self._annotated.append(self.holder)
        return key

    def write(self, canvas: Canvas) -> None:
        """Put the tree into a file whose pages have all been ended."""
        from reportlab.pdfbase import pdfdoc

        from courses.exports.paper.pdf.raw import Raw

        document = canvas._doc
        pages = document.Pages.pages
        root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        made: dict[int, PDFObjectReference] = {}
        root["K"] = _element(document, self.root, document.Reference(root), pages, made)
        root["ParentTree"] = document.Reference(Raw(self._parent_tree(document, pages, made)))
        root["ParentTreeNextKey"] = ANNOTATIONS + len(self._annotated)
        document.Catalog.StructTreeRoot = document.Reference(root)
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})

    def _parent_tree(self, document: PDFDocument, pages: list[PDFPage], made: Mapping[int, PDFObjectReference]) -> str:
        from reportlab.pdfbase import pdfdoc

        leaves = []
        for number, page in enumerate(pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, pdfdoc.PDFName("S")
            owners = " ".join(_written(document, made[id(it)]) for it in self._pages.get(number, ()))
            leaves.append(f"{number} [{owners}]")
        for index, owner in enumerate(self._annotated):
            leaves.append(f"{ANNOTATIONS + index} {_written(document, made[id(owner)])}")
        return f"<</Nums [{' '.join(leaves)}]>>"


def _element(
    document: PDFDocument,
    it: Element,
    parent: PDFObjectReference,
    pages: list[PDFPage],
    made: dict[int, PDFObjectReference],
) -> PDFObjectReference:
    """Return a part as an object of the file, with all that is in it."""
    from courses.exports.paper.pdf.raw import Raw

    raw = Raw()
    own = made[id(it)] = document.Reference(raw)
    values = [f"/S /{it.role} /P {_written(document, parent)} {_kids(document, it, own, pages, made)}"]
    if it.language:
        values.append(f"/Lang ({it.language})")
    if it.alt:
        values.append(f"/Alt {text_string(it.alt)}")
    if it.attributes:
        values.append(f"/A <<{it.attributes}>>")
    if it.box is not None and it.role == "Figure":
        values.append(f"/A <</O /Layout /Placement /Block /BBox [{' '.join(f'{one:.2f}' for one in it.box)}]>>")
    if it.role == "Note":
        values.append(f"/ID (note{len(made)})")  # PDF/UA-1, 7.9: every note has one of its own
    raw.content = f"<<{' '.join(values)}>>"
    return own


def _kids(
    document: PDFDocument,
    it: Element,
    own: PDFObjectReference,
    pages: list[PDFPage],
    made: dict[int, PDFObjectReference],
) -> str:
    """Return what is in a part; texts that are all on one page need say only their numbers (ISO 32000-1, 14.7.2)."""
    on = {part[0] for part in it.parts if isinstance(part, tuple)}
    if len(on) != 1:
        return f"/K [{' '.join(_kid(document, part, own, pages, made) for part in it.parts)}]"
    kids = " ".join(
        str(part[1]) if isinstance(part, tuple) else _kid(document, part, own, pages, made) for part in it.parts
    )
    page = _written(document, document.Reference(pages[on.pop()]))
    return f"/Pg {page} /K {kids if len(it.parts) == 1 else f'[{kids}]'}"


def _kid(
    document: PDFDocument,
    part: Element | tuple[int, int] | _Annotation,
    own: PDFObjectReference,
    pages: list[PDFPage],
    made: dict[int, PDFObjectReference],
) -> str:
    if isinstance(part, Element):
        return _written(document, _element(document, part, own, pages, made))
    if isinstance(part, _Annotation):
        page = _written(document, document.Reference(pages[part.page]))
        return f"<</Type /OBJR /Pg {page} /Obj {_written(document, part.reference)}>>"
    page = _written(document, document.Reference(pages[part[0]]))
    return f"<</Type /MCR /Pg {page} /MCID {part[1]}>>"


def _written(document: PDFDocument, reference: PDFObjectReference) -> str:
    written: bytes = reference.format(document)
    return written.decode("latin-1")


def text_string(text: str) -> str:
    """Return a text as PDF writes it, in any script."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def spoken(language: str) -> str:
    """Return a language as voices know it: easy Swedish is Swedish."""
    return language.removesuffix("-lattlast")
