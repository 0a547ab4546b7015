"""Changing many courses at once: organiser, room, leaders, seats, fee, form … or cancelling them. One deed, one undo.

A new room goes to the sessions that had the old one and have no marks, as when a single course is changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from courses import clock, labels
from courses.actions import booking_changes, bulk, chain, clashes, planning, telling
from courses.actions.bulk import Altered, BulkRow, Preview, Told
from courses.actions.dates import propose_course
from courses.actions.drafts import CourseDraft
from courses.actions.kept import kept
from courses.dates import day_text
from courses.errors import CoursesError, Invalid, Refused
from courses.i18n import _, ngettext
from courses.model import Actor, Clash, Course, EnrolmentStatus, Hindrance, Treatment
from courses.rules import rights
from courses.store import Store, circle, courses, registers, tables
from courses.store.journal import Deed

FIELDS = (
    "organiser_id room_id leader_ids seats minimum language audience level fee decision_date form kb_category"
).split()
"""The fields of a draft that many courses can get at once."""
_CLASHING = frozenset({"organiser_id", "room_id", "leader_ids", "seats", "minimum", "form"})
"""The fields that clashes are about; to look for them takes a while."""
_TOLD_TO_ALL = frozenset({"room_id", "fee"})
"""The fields whose change participants have to know of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseChange:
    """What is to become of each course; what is not named stays."""

    values: Mapping[str, Any] = field(default_factory=dict)
    """By name, of `FIELDS`, as in `CourseDraft`."""
    leader_on: int | None = None
    """A leader who is put on, after those who lead already."""
    leader_off: int | None = None
    treatments: Mapping[Hindrance, Treatment | None] = field(default_factory=dict)
    """What the course does about red days and so on; None: as the settings say. Its dates follow."""
    cancels: bool = False
    reason: str = ""
    """Why they are cancelled."""


def preview(store: Store, actor: Actor, course_ids: Sequence[int], change: CourseChange) -> Preview:
    """Return what would become of each course, in the order given; nothing is written. Raises Invalid, NotFound."""
    rights.require(actor, rights.Right.PLAN)
    return bulk.preview(store, actor, _Job(store, actor, course_ids, change))


def write(
    store: Store, actor: Actor, course_ids: Sequence[int], change: CourseChange, seen: Preview | None = None
) -> Preview:
    """Change the courses in one deed. Raises Invalid, NotFound, Refused for nothing, Conflict when it is not as `seen`."""
    rights.require(actor, rights.Right.PLAN)
    return bulk.write(store, actor, _Job(store, actor, course_ids, change), seen)


