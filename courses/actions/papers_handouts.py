"""What stands on a printed handout and in a course's booklet: the texts, their pictures, and how each stands to its original."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from courses import i18n
from courses.actions import handouts, paper_templates
from courses.actions.handout_files import FILE_NAME
from courses.errors import Invalid, Refused
from courses.i18n import _
from courses.model import Actor, Course, SessionStatus
from courses.model.handouts import BookletPaper, Device, HandoutPaper, HandoutText
from courses.model.paper_style import PaperKind
from courses.model.shelf import ShelfRow, ShelfText
from courses.rules import rights
from courses.store import Store, courses, handout_uses, options, sessions
from courses.store import handouts as shelf


@dataclass(frozen=True, slots=True)
class HandoutWish:
    """How somebody wants a handout."""

    language: str = ""
    """Empty: the course's, else the program's, else the original."""
    beside: str = ""
    """Another language that stands beside it; empty: none."""
    device: Device | None = None
    """The steps of this one only; None: of all."""


def handout(
    store: Store, actor: Actor, code: str, now: datetime, wish: HandoutWish | None = None, course_id: int | None = None
) -> HandoutPaper:
    """Return a handout as it is printed, for a course where it is for one.

    Raises NotFound for a language that there is not, Invalid for a device it does not tell apart, Refused.
    """
    course = courses.get(store, course_id) if course_id is not None else None
    rights.require(actor, rights.Right.PRINT, courses.whose(store, course) if course else None)
    wish = wish or HandoutWish()
    row = shelf.row(store, now.date(), code)
    text = _chosen(store, row, wish.language, course, now.date())
    beside = shelf.text(store, now.date(), row.code, wish.beside) if wish.beside else None
    if beside is not None and beside.language == text.language:
        raise Invalid(_("The same language stands on both sides."), _("Choose another for the second."))
    _require_device(text, wish.device)
    return _paper(store, text, beside, wish.device, now.date(), course)


def booklet(store: Store, actor: Actor, course_id: int, now: datetime, wish: HandoutWish | None = None) -> BookletPaper:
    """Return the handouts of a course in the order that they are given out, each once.

    Each is in the language wished where there is one, else as `handout` chooses. Raises Refused when it gives out none.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PRINT, courses.whose(store, course))
    wish = wish or HandoutWish()
    codes = dict.fromkeys(it.code for it in handout_uses.of_course(store, course_id) if it.handout)
    if not codes:
        raise Refused(
            _("{code} gives out no handouts.").format(code=course.code),
            _("Say first which handouts are given out at its sessions."),
        )
    rows = [shelf.row(store, now.date(), code) for code in codes]
    texts = [it.nearest(*_languages(wish.language, course)) for it in rows]
    return BookletPaper(
        title=course.title,
        parts=tuple(_part(store, text, wish, now.date(), course) for text in texts),
        library=options.get(store, "library.name"),
        days=_days(store, course, now),
        code=course.code,
    )


def draft(store: Store, text: HandoutText, code: str, now: datetime, more: Mapping[str, bytes]) -> HandoutPaper:
    """Return a text that is not on the shelf, as it would be printed; `more` pictures than those there."""
    original = FILE_NAME.match(text.original)
    there = {it.language: it.edition for it in shelf.texts(store, now.date(), code)} if original else {}
    return HandoutPaper(
        text=text,
        pictures={**shelf.pictures(store, text.pictures), **more},
        today=now.date(),
        original_edition=there.get(original["language"], "") if original else "",
        library=options.get(store, "library.name"),
    )


def _part(store: Store, text: ShelfText, wish: HandoutWish, today: date, course: Course) -> HandoutPaper:
    device = wish.device if wish.device and wish.device.value in text.devices.split(",") else None
    return _paper(store, text, None, device, today, course)


def _chosen(store: Store, row: ShelfRow, language: str, course: Course | None, today: date) -> ShelfText:
    if language:
        return shelf.text(store, today, row.code, language)
    return row.nearest(*_languages("", course))


def _languages(wished: str, course: Course | None) -> tuple[str, ...]:
    """Return the languages to look for a text in, the first one first."""
    easy = ("sv",) if wished == "sv-lattlast" else ()
    return tuple(filter(None, (wished, *easy, course.language if course else "", i18n.language())))


def _require_device(text: ShelfText, device: Device | None) -> None:
    there_are = list(filter(None, text.devices.split(",")))
    if device is None or device.value in there_are:
        return
    if not there_are:
        raise Invalid(_("The handout is the same for all devices."), _("Leave the device out."))
    raise Invalid(
        _("The handout has no steps for {device}.").format(device=device.value),
        _("Choose one of: {choices}.").format(choices=", ".join(there_are)),
    )


def _paper(
    store: Store,
    text: ShelfText,
    beside: ShelfText | None,
    device: Device | None,
    today: date,
    course: Course | None,
) -> HandoutPaper:
    read = handouts.as_read(text)
    other = handouts.as_read(beside) if beside else None
    names = dict.fromkeys((*read.pictures, *(other.pictures if other else ())))
    words = paper_templates.words(store, PaperKind.HANDOUT, beside.language) if beside else None
    return HandoutPaper(
        text=read,
        pictures=shelf.pictures(store, list(names)),
        beside=other,
        beside_words=words,
        device=device,
        today=today,
        original_edition=text.original_edition,
        beside_original_edition=beside.original_edition if beside else "",
        library=options.get(store, "library.name"),
        course=course.title if course else "",
    )


def _days(store: Store, course: Course, now: datetime) -> tuple[date, ...]:
    """Return the days of a course's sessions that are not cancelled, in order."""
    planned = sessions.of_course(store, course.id, now)
    return tuple(sorted(it.day for it in planned if it.status is not SessionStatus.CANCELLED))
