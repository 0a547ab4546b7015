"""The desk as it stands: who, new or known, which course, and at once what would happen. Does no deeds; see `enrolling`.

What is shown follows what other clerks write meanwhile.
"""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from courses.actions import duplicates, entry, outlook
from courses.actions.enrolling import Wish
from courses.actions.outlook import NEWCOMER, Outlook
from courses.actions.same_person import facts
from courses.i18n import _
from courses.model import COMING, CourseSummary, EnrolmentStatus, Person
from courses.rules.entry import Condition, Doubt
from courses.rules.series import Choice
from courses.rules.typed import apart
from courses.screens import enrolling_rows
from courses.screens.enrolling_new import KEYS, Newcomer, personal_number, similar_words
from courses.screens.frame import Frame
from courses.store import courses as queries
from courses.store import desk as desk_queries
from courses.store import numbers, people
from courses.text import editable, plain
from courses.widgets.field import Field

NEW = "new"
_HITS = 8
_GONE = (EnrolmentStatus.CANCELLED, EnrolmentStatus.TRANSFERRED, EnrolmentStatus.DROPPED_OUT, EnrolmentStatus.NO_SHOW)
"""Those who stand so are not served at the desk any more."""
_EVERY = 2.0
"""Seconds between two looks at whether somebody else has written."""


