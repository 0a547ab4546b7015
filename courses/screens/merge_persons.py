"""Making one of two persons: two columns, field by field, with what belongs to each and what both have told first."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import same_person_labels as labels
from courses.actions import merge_persons
from courses.actions.merge_persons import Field, Hanging, Merging
from courses.actions.merge_values import CHOICES, Choice
from courses.commands import bindings
from courses.commands.people import MERGE_PERSONS
from courses.i18n import _
from courses.model import Person
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.table import Column, Row, Table, cell


class MergePersonsScreen(Frame):
    """What making one of two comes to."""

    CSS_PATH = styles("duplicates")
    AUTO_FOCUS = "#fields"
    PLACE = "people"
    COMMANDS_HERE = MERGE_PERSONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(MERGE_PERSONS)

    def __init__(self, keep_id: int, drop_id: int) -> None:
        """Keep who stays and who goes."""
        super().__init__()
        self._keep_id = keep_id
        self._drop_id = drop_id
        self._choices: dict[str, Choice] = {}
        self._preview: Merging | None = None
        self._reveals = False

    def body(self) -> ComposeResult:
        """Lay out the fields over what belongs to each."""
        yield Static(classes="pane-heading", id="merge-heading", markup=False)
        yield Table(id="fields")
        yield Static(id="merge-words", markup=False)

    def load(self) -> None:
        """Try the merging out."""
        desk = self.desk
        look = merge_persons.reveal if self._reveals else merge_persons.preview
        it = look(desk.store, desk.actor, self._keep_id, self._drop_id, self._choices)
        self._reveals = False
        self._show(it)

    def _show(self, it: Merging) -> None:
        self._preview = it
        heading = _("Merge {other} into {person}").format(person=_named(it.keep), other=_named(it.drop))
        self.query_one("#merge-heading", Static).update(Content(plain(heading)))
        self.query_one(Table).show(_columns(it), [_row(one) for one in it.fields if one.keep or one.drop])
        is_alike = not any(one.differs for one in it.fields)
        self.query_one("#merge-words", Static).update(_words(it, is_alike=is_alike))

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_choose("")

    @on(DataTable.RowHighlighted)
    def _marked(self) -> None:
        self.show_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command works: a choice needs a field that has it, and a look somebody protected."""
        it = self._preview
        if action == "choose":
            field = self._field()
            return field is not None and field.differs and (parameters != ("both",) or field.can_be_both)
        if action == "reveal":
            return it is not None and (it.keep.is_protected or it.drop.is_protected)
        return action != "save" or it is not None

    def _field(self) -> Field | None:
        key = self.query_one(Table).current_key
        return next((one for one in self._preview.fields if one.name == key), None) if self._preview else None

    def action_choose(self, choice: str) -> None:
        """Choose whose detail stays in the field marked; empty: the next choice in turn."""
        field = self._field()
        if field is None or not field.differs or (choice == "both" and not field.can_be_both):
            return
        possible = [one for one in CHOICES if one != "both" or field.can_be_both]
        wanted = next((one for one in possible if one == choice), None)
        self._choices[field.name] = wanted or possible[(possible.index(field.choice) + 1) % len(possible)]
        self.load()

    def action_turn(self) -> None:
        """Let the other one stay."""
        self._keep_id, self._drop_id = self._drop_id, self._keep_id
        self._choices = {}
        self.load()
        self.show_keys()

    def action_reveal(self) -> None:
        """Show the protected details, which is journalled."""
        self._reveals = True
        self.load()
        self.desk.wrote()

    def action_not_same(self) -> None:
        """Remember that they are two."""
        from courses.screens.duplicates import say_not_same

        say_not_same(self, self._keep_id, self._drop_id, lambda: self.dismiss())

    def action_save(self) -> None:
        """Make one of the two; that a protected person makes the other so has to be meant."""
        from courses.screens.dialogs.ask import Ask

        if self._preview is None:
            return
        if not self._preview.becomes_protected or "is_protected" in self._choices:
            self._merge()
            return
        question = _("One of them has protected personal data, the other not; what stays will be protected.")
        self.ask(Ask(question, _("Merge")), lambda yes: self._mean_it() if yes else None)

    def _mean_it(self) -> None:
        self._choices["is_protected"] = "both"
        self._merge()

    def _merge(self) -> None:
        desk = self.desk
        done = merge_persons.merge(desk.store, desk.actor, self._keep_id, self._drop_id, self._choices)
        self.dismiss()
        self.wrote(_("{person} ({key}) is now one person.").format(person=done.keep.name, key=done.keep.key))


def _named(it: Person) -> str:
    return it.name if it.name == it.key else f"{it.name} ({it.key})"


def _columns(it: Merging) -> tuple[Column, ...]:
    return (
        Column(_("Field"), 16),
        Column(_("{key} stays").format(key=plain(it.keep.key))),
        Column(_("{key} goes").format(key=plain(it.drop.key))),
        Column(_("What stays"), 10),
    )


def _row(it: Field) -> Row:
    if not it.differs:
        return it.name, (
            labels.field(it.name),
            *(_side(side, is_chosen=False) for side in (it.keep, it.drop)),
            _("same"),
        )
    mine, its = _side(it.keep, is_chosen=it.choice != "drop"), _side(it.drop, is_chosen=it.choice != "keep")
    return it.name, (labels.field(it.name), mine, its, labels.choice(it.choice))


def _side(value: str, *, is_chosen: bool) -> Text:
    sign = "✓ " if is_chosen and value else "  "
    return cell(sign + value, style="bold" if is_chosen else "dim")


def _words(it: Merging, *, is_alike: bool) -> Content:
    """Return what belongs to each, and what both have in one place and what becomes of it."""
    lines = [Content(_("All that is kept of them is the same."))] if is_alike else []
    for person, has in ((it.keep, it.keep_has), (it.drop, it.drop_has)):
        lines.append(Content(plain(f"{person.key}: {_hanging(has)}")))
    return Content("\n").join([*lines, *(Content.styled("⚠ " + plain(one), "$warning") for one in it.told)])


def _hanging(has: tuple[Hanging, ...]) -> str:
    return ", ".join(one.text for one in has) or _("nothing")
