"""The desk: find a person by a few letters, see what an enrolment would lead to, enrol. One line in, one answer out."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from courses import labels
from courses.i18n import _, ngettext
from courses.model import CourseSummary, PersonHit
from courses.screens.dialogs.dialog import Dialog
from courses.screens.guard import Guard
from courses.store import courses as queries
from courses.store import people
from courses.text import plain

NEW = "new"
HITS = 30


class EnrolDialog(Dialog[str]):
    """Answers a person's id, or "new NAME" for somebody not in the register yet."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", id="enrol.down", show=False),
        Binding("up", "move(-1)", id="enrol.up", show=False),
    ]

    def __init__(self, course: CourseSummary) -> None:
        """Keep the course as it stands."""
        super().__init__(_("Enrol in {code} {title}").format(code=course.code, title=course.title))
        self._course = course

    def body(self) -> ComposeResult:
        """Lay it out."""
        yield Input(placeholder=_("Name, phone or e-mail"), compact=True)
        yield OptionList(markup=False, compact=True)
        if queries.state_of(self._course, self.desk.today()) == "finished":
            yield Static(Content.styled("⚠ " + _("The course has ended."), "$warning"))
        yield Static(Content(outlook(self._course)), classes="outlook")
        yield Static(Content(_("Enter enrols the person marked · Esc closes")), classes="quiet")

    def on_mount(self) -> None:
        """Begin with an empty list."""
        self.query_one(OptionList).can_focus = False
        self._show("")

    def _show(self, typed: str) -> None:
        desk = self.desk
        hits = people.search(desk.store, desk.actor, typed, HITS) if typed.strip() else []
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(hit_words(hit), id=str(hit.person.id)) for hit in hits])
        if typed.strip():
            options.add_option(Option(Content(_("+ New person: {name}").format(name=plain(typed.strip()))), id=NEW))
        options.highlighted = 0 if typed.strip() else None

    def action_move(self, steps: int) -> None:
        """Move the mark."""
        options = self.query_one(OptionList)
        if options.option_count:
            options.highlighted = max(0, min(options.option_count - 1, (options.highlighted or 0) + steps))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted)
    def _enter(self) -> None:
        option = self.query_one(OptionList).highlighted_option
        if option is not None:
            self._answer(option.id or "")

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._answer(event.option_id or "")

    def _answer(self, key: str) -> None:
        self.dismiss(f"{NEW} {self.query_one(Input).value.strip()}" if key == NEW else key)


def hit_words(hit: PersonHit) -> Content:
    """Return what tells a person found from others of that name."""
    it = hit.person
    facts = [it.birth_date[:4], it.phone, it.email, it.town]
    if hit.courses:
        facts.append(ngettext("{count} course", "{count} courses", hit.courses).format(count=hit.courses))
    quiet = "  " + " · ".join(plain(fact) for fact in facts if fact)
    return Content.assemble((plain(it.name), "bold"), (quiet, "dim"))


def outlook(course: CourseSummary) -> str:
    """Return what an enrolment would lead to now."""
    if course.is_by_session:
        return _("Seats are given session by session; choose the whole or some of them.")
    if course.seats is None:
        return _("There is room: the course has no limit.")
    free = course.seats - course.enrolled
    if free > 0 and not course.waiting:
        return _("Gets a seat: {seats} are taken.").format(seats=labels.seats(course.enrolled, course.seats))
    return _("Full ({enrolled} of {seats}). Becomes number {position} on the waiting list.").format(
        enrolled=course.enrolled, seats=course.seats, position=course.waiting + 1
    )


def enrol_in(at: Guard, course_id: int) -> None:
    """Open the dialog and enrol whom it answers. Raises Refused when the course takes no enrolments."""
    from courses.actions import enrolment

    desk = at.desk
    enrolment.refuse_kind(queries.get(desk.store, course_id))

    def answer(key: str | None) -> None:
        if key is None:
            return
        if key.startswith(f"{NEW} "):
            from courses.screens.person_form import PersonForm

            form = PersonForm(None, name=key.removeprefix(f"{NEW} "), then=lambda who: place(at, course_id, who))
            at.app.push_screen(form)
        else:
            place(at, course_id, int(key))

    at.ask(EnrolDialog(queries.summary(desk.store, desk.now(), course_id)), answer)


def place(at: Guard, course_id: int, person_id: int) -> None:
    """Enrol a person, in a series after asking for which sessions, and tell what came of it."""
    from courses.screens.series_deeds import ask_for_sessions

    def enrol(sessions: frozenset[int]) -> None:
        from courses.actions import enrolment

        desk = at.desk
        made = enrolment.enrol(desk.store, desk.actor, course_id, person_id, channel=_("desk"), sessions=sessions)
        at.wrote(made.text)

    ask_for_sessions(at, course_id, people.get(at.desk.store, at.desk.actor, person_id).name, enrol)
