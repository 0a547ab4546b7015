"""A course's form, with the dates it comes to shown beside it before anything is saved. Writes one course."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from courses.actions.drafts import CourseDraft
from courses.errors import CoursesError, Invalid
from courses.i18n import _
from courses.model import Course
from courses.screens import course_fields, course_proposal, doors
from courses.screens.form_screen import FormScreen
from courses.store import courses as queries
from courses.widgets.field import Field


class CourseForm(FormScreen):
    """Plans a new course or changes one."""

    def __init__(self, course_id: int | None) -> None:
        """Keep which course to change; None: a new one."""
        super().__init__()
        self._course_id = course_id
        self._course: Course | None = None

    def heading(self) -> str:
        """Return what the form is called."""
        if self._course_id is None:
            return _("New course")
        course = queries.get(self.desk.store, self._course_id)
        return _("Change {code} {title}").format(code=course.code, title=course.title)

    def fields(self) -> list[Field]:
        """Return the fields, filled from the course."""
        from courses.actions import planning

        if self._course_id is not None:
            self._course = queries.get(self.desk.store, self._course_id)
        draft = planning.draft_of(self._course) if self._course else None
        self._before = draft
        return course_fields.fields(self.desk, draft)

    def beside(self) -> ComposeResult:
        """Yield the dates."""
        with VerticalScroll(classes="proposal", can_focus=False):
            yield Static(Content(_("The dates")), classes="pane-heading")
            yield Static(classes="dates", markup=False)

    def on_mount(self) -> None:
        """Show what the fields come to, and the dates that the form begins with."""
        for field in self.query(Field):
            if field.text:
                field.check()
        self.changed()

    def changed(self) -> None:
        """Show the dates that the form comes to now, and what is wrong as a whole."""
        from courses.actions import planning

        pane = self.query_one(".dates", Static)
        draft = self._draft()
        if draft is None:
            pane.update(Content.styled(_("Shown as soon as first date, times and number are right."), "$quiet"))
            return
        try:
            proposal = planning.propose(self.desk.store, draft)
        except Invalid as error:
            pane.update(Content.styled("✗ " + error.message, "$error"))
            return
        pane.update(course_proposal.words(proposal, draft))
        self._say_whole(planning.faults(self.desk.store, draft, except_id=self._course_id or 0))

    def _say_whole(self, faults: dict[str, str]) -> None:
        """Say what is wrong between fields; what nobody has typed in yet is not nagged about."""
        for key, words in faults.items():
            field = next((it for it in self.query(Field) if it.key == key), None)
            if field is not None and (field.is_changed or field.text):
                field.say(words, is_wrong=True)

    def _draft(self) -> CourseDraft | None:
        """Return what the form says, or None as long as a field is wrong."""
        values: dict[str, Any] = {}
        for field in self.query(Field):
            try:
                values[field.key] = field.value()
            except CoursesError:
                return None
        return course_fields.draft(values, self._before) if values else None

    def save(self) -> None:
        """Make or change the course."""
        from courses.actions import planning

        values = self.right_values()
        if values is None:
            return
        draft = course_fields.draft(values, self._before)
        faults = planning.faults(self.desk.store, draft, except_id=self._course_id or 0)
        if faults:
            self.say_faults(faults)
            return
        self._write(draft)

    def _write(self, draft: CourseDraft) -> None:
        from courses.actions import planning

        desk = self.desk
        if self._course is None:
            course = planning.create_course(desk.store, desk.actor, draft)
        else:
            days = planning.propose(desk.store, draft).days if draft.pattern != self._course.pattern else None
            course = planning.change_course(desk.store, desk.actor, self._course.id, draft, self._course.version, days)
        self.dismiss()
        self.wrote(_("{code} {title} is saved.").format(code=course.code, title=course.title))
        if self._course is None:
            doors.open_course(self, course.id)
