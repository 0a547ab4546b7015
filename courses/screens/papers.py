"""A course's papers: what would be on each, before it is made; then made in a worker, put in the papers folder, opened."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, get_current_worker

from courses import places
from courses.commands import bindings
from courses.commands.printing import PAPERS
from courses.i18n import _
from courses.model.paper_style import PaperWish
from courses.screens import certificate_doors, paper_facts, paper_kinds, print_choice, viewer
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import courses as queries
from courses.text import plain


class PapersScreen(Frame):
    """Papers of one course."""

    CSS_PATH = styles("print")
    AUTO_FOCUS = "#kinds"
    COMMANDS_HERE = PAPERS
    BINDINGS: ClassVar[list[BindingType]] = bindings(PAPERS)

    class Made(Message):
        """A worker has made a paper."""

        def __init__(self, kind: str, path: Path, pages: int) -> None:
            """Keep which it is, where it lies and how long it is."""
            super().__init__()
            self.kind = kind
            self.path = path
            self.pages = pages

    def __init__(self, course_id: int, kind: str = "") -> None:
        """Keep which course, and which paper to begin at; empty: the first."""
        super().__init__()
        self.course_id = course_id
        self._first = kind
        self.is_working = False
        self._sent = certificate_doors.Sending()
        """To whom certificates are made, and how."""
        self._wishes: dict[str, PaperWish] = {}
        """How a paper is wanted, by kind, where that was chosen."""
        self._printed: dict[str, Content] = {}
        """What was said of the paper made last, by kind."""

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Static(classes="pane-heading papers-heading", markup=False)
        with Horizontal(classes="papers-both"):
            kinds = OptionList(
                *(Option(Content(paper_kinds.title(kind)), id=kind) for kind in paper_kinds.KINDS),
                id="kinds",
                markup=False,
                compact=True,
            )
            if self._first:
                kinds.highlighted = paper_kinds.KINDS.index(self._first)
            yield kinds
            with VerticalScroll(classes="paper-facts", can_focus=False):
                yield Static(classes="facts-text", markup=False)
        with Horizontal(classes="buttons"):
            yield Button(Content(_("Print")), action="screen.print", variant="primary", id="print")
            yield Button(Content(_("Stop")), action="screen.stop", id="stop")

    def load(self) -> None:
        """Read what would be on the paper chosen."""
        course = queries.get(self.desk.store, self.course_id)
        self.query_one(".papers-heading", Static).update(Content(plain(f"{course.code} {course.title}")))
        self._show_facts()
        self.query_one("#stop").display = self.is_working

    @property
    def kind(self) -> str:
        """The paper that is chosen."""
        return paper_kinds.KINDS[self.query_one("#kinds", OptionList).highlighted or 0]

    def _show_facts(self) -> None:
        facts = paper_facts.facts(self.desk, self.course_id, self.kind)
        chosen = print_choice.words(paper_kinds.paper_kind(self.kind), self._wish)
        look = Content.assemble((_("Looks: {look}").format(look=plain(chosen)), "bold")) if chosen else None
        sent = certificate_doors.facts(self.desk, self.course_id, self._sent) if self.kind == "certificates" else None
        parts = [it for it in (self._printed.get(self.kind), look, sent, facts) if it is not None]
        self.query_one(".facts-text", Static).update(Content("\n\n").join(parts))

    @property
    def _wish(self) -> PaperWish:
        return self._wishes.get(self.kind, paper_kinds.usual(self.kind))

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        if self.query_one_optional(".facts-text") is not None:
            self._show_facts()
            self.show_keys()

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_print()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: stopping needs something going on, and only certificates are sent."""
        if action == "sent":
            return self.query_one_optional("#kinds") is not None and self.kind == "certificates"
        return self.is_working if action == "stop" else not self.is_working or action != "print"

    def action_handouts(self) -> None:
        """Open what the course gives out."""
        from courses.screens import handout_doors

        handout_doors.of_course(self, self.course_id)

    def action_print(self) -> None:
        """Make the paper in a worker."""
        if not self.is_working:
            self._set_working(is_working=True)
            self._make(self.kind, self._wish, self._sent.asked() if self.kind == "certificates" else {})

    def action_look(self) -> None:
        """Ask for language, large print, colours, size and design."""
        kind = self.kind

        def answer(wish: PaperWish) -> None:
            self._wishes[kind] = wish
            self._printed.pop(kind, None)
            self._show_facts()

        print_choice.ask(self, paper_kinds.paper_kind(kind), self._wish, answer)

    def action_sent(self) -> None:
        """Ask to whom certificates are made, in which order, and as which files."""

        def answer(sent: certificate_doors.Sending) -> None:
            self._sent = sent
            self._printed.pop("certificates", None)
            self._show_facts()

        certificate_doors.ask_sent(self, self._sent, answer)

    def action_stop(self) -> None:
        """Let the worker's result go unused."""
        self.workers.cancel_group(self, "papers")
        self._set_working(is_working=False)
        self.house.tell(_("Stopped."))

    def _set_working(self, *, is_working: bool) -> None:
        self.is_working = is_working
        self.query_one("#stop").display = is_working
        self.query_one("#print", Button).disabled = is_working
        self.query_one(".paper-facts").loading = is_working
        self.show_keys()

    @work(thread=True, exclusive=True, group="papers", exit_on_error=False)
    def _make(self, kind: str, wish: PaperWish, more: Mapping[str, object]) -> None:
        worker, desk = get_current_worker(), self.desk
        store = desk.another_store()
        try:
            printed = paper_kinds.maker(kind)(store, desk.actor, self.course_id, desk.now(), **wish, **more)
        finally:
            store.close()
        if not worker.is_cancelled:
            path = viewer.keep(places.papers_folder(desk.data_folder), printed.file_name, printed.content)
            self.post_message(self.Made(kind, path, printed.pages))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Come to rest when the worker has ended, however it ended; the frame tells about errors."""
        if event.worker.is_finished and self.is_working:
            self._set_working(is_working=False)

    @on(Made)
    def _made(self, event: Made) -> None:
        self._set_working(is_working=False)
        self.desk.wrote()
        is_shown = viewer.show(event.path)
        self._printed[event.kind] = paper_facts.made(event.path, event.pages, is_shown=is_shown)
        self._show_facts()
        self.query_one(".paper-facts").scroll_home(animate=False)