class _Job:
    """One change of many courses."""

    def __init__(self, store: Store, actor: Actor, course_ids: Iterable[int], change: CourseChange) -> None:
        self._actor = actor
        self._change = replace(change, reason=kept(change.reason))
        self._ids = tuple(dict.fromkeys(course_ids))
        self._now: datetime = clock.now()
        self._said = _Said(store)
        self._codes = {row["code"]: row["id"] for row in tables.find(store, "course")}

    def words(self, count: int) -> str:
        """Return the deed in words."""
        if self._change.cancels:
            return ngettext("Cancelled {count} course", "Cancelled {count} courses", count).format(count=count)
        text = ngettext("Changed {count} course: {what}", "Changed {count} courses: {what}", count)
        return text.format(count=count, what=", ".join(_whats(self._change)))

    def check(self, store: Store) -> None:
        """Raise Invalid with all that is wrong with the change as such."""
        for value in self._change.values.values():
            kept(value if isinstance(value, str) else "")
        faults = list(_faults(store, self._change))
        if not self._ids:
            faults.append(_("No course is chosen."))
        if faults:
            raise Invalid("\n".join(faults))

    def apply(self, it: Deed, left: Mapping[int, str]) -> list[BulkRow]:
        """Change the courses in the order given. Raises NotFound for one that is gone."""
        return [self._one(it, courses.get(it.store, course_id), left) for course_id in self._ids]

    def also(self) -> tuple[str, ...]:
        """Return nothing: all that becomes of a course is told with it."""
        return ()

    def _one(self, it: Deed, course: Course, left: Mapping[int, str]) -> BulkRow:
        about = BulkRow(course.id, course.id, course.code, course.title, left=left.get(course.id, ""))
        if about.left:
            return about
        before = chain.of_course(it.store, course.id)
        seated = self._seated(it.store, course.id)
        try:
            with it.attempt():
                self._require(course)
                altered, warnings = self._change_in(it, course)
        except CoursesError as error:
            return replace(about, left=error.message)
        if not altered:
            return replace(about, left=_("Is so already."))
        altered += _dates(before, chain.of_course(it.store, course.id), cancels=self._change.cancels)
        lucky = [person_id for person_id in self._seated(it.store, course.id) if person_id not in seated]
        told = telling.of_people(it.store, self._actor, lucky, _("gets a seat"))
        warnings += [_("{people} got a seat").format(people=", ".join(one.name for one in told))] if told else []
        return replace(about, altered=tuple(altered), warnings=tuple(warnings), to_tell=tuple(told))

    def _require(self, course: Course) -> None:
        rights.require(self._actor, rights.Right.PLAN, courses.organisation_ids(course))
        if course.cancelled_reason is not None:
            raise Refused(_("Is cancelled."))

    def _seated(self, store: Store, course_id: int) -> list[int]:
        """Return who has a seat, when the change may give seats."""
        if "seats" not in self._change.values:
            return []
        return [row["person_id"] for row in tables.find(store, "enrolment", course_id=course_id, status=_SEAT)]

    def _change_in(self, it: Deed, course: Course) -> tuple[list[Altered], list[str]]:
        """Change a course, and return what changes of it and what to know; nothing for one that is so already."""
        if self._change.cancels:
            planning.cancel_course_in(it, course.id, self._change.reason)
            return [Altered("state", _("State"), _("planned"), _("cancelled"))], []
        before = planning.draft_of(course)
        after = self._draft(before, has_pattern=course.pattern is not None)
        if after == before:
            return [], []
        warnings = planning.warnings(it.store, course, after)
        follows = after.pattern != before.pattern
        days = propose_course(it.store, after).days if follows else None
        booked = booking_changes.standing(it.store, [course.id])
        planning.change_course_in(it, course.id, after, None, days)
        warnings += [one.text for one in booking_changes.changed(it.store, self._actor, [course.id], booked)]
        if course.pattern is None:  # a draft has to have one, the course has not
            it.update("course", course.id, {"pattern": None})
        return self._said.altered(before, after), warnings

    def _draft(self, before: CourseDraft, *, has_pattern: bool) -> CourseDraft:
        after = replace(before, **self._change.values)
        led = [i for i in after.leader_ids if i != self._change.leader_off]
        if self._change.leader_on is not None and self._change.leader_on not in led:
            led.append(self._change.leader_on)
        if self._change.treatments and not has_pattern:
            raise Refused(_("Has no pattern."))
        kept = dict(after.pattern.treatments) | dict(self._change.treatments)
        treatments = tuple((what, how) for what in Hindrance if (how := kept.get(what)) is not None)
        pattern = after.pattern
        if self._change.treatments and dict(treatments) != dict(pattern.treatments):
            pattern = replace(pattern, treatments=treatments)
        return replace(after, leader_ids=tuple(led), pattern=pattern)

    def clashes(self, it: Deed) -> list[Clash]:
        """Return the clashes of the courses' sessions that are still to be held."""
        change = self._change
        if change.cancels or not (
            change.leader_on or change.leader_off or change.treatments or _CLASHING & {*change.values}
        ):
            return []
        rows = [row for i in self._ids for row in chain.without_marks(it.store, i)]
        days = sorted({date.fromisoformat(row["day"]) for row in rows})
        return clashes.of_sessions(it.store, days, {row["id"] for row in rows}, self._now)

    def rows_in(self, clash: Clash) -> Collection[int]:
        """Return the courses that a clash is about."""
        return {one.course_id for one in clash.sessions} or {self._codes.get(code, 0) for code in clash.courses}

    def tell(self, store: Store, actor: Actor, changed: Sequence[BulkRow]) -> list[Told]:
        """Return who has to be told: everybody of a cancelled course, another room or fee; else whom it is about."""
        found = [(row.code, self._who(store, actor, row)) for row in sorted(changed, key=lambda row: row.code)]
        return [Told(code, tuple(who)) for code, who in found if who]

    def _who(self, store: Store, actor: Actor, row: BulkRow) -> list[telling.ToTell]:
        change = self._change
        leaders = {i for i in (change.leader_on, change.leader_off, *change.values.get("leader_ids", ())) if i}
        who = [*telling.of_leaders(store, leaders), *row.to_tell]
        moves = any(one.key == "dates" for one in row.altered)
        if change.cancels or moves or not _TOLD_TO_ALL.isdisjoint(one.key for one in row.altered):
            everybody = telling.of_course(store, actor, row.course_id, self._now)
            return [*everybody, *(it for it in who if it not in everybody)]
        return who


