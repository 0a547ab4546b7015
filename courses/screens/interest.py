"""The interest list: what people would like to go to, by topic, and who they are. Deeds are in `interest_deeds`."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from courses import dates, enrolment_labels
from courses.actions import interest as deeds
from courses.commands import bindings
from courses.commands.calling import INTEREST
from courses.i18n import _, ngettext, pgettext
from courses.model.interest import Demand, Interested
from courses.model.kinds import ContactWay
from courses.rules import rights
from courses.screens import doors, interest_deeds
from courses.screens.frame import Frame
from courses.screens.themes import styles
from courses.store import interest as queries
from courses.text import plain
from courses.widgets.empty import Empty
from courses.widgets.table import Column, Row, Table


class InterestScreen(Frame):
    """Topics over people."""

    CSS_PATH = styles("calls")
    AUTO_FOCUS = "#topics"
    PLACE = "today"
    COMMANDS_HERE = INTEREST
    BINDINGS: ClassVar[list[BindingType]] = bindings(INTEREST)

    def __init__(self, key: str = "") -> None:
        """Keep the topic to begin at; empty: the first."""
        super().__init__()
        self._first = key
        self._demands: dict[str, Demand] = {}
        self._proposed: frozenset[str] = frozenset()

    def body(self) -> ComposeResult:
        """Lay out topics over who is interested in the one marked."""
        yield Static(Content(_("Interest list")), classes="pane-heading")
        yield Table(id="topics")
        yield Static(id="interest-words", markup=False)
        yield Table(id="interested")
        yield Empty(
            _("Nobody is on the interest list"),
            _(
                "Whoever asks for something that is not planned stands here, by topic. When enough people want the same, "
                "Today proposes a new run."
            ),
            [(_("n New"), "screen.new")],
        )

    def load(self) -> None:
        """Read the list."""
        desk = self.desk
        found = queries.demands(desk.store, desk.actor, desk.now())
        self._demands = {it.key: it for it in found}
        self._proposed = frozenset(it.key for it in deeds.proposals(desk.store, desk.actor, desk.now()))
        topics = self.query_one("#topics", Table)
        topics.show(_topic_columns(), [_topic_row(it, is_proposed=it.key in self._proposed) for it in found])
        if self._first:
            topics.go_to(self._first)
            self._first = ""
        for it in (topics, self.query_one("#interested", Table), self.query_one("#interest-words")):
            it.display = bool(found)
        self.query_one(Empty).display = not found
        self._show_people()

    def _show_people(self) -> None:
        """Show who is interested in the topic marked."""
        demand = self.demand
        people = demand.wishes if demand else ()
        table = self.query_one("#interested", Table)
        table.show(_people_columns(), [_person_row(it) for it in people])
        self.query_one("#interest-words", Static).update(_words(demand) if demand else Content(""))

    @property
    def demand(self) -> Demand | None:
        """The topic marked; None when there is none."""
        return (
            self._demands.get(self.query_one("#topics", Table).current_key)
            if self.query_one_optional("#topics") is not None
            else None
        )

    @property
    def marked(self) -> Interested | None:
        """Whose row is marked; None when the focus is not on the people."""
        table = self.query_one("#interested", Table) if self.query_one_optional("#interested") is not None else None
        if table is None or not table.has_focus or self.demand is None:
            return None
        return next((it for it in self.demand.wishes if str(it.id) == table.current_key), None)

    @on(DataTable.RowHighlighted, "#topics")
    def _topic_moved(self) -> None:
        self._show_people()
        self.show_keys()

    @on(DataTable.RowHighlighted, "#interested")
    def _person_moved(self) -> None:
        self.show_keys()

    @on(DataTable.RowSelected)
    def _selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 Textual's shape
        """Return whether a command works: most need a topic or a person."""
        may = rights.may(self.desk.actor, rights.Right.ENROL)
        if action in ("change", "close"):
            return may and self.marked is not None
        if action == "became":
            return may and self.demand is not None and bool(self.demand.wishes)
        if action == "run":
            return rights.may(self.desk.actor, rights.Right.PLAN) and self.demand is not None
        return may if action == "new" else action != "open" or self.demand is not None

    def step_back(self) -> bool:
        """Go from the people to the topics."""
        if self.query_one("#interested", Table).has_focus:
            self.query_one("#topics", Table).focus()
            return True
        return False

    def action_open(self) -> None:
        """Go from the topic to its people, from a person to their history, or to the waiting list where nobody else wants it."""
        marked, demand = self.marked, self.demand
        if marked is not None:
            doors.open_person(self, marked.person_id)
        elif demand is not None and demand.wishes:
            self.query_one("#interested", Table).focus()
        elif demand is not None and demand.queues:
            doors.open_course(self, demand.queues[0].course_id, "waiting")

    def action_new(self) -> None:
        """Put somebody on the list."""
        interest_deeds.new(self, self.demand)

    def action_change(self) -> None:
        """Change what the person marked is interested in."""
        if self.marked is not None:
            interest_deeds.change(self, self.marked)

    def action_close(self) -> None:
        """Take the person marked off the list."""
        if self.marked is not None:
            interest_deeds.close(self, self.marked)

    def action_became(self) -> None:
        """Say which course the topic became."""
        if self.demand is not None:
            interest_deeds.became(self, self.demand)

    def action_run(self) -> None:
        """Plan a run of the topic."""
        if self.demand is not None:
            doors.new_run(self, self.demand.plan_id, self.demand.topic)


def _topic_columns() -> tuple[Column, ...]:
    return (
        Column(pgettext("interest", "Topic")),
        Column(_("Interested"), 13, right=True),
        Column(_("Waiting"), 7, right=True),
        Column(_("Free"), 6, right=True, from_width=60),
        Column(_("Runs"), 20, from_width=84),
        Column(_("Proposal"), 20, from_width=72),
    )


def _topic_row(it: Demand, *, is_proposed: bool) -> Row:
    runs = ", ".join(one.code for one in it.queues)
    proposal = "★ " + _("plan another run") if is_proposed else ""
    return it.key, (it.topic, it.interested or "", it.waiting or "", it.free or "", runs, proposal)


def _words(it: Demand) -> Content:
    """Return how many want it, in words, and where seats are left."""
    queues = [
        _("{code}: {waiting} waiting, {free} free").format(code=plain(one.code), waiting=len(one.people), free=one.free)
        for one in it.queues
    ]
    total = ngettext("{count} person wants it", "{count} persons want it", it.total).format(count=it.total)
    return Content.assemble((total, "bold"), ("  " + " · ".join(queues), "$quiet"))


def _people_columns() -> tuple[Column, ...]:
    return (
        Column(_("Since"), 10),
        Column(_("Name")),
        Column(_("Reached by"), 22),
        Column(_("Where"), 14, from_width=84),
        Column(_("How"), 10, from_width=96),
        Column(_("Note"), 0, from_width=72),
    )


def _person_row(it: Interested) -> Row:
    reached = (
        f"☎ {it.address}"
        if it.way is ContactWay.PHONE
        else f"{enrolment_labels.reached_by(it.way)} {it.address}".strip()
    )
    return str(it.id), (dates.day_text(it.since.date()), it.name, reached, it.municipality, it.channel, it.notes)
