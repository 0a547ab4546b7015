"""What a user wants to be written, with names already resolved to ids; checked by the action that writes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from courses.model import CourseForm, CourseKind, CourseMode, OrganisationKind, Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseDraft:
    """A course to be made or changed; fields as in `courses.model.Course`."""

    code: str
    title: str
    start: time
    end: time
    pattern: Pattern
    kind: CourseKind = CourseKind.COURSE
    form: CourseForm = CourseForm.LIBRARY
    organiser_id: int | None = None
    co_organiser_ids: tuple[int, ...] = ()
    room_id: int | None = None
    leader_ids: tuple[int, ...] = ()
    break_minutes: int = 0
    study_hours: int | None = None
    seats: int | None = None
    minimum: int | None = None
    language: str = ""
    audience: str = ""
    level: str = ""
    led_by: OrganisationKind | None = None
    fee: int = 0
    content: str = ""
    notes: str = ""
    certificate_threshold: float | None = None
    plan_id: int | None = None
    decision_date: date | None = None
    kb_category: str | None = None
    mode: CourseMode | None = None
    campaigns: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    policy_goals: tuple[str, ...] = ()
    slot_minutes: int | None = None
    enrol_opens: int | None = None
    enrol_closes: int | None = None
    least_age: int | None = None
    greatest_age: int | None = None
    for_municipality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """A person to be added or changed; fields as in `courses.model.Person`."""

    given_name: str
    family_name: str = ""
    key: str = ""
    """Empty: the program gives one."""
    personal_no: str = ""
    birth_date: str = ""
    sex: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    town: str = ""
    language: str = ""
    needs: str = ""
    is_protected: bool = False
    alias: str = ""
    """Empty: the program gives one to a protected person."""
    notes: str = ""
    other_name: str = ""
    pronunciation: str = ""
    other_phone: str = ""
    other_email: str = ""
    contact: str = ""
    municipality: str = ""
    device: str = ""
