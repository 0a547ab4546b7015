"""Asks how a handout or a course's booklet is printed, and makes it in a worker; for a course by the number enrolled."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from courses import handout_labels, i18n
from courses.actions import print_piles
from courses.actions.papers_handouts import HandoutWish
from courses.errors import Invalid
from courses.i18n import _, ngettext, pgettext
from courses.model import Actor, Printed
from courses.model.handouts import Device
from courses.model.paper_style import PaperKind, PaperWish
from courses.model.print_piles import Pile
from courses.model.shelf import HandoutUse, ShelfRow
from courses.screens import print_choice, print_public
from courses.screens.dialogs.prompt import Prompt
from courses.store import Store, courses, handout_uses, handouts
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.frame import Frame

_NONE = "*"
"""Stands for no choice; a field's value is never empty."""
_MOST = 500
_DEVICES = {
    "android": "Android",
    "iphone": "iPhone",
    "ipad": "iPad",
    "windows": "Windows",
    "mac": "Mac",
    "chromebook": "Chromebook",
}


def ask(at: Frame, row: ShelfRow, language: str) -> None:
    """Ask in which languages, for which device, how large and how often a handout is printed, and print it."""
    text = row.text(language) or row.first
    fields = (*_text_fields(row, text.language), *_look_fields(at, PaperKind.HANDOUT), _copies_field())

    def answer(given: Mapping[str, Any] | None) -> None:
        if given is not None:
            print_public.start(at, partial(_handout, at, row.code, given))

    at.ask(Prompt(_("Print {what}").format(what=text.title), fields, _("Print"), tell=_doubts), answer)


def ask_for_session(at: Frame, use: HandoutUse) -> None:
    """Tell how many copies of a handout a session needs in which languages, and print them."""
    if use.course_id is None:
        return
    desk, course_id = at.desk, use.course_id
    found = print_piles.of_handout(desk.store, desk.actor, desk.now(), use.code, course_id, use.session_id)

    def answer(given: Mapping[str, Any] | None) -> None:
        if given is not None:
            print_public.start(at, partial(_by_number, at, found, given))

    fields = _look_fields(at, PaperKind.HANDOUT)
    at.ask(Prompt(_("Print {what}").format(what=use.handout), fields, _("Print"), words=_counted(found)), answer)


def ask_booklet(at: Frame, course_id: int) -> None:
    """Ask in which language a course's booklet is and how it is folded, and print it. Raises Invalid when it has none."""
    rows = _given_out(at.desk.store, at, course_id)
    if not rows:
        raise Invalid(_("The course gives out no handouts."), _("n gives one out at a session."))
    course = courses.get(at.desk.store, course_id)
    there_are = dict.fromkeys(it.language for row in rows for it in row.texts)
    choices = [(_named(it, rows), it) for it in there_are]
    fold = [(_("In order"), _NONE), (_("Ordered for folding"), "fold")]
    language = next((it for it in (course.language, i18n.language()) if it in there_are), next(iter(there_are)))
    fields = (
        Field("text", _("Language"), choices=choices, value=language),
        *_look_fields(at, PaperKind.BOOKLET),
        Field("fold", _("Pages"), choices=fold),
    )

    def answer(given: Mapping[str, Any] | None) -> None:
        if given is not None:
            print_public.start(at, partial(_booklet, at, course_id, given))

    words = ngettext(
        "{count} handout in the order of the sessions.", "{count} handouts in the order of the sessions.", len(rows)
    )
    said = words.format(count=len(rows)) + " " + _("One that is not in the language is in Swedish or the program’s.")
    at.ask(Prompt(_("Booklet of {code}").format(code=course.code), fields, _("Print"), words=said), answer)


def _text_fields(row: ShelfRow, language: str) -> list[Field]:
    choices = [(_named(it.language, [row]), it.language) for it in row.texts]
    found = [
        Field("text", _("Language"), choices=choices, value=language),
        Field("beside", _("Side by side"), choices=[(_("No other language"), _NONE), *choices], value=_NONE),
    ]
    devices = [it for it in row.first.devices.split(",") if it]
    if devices:
        every = [(_("All, one after another"), _NONE), *((_DEVICES.get(it, it), it) for it in devices)]
        found.append(Field("device", pgettext("handout", "Device"), choices=every, value=_NONE))
    return found


def _look_fields(at: Frame, kind: PaperKind) -> list[Field]:
    return [it for it in print_choice.fields(at.desk.store, kind, PaperWish()) if it.key != "language"]


def _copies_field() -> Field:
    return Field("copies", _("Copies"), _copies, value="1", width=8)


def _copies(typed: str) -> int:
    if not typed.strip().isdecimal() or not 1 <= int(typed) <= _MOST:
        raise Invalid(_("Write a number from 1 to {most}.").format(most=_MOST))
    return int(typed)


def _named(language: str, rows: list[ShelfRow]) -> str:
    """Return a language, with a sign where a text in it lags behind or is too old."""
    texts = [it for row in rows if (it := row.text(language))]
    words = {handout_labels.short_state(it) for it in texts} | {handout_labels.short_ageing(it) for it in texts}
    warnings = sorted(it for it in words if handout_labels.WARNING in it)
    return " ".join([handout_labels.language(language).capitalize(), *warnings])


def _doubts(given: Mapping[str, Any]) -> str:
    if given["text"] == given["beside"]:
        return _("The same language stands on both sides.")
    return ""


def _counted(found: Pile) -> str:
    """Return how many copies there will be in which languages."""
    copies = [
        f"{handout_labels.language(it.subject.rpartition('.')[2])} {it.copies}" for it in found.parts if it.copies
    ]
    return _("By the number enrolled, and some to spare: {copies}.").format(copies=", ".join(copies))


def _given_out(store: Store, at: Frame, course_id: int) -> list[ShelfRow]:
    codes = dict.fromkeys(it.code for it in handout_uses.of_course(store, course_id) if it.handout)
    return [handouts.row(store, at.desk.today(), code) for code in codes]


def _wish(given: Mapping[str, Any]) -> PaperWish:
    return print_choice.wish_of({"language": given.get("text", "sv"), **given})


def _handout(at: Frame, code: str, given: Mapping[str, Any], store: Store, actor: Actor) -> Printed:
    from courses.exports import handout_papers

    device = given.get("device", _NONE)
    what = HandoutWish(
        given["text"],
        "" if given["beside"] == _NONE else given["beside"],
        None if device == _NONE else Device(device),
    )
    printed = handout_papers.handout(store, actor, code, at.desk.now(), what, **_wish(given))
    return handout_papers.copied(printed, given["copies"])


def _by_number(at: Frame, found: Pile, given: Mapping[str, Any], store: Store, actor: Actor) -> Printed:
    from courses.exports import handout_papers

    return handout_papers.by_number(store, actor, found, at.desk.now(), **_wish(given))


def _booklet(at: Frame, course_id: int, given: Mapping[str, Any], store: Store, actor: Actor) -> Printed:
    from courses.exports import handout_papers

    what = HandoutWish(given["text"])
    printed = handout_papers.booklet(store, actor, course_id, at.desk.now(), what, **_wish(given))
    return handout_papers.folded(printed) if given["fold"] == "fold" else printed
