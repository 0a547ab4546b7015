"""When which association is to have what: what each rule says and comes from; the library changes its own copy."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from courses import dates, deadline_labels
from courses.actions import deadlines as deeds
from courses.commands import bindings
from courses.commands.reporting import DEADLINE_RULES
from courses.i18n import _
from courses.model.deadlines import Anchor, DeadlineRule
from courses.rules.deadlines import words
from courses.screens import readers
from courses.screens.dialogs.prompt import Prompt
from courses.screens.pattern_fields import told_day
from courses.screens.reference_list import ReferenceList
from courses.screens.themes import styles
from courses.store import deadlines as queries
from courses.text import plain
from courses.widgets.field import Field
from courses.widgets.table import Column, Row, Table, cell


class DeadlineRulesScreen(ReferenceList[DeadlineRule]):
    """All rules, those that are off too."""

    CSS_PATH = styles("reporting")
    LIST = "deadline-rules"
    AUTO_FOCUS = "#deadline-rules"
    COMMANDS_HERE = DEADLINE_RULES
    BINDINGS: ClassVar[list[BindingType]] = bindings(DEADLINE_RULES)

    def load(self) -> None:
        """Read the rules."""
        self.query_one(".pane-heading", Static).update(Content(_("Rules of deadlines")))
        found = queries.rules(self.desk.store)
        self.shown = {it.code: it for it in found}
        columns = (
            Column(_("Rule")),
            Column(_("For"), 7),
            Column(_("Seen at"), 22, from_width=100),
            Column(_("Used"), 8),
            Column(_("Certainty"), 11),
        )
        self.query_one(Table).show(columns, [_row(it) for it in found])
        self.say_facts()

    def facts(self, it: DeadlineRule) -> Content:
        """Return what it says, and where that comes from."""
        return _facts(it)

    def action_open(self) -> None:
        """Change the rule marked."""
        before = self.marked()

        def do(given: Any) -> None:  # noqa: ANN401 a prompt's values
            deeds.save_rule(self.desk.store, self.desk.actor, replace(before, **given))

        def answer(given: dict[str, Any] | None) -> None:
            if given is not None:
                self.wrote(
                    _("The rule is the library’s own now: {words}").format(words=words(replace(before, **given)))
                )

        told = _("The rule becomes the library’s own, and no update touches it.")
        self.ask(Prompt(words(before), self._fields(before), _("Save"), words=told, do=do), answer)

    def _fields(self, it: DeadlineRule) -> list[Field]:
        yes_no = ((_("yes"), "1"), (_("no"), ""))
        value = (
            Field("dates", _("Days"), value=it.dates, hint="06-09 12-08")
            if it.anchor is Anchor.DATES
            else Field(
                "value",
                _("Value"),
                readers.number,
                value=str(it.value),
                tell=lambda _v: deadline_labels.anchor(it),
                width=10,
            )
        )
        return [
            value,
            Field("is_on", _("Used"), bool, value="1" if it.is_on else "", choices=yes_no),
            Field("near_days", _("Days before"), readers.number, value=str(it.near_days), width=10),
            self._day("valid_from", _("From"), it.valid_from, _("always")),
            self._day("valid_to", _("Until"), it.valid_to, _("for the time being")),
        ]

    def _day(self, key: str, label: str, value: Any, hint: str) -> Field:  # noqa: ANN401 a day or none
        read = partial(readers.maybe, read=partial(dates.parse_day, today=self.desk.today()))
        text = value.isoformat() if value else ""
        return Field(key, label, read, value=text, hint=hint, width=22, tell=lambda day: told_day(day) if day else "")

    def action_switch(self) -> None:
        """Use the rule marked, or no longer."""
        it = self.marked()
        deeds.save_rule(self.desk.store, self.desk.actor, replace(it, is_on=not it.is_on))
        self.wrote(
            (_("Not used any more: {words}") if it.is_on else _("Used from now on: {words}")).format(words=words(it))
        )

    def action_restore(self) -> None:
        """Take the rule marked back to what the program brought."""
        it = deeds.restore_rule(self.desk.store, self.desk.actor, self.marked().code)
        self.wrote(_("The rule is as shipped: {words}").format(words=words(it)))


def _row(it: DeadlineRule) -> Row:
    style = "" if it.is_on else "dim"
    return it.code, (
        cell(words(it), style=style),
        it.association or _("all"),
        it.branch,
        "✓ " + _("yes") if it.is_on else "– " + _("no"),
        deadline_labels.short_certainty(it),
    )


def _facts(it: DeadlineRule) -> Content:
    head = [deadline_labels.due(it.what), it.association or _("all"), it.branch]
    value = it.dates or str(it.value)
    counts = f"{deadline_labels.anchor(it)}: {value}"
    lines = [
        Content.styled(plain(words(it)), "bold"),
        Content(" · ".join(plain(part) for part in (*head, counts) if part)),
    ]
    doubt = it.is_reference and it.certainty != "read"
    sure = deadline_labels.certainty(it)
    lines.append(Content.styled(f"⚠ {sure}" if doubt else sure, "$warning" if doubt else "$foreground"))
    lines.append(Content.styled(_("Source: {source}").format(source=plain(it.source)), "$quiet"))
    return Content("\n").join(lines)
