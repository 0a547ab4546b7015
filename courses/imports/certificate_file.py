"""Reads certificates to be checked: a text as it came, a file with one, or a PDF by its square codes and what it shows.

A PDF is held against itself too: what a page shows has to be what its square code says.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from courses.errors import Invalid
from courses.i18n import _
from courses.model.certificates import Checked, Verdict
from courses.rules import certificate_text, square_code

if TYPE_CHECKING:
    from pypdf import PageObject

MOST_BYTES = 50_000_000
"""The largest file looked at."""
_MOST_PAGES = 5_000
_MOST_SIDE = 177
"""Squares along the side of the largest code."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was read."""

    text: str
    """All certificates in it, as text."""
    pages: tuple[tuple[int, str], ...] = ()
    """Of a PDF, for each certificate in it: its page from 1, and all that this shows."""


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
    return [_held(it, page, shown) for it, (page, shown) in zip(found, of.pages, strict=True)]


def _held(it: Checked, page: int, shown: str) -> Checked:
    it = replace(it, page=page)
    if it.facts is None or it.verdict is Verdict.ALTERED:
        return it
    facts = it.facts
    wanted = {
        _("the number"): facts.number,
        _("the name"): facts.name,
        _("the course"): facts.course_title,
        _("the share of the sessions"): str(facts.attended),
        _("the study hours"): str(facts.study_hours or ""),
        _("the organiser"): facts.organisers[0] if facts.organisers else "",
    }
    letters, words = _letters(shown), Counter(_words(shown))
    missing = [label for label, text in wanted.items() if not _is_shown(text, letters, words)]
    if not missing:
        return it
    words_of = _("The page does not show what is signed: {what}.")
    return replace(it, verdict=Verdict.ALTERED, reason=words_of.format(what=", ".join(missing)))


def _is_shown(text: str, letters: str, words: Counter[str]) -> bool:
    """Return whether a text stands on a page: as it is, or each of its words with its letters in any order.

    Programs that read PDFs give the letters of some scripts in another order; a cut text is not asked for whole.
    """
    text = text.partition("… #")[0]
    if _letters(text) in letters:
        return True
    if text.isascii() or all(unicodedata.bidirectional(char) not in ("R", "AL") for char in text):
        return False
    return not Counter(_words(text)) - words


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def _words(text: str) -> list[str]:
    parts = re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
    return ["".join(sorted(part)) for part in parts]


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

    try:
        pages = PdfReader(io.BytesIO(content)).pages
        if len(pages) > _MOST_PAGES:
            raise Invalid(_("The file has too many pages."))
        found = [(number, text, page.extract_text()) for number, page in enumerate(pages, 1) for text in _codes(page)]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise Invalid(_("The PDF cannot be read."), _("Check the text of its square code instead.")) from error
    if not found:
        raise Invalid(
            _("The PDF has no square code of a certificate that can be read here."),
            _("Read the code with a phone and check the text that it gives."),
        )
    return Found("\n\n".join(text for _page, text, _shown in found), tuple((page, shown) for page, _t, shown in found))


def _codes(page: PageObject) -> list[str]:
    """Return the texts of the square codes on a page: pictures of one bit a square, as this program puts them there."""
    resources = page.get("/Resources", {}).get_object()
    found = []
    for value in resources.get("/XObject", {}).get_object().values():
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
