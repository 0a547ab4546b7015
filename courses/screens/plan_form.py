"""The form of a course plan. Writes one plan."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from courses import labels
from courses.actions.plan_drafts import PlanDraft
from courses.errors import CoursesError
from courses.i18n import LANGUAGES, _, language, pgettext
from courses.model import CourseForm, CourseKind
from courses.screens import readers
from courses.screens.form_screen import FormScreen
from courses.screens.themes import styles
from courses.store import plans as queries
from courses.widgets.field import Field
from courses.widgets.text_field import TextField


class PlanForm(FormScreen):
    """Writes a new plan or changes one."""

    CSS_PATH = styles("form", "plans")
    PLACE = "courses"

    def __init__(self, plan_id: int | None, *, then: Callable[[int], object] | None = None) -> None:
        """Keep which plan to change (None: a new one) and what to do with the id when it is saved."""
        super().__init__()
        self._plan_id = plan_id
        self._then = then
        self._version = 0

    def heading(self) -> str:
        """Return what the form is called."""
        if self._plan_id is None:
            return _("New course plan")
        return _("Change {what}").format(what=queries.get(self.desk.store, self._plan_id).title)

    def fields(self) -> list[Field]:
        """Return the fields, filled from the plan."""
        from courses.actions import plan_drafts

        if self._plan_id is None:
            draft = PlanDraft(title="", language=language())
        else:
            plan = queries.get(self.desk.store, self._plan_id)
            self._version = plan.version
            draft = plan_drafts.draft_of(plan)
        return [*_what(draft), *_how_much(draft), *_texts(draft, plan_drafts.written(draft.meetings))]

    def changed(self) -> None:
        """Say what is wrong between fields; what nobody has typed in yet is not nagged about."""
        draft = self._draft()
        for key, words in self._faults(draft).items() if draft else ():
            field = self.field(key)
            if field.is_changed or field.text:
                field.say(words, is_wrong=True)

    def _draft(self) -> PlanDraft | None:
        try:
            return _draft({field.key: field.value() for field in self.every_field()})
        except CoursesError:
            return None

    def _faults(self, draft: PlanDraft) -> dict[str, str]:
        from courses.actions import plans

        return plans.faults(self.desk.store, draft, except_id=self._plan_id or 0)

    def save(self) -> None:
        """Add or change the plan."""
        from courses.actions import plans

        values = self.right_values()
        if values is None:
            return
        draft = _draft(values)
        if faults := self._faults(draft):
            self.say_faults(faults)
            return
        desk = self.desk
        if self._plan_id is None:
            plan = plans.add(desk.store, desk.actor, draft)
        else:
            plan = plans.change(desk.store, desk.actor, self._plan_id, draft, self._version)
        self.dismiss()
        self.wrote(_("Saved {what}.").format(what=plan.title))
        if self._then:
            self._then(plan.id)


def _draft(values: dict[str, Any]) -> PlanDraft:
    from courses.actions.plan_drafts import read_meetings

    return PlanDraft(**{**values, "meetings": read_meetings(values["meetings"])})


def _what(it: PlanDraft) -> list[Field]:
    kinds = [(labels.course_kind(kind), kind.value) for kind in CourseKind]
    forms = [(labels.course_form(form), form.value) for form in CourseForm]
    languages = [(labels.language(code), code) for code in LANGUAGES]
    needed = partial(readers.needed, what=_("A course plan needs a title."))
    return [
        Field("title", _("Title"), needed, value=it.title),
        Field("level", _("Level"), value=it.level),
        Field("audience", _("For whom"), value=it.audience),
        Field("language", _("Written in"), value=it.language, choices=languages, width=16),
        Field("kind", _("Kind"), CourseKind, value=it.kind.value, choices=kinds),
        Field("form", _("Form"), CourseForm, value=it.form.value, choices=forms),
    ]


def _how_much(it: PlanDraft) -> list[Field]:
    return [
        _number("sessions", _("Sessions"), it.sessions, readers.number_or_zero),
        _number("minutes", _("Minutes each"), it.minutes, readers.number_or_zero),
        _number("break_minutes", _("Break, min"), it.break_minutes, readers.number_or_zero),
        _number("seats", _("Seats"), it.seats),
        _number("minimum", _("At least"), it.minimum),
    ]


def _number(key: str, label: str, value: int | None, read: readers.Reader = readers.number) -> Field:
    return Field(key, label, read, value="" if value is None else str(value), width=8)


def _texts(it: PlanDraft, meetings: str) -> list[Field]:
    hint = _("A paragraph for each session, with an empty line between; its first line is the session’s title.")
    return [
        TextField("aims", _("Aims"), value=it.aims, rows=5),
        TextField("meetings", _("The sessions"), value=meetings, rows=12, hint=hint),
        TextField("material", _("Material"), value=it.material),
        TextField("handouts", pgettext("form", "Handouts"), value=it.handouts, hint=_("one a line")),
        TextField("content", _("Content"), value=it.content, hint=_("what the certificate says was gone through")),
    ]
