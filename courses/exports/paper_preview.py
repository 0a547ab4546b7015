"""How a paper would look, with a template that is not saved yet too: made as ever, and nothing of it stays.

No number is used up, nothing is noted as printed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Unpack

from courses import i18n
from courses.actions import paper_template_deeds, paper_templates
from courses.errors import Refused
from courses.exports import print_shop
from courses.model import Actor, Printed
from courses.model.paper_style import PaperKind, PaperWish
from courses.store import Store

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

    `text`: a template instead of the one that holds. Raises `Faulty` for what is wrong with it, NotFound, Refused,
    Invalid, Busy.
    """
    with store.trial():
        if text is not None:
            _take(store, actor, kind, text, wish)
        make = of_course(kind) if course_id is not None else None
        if make is not None:
            return make(store, actor, course_id, now, **wish)
        return _made_up(store, kind, wish)


def of_course(kind: PaperKind) -> Make | None:
    """Return what prints a kind of paper about one course; None: there is nothing of that kind about one course."""
    makers: dict[PaperKind, Make] = {
        PaperKind.ATTENDANCE_LIST: print_shop.attendance_list,
        PaperKind.COOPERATION: print_shop.cooperation,
        PaperKind.EVALUATION: print_shop.evaluation,
        PaperKind.PHRASES: print_shop.poster,
        PaperKind.POSTER: print_shop.poster,
    }
    return makers.get(kind)


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
