"""Changing the marked ones: what, to what, a preview of what each becomes, then one deed. Writes by actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses.actions import bulk_courses, bulk_sessions
from courses.actions.bulk import Altered, BulkRow, Preview
from courses.actions.bulk_courses import CourseChange
from courses.actions.bulk_sessions import SessionChange
from courses.commands import bindings
from courses.commands.lists import BULK
from courses.i18n import _, ngettext
from courses.screens import bulk_choices, told
from courses.screens.bulk_choices import Choice
from courses.screens.desk import Desk
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.frame import Frame
from courses.screens.guard import Guard
from courses.screens.themes import styles
from courses.store import courses
from courses.text import plain
from courses.widgets.table import Column, Row, Table

Then = Callable[[], object]
"""What is done once it is written, such as taking away the marks."""


class Plan(NamedTuple):
    """What is to be done with many."""

    heading: str
    preview: Callable[[Desk], Preview]
    write: Callable[[Desk, Preview], Preview]
    what_width: int
    """Cells for what each row is; 0: as many as there are."""


def change_sessions(at: Guard, session_ids: Sequence[int], then: Then) -> None:
    """Ask what is to be changed of sessions and to what, then open the preview."""
    count = len(session_ids)
    heading = ngettext("Change {count} session", "Change {count} sessions", count).format(count=count)

    def plan(choice: Choice, change: SessionChange | CourseChange) -> Plan:
        if not isinstance(change, SessionChange):
            raise TypeError(change)
        return Plan(
            f"{heading}: {choice.title.lower()}",
            lambda desk: bulk_sessions.preview(desk.store, desk.actor, session_ids, change),
            lambda desk, seen: bulk_sessions.write(desk.store, desk.actor, session_ids, change, seen),
            22,
        )

    place = courses.usual_place(at.desk.store, session_ids=session_ids)
    _ask(at, heading, bulk_choices.of_sessions(place), plan, then)


def move_sessions(at: Guard, session_ids: Sequence[int], days: int) -> None:
    """Open the preview of sessions so many days later."""
    count, change = len(session_ids), SessionChange(days=days)
    heading = ngettext("Move {count} session {days} days ahead", "Move {count} sessions {days} days ahead", count)
    plan = Plan(
        heading.format(count=count, days=days),
        lambda desk: bulk_sessions.preview(desk.store, desk.actor, session_ids, change),
        lambda desk, seen: bulk_sessions.write(desk.store, desk.actor, session_ids, change, seen),
        22,
    )
    at.app.push_screen(BulkScreen(plan, lambda: None))


def change_courses(at: Guard, course_ids: Sequence[int], then: Then) -> None:
    """Ask what is to be changed of courses and to what, then open the preview."""
    count = len(course_ids)
    heading = ngettext("Change {count} course", "Change {count} courses", count).format(count=count)

    def plan(choice: Choice, change: SessionChange | CourseChange) -> Plan:
        if not isinstance(change, CourseChange):
            raise TypeError(change)
        return Plan(
            f"{heading}: {choice.title.lower()}",
            lambda desk: bulk_courses.preview(desk.store, desk.actor, course_ids, change),
            lambda desk, seen: bulk_courses.write(desk.store, desk.actor, course_ids, change, seen),
            0,
        )

    place = courses.usual_place(at.desk.store, course_ids)
    _ask(at, heading, bulk_choices.of_courses(place), plan, then)


def _ask(
    at: Guard,
    heading: str,
    choices: Sequence[Choice],
    plan: Callable[[Choice, SessionChange | CourseChange], Plan],
    then: Then,
) -> None:
    """Let one of the choices be picked, ask for its values, and open the preview of the plan they come to."""
    by_key = {choice.key: choice for choice in choices}

    def picked(key: str | None) -> None:
        if key is None:
            return
        choice = by_key[key]

        def answered(given: dict[str, Any] | None) -> None:
            if given is not None:
                chosen = plan(choice, choice.change(given))
                chosen.preview(at.desk)  # says at once what is wrong with the change as such
                at.app.push_screen(BulkScreen(chosen, then))

        at.ask(Prompt(f"{heading}: {choice.title.lower()}", choice.fields(at.desk), _("Look through")), answered)

    at.ask(Pick(heading, [(choice.key, choice.title) for choice in choices]), picked)


class BulkScreen(Frame):
    """What each would become."""

    CSS_PATH = styles("go")
    AUTO_FOCUS = "#bulk"
    PLACE = "courses"
    COMMANDS_HERE = BULK
    BINDINGS: ClassVar[list[BindingType]] = bindings(BULK)

    def __init__(self, plan: Plan, then: Then) -> None:
        """Keep what is to be done, and what follows."""
        super().__init__()
        self._plan = plan
        self._then = then
        self._preview = Preview((), ())

    def body(self) -> ComposeResult:
        """Lay out the rows over what is to be known of the one marked."""
        yield Static(Content(plain(self._plan.heading)), classes="pane-heading")
        yield Table(id="bulk")
        yield Static(id="go-words", markup=False)

    def load(self) -> None:
        """Try the change out."""
        self._preview = self._plan.preview(self.desk)
        keys = {one.key for row in self._preview.rows for one in row.altered}
        columns = _columns(self._plan.what_width, _what(self._preview) if len(keys) == 1 else _("Becomes"))
        self.query_one(Table).show(columns, [_row(row, is_alone=len(keys) == 1) for row in self._preview.rows])
        self._say_words()

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self._say_words()

    def _say_words(self) -> None:
        """Write how many change, and all about the row marked."""
        key = self.query_one(Table).current_key
        row = next((it for it in self._preview.rows if str(it.row_id) == key), None)
        also = (Content(plain(words)) for words in self._preview.also)
        lines = [Content.styled(_total(self._preview), "bold"), *also, *(_notes(row) if row else ())]
        self.query_one("#go-words", Static).update(Content("\n").join(lines))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: there has to be something to write, or somebody to tell."""
        if action == "save":
            return bool(self._preview.changed)
        return action != "tell" or bool(self._preview.to_tell)

    def action_tell(self) -> None:
        """Show who has to be told."""
        self._say_who_to_tell(self._preview)

    def _say_who_to_tell(self, it: Preview) -> None:
        told.say_text(self, ", ".join(code for code, _who in it.to_tell[:3]), told_words(it))

    def action_save(self) -> None:
        """Write what the preview says."""
        done = self._plan.write(self.desk, self._preview)
        count = len(done.changed)
        self._then()
        self.dismiss()
        self.wrote(ngettext("{count} is changed", "{count} are changed", count).format(count=count) + ".")
        if done.to_tell:
            self._say_who_to_tell(done)


