"""Puts the pages of a finished paper on sheets to be folded or cut: an A5 booklet, or two pages side by side.

For printing only: what is read aloud and linked in the paper is not in the sheets. The paper itself is given out as a file.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from courses.errors import Invalid
from courses.i18n import _
from courses.model import Printed

if TYPE_CHECKING:
    import pikepdf

_MM = 72 / 25.4
_SHEET = (297 * _MM, 210 * _MM)
"""A4, lying."""
_FOLDED = 4
"""Pages that a folded sheet has."""
_THICKEST = 80
"""Pages; a thicker booklet cannot be folded and stapled."""


class Fold(StrEnum):
    """What is made of a paper."""

    BOOKLET = "booklet"
    """Sheets that are printed on both sides, laid in each other and folded: an A5 booklet."""
    TWO_UP = "2-up"
    """Two pages after each other on each side of a sheet."""
    TWICE = "twice"
    """Each page twice on a sheet, to be cut apart."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The two pages of a side of a sheet, from left to right; None is empty."""

    left: int | None
    right: int | None


def impose(printed: Printed, fold: Fold) -> Printed:
    """Return a paper on lying A4 sheets, a page a side; one that runs from right to left is bound on the right.

    Raises Invalid for a booklet that is too thick to fold, and for what is no PDF that can be read.
    """
    import pikepdf

    try:
        return _imposed(printed, fold)
    except pikepdf.PdfError as error:
        raise Invalid(_("{file} is no PDF that can be read.").format(file=printed.file_name)) from error


def _imposed(printed: Printed, fold: Fold) -> Printed:
    import pikepdf

    with pikepdf.open(io.BytesIO(printed.content)) as source, pikepdf.new() as made:
        sides = list(_sides(fold, len(source.pages)))
        if _runs_left(source):
            sides = [Sides(it.right, it.left) for it in sides]
        _draw(source, made, sides)
        _tell(source, made, fold, printed)
        buffer = io.BytesIO()
        made.save(buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    name = f"{printed.file_name.removesuffix('.pdf')}-{_suffix(fold)}.pdf"
    return Printed(name, buffer.getvalue(), len(sides))


def _runs_left(source: pikepdf.Pdf) -> bool:
    """Return whether a paper says that its pages follow each other leftwards."""
    wishes = source.Root.get("/ViewerPreferences")
    return wishes is not None and str(wishes.get("/Direction")) == "/R2L"


def hint(fold: Fold) -> str:
    """Return how the sheets are to be printed, in words."""
    if fold is Fold.BOOKLET:
        return _(
            "Print on both sides, turned along the short edge, at 100 %. Fold the pile in the middle and staple it there."
        )
    if fold is Fold.TWO_UP:
        return _("Print on both sides, turned along the short edge, at 100 %.")
    return _("Print on both sides, turned along the short edge, at 100 %, and cut the pile in the middle.")


def _suffix(fold: Fold) -> str:
    return {Fold.BOOKLET: "hafte", Fold.TWO_UP: "2-upp", Fold.TWICE: "dubbel"}[fold]


def _sides(fold: Fold, pages: int) -> Iterator[Sides]:
    """Yield the sides of the sheets in the order they are printed, pages from 0."""
    if fold is Fold.BOOKLET:
        yield from booklet_sides(pages)
    elif fold is Fold.TWO_UP:
        for left in range(0, pages, 2):
            yield Sides(left, left + 1 if left + 1 < pages else None)
    else:
        for page in range(pages):
            yield Sides(page, page)


def booklet_sides(pages: int) -> Iterator[Sides]:
    """Yield the sides of a booklet: each sheet's outside, then its inside, the outermost sheet first.

    Pages that are missing to fill the last sheet are empty, at the end.
    """
    if pages > _THICKEST:
        words = _("A booklet of {count} pages is too thick to be folded; print at most {most} pages in one.")
        raise Invalid(words.format(count=pages, most=_THICKEST))
    whole = -(-pages // _FOLDED) * _FOLDED

    def there(page: int) -> int | None:
        return page if page < pages else None

    for first in range(0, whole // 2, 2):
        last = whole - 1 - first
        yield Sides(there(last), there(first))
        yield Sides(there(first + 1), there(last - 1))


def _draw(source: pikepdf.Pdf, made: pikepdf.Pdf, sides: Sequence[Sides]) -> None:
    """Draw each side; a page that stands on several is in the file once."""
    import pikepdf

    width, height = _SHEET
    forms: dict[int, pikepdf.Object] = {}
    for side in sides:
        made.add_blank_page(page_size=_SHEET)
        page = made.pages[-1]
        operators = []
        resources = pikepdf.Dictionary()
        for number, left in ((side.left, 0.0), (side.right, width / 2)):
            if number is None:
                continue
            if number not in forms:
                forms[number] = made.copy_foreign(_form(source, number))
            name = f"/P{number}"
            resources[name] = forms[number]
            operators.append(_placed(forms[number], name, left, width / 2, height))
        page.obj.Resources = pikepdf.Dictionary(XObject=resources)
        page.obj.Contents = made.make_stream(" ".join(operators).encode())


def _form(source: pikepdf.Pdf, number: int) -> pikepdf.Object:
    """Return a page as something that can be drawn, without what ties it to the structure of its file."""
    form = source.pages[number].as_form_xobject()
    for key in ("/StructParents", "/StructParent"):
        if key in form:
            del form[key]
    return form


def _placed(form: pikepdf.Object, name: str, left: float, width: float, height: float) -> str:
    """Return what draws a page as large as it can be in its half of the sheet, in the middle of it."""
    x0, y0, x1, y1 = (float(it) for it in form.BBox)
    scale = min(width / (x1 - x0), height / (y1 - y0))
    x = left + (width - (x1 - x0) * scale) / 2 - x0 * scale
    y = (height - (y1 - y0) * scale) / 2 - y0 * scale
    return f"q {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm {name} Do Q"


def _tell(source: pikepdf.Pdf, made: pikepdf.Pdf, fold: Fold, printed: Printed) -> None:
    """Tell the printer how the sheets are meant, and keep the paper's title and language."""
    import pikepdf

    made.Root.ViewerPreferences = pikepdf.Dictionary(
        Duplex=pikepdf.Name.DuplexFlipShortEdge, PrintScaling=pikepdf.Name("/None"), DisplayDocTitle=True
    )
    if "/Lang" in source.Root:
        made.Root.Lang = pikepdf.String(str(source.Root.Lang))
    title = str(source.docinfo.get("/Title", printed.file_name))
    made.docinfo["/Title"] = pikepdf.String(f"{title} ({_suffix(fold)})")
