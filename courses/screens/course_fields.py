"""The fields of a course's form: what each is called, how it is read, and how they become a draft. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import Any

from courses import dates, labels
from courses.actions.drafts import CourseDraft
from courses.i18n import _
from courses.model import Course, CourseForm, CourseKind, CourseMode, OrganisationKind
from courses.screens import pattern_fields, readers
from courses.screens.desk import Desk
from courses.store import options, registers
from courses.text import NAME_LENGTH, TEXT_LENGTH, fold, names_in
from courses.widgets.field import Field

_NONE = ("–", "")
_CODE_LENGTH = 40
"""The longest code of a course: it stands in lists, papers and file names."""
_name = partial(readers.within, most=NAME_LENGTH)


def fields(desk: Desk, draft: CourseDraft | None) -> list[Field]:
    """Return the fields, filled from `draft`; None: a new course."""
    pattern = draft.pattern if draft else None
    today = desk.today()
    return [
        *_what(draft),
        *_who(desk, draft),
        *pattern_fields.when(today, pattern),
        *_times(draft),
        *pattern_fields.how_long(today, pattern),
        *_how_many(today, draft),
        *_more(draft),
    ]


def _what(draft: CourseDraft | None) -> list[Field]:
    kinds = [(labels.course_kind(it), it.value) for it in CourseKind]
    forms = [(labels.course_form(it), it.value) for it in CourseForm]
    form = draft.form if draft else CourseForm.STUDY_CIRCLE
    return [
        Field(
            "title",
            _("Title"),
            partial(readers.within, most=NAME_LENGTH, what=_("A course needs a title.")),
            value=_of(draft, "title"),
        ),
        Field(
            "code",
            _("Code"),
            partial(readers.within, most=_CODE_LENGTH, what=_("A course needs a code, such as STO-601.")),
            value=_of(draft, "code"),
            width=16,
        ),
        Field("kind", _("Kind"), CourseKind, value=_of(draft, "kind") or "COURSE", choices=kinds),
        Field("form", _("Form"), CourseForm, value=form.value, choices=forms),
    ]


def _who(desk: Desk, draft: CourseDraft | None) -> list[Field]:
    organisations = registers.organisations(desk.store)
    town = fold(options.get(desk.store, "library.town"))  # the library's own rooms before those of others
    near = sorted(registers.rooms(desk.store), key=lambda it: town not in (fold(it.place), fold(it.municipality)))
    rooms = [(f"{it.name} {it.place}".strip(), str(it.id)) for it in near]
    names = {it.name: it.id for it in organisations}
    leaders = {it.name: it.id for it in registers.leaders(desk.store)}
    choices = [_NONE, *((it.name, str(it.id)) for it in organisations)]
    return [
        Field("organiser_id", _("Organiser"), readers.number, value=_of(draft, "organiser_id"), choices=choices),
        _names_field("co_organiser_ids", _("Together with"), names, draft.co_organiser_ids if draft else ()),
        Field("room_id", _("Room"), readers.number, value=_of(draft, "room_id"), choices=[_NONE, *rooms]),
        _names_field("leader_ids", _("Leaders"), leaders, draft.leader_ids if draft else ()),
        Field("led_by", _("Led by"), _kind_or_none, value=_of(draft, "led_by"), choices=_kinds()),
    ]


def _kinds() -> list[tuple[str, str]]:
    """Return whose staff may lead; not said: as the leaders are employed."""
    return [(_("as the leaders"), ""), *((labels.organisation_kind(it), it.value) for it in OrganisationKind)]


def _kind_or_none(value: str) -> OrganisationKind | None:
    return OrganisationKind(value) if value else None


def _names_field(key: str, label: str, known: Mapping[str, int], chosen: tuple[int, ...]) -> Field:
    names = {number: name for name, number in known.items()}
    value = ", ".join(names[number] for number in chosen if number in names)

    def told(ids: tuple[int, ...]) -> str:
        return "✓ " + ", ".join(names[number] for number in ids) if ids else ""

    read = partial(readers.names, known=known)
    return Field(key, label, read, value=value, hint=_("names, with commas between"), tell=told)


def _times(draft: CourseDraft | None) -> list[Field]:
    return [
        Field("start", _("Starts"), dates.parse_time, value=_time(draft, "start"), hint="10, 1015, 10.15", width=22),
        Field("end", _("Ends"), dates.parse_time, value=_time(draft, "end"), hint="12.15", width=22),
        Field("break_minutes", _("Break, min"), readers.number_or_zero, value=_of(draft, "break_minutes"), width=8),
        Field(
            "study_hours",
            _("Study hours"),
            readers.number,
            value=_of(draft, "study_hours"),
            hint=_("as the times come to"),
            width=24,
        ),
        Field(
            "slot_minutes",
            _("Slot, min"),
            readers.slot,
            value=_of(draft, "slot_minutes"),
            hint=_("20, 30, 40 … if booked"),
            width=28,
        ),
    ]


def _how_many(today: date, draft: CourseDraft | None) -> list[Field]:
    return [
        Field("seats", _("Seats"), readers.number, value=_of(draft, "seats"), hint=_("no limit"), width=12),
        Field("minimum", _("At least"), readers.number, value=_of(draft, "minimum"), width=8),
        Field(
            "decision_date",
            _("Decide on"),
            partial(readers.maybe, read=partial(dates.parse_day, today=today)),
            value=_of(draft, "decision_date"),
            hint=_("the usual day"),
            tell=pattern_fields.told_day,
            width=22,
        ),
    ]


def _more(draft: CourseDraft | None) -> list[Field]:
    threshold = draft.certificate_threshold if draft else None
    fee = draft.fee / 100 if draft else 0
    return [
        Field("language", _("Language"), _name, value=_of(draft, "language")),
        Field("audience", _("Audience"), _name, value=_of(draft, "audience")),
        Field("level", _("Level"), _name, value=_of(draft, "level")),
        *_for_whom(draft),
        *tag_fields(draft),
        Field("fee", _("Fee, kr"), readers.money, value=f"{fee:g}" if fee else "", hint=_("free of charge"), width=22),
        Field(
            "certificate_threshold",
            _("Certificate at"),
            readers.share,
            value="" if threshold is None else f"{threshold * 100:g} %",
            hint=_("as in Settings"),
            width=22,
        ),
        Field(
            "content",
            _("Content"),
            partial(readers.within, most=TEXT_LENGTH),
            value=_of(draft, "content"),
            hint=_("for the certificate"),
        ),
        Field("notes", _("Notes"), partial(readers.within, most=TEXT_LENGTH), value=_of(draft, "notes")),
    ]


def _for_whom(draft: CourseDraft | None) -> list[Field]:
    """Return when enrolment is open and who may come; somebody else is enrolled all the same with a reason."""
    days, town = _("days before, as set"), _("all, or the names")
    return [
        Field(
            "enrol_opens", _("Enrolment opens"), readers.number, value=_of(draft, "enrol_opens"), hint=days, width=24
        ),
        Field("enrol_closes", _("– closes"), readers.number, value=_of(draft, "enrol_closes"), hint=days, width=24),
        Field("least_age", _("From the age of"), readers.number, value=_of(draft, "least_age"), width=8),
        Field("greatest_age", _("Up to the age of"), readers.number, value=_of(draft, "greatest_age"), width=8),
        Field("for_municipality", _("Lives in"), _name, value=_of(draft, "for_municipality"), hint=town),
    ]


def tag_fields(draft: CourseDraft | Course | None) -> list[Field]:
    """Return what one does there and the names it is counted by; any name will do."""
    modes = [_NONE, *((labels.course_mode(it), it.value) for it in CourseMode)]
    named = (
        ("campaigns", _("Campaign"), "All Digital Week"),
        ("projects", _("Project"), _("names, with commas between")),
        ("policy_goals", _("Policy goal"), "Digitalt först"),
    )
    return [
        Field("mode", _("Mode"), _mode_or_none, value=draft.mode or "" if draft else "", choices=modes),
        *(
            Field(key, label, names_in, value=", ".join(getattr(draft, key)) if draft else "", hint=hint)
            for key, label, hint in named
        ),
    ]


def _mode_or_none(value: str) -> CourseMode | None:
    return CourseMode(value) if value else None


def _of(draft: CourseDraft | None, name: str) -> str:
    """Return a field of a draft as text; empty for none."""
    value = getattr(draft, name) if draft else None
    return "" if value is None else str(value)


def _time(draft: CourseDraft | None, name: str) -> str:
    value: time | None = getattr(draft, name) if draft else None
    return dates.time_text(value) if value else ""


def minutes(draft: CourseDraft) -> int:
    """Return how many minutes of the clock a session of a draft takes."""
    return (draft.end.hour - draft.start.hour) * 60 + draft.end.minute - draft.start.minute


def draft(values: Mapping[str, Any], before: CourseDraft | None) -> CourseDraft:
    """Return the draft that the fields come to; what the form does not show stays as in `before`."""
    rest = dict(values)
    pattern = pattern_fields.pattern(rest, before.pattern if before else None)
    if before is not None:
        return replace(before, pattern=pattern, **rest)
    return CourseDraft(pattern=pattern, **rest)
