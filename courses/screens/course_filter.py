"""What the list of courses is filtered and sorted by: the dialogs that ask, and the words that tell. Reads only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from courses import labels
from courses.i18n import _
from courses.model import CourseForm, CourseKind, CourseMode, CourseSummary, Tag
from courses.rules import terms
from courses.rules.terms import Term
from courses.screens.desk import Desk
from courses.screens.dialogs.pick import Pick
from courses.screens.dialogs.prompt import Prompt
from courses.screens.guard import Guard
from courses.store import agenda, registers
from courses.store import courses as queries
from courses.store.course_list import Order, Wanted
from courses.text import sort_key
from courses.widgets.field import Field

STATES = ("", "current", "coming", "finished", "cancelled")
UP, DOWN = "▲", "▼"
"""What stands beside what is sorted by: from the first to the last, and turned round."""


def ask(at: Guard, wanted: Wanted, state: str, then: Callable[[Wanted, str], object]) -> None:
    """Ask which courses are wanted, and give that to `then` with the state."""
    every = queries.summaries(at.desk.store, at.desk.now())
    known = _terms(every, wanted.term)
    tags = sorted({tag for it in every for tag in it.tags}, key=lambda tag: (tag.kind, sort_key(tag.name)))

    def answer(given: dict[str, Any] | None) -> None:
        if given is not None:
            chosen = given.pop("state")
            then(Wanted(**given), chosen)

    at.ask(Prompt(_("Show only"), _fields(at.desk, wanted, state, known, tags), _("Show")), answer)


def _fields(desk: Desk, wanted: Wanted, state: str, known: Sequence[Term], tags: Sequence[Tag]) -> list[Field]:
    organisers = sorted((it.name for it in registers.organisations(desk.store)), key=sort_key)
    leaders = [it.name for it in registers.leaders(desk.store)]
    return [
        _choice("term", _("Term"), _read_term, str(wanted.term or ""), [str(it) for it in known], _term_words),
        _choice("kind", _("Kind"), _read_kind, wanted.kind or "", list(CourseKind), labels.course_kind),
        Field("state", _("State"), value=state, choices=[(labels.state_filter(it), it) for it in STATES]),
        _choice("place", _("Place"), str, wanted.place, agenda.places(desk.store)),
        _choice("organiser", _("Organiser"), str, wanted.organiser, organisers),
        _choice("leader", _("Leader"), str, wanted.leader, leaders),
        _choice("form", _("Form"), _read_form, wanted.form or "", list(CourseForm), labels.course_form),
        _choice("modes", _("Mode"), _read_mode, next(iter(wanted.modes), ""), list(CourseMode), labels.course_mode),
        _tag_choice(wanted, tags),
        Field(
            "has_gaps",
            _("Gaps"),
            bool,
            value="yes" if wanted.has_gaps else "",
            choices=[(_("all"), ""), (_("something is missing"), "yes")],
        ),
    ]


def _tag_choice(wanted: Wanted, tags: Sequence[Tag]) -> Field:
    """Return the field for a campaign, project or policy goal that some course has, or all."""
    every = [*tags, *(tag for tag in wanted.tags if tag not in tags)]
    words = [(_("all"), ""), *((f"{it.name} ({labels.tag_kind(it.kind)})", str(at)) for at, it in enumerate(every))]
    chosen = str(every.index(wanted.tags[0])) if wanted.tags else ""
    return Field("tags", _("Part of"), lambda at: (every[int(at)],) if at else (), value=chosen, choices=words)


def _choice(
    key: str,
    label: str,
    read: Callable[[str], object],
    value: str,
    values: Sequence[Any],
    words: Callable[[Any], str] = str,
) -> Field:
    """Return a field to choose one of `values` in, or all; one that was chosen stays though it is no longer known."""
    every = [*values, value] if value and value not in [str(it) for it in values] else values
    return Field(key, label, read, value=str(value), choices=[(_("all"), ""), *((words(it), str(it)) for it in every)])


def _read_term(text: str) -> Term | None:
    return terms.parse(text) if text else None


def _term_words(text: str) -> str:
    """Return a term as it is written and as it is said, so that either is found by its letters."""
    term = terms.parse(text)
    said = _("autumn {year}") if term.is_autumn else _("spring {year}")
    return f"{term} · {said.format(year=term.year)}"


def _read_kind(text: str) -> CourseKind | None:
    return CourseKind(text) if text else None


def _read_mode(text: str) -> tuple[CourseMode, ...]:
    return (CourseMode(text),) if text else ()


def _read_form(text: str) -> CourseForm | None:
    return CourseForm(text) if text else None


def _terms(courses: Sequence[CourseSummary], chosen: Term | None) -> list[Term]:
    """Return the terms in which there are courses, the latest first."""
    days = [day for it in courses for day in (it.first_date, it.last_date) if day is not None]
    return sorted({terms.of(day) for day in days} | ({chosen} if chosen else set()), reverse=True)


def in_words(wanted: Wanted) -> str:
    """Return what is asked for; empty for anything."""
    parts = [
        str(wanted.term or ""),
        labels.course_kind(wanted.kind) if wanted.kind else "",
        wanted.place,
        wanted.organiser,
        wanted.leader,
        labels.course_form(wanted.form) if wanted.form else "",
        *(labels.course_mode(it) for it in wanted.modes),
        *(it.name for it in wanted.tags),
        _("something is missing") if wanted.has_gaps else "",
    ]
    return " · ".join(part for part in parts if part)


def ask_order(at: Guard, order: Order, then: Callable[[Order], object], *, is_reversed: bool) -> None:
    """Let the order be picked; the one in force stands first, to be turned round."""
    sign = DOWN if is_reversed else UP
    turn = _("turn round")
    turned = f"{labels.course_order(order)} {sign}  ({turn})"
    others = [(it.value, labels.course_order(it)) for it in Order if it is not order]
    picked = Pick(_("Sort by"), [(order.value, turned), *others])
    at.ask(picked, lambda key: then(Order(key)) if key else None)
