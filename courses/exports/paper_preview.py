"""How a paper would look, with a template that is not saved yet too: made as ever, and nothing of it stays.

No number is used up, nothing is noted as printed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Unpack

from courses import i18n
from courses.actions import paper_template_deeds, paper_templates
from courses.errors import Forbidden, NotFound, Refused
from courses.exports import print_shop, print_small
from courses.exports.paper import stamping
from courses.i18n import _
from courses.model import Actor, Printed
from courses.model.paper_style import PaperKind, PaperWish
from courses.store import Store, courses

Make = Callable[..., Printed]
_SHOWN_AS = {PaperKind.PHRASES: PaperKind.PROGRAMME}
"""What shows the words of those that are no paper of their own."""


def preview(
    store: Store,
    actor: Actor,
    kind: PaperKind,
    now: datetime,
    *,
    text: str | None = None,
    course_id: int | None = None,
    **wish: Unpack[PaperWish],
) -> Printed:
    """Return a paper of a kind as it would be, about a course where one is given, else about things made up.

    It says across each page what it is: no number on it belongs to it. `text`: a template instead of the one that
    holds. Raises `Faulty` for what is wrong with it, NotFound, Refused, Invalid, Busy.
    """
    with store.trial():
        if text is not None:
            _take(store, actor, kind, text, wish)
        made = _about(store, actor, kind, course_id, now, wish) or _made_up(store, kind, wish)
    return replace(made, content=stamping.stamped(made.content, _("PREVIEW")))


def _about(
    store: Store, actor: Actor, kind: PaperKind, course_id: int | None, now: datetime, wish: PaperWish
) -> Printed | None:
    """Return a paper about a course; None where it has nothing for such a paper, nobody in it for example."""
    make = of_course(kind)
    if course_id is None or make is None:
        return None
    try:
        return make(store, actor, course_id, now, **wish)
    except Forbidden:
        raise
    except (Refused, NotFound):
        return None


def of_course(kind: PaperKind) -> Make | None:
    """Return what prints a kind of paper about one course; None: there is nothing of that kind about one course.

    Certificates are not among them: theirs are signed, and hold wherever they come from.
    """
    makers: dict[PaperKind, Make] = {
        PaperKind.ATTENDANCE_LIST: print_shop.attendance_list,
        PaperKind.CALL_LIST: _call_list,
        PaperKind.COOPERATION: print_shop.cooperation,
        PaperKind.EVALUATION: print_shop.evaluation,
        PaperKind.NAME_BADGES: print_small.name_badges,
        PaperKind.NEXT_STEP: print_small.next_step,
        PaperKind.PHRASES: print_shop.poster,
        PaperKind.POSTER: print_shop.poster,
        PaperKind.SLIP: _slips,
        PaperKind.TABLE_SIGNS: print_small.table_signs,
    }
    return makers.get(kind)


def _call_list(store: Store, actor: Actor, course_id: int, now: datetime, **wish: Unpack[PaperWish]) -> Printed:
    return print_shop.call_list(store, actor, now, course_id, **wish)


def _slips(store: Store, actor: Actor, course_id: int, now: datetime, **wish: Unpack[PaperWish]) -> Printed:
    people = [it.person_id for it in courses.participants(store, actor, course_id, now)]
    if not people:
        raise NotFound("")
    return print_shop.slips(store, actor, course_id, people[:3], now, **wish)


def _take(store: Store, actor: Actor, kind: PaperKind, text: str, wish: PaperWish) -> None:
    """Let a template hold for the time being."""
    language, design = wish.get("language") or i18n.language(), wish.get("design", "")
    try:
        paper_template_deeds.save(store, actor, kind, language, text, design=design)
    except Refused:  # it says what holds anyhow
        paper_template_deeds.check(kind, language, text, design)


def _made_up(store: Store, kind: PaperKind, wish: PaperWish) -> Printed:
    from courses.exports.paper.catalogue import KINDS

    kind = _SHOWN_AS.get(kind, kind)
    style = paper_templates.style(store, kind, **wish)
    it = KINDS[kind]
    return it.render(it.sample(style.language), style)
