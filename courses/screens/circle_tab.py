"""The circle side of a course: whether it and each person in it counts, which session decides, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from courses import circle_labels
from courses.actions import circle
from courses.dates import day_text
from courses.i18n import _, pgettext
from courses.model import CircleOutcome, CircleRule, CircleVerdict, PersonVerdict
from courses.screens import circle_words
from courses.screens.course_rows import Rows
from courses.screens.course_tabs import Tab
from courses.screens.dialogs.message import MessageDialog
from courses.text import plain
from courses.widgets.table import Column, Row, cell

_WHOLE = "course"
"""The key of the course's own row."""
_STYLES = {CircleOutcome.COUNTS: "", CircleOutcome.CAN_STILL_COUNT: "", CircleOutcome.CANNOT_COUNT: "dim"}


class CircleTab(Tab):
    """The course first, then its seat holders."""

    def table(self) -> Rows:
        """Return a row for the course and one for each person."""
        desk, course_id = self.view.desk, self.view.course_id
        self._verdict = circle.check(desk.store, desk.actor, course_id, self.facts.now)
        self._people = {str(it.person_id): it for it in self._verdict.per_person}
        return _columns(), [_whole(self._verdict), *(_row(key, it) for key, it in self._people.items())]

    def rule(self) -> str:
        """Return what decides, and what would help first."""
        told = self._verdict.decides_because or next(iter(self._verdict.reasons), "")
        helps = next(iter(self._verdict.suggestions), "")
        return plain(" → ".join(part for part in (told, helps) if part))

    def note(self, key: str) -> str:
        """Return all reasons of the row, with the first one's rule and how sure it is."""
        person = self._people.get(key)
        if person is None:
            return plain("; ".join(self._verdict.reasons))
        rules = [it for it in self._verdict.rules if it.code in person.rules]
        return plain("\n".join(["; ".join(_why(person)), *map(circle_labels.rule_line, rules[:1])]))

    def open(self, key: str) -> None:
        """Show all that there is to say of the course, or of the person, with the rules."""
        person = self._people.get(key)
        if person is None:
            words = f"{circle_words.words(self._verdict).plain}\n\n{rule_lines(self._verdict.rules)}"
            self.view.app.push_screen(MessageDialog(_("Circle check"), words))
            return
        self.view.app.push_screen(MessageDialog(person.name, "\n".join(_lines(person, self._verdict))))


def rule_lines(rules: Iterable[CircleRule]) -> str:
    """Return the rules that a course is judged by, each with its source and how sure it is."""
    return "\n".join([_("Rules"), *(f"  {plain(circle_labels.rule_line(it))}" for it in rules)])


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Name"), 18),
        Column(pgettext("tab", "Circle"), 11),
        Column(_("Ses."), 4, right=True),
        Column(_("Hrs"), 3, right=True),
        Column(_("Decides"), 10, from_width=100),
        Column(_("Why")),
    )


def _whole(it: CircleVerdict) -> Row:
    held = [one for one in it.sessions if one.is_held]
    why = it.decides_because if it.verdict is CircleOutcome.CAN_STILL_COUNT else "; ".join(it.reasons)
    return _WHOLE, (
        cell(_("The course"), style="bold"),
        cell(circle_labels.circle_short(it.verdict), style="bold"),
        len(held),
        it.study_hours,
        day_text(it.decides) if it.decides else "",
        why or it.decides_because,
    )


def _row(key: str, it: PersonVerdict) -> Row:
    style = _STYLES[it.verdict]
    return key, (
        cell(it.name, style=style),
        cell(circle_labels.circle_short(it.verdict), style=style),
        it.sessions,
        it.study_hours,
        day_text(it.decides) if it.decides else "",
        cell("; ".join(_why(it)), style=style),
    )


def _why(it: PersonVerdict) -> list[str]:
    """Return what decides and the reasons; of who counts, only the reasons, and since when where there are none."""
    if it.verdict is CircleOutcome.CAN_STILL_COUNT:
        return [part for part in (it.decides_because, *it.reasons) if part]
    return list(it.reasons) or [it.decides_because]


def _lines(it: PersonVerdict, verdict: CircleVerdict) -> Iterator[str]:
    yield f"{circle_labels.circle_outcome(it.verdict)} · {it.decides_because}".strip(" ·")
    by_code = {one.code: one for one in verdict.rules}
    for reason, code in zip(it.reasons, it.rules, strict=True):
        yield f"  {reason}"
        if code in by_code:
            yield f"    → {plain(circle_labels.rule_line(by_code[code]))}"
    rest = [one for one in verdict.rules if one.applies_to in ("person", "list") and one.code not in it.rules]
    yield f"\n{rule_lines(rest)}"
