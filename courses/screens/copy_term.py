"""Copying a term: which courses, to which dates, under which codes; marked ones are made in one deed. Writes by actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import dates
from courses.actions import terms as deeds
from courses.actions.terms import CopiedCourse, Follows, LeftOut
from courses.commands import bindings
from courses.commands.planning import COPY_TERM
from courses.i18n import _, ngettext
from courses.rules.terms import Term, of, parse
from courses.screens.dialogs.prompt import Prompt
from courses.screens.frame import Frame
from courses.screens.guard import Guard
from courses.screens.themes import styles
from courses.text import plain
from courses.widgets.field import Field
from courses.widgets.table import Column, Row, Table


def ask_for_terms(at: Guard) -> None:
    """Ask from which term to which, and what follows along; then open the preview."""
    after = of(at.desk.today()).next()
    words = {
        Follows.LEADERS: _("Leaders"),
        Follows.ROOM: _("Room"),
        Follows.SEATS: _("Seats"),
        Follows.CONTENT: _("Content"),
        Follows.NOTES: _("Notes"),
    }
    choices = ((_("follows along"), "yes"), (_("is left out"), "no"))
    fields = (
        Field("before", _("From"), parse, value=str(after.last_year()), hint="VT 2026", width=16),
        Field("after", _("To"), parse, value=str(after), hint="VT 2027", width=16),
        *(Field(it.value, word, "yes".__eq__, value="yes", choices=choices, width=20) for it, word in words.items()),
    )

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            follows = [it for it in Follows if given[it.value]]
            at.app.push_screen(CopyTermScreen(given["before"], given["after"], follows))

    at.ask(Prompt(_("Copy a term"), fields, _("Look through")), answer)


class CopyTermScreen(Frame):
    """What a term comes to in another, to be chosen from."""

    CSS_PATH = styles("go")
    AUTO_FOCUS = "#copies"
    PLACE = "courses"
    COMMANDS_HERE = COPY_TERM
    BINDINGS: ClassVar[list[BindingType]] = bindings(COPY_TERM)

    def __init__(self, before: Term, after: Term, follows: Iterable[Follows]) -> None:
        """Keep the terms and what follows along; every course that has dates is marked."""
        super().__init__()
        self._before = before
        self._after = after
        self._follows = frozenset(follows)
        self._preview: dict[str, CopiedCourse] = {}
        self._chosen: set[str] | None = None

    def body(self) -> ComposeResult:
        """Lay out the courses over what is to be known of the one marked."""
        heading = _("{before} becomes {after}").format(before=self._before, after=self._after)
        yield Static(Content(heading), classes="pane-heading")
        yield Table(id="copies")
        yield Static(id="go-words", markup=False)

    def load(self) -> None:
        """Read what the courses come to."""
        found = deeds.copy_preview(
            self.desk.store, self._before.first, self._before.last, self._after.first, self._follows
        )
        self._preview = {str(it.course_id): it for it in found}
        if self._chosen is None:
            self._chosen = {key for key, it in self._preview.items() if it.days}
        self._show()

    def _show(self) -> None:
        rows = [_row(it, is_chosen=key in self._picked) for key, it in self._preview.items()]
        self.query_one(Table).show(_columns(), rows)
        self._say_words()

    @property
    def _picked(self) -> set[str]:
        return self._chosen or set()

    def _say_words(self) -> None:
        it = self._preview.get(self.query_one(Table).current_key)
        count = len(self._picked & self._preview.keys())
        total = ngettext("{count} course is chosen", "{count} courses are chosen", count).format(count=count)
        if not self._preview:
            total = _("No course begins in {term}.").format(term=self._before)
        lines = [Content.styled(total, "bold")]
        self.query_one("#go-words", Static).update(Content("\n").join([*lines, *(_notes(it) if it else ())]))

    @on(DataTable.RowHighlighted)
    def _moved(self) -> None:
        self._say_words()

    @on(DataTable.RowSelected)
    def _selected(self) -> None:
        self.action_choose()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: most need a course, and copying a chosen one."""
        if action == "copy":
            return bool(self._picked & self._preview.keys())
        return action not in ("choose", "choose_all") or bool(self._preview)

    def action_choose(self) -> None:
        """Choose the course marked, or leave it out."""
        key = self.query_one(Table).current_key
        if self._preview[key].days:
            self._chosen = self._picked ^ {key}
        self._show()
        self.show_keys()

    def action_choose_all(self) -> None:
        """Choose all, or none when all are."""
        every = {key for key, it in self._preview.items() if it.days}
        self._chosen = set() if every <= self._picked else every
        self._show()
        self.show_keys()

    def action_copy(self) -> None:
        """Make the courses that are chosen."""
        desk = self.desk
        chosen = {self._preview[key].course_id for key in self._picked & self._preview.keys()}
        made, left = deeds.copy(desk.store, desk.actor, list(self._preview.values()), chosen)
        words = ngettext("{count} course is made in {term}", "{count} courses are made in {term}", len(made))
        self.dismiss()
        self.wrote(" ".join([words.format(count=len(made), term=self._after), *_left_out(left)]))


def _left_out(left: Sequence[LeftOut]) -> Iterator[str]:
    """Yield which courses were not made, as they would clash."""
    if left:
        yield _("Left out, as they would clash: {codes}.").format(codes=", ".join(it.code for it in left))


def _notes(it: CopiedCourse) -> list[Content]:
    """Return what to know of a course: what did not follow along, and the dates passed over."""
    warnings = [Content.styled("⚠ " + plain(warning), "$warning") for warning in it.warnings]
    passed = [f"–  {dates.day_text(skip.day)}  {plain(skip.reason)}" for skip in it.skipped]
    return warnings + [Content.styled(line, "$quiet") for line in passed]


def _columns() -> tuple[Column, ...]:
    return (
        Column("", 1),
        Column(_("Code"), 9),
        Column(_("New code"), 9),
        Column(_("Title")),
        Column(_("Begins"), 10),
        Column(_("Sessions"), 6, right=True, from_width=70),
        Column(_("Passed over"), 10, right=True, from_width=84),
    )


def _row(it: CopiedCourse, *, is_chosen: bool) -> Row:
    begins = dates.day_text(it.days[0]) if it.days else "–"
    sign = "✓" if is_chosen else ""
    code = it.draft.code
    return str(it.course_id), (sign, it.old_code, code, it.draft.title, begins, len(it.days), len(it.skipped) or "")
