"""Makes one paper of a pile, by its kind, and the sheet on top of the pile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from courses.actions import paper_templates, papers
from courses.errors import Refused
from courses.i18n import _
from courses.i18n import language as spoken
from courses.model import Actor, Printed
from courses.model.paper_style import PaperKind
from courses.model.print_piles import CoverRow, CoverSheetPaper, Pile, PilePart, PrintedPile
from courses.store import Store, options

Make = Callable[[Store, Actor, PilePart, datetime], Printed]


def make(store: Store, actor: Actor, part: PilePart, now: datetime) -> Printed:
    """Return a paper of a pile. Raises what its kind raises: Refused, and Invalid naming letters without a glyph."""
    maker = _MAKERS.get(part.kind)
    if maker is None:
        raise Refused(_("This kind of paper is not printed in a run."))
    return maker(store, actor, part, now)


def cover(
    store: Store,
    actor: Actor,
    found: Pile,
    begun: PrintedPile,
    parts: Sequence[PilePart],
    pages: Mapping[int, int],
    missing: Sequence[str],
    now: datetime,
) -> Printed:
    """Return the sheet on top of a pile; `pages` of a copy by position, from 1."""
    from courses.exports.paper.kinds import cover_sheet

    values = CoverSheetPaper(
        library=options.get(store, "library.name"),
        number=begun.number,
        scope=found.scope,
        first=found.first,
        last=found.last,
        rows=tuple(_row(part, pages.get(at, 0)) for at, part in enumerate(parts, 1)),
        missing=tuple(missing),
        printed_at=now,
        printed_by=actor.name,
    )
    return cover_sheet.render(values, paper_templates.style(store, PaperKind.COVER_SHEET, language=spoken()))


def _row(part: PilePart, pages: int) -> CoverRow:
    return CoverRow(
        place=part.place,
        room=part.room,
        when=(part.day, part.start),
        code=part.code,
        title=part.title,
        kind=part.kind,
        subject=part.subject if part.course_id is not None else "",
        copies=part.copies,
        pages=pages,
        changes=part.changes,
        printed_before=(part.printed.list_number or part.printed.pile_number) if part.printed else "",
    )


def _list(store: Store, actor: Actor, part: PilePart, now: datetime) -> Printed:
    from courses.exports import print_shop
    from courses.exports.paper.kinds import attendance_list

    print_shop.refuse_boxes(store, actor, _course(part), now)  # before it is numbered
    values = papers.attendance_list(store, actor, _course(part), now, in_pile=True)
    return attendance_list.render(values, paper_templates.style(store, PaperKind.ATTENDANCE_LIST))


def _certificates(store: Store, actor: Actor, part: PilePart, now: datetime) -> Printed:
    from courses.exports import print_shop

    return print_shop.certificates(store, actor, _course(part), now)


def _handout(store: Store, actor: Actor, part: PilePart, now: datetime) -> Printed:
    from courses.actions.papers_handouts import HandoutWish
    from courses.exports import handout_papers

    code, _dot, language = part.subject.rpartition(".")
    what = HandoutWish(language=language)
    return handout_papers.handout(store, actor, code, now, what, course_id=part.course_id, is_noted=False)


def _evaluation(store: Store, actor: Actor, part: PilePart, now: datetime) -> Printed:
    from courses.exports import print_shop

    return print_shop.evaluation(store, actor, _course(part), now, is_noted=False)


def _badges(store: Store, actor: Actor, part: PilePart, now: datetime) -> Printed:
    from courses.exports import print_small

    return print_small.name_badges(store, actor, _course(part), now, in_pile=True)


def _signs(store: Store, actor: Actor, part: PilePart, now: datetime) -> Printed:
    from courses.exports import print_small

    return print_small.table_signs(store, actor, _course(part), now, in_pile=True)


def _evacuation(store: Store, actor: Actor, part: PilePart, now: datetime) -> Printed:
    from courses.exports import print_small

    return print_small.evacuation_list(store, actor, now, part.day or now.date(), part.place, in_pile=True)


def _course(part: PilePart) -> int:
    if part.course_id is None:
        raise Refused(_("This paper is of no one course."))
    return part.course_id


_MAKERS: Mapping[PaperKind, Make] = {
    PaperKind.ATTENDANCE_LIST: _list,
    PaperKind.CERTIFICATE: _certificates,
    PaperKind.HANDOUT: _handout,
    PaperKind.EVALUATION: _evaluation,
    PaperKind.NAME_BADGES: _badges,
    PaperKind.TABLE_SIGNS: _signs,
    PaperKind.EVACUATION_LIST: _evacuation,
}
KINDS = tuple(_MAKERS)
"""The kinds that a pile can have."""
