"""From the store to finished badges, signs, labels and cards: values from `actions.papers_small`, drawn by `exports.paper`.

Letters that cannot be printed are found before anything is noted as printed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Unpack

from courses.actions import paper_templates, papers_small
from courses.model import Actor, Printed
from courses.model.paper_style import PaperKind, PaperWish
from courses.store import Store, courses


class BadgeWish(PaperWish, total=False):
    """Who gets a badge or a sign, and how it is made."""

    person_ids: Collection[int] | None
    """None: everybody who comes."""
    with_leaders: bool
    in_pile: bool
    """Part of a print run, which notes for itself what came out."""


def name_badges(store: Store, actor: Actor, course_id: int, now: datetime, **wish: Unpack[BadgeWish]) -> Printed:
    """Return the name badges of a course as a PDF; see `papers_small.badges`. Raises Refused, NotFound, Invalid."""
    return _for_people(PaperKind.NAME_BADGES, store, actor, course_id, now, **wish)


def table_signs(store: Store, actor: Actor, course_id: int, now: datetime, **wish: Unpack[BadgeWish]) -> Printed:
    """Return the table signs of a course as a PDF, a sheet each; see `papers_small.badges`. Raises as `name_badges`."""
    return _for_people(PaperKind.TABLE_SIGNS, store, actor, course_id, now, **wish)


def _for_people(
    kind: PaperKind,
    store: Store,
    actor: Actor,
    course_id: int,
    now: datetime,
    *,
    person_ids: Collection[int] | None = None,
    with_leaders: bool = True,
    in_pile: bool = False,
    **wish: Unpack[PaperWish],
) -> Printed:
    from courses.exports.paper.catalogue import KINDS

    style = paper_templates.style(store, kind, **wish)
    values = papers_small.badges(store, actor, course_id, now, person_ids=person_ids, with_leaders=with_leaders)
    printed = KINDS[kind].render(values, style)
    count, is_whole = len(values.badges), person_ids is None
    papers_small.note_badges(store, actor, kind, course_id, now, count=count, is_whole=is_whole, in_pile=in_pile)
    return printed


def evacuation_list(
    store: Store,
    actor: Actor,
    now: datetime,
    day: date,
    place: str = "",
    *,
    in_pile: bool = False,
    **wish: Unpack[PaperWish],
) -> Printed:
    """Return who is expected in a house on a day as a PDF. Raises Refused, NotFound, Invalid."""
    from courses.exports.paper.kinds import evacuation_list as paper

    style = paper_templates.style(store, PaperKind.EVACUATION_LIST, **wish)
    values = papers_small.evacuation(store, actor, now, day, place)
    printed = paper.render(values, style)
    papers_small.note_evacuation(store, actor, now, values, in_pile=in_pile)
    return printed


def shelf_labels(
    store: Store,
    actor: Actor,
    now: datetime,
    *,
    handout_codes: Sequence[str] = (),
    course_ids: Sequence[int] = (),
    sheet: str = "2x7",
    first: int = 1,
    **wish: Unpack[PaperWish],
) -> Printed:
    """Return labels for shelves and boxes as a PDF; see `papers_small.shelf_labels`. Raises Refused, NotFound, Invalid."""
    from courses.exports.paper.kinds import labels as paper

    style = paper_templates.style(store, PaperKind.SHELF_LABELS, **wish)
    values = papers_small.shelf_labels(
        store, actor, now, handout_codes=handout_codes, course_ids=course_ids, sheet=sheet, first=first
    )
    printed = paper.render_shelf(values, style)
    papers_small.note(store, actor, PaperKind.SHELF_LABELS, now, count=len(values.labels))
    return printed


def boundary_sign(store: Store, actor: Actor, now: datetime, **wish: Unpack[PaperWish]) -> Printed:
    """Return the sign of what the library helps with as a PDF. Raises Refused, NotFound, Invalid."""
    from courses.exports.paper.kinds import boundary_sign as paper

    style = paper_templates.style(store, PaperKind.BOUNDARY_SIGN, **wish)
    printed = paper.render(papers_small.boundary_sign(store, actor), style)
    papers_small.note(store, actor, PaperKind.BOUNDARY_SIGN, now)
    return printed


def next_step(store: Store, actor: Actor, course_id: int, now: datetime, **wish: Unpack[PaperWish]) -> Printed:
    """Return the next-step card of a course as a PDF, to be copied for everybody. Raises Refused, NotFound, Invalid."""
    from courses.exports.paper.kinds import next_step as paper

    style = paper_templates.style(store, PaperKind.NEXT_STEP, **wish)
    printed = paper.render(papers_small.next_step(store, actor, course_id, now), style)
    code = courses.get(store, course_id).code
    papers_small.note(store, actor, PaperKind.NEXT_STEP, now, course_id=course_id, about=code)
    return printed
