"""What a paper said while it was drawn, and what can be read back from its file, part by part."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from courses.exports.paper.pdf.pen import Pen
from courses.exports.paper.pdf.tags import Tags

Mark = tuple[int, int]
"""Page and number on it, both from 0."""


class Heard:
    """Listens to every pen of a test: which text was drawn in which mark of which file."""

    def __init__(self, monkeypatch) -> None:
        self.texts: dict[Tags, dict[Mark, list[str]]] = {}
        for name in ("_write", "text_up"):
            monkeypatch.setattr(Pen, name, self._listening(getattr(Pen, name)))

    def _listening(self, draw):
        def text(pen, x, y, said, style):
            draw(pen, x, y, said, style)
            if not pen._is_aside:
                mark = pen.tags.holder.parts[-1]
                while not isinstance(mark, tuple):  # after a link the text goes on in a part of its own
                    mark = mark.parts[-1]
                end = "" if style.goes_on or said.endswith("\u00ad") else " "
                self.texts.setdefault(pen.tags, {}).setdefault(mark, []).append(said + end)

        return text

    def last(self) -> list[tuple[Mark, str]]:
        """Returns the texts of the file drawn last, in the order of its structure."""
        tags, texts = list(self.texts.items())[-1]
        return [(mark, "".join(texts.get(mark, []))) for mark in _marks(tags.root) if mark in texts]


def _marks(element):
    for part in element.parts:
        if isinstance(part, tuple):
            yield part
        elif hasattr(part, "parts"):
            yield from _marks(part)


def read_back(content: bytes, path: Path) -> list[tuple[Mark, str]]:
    """Returns what stands in a file in the order of its structure."""
    from outloud.model import Document

    path.write_bytes(content)
    read = PdfReader(BytesIO(content))
    pages = {page.indirect_reference.idnum: index for index, page in enumerate(read.pages)}
    document = Document(str(path))
    texts: dict[Mark, str] = {}
    for page in range(len(read.pages)):
        for run in document.content(page).runs:
            if run.mcid is not None:
                texts[page, run.mcid] = texts.get((page, run.mcid), "") + run.text
    document.close()
    root = read.trailer["/Root"]["/StructTreeRoot"]
    return [(mark, texts[mark]) for mark in _kids(root, pages) if mark in texts]


def _kids(element, pages):
    inside = element.get("/K", [])
    for kid in inside if isinstance(inside, list) else [inside]:
        it = kid.get_object()
        if isinstance(it, int):
            yield pages[element.raw_get("/Pg").idnum], it
        elif "/MCID" in it:
            yield pages[it.raw_get("/Pg").idnum], it["/MCID"]
        elif "/S" in it:
            yield from _kids(it, pages)


def letters(text: str, *, is_rtl: bool = False) -> str:
    """Returns a text as it is compared: spaces folded, marks of direction left out; what runs leftwards, sorted.

    In a paper from right to left every line is drawn from the left, also one of signs alone.
    """
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    text = "".join(char for char in text if unicodedata.category(char) != "Cf")
    if is_rtl or any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text):
        return "".join(sorted(char for char in unicodedata.normalize("NFKC", text) if not char.isspace()))
    return text
