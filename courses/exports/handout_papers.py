"""From a handout or a course's handouts to a finished PDF: what is on it from `actions.papers_handouts`, noted as printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Unpack

from courses.actions import handouts as handout_deeds
from courses.actions import house_style, paper_templates, papers, papers_handouts, print_records
from courses.actions.handouts import HandoutFile
from courses.actions.papers import PublicPaper
from courses.actions.papers_handouts import HandoutWish
from courses.i18n import _
from courses.model import Actor, Printed
from courses.model.handouts import HandoutPaper
from courses.model.paper_style import PaperKind, PaperStyle, PaperWish, PaperWords
from courses.model.print_piles import Pile, PileState
from courses.store import Store, handouts


def handout(
    store: Store,
    actor: Actor,
    code: str,
    now: datetime,
    what: HandoutWish | None = None,
    *,
    course_id: int | None = None,
    is_noted: bool = True,
    **wish: Unpack[PaperWish],
) -> Printed:
    """Return a handout as a PDF, in the words of its own language; `is_noted`: it goes to paper, which is remembered.

    Raises as `papers_handouts.handout`, and Invalid for a letter that no typeface has.
    """
    from courses.exports.paper.kinds import handout as paper

    code = handouts.row(store, now.date(), code).code
    values = papers_handouts.handout(store, actor, code, now, what, course_id)
    style = _style(store, PaperKind.HANDOUT, values.text.language, wish)
    printed = _named(paper.render(values, style), code, values, is_large=style.is_large)
    if is_noted:
        about = f"{values.text.title} ({values.text.language}, {values.text.edition})"
        papers.note_public(store, actor, PublicPaper.HANDOUT, now, about, course_id)
    return printed


def preview(store: Store, file: HandoutFile, code: str, now: datetime) -> Printed:
    """Return how a text would look that is not on the shelf; nothing is noted. Raises Invalid with all its faults."""
    from courses.exports.paper.kinds import handout as paper

    code, read = handout_deeds.checked(store, file, code)
    values = papers_handouts.draft(store, read, code, now, file.pictures)
    printed = paper.render(values, _style(store, PaperKind.HANDOUT, read.language, {}))
    named = _named(printed, code, values, is_large=False)
    return replace(named, file_name=_("preview-{file}").format(file=named.file_name))


def by_number(store: Store, actor: Actor, found: Pile, now: datetime, **wish: Unpack[PaperWish]) -> Printed:
    """Return the copies of handouts that a pile counts as one file, each copy on a sheet of its own; noted as that pile.

    Raises Refused for none, and as `handout`.
    """
    from courses.exports import joining

    parts = [it for it in found.parts if it.copies]
    made: list[tuple[Printed, int]] = []
    for part in parts:
        code, _dot, language = part.subject.rpartition(".")
        what = HandoutWish(language)
        one = handout(store, actor, code, now, what, course_id=part.course_id, is_noted=False, **wish)
        made.append((one, part.copies))
    begun = print_records.begin(store, actor, found, parts, now)
    title = _("Print run {number}").format(number=begun.number)
    files = [joining.Part(one.content, copies) for one, copies in made]
    content, pages = joining.joined(files, is_two_sided=True, title=title)
    name = f"utskrift-{begun.number}.pdf"
    print_records.end(
        store, actor, begun.id, PileState.DONE, {at: one.pages for at, (one, _copies) in enumerate(made, 1)}, name
    )
    return Printed(name, content, pages)


def copied(printed: Printed, copies: int) -> Printed:
    """Return so many copies of a paper as one file, each beginning on a sheet of its own."""
    from courses.exports import joining

    if copies == 1:
        return printed
    content, pages = joining.joined([joining.Part(printed.content, copies)], is_two_sided=True, title=printed.file_name)
    return Printed(printed.file_name, content, pages)


def folded(printed: Printed) -> Printed:
    """Return a paper's pages two on a sheet, in the order for printing on both sides, folding and stapling."""
    from courses.exports import imposition

    return imposition.impose(printed, imposition.Fold.BOOKLET)


def booklet(
    store: Store,
    actor: Actor,
    course_id: int,
    now: datetime,
    what: HandoutWish | None = None,
    **wish: Unpack[PaperWish],
) -> Printed:
    """Return the handouts of a course as one PDF with a cover and a table of contents. Raises as `papers_handouts.booklet`."""
    from courses.exports.paper.kinds import booklet as paper

    values = papers_handouts.booklet(store, actor, course_id, now, what)
    language = (what.language if what else "") or values.parts[0].text.language
    style = _style(store, PaperKind.BOOKLET, language, wish, house_style.partner_ids(store, course_id))
    printed = paper.render(values, style)
    papers.note_public(store, actor, PublicPaper.BOOKLET, now, values.code, course_id)
    return printed


def _named(printed: Printed, code: str, values: HandoutPaper, *, is_large: bool) -> Printed:
    """Return a handout under a name that tells it apart in a folder, whatever letters its title has."""
    from courses.exports.paper.pdf.pen import file_name

    beside = values.beside.language if values.beside else ""
    parts = (code, values.text.language, beside, values.device or "", _("large") if is_large else "")
    return replace(printed, file_name=file_name(_("handout"), "-".join(filter(None, parts))))


def _style(
    store: Store, kind: PaperKind, language: str, wish: PaperWish, partner_ids: Iterable[int] = ()
) -> PaperStyle:
    """Return how a paper is made that speaks the language of its text, and runs its way where there is no template in it."""
    wanted: PaperWish = {**wish, "language": language}
    style = paper_templates.style(store, kind, partner_ids, **wanted)
    if PaperWords(language).is_rtl == style.words.is_rtl:
        return style
    return replace(style, words=replace(style.words, language=language))