class EnrolBoard(Frame):
    """Who is to be enrolled in what, and what would come of it."""

    def __init__(self, course_id: int | None = None, person_id: int | None = None) -> None:
        """Keep for which course it was opened, and for whom; None: asked for."""
        super().__init__()
        self.given_course = course_id
        self.given_person = person_id
        self.every: list[CourseSummary] = []
        self.open: list[CourseSummary] = []
        self.person: Person | None = None
        self.is_new = False
        self.course_id = course_id
        self.mates: list[Person] = []
        self.sessions: Choice | None = None
        """Those chosen in a series; None: not asked yet."""
        self.found: Outlook | None = None
        self.was: Outlook | None = None
        """What was shown until somebody else was quicker."""
        self.doubts: list[Doubt] = []
        self.similar: list[Person] = []
        """Who in the register is like somebody new."""
        self.last: tuple[int, tuple[int, ...]] | None = None
        """The course and the people enrolled last, for the slip."""
        self._seen = 0
        self._hits_for = self._courses_for = ""
        """What was typed when the lists were filled."""

    def body(self) -> ComposeResult:
        """Lay it out."""
        with VerticalScroll(can_focus=False, classes="enrolling"):
            yield Field("who", _("Who"), hint=_("name, phone or e-mail"))
            yield OptionList(id="hits", markup=False, compact=True)
            yield Newcomer()
            yield Field("which", _("Course"), hint=_("a piece of the code, or words of the title"))
            yield OptionList(id="courses", markup=False, compact=True)
            yield Static(id="outlook", markup=False)
            yield Field("reason", _("All the same"), hint=_("why, in a few words"))
            yield Static(id="mates", markup=False)
            number = _("for the study circle; Enter skips it")
            yield Field(
                "number", _("Personal no."), partial(personal_number, today=self.desk.today), hint=number, width=40
            )
            yield Field("needs", _("Needs"), hint=_("hearing loop, large print …"))
            words = enrolling_rows.channels()
            yield Field(
                "channel",
                _("Through"),
                value=self.desk.channel or words[0],
                choices=[(it, it) for it in words],
                width=22,
            )
            with Horizontal(classes="buttons"):
                yield Button(Content(_("Enrol")), id="enrol", variant="primary")
                yield Button(Content(_("Interested only")), id="interest")
            yield Static(id="done", markup=False)

    def on_mount(self) -> None:
        """Begin with who it was opened for."""
        for one in self.query("OptionList, Newcomer"):
            one.can_focus = False
        self.field("number").query_one(Input).password = True  # whoever stands at the desk sees the screen
        self._seen = desk_queries.written_elsewhere(self.desk.store)
        self.set_interval(_EVERY, self.look_again)
        self.begin()

    def begin(self) -> None:
        """Make ready for the next caller."""
        self.person, self.is_new, self.mates, self.sessions, self.was = None, False, [], None, None
        self._skips_number = False
        for key in ("who", "reason", "needs", "number"):
            self.field(key).text = ""
            self.field(key).say("")
        self.query_one(Newcomer).begin(apart(""))
        if self.given_person is not None:
            self.person = people.get(self.desk.store, self.desk.actor, self.given_person)
            self.field("who").text = self.person_text
        self.course_id = self.given_course
        self.load()
        self.field("which").text = self.course_text
        self.show_hits()
        self.show_courses()
        self.go_on()

    async def rebuild(self) -> None:
        """Begin anew in another language."""
        await super().rebuild()
        self.begin()

    def load(self) -> None:
        """Read the courses again, and what would happen."""
        desk = self.desk
        self.every = queries.summaries(desk.store, desk.now())
        self.open = enrolling_rows.open_courses(self.every, desk.today())
        if self.query_one_optional("#outlook") is not None:
            self._forget_undone()
            self.show_courses()
            self.show_outlook()

    def _forget_undone(self) -> None:
        """Take away what was told of those enrolled last, and their slip, once any of them does not stand there any more."""
        if self.last is None:
            return
        course_id, people_ids = self.last
        every = queries.everybody(self.desk.store, self.desk.actor, course_id, self.desk.now())
        if not set(people_ids) <= {it.person_id for it in every if it.status not in _GONE}:
            self.last = None
            self.query_one("#done", Static).update("")

    def look_again(self) -> None:
        """Read again when somebody else has written, and say so when what was shown does not hold any more."""
        seen = desk_queries.written_elsewhere(self.desk.store)
        if seen != self._seen and self.is_current:
            self._seen, before = seen, self.found
            self.load()
            if before and self.found and self.found.rank > before.rank:
                self.was = before
                self.show_outlook()

    def field(self, key: str) -> Field:
        """Return a field by its key."""
        return next(it for it in self.walk_children(Field) if it.key == key)

    @property
    def course(self) -> CourseSummary | None:
        """The course that is chosen."""
        return next((it for it in self.every if it.id == self.course_id), None)

    @property
    def person_text(self) -> str:
        """How the person chosen stands in the field."""
        return plain(self.person.name) if self.person else ""

    @property
    def course_text(self) -> str:
        """How the course chosen stands in the field."""
        return plain(f"{self.course.code} {self.course.title}") if self.course else ""

    def _needs(self) -> str | None:
        """Return what is needed, when it is something else than is known."""
        text = self.field("needs").text
        return None if self.person is not None and text == editable(self.person.needs) else text

    @property
    def who(self) -> tuple[int, ...]:
        """The ids of who is to be enrolled, the first who asks; empty: nobody yet."""
        first = NEWCOMER if self.is_new else self.person.id if self.person else None
        return () if first is None else (first, *(it.id for it in self.mates))

    @property
    def is_unsaved(self) -> bool:
        """Whether somebody new is typed in."""
        return self.is_new and any(it.is_typed_in for it in self.walk_children(Newcomer))

    def show_hits(self) -> None:
        """List who is found by what is typed; nobody once somebody is chosen."""
        typed = self._hits_for = self.field("who").text.strip()
        hits, newcomer = self.query_one("#hits", OptionList), self.query_one(Newcomer)
        newcomer.display = self.is_new
        hits.clear_options()
        hits.display = bool(typed) and not self.who
        if hits.display:
            desk = self.desk
            found = people.search(desk.store, desk.actor, typed, _HITS)
            about = desk_queries.about(desk.store, desk.actor, [hit.person.id for hit in found])
            for hit in found:
                words = enrolling_rows.person(hit.person, about[hit.person.id], desk.today())
                hits.add_option(Option(words, id=str(hit.person.id)))
            hits.add_option(Option(Content(_("+ New person: {name}").format(name=plain(typed))), id=NEW))
            hits.highlighted = 0

    def take_person(self, key: str) -> None:
        """Take one of those found, or begin with somebody new."""
        typed = self.field("who").text
        self.is_new = key == NEW
        if self.is_new:
            self.query_one(Newcomer).begin(apart(typed))
        else:
            self.person = people.get(self.desk.store, self.desk.actor, int(key))
            self.field("who").text = self.person_text
            self.field("needs").text = editable(self.person.needs)
        self.show_hits()
        self.show_courses()
        self.go_on()
        self.show_similar()

    def marked_hit(self) -> str:
        """Return the id marked among those found by what is typed now, however fast it was; empty for none."""
        if self._hits_for != self.field("who").text.strip():
            self.show_hits()
        marked = self.query_one("#hits", OptionList).highlighted_option
        return (marked.id or "") if marked is not None else ""

    def marked_course(self) -> str:
        """Return the id marked among the courses found by what is typed now; empty for none."""
        if self._courses_for != self.field("which").text:
            self.show_courses()
        marked = self.query_one("#courses", OptionList).highlighted_option
        return (marked.id or "") if marked is not None else ""

    def show_similar(self) -> None:
        """Say who in the register is like somebody new."""
        newcomer = self.query_one(Newcomer)
        self.similar = []
        if self.is_new:
            text = {key: newcomer.field(key).text for key in KEYS}
            typed = facts((text["new_name"],), (text["new_phone"],), (text["new_email"],), text["new_born"])
            found = duplicates.similar(self.desk.store, self.desk.actor, typed, 3)
            self.similar = [it.person for it in found]
        names = [f"{it.name} {it.birth_date[:4]} {it.phone}".strip() for it in self.similar]
        newcomer.say_similar(similar_words(names) if names else None)

    def show_courses(self) -> None:
        """List the courses that fit what is typed, the nearest first; none once one is chosen, or people are looked for."""
        typed = self._courses_for = self.field("which").text
        shown = self.query_one("#courses", OptionList)
        shown.clear_options()
        shown.display = self.course_id is None and not self.query_one("#hits").display
        if shown.display:
            found = enrolling_rows.found(self.every, self.open, typed)
            today = self.desk.today()
            shown.add_options([Option(enrolling_rows.course(it, today), id=str(it.id)) for it in found[:_HITS]])
            shown.highlighted = 0 if found and typed.strip() else None  # Enter on an empty field takes none by chance

    def take_course(self, course_id: int) -> None:
        """Take a course."""
        self.course_id, self.sessions, self.was = course_id, None, None
        self.field("which").text = self.course_text
        self.show_courses()
        self.go_on()

    def go_on(self) -> None:
        """Go to what is still to be said: who, how to reach them, which course, why all the same; then to the deed."""
        self.show_outlook()
        missing = self.query_one(Newcomer).first_empty() if self.is_new else None
        if not self.who:
            entry_ = self.field("who").entry
        elif missing is not None:
            entry_ = missing.entry
        elif self.course_id is None:
            entry_ = self.field("which").entry
        elif self.heavy and not self.field("reason").text.strip():
            entry_ = self.field("reason").entry
        elif self.asks_number and not self._skips_number and not self.field("number").text:
            self._skips_number = True
            entry_ = self.field("number").entry
        else:
            deeds = [it for it in self.query("#enrol, #interest") if it.display]
            self.set_focus(deeds[0] if deeds else None)
            return
        entry_.focus()

    @property
    def heavy(self) -> list[Doubt]:
        """What takes a reason to be passed over."""
        return [it for it in self.doubts if it.needs_reason]

    def _subject(self) -> tuple[int, ...]:
        """Return of whom it is told: who is chosen, else who is marked among those found."""
        marked = self.query_one("#hits", OptionList).highlighted_option
        if self.who or marked is None:
            return self.who
        return () if marked.id == NEW else (int(marked.id or 0),)

    def show_outlook(self) -> None:
        """Tell what would happen, as far as that can be known."""
        desk, who = self.desk, self._subject()
        told, mates = self.query_one("#outlook", Static), self.query_one("#mates", Static)
        self.found, self.doubts = None, []
        if who and self.course_id is not None:
            chosen = self.sessions or frozenset()
            self.found = outlook.look(
                desk.store, desk.actor, self.course_id, who, name=self.query_one(Newcomer).name_shown, sessions=chosen
            )
            self.doubts = self._doubts(who) if self.found.status else []
        told.display = self.found is not None
        told.update(self._told())
        mates.display = bool(self.mates)
        mates.update(
            Content(_("In company with {people}").format(people=plain(", ".join(it.name for it in self.mates))))
        )
        self._show_deeds()

    def _doubts(self, who: tuple[int, ...]) -> list[Doubt]:
        desk, found = self.desk, []
        new = self.query_one(Newcomer).person(self.field("needs").text)
        for one in who:
            it = new if one == NEWCOMER else people.get(desk.store, desk.actor, one)
            found += entry.doubts(desk.store, desk.actor, self.course_id or 0, it, desk.now())
        return list({doubt.text: doubt for doubt in found}.values())

    def _told(self) -> Content:
        if self.found is None:
            return Content("")
        others = () if self.found.status in COMING else self.others()
        chosen = len(self.sessions or ())
        return enrolling_rows.all_told(
            self.found, self.doubts, self.desk.now(), was=self.was, chosen=chosen, others=others
        )

    def others(self) -> list[CourseSummary]:
        """Return the courses like the chosen one that have a free seat."""
        return enrolling_rows.alike(self.course, self.open) if self.course else []

    @property
    def asks_number(self) -> bool:
        """Whether the course is a circle that needs the personal number of the one who asks, and it is not known."""
        if self.course_id is None or self.found is None or self.found.status is None:
            return False
        course = self.found.course
        if self.person is not None:
            return numbers.needs_number(self.desk.store, course, self.person)
        return self.is_new and numbers.is_asked_for(course)

    def _show_deeds(self) -> None:
        found = self.found
        can = found is not None and bool(self.who)
        self.field("reason").display = bool(self.heavy) and can
        self.field("number").display = can and self.asks_number
        for key in ("needs", "channel"):
            self.field(key).display = can
        enrols, interest = self.query_one("#enrol", Button), self.query_one("#interest", Button)
        enrols.display = can and (found is not None and (found.status is not None or self.is_offered))
        enrols.label = Content(_("Takes the seat offered")) if self.is_offered else Content(_("Enrol"))
        interest.display = can and self.may_be_interested
        self.show_keys()

    @property
    def is_offered(self) -> bool:
        """Whether the one who asks has been offered a seat here, and is to answer."""
        return self.found is not None and self.found.stands is EnrolmentStatus.OFFERED

    @property
    def may_be_interested(self) -> bool:
        """Whether interest is the way: the course is not open, or they would have to wait."""
        if self.found is None or self.found.stands is EnrolmentStatus.INTEREST:
            return False
        is_shut = any(it.condition in (Condition.NOT_OPEN, Condition.CLOSED) for it in self.doubts)
        return is_shut or self.is_cancelled or self.found.status is EnrolmentStatus.WAITING

    @property
    def is_cancelled(self) -> bool:
        """Whether the course chosen is not held: then interest is noted for what it was about."""
        return self.found is not None and self.found.course.cancelled_reason is not None

    def wish(self, *, is_interest: bool = False) -> Wish | None:
        """Return what is asked for; None, with words beside what is missing, when somebody new is not whole."""
        draft = self.query_one(Newcomer).draft() if self.is_new else None
        if self.is_new and draft is None:
            return None
        return Wish(
            course_id=self.course_id or 0,
            person_ids=tuple(one for one in self.who if one != NEWCOMER),
            new=draft,
            sessions=self.sessions or frozenset(),
            channel=self.field("channel").text,
            needs=self._needs(),
            is_interest=is_interest,
        )
