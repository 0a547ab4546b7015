"""Papers of no one course from the Print place: the evacuation list, labels for shelves, the sign of what we help with."""

from __future__ import annotations

from functools import partial
from typing import Any

from courses.actions import papers_programme
from courses.actions.roll import sheets
from courses.dates import day_year, parse_day
from courses.i18n import _
from courses.model import Actor, Printed
from courses.model.paper_style import PaperKind, PaperWish
from courses.screens import print_choice, print_public
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.frame import Frame
from courses.store import Store
from courses.widgets.field import Field

_ALL = "*"


def ask_what(at: Frame) -> None:
    """Ask which paper, then how, and print it."""
    things = [
        ("evacuation", _("Evacuation list: who is in the house on a day")),
        ("shelf", _("Shelf labels: one for each handout")),
        ("sign", _("Sign of what we help with, and what not")),
    ]
    wanted = {"evacuation": _ask_evacuation, "shelf": _ask_shelf, "sign": _ask_sign}
    at.ask(Pick(_("Signs, lists, labels"), things), lambda key: wanted[key](at) if key else None)


def _ask_evacuation(at: Frame) -> None:
    today = at.desk.today()
    places = [(place, place) for place in papers_programme.places(at.desk.store)]
    fields = (
        Field("day", _("Day"), lambda text: parse_day(text, today), value=day_year(today), width=20),
        Field("place", _("Place"), choices=[(_("All places"), _ALL), *places]),
        *print_choice.fields(at.desk.store, PaperKind.EVACUATION_LIST, PaperWish()),
    )

    def make(given: dict[str, Any], store: Store, actor: Actor) -> Printed:
        from courses.exports import print_small

        place = "" if given["place"] == _ALL else given["place"]
        wish = print_choice.wish_of(given)
        return print_small.evacuation_list(store, actor, at.desk.now(), given["day"], place, **wish)

    at.ask(Prompt(_("Evacuation list"), fields, _("Print")), partial(_answered, at, make))


def _ask_shelf(at: Frame) -> None:
    fields = (
        Field("sheet", _("Sheet"), choices=[(it, it) for it in sheets()], value="2x7"),
        *print_choice.fields(at.desk.store, PaperKind.SHELF_LABELS, PaperWish()),
    )

    def make(given: dict[str, Any], store: Store, actor: Actor) -> Printed:
        from courses.exports import print_small

        wish = print_choice.wish_of(given)
        return print_small.shelf_labels(store, actor, at.desk.now(), sheet=given["sheet"], **wish)

    words = _("For a course’s box, and for some handouts only: print shelf-labels on the command line.")
    at.ask(Prompt(_("Shelf labels"), fields, _("Print"), words=words), partial(_answered, at, make))


def _ask_sign(at: Frame) -> None:
    fields = print_choice.fields(at.desk.store, PaperKind.BOUNDARY_SIGN, PaperWish())

    def make(given: dict[str, Any], store: Store, actor: Actor) -> Printed:
        from courses.exports import print_small

        return print_small.boundary_sign(store, actor, at.desk.now(), **print_choice.wish_of(given))

    words = _("What it says is a template: change it under Settings, Words of papers.")
    at.ask(Prompt(_("Sign of what we help with"), fields, _("Print"), words=words), partial(_answered, at, make))


def _answered(at: Frame, make: Any, given: dict[str, Any] | None) -> None:  # noqa: ANN401 a function of the answer, store, actor
    if given is not None:
        print_public.start(at, partial(make, given))