def told_words(preview: Preview) -> str:
    """Return who has to be told, a line each, course by course."""
    parts = [f"{code}\n{told.lines(who)}" for code, who in preview.to_tell]
    return "\n\n".join(parts)


def _total(preview: Preview) -> str:
    count, left = len(preview.changed), len(preview.rows) - len(preview.changed)
    words = [ngettext("{count} would change", "{count} would change", count).format(count=count)]
    if left:
        words.append(ngettext("{count} is left alone", "{count} are left alone", left).format(count=left))
    told = {(it.name, it.at) for _code, who in preview.to_tell for it in who}
    if told:
        words.append(ngettext("{count} has to be told", "{count} have to be told", len(told)).format(count=len(told)))
    return ", ".join(words)


def _notes(row: BulkRow) -> list[Content]:
    if row.left:
        return [Content.styled(f"{_sign(row)} {plain(row.left)}", "$warning" if row.is_refused else "$quiet")]
    changes = [Content(plain(f"{it.what}: {_arrow(it)}")) for it in row.altered]
    return [*changes, *(Content.styled("⚠ " + plain(warning), "$warning") for warning in row.warnings)]


def _what(preview: Preview) -> str:
    return next(one.what for row in preview.rows for one in row.altered)


def _sign(row: BulkRow) -> str:
    if row.left:
        return "✗" if row.is_refused else "–"
    return "⚠" if row.warnings else "✓"


def _arrow(it: Altered) -> str:
    return f"{it.before or '–'} → {it.after or '–'}"


def _columns(what_width: int, becomes: str) -> tuple[Column, ...]:
    return (
        Column("", 1),
        Column(_("Code"), 9),
        Column(_("What"), what_width),
        Column(becomes),
        Column(_("Note"), from_width=120),
    )


def _row(row: BulkRow, *, is_alone: bool) -> Row:
    changes = "; ".join(_arrow(it) if is_alone else f"{it.what}: {_arrow(it)}" for it in row.altered)
    note = "; ".join(row.warnings)
    return str(row.row_id), (_sign(row), row.code, row.title, changes or f"({row.left})", note)
