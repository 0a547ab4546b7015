"""The rules that study circles are judged by: what each says, does and comes from; the library changes its own copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from courses import circle_labels, dates, labels
from courses.actions import circle, circle_own
from courses.actions.setup import shipped_circle_rules
from courses.commands import bindings
from courses.commands.reporting import CIRCLE_RULES
from courses.i18n import _
from courses.model import CircleRule, Effect, OrganisationKind
from courses.rules.circle_limits import certainty_text, rule_text
from courses.screens import readers
from courses.screens.dialogs.ask import Ask
from courses.screens.dialogs.prompt import Prompt, Values
from courses.screens.pattern_fields import told_day
from courses.screens.search_list import SearchList
from courses.screens.themes import styles
from courses.store import circle as queries
from courses.store import registers
from courses.text import fold, plain
from courses.widgets.field import Field
from courses.widgets.table import Column, Row, Table

_YES = "yes"
"""The unit of rules that have no number: they hold, or are not used."""


class CircleRulesScreen(SearchList):
    """All rules, those that are off too."""

    CSS_PATH = styles("registers")
    AUTO_FOCUS = "#rules"
    COMMANDS_HERE = CIRCLE_RULES
    BINDINGS: ClassVar[list[BindingType]] = bindings(CIRCLE_RULES)

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__()
        self._shown: dict[str, CircleRule] = {}

    def body(self) -> ComposeResult:
        """Lay out the search over the list over where the rule marked comes from."""
        yield Input(placeholder=_("Search"), compact=True, classes="search")
        yield Table(id="rules")
        yield Static(id="rule-facts", markup=False)

    def load(self) -> None:
        """Read the rules that fit the search."""
        words = fold(self.query_one(".search", Input).value).split()
        found = [it for it in queries.rules(self.desk.store) if all(word in fold(_searched(it)) for word in words)]
        self._shown = {it.code: it for it in found}
        self.query_one(Table).show(_columns(), list(_rows(found)))
        self._say_facts()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command works: changing needs a row, going back to what was shipped a changed one."""
        if action == "restore":
            it = self._shown.get(self.query_one(Table).current_key) if self.is_mounted else None
            return it is not None and not it.is_reference
        return super().check_action(action, parameters)

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self._say_facts()
        self.show_keys()

    def _say_facts(self) -> None:
        it = self._shown.get(self.query_one(Table).current_key)
        self.query_one("#rule-facts", Static).update(facts(it) if it else Content(_("Nothing fits the search.")))

    def action_open(self) -> None:
        """Change the rule marked."""
        before = self._shown[self.query_one(Table).current_key]

        def answer(given: dict[str, Any] | None) -> None:
            if given is not None:
                circle.save_rule(self.desk.store, self.desk.actor, replace(before, **given))
                self.wrote(_("The rule is the library’s own now: {words}").format(words=_said(before, given)))

        words = _("The rule becomes the library’s own, and no update touches it.")
        self.ask(Prompt(rule_text(before), self._fields(before), _("Save"), words=words), answer)

    def _fields(self, it: CircleRule) -> list[Field]:
        effects = [(circle_labels.rule_effect(effect), effect.value) for effect in Effect]
        found = [
            Field("effect", _("Effect"), Effect, value=it.effect.value, choices=effects),
            self._day("valid_from", _("From"), it.valid_from, _("always")),
            self._day("valid_to", _("Until"), it.valid_to, _("for the time being")),
        ]
        if it.unit != _YES:
            unit = circle_labels.rule_unit(it.unit)
            number = Field("value", _("Value"), _number, value=str(it.value), tell=lambda _value: unit, width=10)
            found.insert(0, number)
        return found

    def _day(self, key: str, label: str, value: date | None, hint: str) -> Field:
        read = partial(readers.maybe, read=partial(dates.parse_day, today=self.desk.today()))
        text = value.isoformat() if value else ""
        return Field(key, label, read, value=text, hint=hint, width=22, tell=lambda day: told_day(day) if day else "")

    def action_add(self) -> None:
        """Add a rule like the one marked, for one association or for a year."""
        like = self._shown[self.query_one(Table).current_key]

        added: list[CircleRule] = []

        def do(given: Values) -> None:
            added.append(circle_own.add_rule(self.desk.store, self.desk.actor, like.code, **given))

        def answer(given: dict[str, Any] | None) -> None:
            if given is not None:
                self.wrote(_("There is a rule beside it now: {words}").format(words=rule_text(added[-1])))
                self.call_after_refresh(self.query_one(Table).go_to, added[-1].code)

        words = _("It goes before the one marked wherever both hold; that one stays as it is.")
        fields = [self._association(), *self._fields(replace(like, valid_from=None, valid_to=None)), _source()]
        self.ask(Prompt(rule_text(like), fields, _("Save"), words=words, do=do), answer)

    def _association(self) -> Field:
        found = [it for it in registers.organisations(self.desk.store) if it.kind is OrganisationKind.STUDY_ASSOCIATION]
        choices = [(_("all"), ""), *((plain(it.name), it.code) for it in found)]
        return Field("association", _("Association"), value="", choices=choices)

    def action_restore(self) -> None:
        """Take the rule marked back to what the program brought, or remove it if the library added it, after a question."""
        it = self._shown[self.query_one(Table).current_key]
        if it.code not in shipped_circle_rules():
            self._remove(it)
            return

        def answer(yes: bool | None) -> None:
            if yes:
                rule = circle.restore_rule(self.desk.store, self.desk.actor, it.code)
                self.wrote(_("The rule is as shipped: {words}").format(words=rule_text(rule)))

        shipped = circle.shipped_rule(self.desk.store, it.code)
        question = Ask(
            _("Take the rule back to as shipped?"), _("As shipped"), more=f"{rule_text(it)} → {rule_text(shipped)}"
        )
        self.ask(question, answer)

    def _remove(self, it: CircleRule) -> None:
        def answer(yes: bool | None) -> None:
            if yes:
                circle_own.remove_rule(self.desk.store, self.desk.actor, it.code)
                self.wrote(_("The rule is removed: {words}").format(words=rule_text(it)))

        self.ask(Ask(_("Remove the rule?"), _("Remove"), more=f"{it.code}: {rule_text(it)}"), answer)


