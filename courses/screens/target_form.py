"""The form of a target. Writes one target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from courses import dates, labels
from courses.actions import targets as deeds
from courses.actions.targets import TargetDraft
from courses.errors import CoursesError
from courses.i18n import _
from courses.model import CourseForm, CourseKind, CourseMode
from courses.model.targets import Target, TargetFilter, TargetUnit
from courses.screens import readers
from courses.screens.form_screen import FormScreen
from courses.screens.pattern_fields import told_day
from courses.store import registers
from courses.widgets.field import Field

E = TypeVar("E", bound=StrEnum)


class TargetForm(FormScreen):
    """Sets a target or changes one."""

    def __init__(self, target: Target | None, *, then: Callable[[int], object] | None = None) -> None:
        """Keep which target to change (None: a new one) and what to do with the id when it is saved."""
        super().__init__()
        self._target = target
        self._then = then

    def heading(self) -> str:
        """Return what the form is called."""
        return _("Change {what}").format(what=self._target.name) if self._target else _("New target")

    def fields(self) -> list[Field]:
        """Return the fields, filled from the target."""
        it = self._target
        chosen = it.filter if it else TargetFilter()
        units = [(labels.target_unit(unit), unit.value) for unit in TargetUnit]
        number = str(it.number) if it else ""
        return [
            Field("name", _("Name"), partial(readers.needed, what=_("A name is needed.")), value=it.name if it else ""),
            Field("number", _("How many"), readers.number_or_zero, value=number, hint="500", width=12),
            Field("unit", _("Of what"), TargetUnit, value=it.unit.value if it else "participants", choices=units),
            self._day("first_date", _("First day"), it.first_date if it else None),
            self._day("last_date", _("Last day"), it.last_date if it else None),
            Field("decision", _("Decision"), value=it.decision if it else "", hint="KFN 2026-11-03 § 87"),
            _several("kinds", _("Only kind"), CourseKind, chosen.kinds, labels.course_kind),
            _several("forms", _("Only form"), CourseForm, chosen.forms, labels.course_form),
            Field("place", _("Only in"), value=chosen.place, hint=_("place or municipality")),
            Field("organiser", _("Only by"), value=chosen.organiser, choices=self._organisers()),
            Field("words", _("Only titles"), value=chosen.words, hint=_("words of the title")),
            _several("modes", _("Only mode"), CourseMode, chosen.modes, labels.course_mode),
            Field("campaign", _("Only campaign"), value=chosen.campaign, hint="All Digital Week"),
            Field("project", _("Only project"), value=chosen.project),
            Field("policy_goal", _("Only goal"), value=chosen.policy_goal, hint="Digitalt först"),
        ]

    def _day(self, key: str, label: str, value: date | None) -> Field:
        today = self.desk.today()
        next_year = date(today.year + 1, 1, 1) if key == "first_date" else date(today.year + 1, 12, 31)
        parse = partial(dates.parse_day, today=today)
        return Field(key, label, parse, value=(value or next_year).isoformat(), tell=told_day, width=22)

    def _organisers(self) -> list[tuple[str, str]]:
        return [("–", ""), *((it.name, it.code) for it in registers.organisations(self.desk.store))]

    def changed(self) -> None:
        """Say what is wrong between fields; what nobody has typed in yet is not nagged about."""
        try:
            draft = _draft({field.key: field.value() for field in self.every_field()})
        except CoursesError:
            return
        for key, words in self._faults(draft).items():
            if self.field(key).is_changed or self.field(key).text:
                self.field(key).say(words, is_wrong=True)

    def _faults(self, draft: TargetDraft) -> dict[str, str]:
        return deeds.faults(self.desk.store, draft, except_id=self._target.id if self._target else 0)

    def save(self) -> None:
        """Add or change the target."""
        values = self.right_values()
        if values is None:
            return
        draft = _draft(values)
        if faults := self._faults(draft):
            self.say_faults(faults)
            return
        desk, before = self.desk, self._target
        if before is None:
            target_id = deeds.add(desk.store, desk.actor, draft)
        else:
            target_id = before.id
            deeds.change(desk.store, desk.actor, target_id, draft, before.version)
        self.dismiss()
        self.wrote(_("Saved {what}.").format(what=draft.name))
        if self._then:
            self._then(target_id)


def _draft(values: dict[str, Any]) -> TargetDraft:
    rest = dict(values)
    names = (field.name for field in fields(TargetFilter))
    chosen = TargetFilter(**{name: rest.pop(name) for name in names})
    return TargetDraft(filter=chosen, **rest)


def _several(key: str, label: str, kind: type[E], chosen: Sequence[E], word: Callable[[E], str]) -> Field:
    """Return a choice of one or none; several that were set in another way stay to be chosen together."""
    kept = ",".join(it.value for it in chosen)
    choices = {"": "–", **{it.value: word(it) for it in kind}}
    choices.setdefault(kept, ", ".join(word(it) for it in chosen))

    def read(text: str) -> tuple[E, ...]:
        return tuple(kind(one) for one in text.split(",") if one)

    return Field(key, label, read, value=kept, choices=[(name, value) for value, name in choices.items()])
