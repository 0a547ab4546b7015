"""The structure of a tagged PDF: what each text is, in reading order, so that it can be read aloud and searched.

A pen marks each text as it draws it; what nobody has called anything is decoration. The tree is written with the file.
Roles are those of ISO 32000-1, 14.8.4; what PDF/UA-1 asks of them is ISO 14289-1, 7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFObjectReference


ANNOTATIONS = 1_000_000
"""Keys of annotations in the parent tree begin here; those below are the pages'."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""As BCP 47 writes it."""
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
    parts: list[Element | tuple[int, int] | Laid] = field(default_factory=list)
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
class Laid:
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
        self.annotated: list[Element] = []
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
        """Return the operator that begins a text of the innermost part on a page.

        After a part in it, such as a link, its text goes on in a part of its own: some readers take all text that a part
        has itself before what is in it.
        """
        holder = self.holder
        if any(isinstance(it, Element) for it in holder.parts[-1:]):
            holder = holder.add("Span")
        numbered = self._pages.setdefault(page, [])
        holder.parts.append((page, len(numbered)))
        numbered.append(holder)
        return f"/{holder.role} <</MCID {len(numbered) - 1}>> BDC"

    def annotate(self, page: int, reference: PDFObjectReference, first_key: int = ANNOTATIONS) -> int:
        """Take an annotation into the innermost part and return its key in the parent tree."""
        key = first_key + len(self.annotated)
        self.holder.parts.append(Laid(page, reference, key))
        self.annotated.append(self.holder)
        return key

    def texts_of(self, page: int) -> Sequence[Element]:
        """Return the elements of the texts on a page, in the order of their numbers."""
        return self._pages.get(page, ())


def text_string(text: str) -> str:
    """Return a text as PDF writes it, in any script."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def spoken(language: str) -> str:
    """Return a language as voices know it: easy Swedish is Swedish, and what is no language is one that nobody knows."""
    known = language.removesuffix("-lattlast")
    return known if not known or _LANGUAGE.fullmatch(known) else "und"
