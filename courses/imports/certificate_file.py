"""Reads certificates to be checked: a text as it came, a file with one, or a PDF by its square codes and what it shows.

A PDF is held against itself too: what a page shows has to be what its square code says.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from courses.errors import Invalid
from courses.i18n import _
from courses.imports import certificate_page
from courses.model.certificates import Checked, Verdict
from courses.rules import certificate_text, square_code

if TYPE_CHECKING:
    from pypdf import PageObject

MOST_BYTES = 50_000_000
"""The largest file looked at."""
_MOST_PAGES = 5_000
_COVERING = frozenset({"/FreeText", "/Stamp", "/Square", "/Polygon", "/Ink", "/Redact"})
"""Notes that may hide what a page shows; this program puts none on a certificate."""
_MOST_SIDE = 177
"""Squares along the side of the largest code."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a certificate in a PDF shows."""

    page: int
    """The one with its square code, from 1."""
    shown: str
    over: str = ""
    """What went over to the pages after it."""
    is_covered: bool = False
    """Whether something was laid on the page that can hide what it shows."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was read."""

    text: str
    """All certificates in it, as text."""
    pages: tuple[Shown, ...] = ()
    """Of a PDF, for each certificate in it."""
    uncoded: tuple[int, ...] = ()
    """The pages of a PDF, from 1, that belong to none of them as far as can be told."""


def read(what: str | bytes) -> Found:
    """Return what is in a file by its name, a text, or the bytes of either. Raises Invalid, OSError."""
    if isinstance(what, str):
        if certificate_text.HEAD in what or "\n" in what:
            return Found(what)
        path = Path(what)
        if not path.exists():
            raise Invalid(
                _("{what} is neither a file nor the text of a certificate.").format(what=what[:200]),
                _("Give the PDF, or the text of the square code in quotation marks."),
            )
        with path.open("rb") as file:
            what = file.read(MOST_BYTES + 1)
    if len(what) > MOST_BYTES:
        raise Invalid(_("The file is too large."))
    return _pdf(what) if what.lstrip()[:5] == b"%PDF-" else Found(_decoded(what))


def held_against_pages(found: list[Checked], of: Found) -> list[Checked]:
    """Return what was checked with its pages; what a page shows otherwise than its code says is altered."""
    if len(found) != len(of.pages):
        return found
    return [_held(it, page) for it, page in zip(found, of.pages, strict=True)]


def _held(it: Checked, page: Shown) -> Checked:
    it = replace(it, page=page.page)
    if it.facts is None or it.verdict is Verdict.ALTERED:
        return it
    if page.is_covered:
        words = _("Notes that can hide what it shows have been laid on the page.")
        return replace(it, verdict=Verdict.ALTERED, reason=words)
    missing = certificate_page.missing(it.facts, page.shown, page.over)
    if not missing:
        return it
    words_of = _("The page does not show what is signed: {what}.")
    return replace(it, verdict=Verdict.ALTERED, reason=words_of.format(what=", ".join(missing)))


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(
            _("The file is no PDF, and its text is not UTF-8."), _("Paste the text of the square code instead.")
        ) from error


def _pdf(content: bytes) -> Found:
    """Return the certificates of a PDF. Raises Invalid where it cannot be read or has no square code of ours."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of a damaged file would land on the screen
    try:
        pages = PdfReader(io.BytesIO(content)).pages
        if len(pages) > _MOST_PAGES:
            raise Invalid(_("The file has too many pages."))
        read = [(page.extract_text(), _codes(page), _is_covered(page)) for page in pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise Invalid(_("The PDF cannot be read."), _("Check the text of its square code instead.")) from error
    if not any(codes for _shown, codes, _covered in read):
        raise Invalid(
            _("The PDF has no square code of a certificate that can be read here."),
            _("Read the code with a phone and check the text that it gives."),
        )
    return _found(read)


def _found(read: list[tuple[str, list[str], bool]]) -> Found:
    """Return the certificates of pages: what each shows and the codes on it; a page that goes on from one is its own."""
    texts, pages, uncoded = list[str](), list[Shown](), list[int]()
    for number, (shown, codes, is_covered) in enumerate(read, 1):
        if codes:
            texts += codes
            pages += [Shown(number, shown, is_covered=is_covered) for _code in codes]
        elif pages and certificate_text.number_in(texts[-1]) in shown:
            pages[-1] = replace(pages[-1], over=f"{pages[-1].over}\n{shown}")
        else:
            uncoded.append(number)
    return Found("\n\n".join(texts), tuple(pages), tuple(uncoded))


def _is_covered(page: PageObject) -> bool:
    notes = page.get("/Annots")
    return notes is not None and any(it.get_object().get("/Subtype") in _COVERING for it in notes.get_object())


def _codes(page: PageObject) -> list[str]:
    """Return the texts of the square codes on a page: pictures of one bit a square, as this program puts them there."""
    resources = page.get("/Resources")
    pictures = resources.get_object().get("/XObject") if resources is not None else None
    found = []
    for value in pictures.get_object().values() if pictures is not None else ():
        it = value.get_object()
        size = it.get("/Width")
        if it.get("/Subtype") != "/Image" or it.get("/BitsPerComponent") != 1 or it.get("/Height") != size:
            continue
        if not isinstance(size, int) or not 21 <= size <= _MOST_SIDE:
            continue
        try:
            text = square_code.decode(square_code.unpacked(size, it.get_data()))
        except ValueError:
            continue
        if text.startswith(certificate_text.HEAD):
            found.append(text)
    return found
