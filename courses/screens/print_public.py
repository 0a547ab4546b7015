"""Programme and timetable from the Print place: asks for which term or week and place, and makes the paper in a worker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from textual.worker import get_current_worker

from courses import places
from courses.actions import papers_programme
from courses.errors import Invalid
from courses.i18n import _, ngettext
from courses.model import Actor, Printed
from courses.model.paper_style import PaperKind, PaperWish
from courses.rules import terms
from courses.screens import print_choice, viewer
from courses.screens.dialogs.prompt import Prompt
from courses.screens.frame import Frame
from courses.store import Store
from courses.text import plain
from courses.widgets.field import Field

Make = Callable[[Store, Actor], Printed]
_ALL = "*"


def ask_programme(at: Frame) -> None:
    """Ask for term and place, then print the programme."""
    term = terms.of(at.desk.today())
    fields = (
        Field("term", _("Term"), terms.parse, value=str(term), width=12),
        Field("place", _("Place"), choices=[(_("All places"), _ALL), *_place_choices(at)]),
        Field("by", _("Parts"), choices=[(words, key) for key, words in _parts().items()]),
        *print_choice.fields(at.desk.store, PaperKind.PROGRAMME, PaperWish()),
    )

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            place = "" if given["place"] == _ALL else given["place"]
            start(at, partial(_programme, at, given["term"], place, given["by"], print_choice.wish_of(given)))

    at.ask(Prompt(_("Programme of a term"), fields, _("Print")), answer)


def ask_timetable(at: Frame) -> None:
    """Ask for place and week or term, then print who helps when."""
    choices = _place_choices(at)
    if not choices:
        raise Invalid(_("No room has a place yet."), _("Fill in the places of the rooms under Settings, Registers."))
    fields = (
        Field(
            "when",
            _("Week"),
            partial(_read_when, at),
            value=f"v {at.desk.today().isocalendar().week}",
            width=16,
        ),
        Field("place", _("Place"), choices=choices),
        *print_choice.fields(at.desk.store, PaperKind.TIMETABLE, PaperWish()),
    )

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            start(at, partial(_timetable, at, given["place"], given["when"], print_choice.wish_of(given)))

    words = _("A term, such as HT 2026, gives an ordinary week of it.")
    at.ask(Prompt(_("Who helps with what, when"), fields, _("Print"), words=words), answer)


def _parts() -> dict[str, str]:
    """Return what the parts of a programme may be, in the order of `papers_programme.ORDERS`."""
    return {
        "place": _("Place by place"),
        "month": _("Month by month"),
        "day": _("Weekday by weekday"),
        "kind": _("Kind by kind"),
        "audience": _("By whom it is for"),
        "level": _("Level by level"),
    }


def _place_choices(at: Frame) -> list[tuple[str, str]]:
    return [(place, place) for place in papers_programme.places(at.desk.store)]


def _read_when(at: Frame, text: str) -> terms.Term | date:
    """Return the term meant, else a day of the week meant. Raises Invalid."""
    from courses.dates import parse_day

    try:
        return terms.parse(text)
    except Invalid:
        return parse_day(text, at.desk.today())


def _programme(
    at: Frame, term: terms.Term, place: str, by: str, wish: PaperWish, store: Store, actor: Actor
) -> Printed:
    from courses.exports import print_shop

    now = at.desk.now()
    return print_shop.programme(store, actor, now, term.first, term.last, place=place, by=by, **wish)


def _timetable(at: Frame, place: str, when: terms.Term | date, wish: PaperWish, store: Store, actor: Actor) -> Printed:
    from courses.exports import print_shop

    if isinstance(when, date):
        return print_shop.timetable(store, actor, at.desk.now(), place, when, **wish)
    return print_shop.typical_week(store, actor, at.desk.now(), place, when.first, when.last, **wish)


def start(at: Frame, make: Make) -> None:
    """Make the paper in a worker; the frame tells about errors."""
    at.house.tell(_("Printing …"))
    at.run_worker(partial(_work, at, make), thread=True, exclusive=True, group="papers", exit_on_error=False)


def _work(at: Frame, make: Make) -> None:
    worker, desk = get_current_worker(), at.desk
    store = desk.another_store()
    try:
        printed = make(store, desk.actor)
    finally:
        store.close()
    if not worker.is_cancelled:
        path = viewer.keep(places.papers_folder(desk.data_folder), printed.file_name, printed.content)
        viewer.show(path)
        length = ngettext("{count} page", "{count} pages", printed.pages).format(count=printed.pages)
        told = _("{file}, {length}, lies in {folder}").format(
            file=plain(path.name), length=length, folder=plain(path.parent)
        )
        at.app.call_from_thread(at.house.tell, told)
