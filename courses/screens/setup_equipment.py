"""Rows of the setup for the equipment a course asks for: each with how many there are and how many are free."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from courses.actions import equipment, leading
from courses.actions.equipment import Asked, Stock
from courses.i18n import _, ngettext
from courses.screens import readers
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.setup import SetupRow
from courses.store import courses
from courses.widgets.field import Field

if TYPE_CHECKING:
    from courses.screens.course_view import CourseView
    from courses.screens.desk import Desk


def rows(desk: Desk, course_id: int) -> list[SetupRow]:
    """Return a row for each thing that is asked for, and one to ask for more."""
    course = courses.get(desk.store, course_id)
    found = [
        SetupRow(f"equipment:{it.id}", _("Equipment"), _asked_words(it), partial(change, asked=it))
        for it in equipment.asked(desk.store, course, desk.now())
    ]
    more = _("More equipment") if found else _("Equipment")
    return [*found, SetupRow("equipment", more, "", pick)]


def _asked_words(it: Asked) -> str:
    name = f"{it.name}, {it.stock.place}" if it.stock.place else it.name
    sign = "⚠ " if it.quantity > it.stock.free else ""
    return f"{sign}{it.quantity} × {name} · {stock_words(it.stock)}"


def stock_words(it: Stock) -> str:
    """Return how many pieces there are, and how many nobody else has asked for when the course meets."""
    free = max(it.free, 0)
    return ngettext("{free} free of {there}", "{free} free of {there}", free).format(free=free, there=it.there)


def pick(view: CourseView) -> None:
    """Show what equipment there is and how much of it is free, and let one sort be chosen."""
    desk = view.desk
    found = equipment.stocks(desk.store, courses.get(desk.store, view.course_id), desk.now())
    things = [(str(at), f"{it.name}, {it.place}" if it.place else it.name) for at, it in enumerate(found)]
    more = {str(at): stock_words(it) for at, it in enumerate(found)}

    def answer(key: str | None) -> None:
        if key is not None:
            it = found[int(key)]
            _ask_number(view, it.name, it.place, it)

    nothing = _("No equipment is in the register yet. Settings, Registers has it.")
    view.ask(Pick(_("Equipment"), things, more=more, nothing=nothing), answer)


def change(view: CourseView, asked: Asked) -> None:
    """Ask how many are wanted of what is asked for already; none takes the wish away."""
    _ask_number(view, asked.name, asked.place, asked.stock, quantity=asked.quantity)


def _ask_number(view: CourseView, name: str, place: str, stock: Stock, *, quantity: int = 1) -> None:
    def told(count: int) -> str:
        return "⚠ " + stock_words(stock) if count > stock.free else ""

    field = Field("quantity", _("How many"), readers.number_or_zero, value=str(quantity), tell=told, width=10)

    def answer(given: dict[str, Any] | None) -> None:
        if given is None:
            return
        count = given["quantity"]
        leading.ask_for_equipment(view.desk.store, view.desk.actor, view.course_id, name, count, place)
        text = _("The course asks for {count} × {name}.") if count else _("The course asks for no {name} any more.")
        view.wrote(text.format(count=count, name=name))

    words = f"{stock_words(stock)}. " + _("0 takes it away.")
    view.ask(Prompt(f"{name}, {stock.place}" if stock.place else name, (field,), _("Ask for"), words=words), answer)