def _source() -> Field:
    return Field("source", _("Source"), value="", hint=_("where it says so"))


def _number(text: str) -> int:
    return int(
        readers.needed(str(readers.number(text) if text.strip() else ""), _("Write a whole number, such as 12."))
    )


def _said(before: CircleRule, given: dict[str, Any]) -> str:
    return rule_text(replace(before, **given))


def _searched(it: CircleRule) -> str:
    return " ".join(
        (it.code, rule_text(it), labels.course_form(it.form), circle_labels.rule_effect(it.effect), it.source)
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Rule")),
        Column(_("Form"), 22, from_width=100),
        Column(_("For"), 8, from_width=90),
        Column(_("Effect"), 12),
        Column(_("From"), 10, from_width=120),
        Column(_("Until"), 10, from_width=120),
        Column(_("Certainty"), 16),
    )


def _rows(found: list[CircleRule]) -> Iterator[Row]:
    for it in found:
        yield (
            it.code,
            (
                rule_text(it),
                labels.course_form(it.form),
                it.association or _("all"),
                circle_labels.rule_effect(it.effect),
                it.valid_from or "",
                it.valid_to or "",
                circle_labels.certainty(it.certainty) if it.is_reference else _("the library’s own"),
            ),
        )


def facts(it: CircleRule) -> Content:
    """Return what there is to know of a rule: its number and reach, how sure it is, where it comes from."""
    number = "" if it.unit == _YES else f"{it.value} {circle_labels.rule_unit(it.unit)}"
    holds = _("from {day}").format(day=it.valid_from) if it.valid_from else ""
    ends = _("until {day}").format(day=it.valid_to) if it.valid_to else ""
    head = (labels.course_form(it.form), it.association, number, circle_labels.rule_effect(it.effect), holds, ends)
    lines = [Content.styled(plain(rule_text(it)), "bold"), Content(" · ".join(plain(part) for part in head if part))]
    if not it.is_reference:
        lines.append(
            Content.styled(_("Changed by the library; what is said below is about the rule as shipped."), "$warning")
        )
    if doubt := certainty_text(it.certainty):
        lines.append(Content.styled(f"⚠ {doubt[:1].upper()}{doubt[1:]}", "$warning"))
    elif it.certainty:
        lines.append(Content(_("read in its source").capitalize()))
    lines.append(Content.styled(_("Source: {source}").format(source=plain(it.source)), "$quiet"))
    return Content("\n").join(lines)