_SEAT = EnrolmentStatus.ENROLLED.value


def _dates(before: Sequence[Any], after: Sequence[Any], *, cancels: bool) -> list[Altered]:
    """Return the dates that go and come, when a course's sessions follow other treatments."""
    old, new = {row["day"] for row in before}, {row["day"] for row in after}
    if cancels or old == new:
        return []
    words = [", ".join(day_text(date.fromisoformat(day)) for day in sorted(days)) for days in (old - new, new - old)]
    return [Altered("dates", _("Dates"), words[0], words[1])]


class _Said:
    """What the fields of a course say, in words."""

    def __init__(self, store: Store) -> None:
        self._organisations = registers.organisation_names(store)
        self._leaders = registers.leader_names(store)
        self._rooms = {it.id: f"{it.name} {it.place}".strip() for it in registers.rooms(store)}
        self._categories = circle.kb_names(store)

    def altered(self, before: CourseDraft, after: CourseDraft) -> list[Altered]:
        """Return the fields that differ."""
        names = [name for name in FIELDS if getattr(before, name) != getattr(after, name)]
        words = field_words()
        found = [
            Altered(name, words[name], self._text(name, getattr(before, name)), self._text(name, getattr(after, name)))
            for name in names
        ]
        if before.pattern.treatments != after.pattern.treatments:
            texts = [_treated(draft.pattern.treatments) for draft in (before, after)]
            found.append(Altered("treatments", words["treatments"], *texts))
        return found

    def _text(self, name: str, value: Any) -> str:  # noqa: ANN401 a field may hold anything
        if value is None or value == "":
            return ""
        match name:
            case "organiser_id":
                return self._organisations.get(value, "")
            case "room_id":
                return self._rooms.get(value, "")
            case "leader_ids":
                return ", ".join(self._leaders[i] for i in value)
            case "fee":
                return f"{value / 100:g} kr" if value else _("free of charge")
            case "decision_date":
                return day_text(value)
            case "form":
                return labels.course_form(value)
            case "kb_category":
                return f"{value} {self._categories.get(value, '')}".strip()
            case _:
                return str(value)


def field_words() -> dict[str, str]:
    """Return what the fields are called in the reader's language, in the order in which they are offered."""
    return {
        "organiser_id": _("Organiser"),
        "room_id": _("Room"),
        "leader_ids": _("Leaders"),
        "seats": _("Seats"),
        "minimum": _("At least"),
        "language": _("Language"),
        "audience": _("Audience"),
        "level": _("Level"),
        "fee": _("Fee"),
        "decision_date": _("Decide on"),
        "form": _("Form"),
        "kb_category": _("KB category"),
        "treatments": _("Red days, breaks and closed days"),
    }


def _treated(treatments: Iterable[tuple[Hindrance, Treatment]]) -> str:
    return ", ".join(f"{labels.hindrance(what)}: {labels.treatment(how)}" for what, how in treatments)


def _whats(change: CourseChange) -> Iterable[str]:
    words = field_words()
    yield from (words[name].lower() for name in change.values)
    if change.leader_on is not None:
        yield _("leader put on")
    if change.leader_off is not None:
        yield _("leader taken off")
    if change.treatments:
        yield words["treatments"].lower()


def _faults(store: Store, change: CourseChange) -> Iterable[str]:
    others = bool(change.values or change.treatments) or {change.leader_on, change.leader_off} != {None}
    if not others and not change.cancels:
        yield _("Say what is to be changed.")
    if others and change.cancels:
        yield _("Courses are either cancelled or changed.")
    if change.cancels and not change.reason:
        yield _("Say why they are cancelled.")
    yield from (_("“{name}” cannot be changed here.").format(name=name) for name in change.values if name not in FIELDS)
    if change.values.get("organiser_id") not in (None, *registers.organisation_names(store)):
        yield _("The organiser no longer exists.")
    if change.values.get("room_id") not in (None, *(it.id for it in registers.rooms(store))):
        yield _("The room no longer exists.")
    leaders = [change.leader_on, change.leader_off, *change.values.get("leader_ids", ())]
    if any(it is not None and it not in registers.leader_names(store) for it in leaders):
        yield _("The leader no longer exists.")
