"""Making one of two persons: what hangs on each is told, the details are chosen field by field, everything follows.

One deed, one undo. The key of the one who goes still finds the person. Protected stays protected.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from courses import enrolment_labels
from courses.actions import merge_courses, merge_values, walk_in_moves
from courses.actions import people as people_actions
from courses.actions.merge_values import Choice
from courses.actions.trial import tried_out
from courses.dates import day_text
from courses.errors import Conflict, Invalid, NotFound, Refused
from courses.i18n import _, ngettext
from courses.model import Actor, ContactWay, EnrolmentStatus, Person
from courses.rules import identity, rights
from courses.store import Store, rows, tables
from courses.store.connection import Row
from courses.store.journal import Deed, deed, hanging_rows


@dataclass(frozen=True, slots=True)
class Hanging:
    """Something that belongs to a person."""

    kind: str
    """The table: "enrolment", "attendance_mark", "certificate", "booking", "message", "call", "interest" …"""
    text: str
    """In words."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that two persons may have otherwise."""

    name: str
    """As in `merge_values.FIELDS`."""
    keep: str
    drop: str
    """What each has; dots for a protected person."""
    choice: Choice
    can_be_both: bool

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.keep or self.drop) and (self.keep != self.drop or set(self.keep) == {"•"})


@dataclass(frozen=True, slots=True)
class Merging:
    """What making one of two persons comes to."""

    keep: Person
    """Who stays, as shown now."""
    drop: Person
    fields: tuple[Field, ...]
    keep_has: tuple[Hanging, ...]
    drop_has: tuple[Hanging, ...]
    told: tuple[str, ...]
    """What both had in one place, and what becomes of it; who got a seat by it."""
    becomes_protected: bool
    """Whether one was protected and the other not: it has to be said that it is meant."""


_HIDDEN = "•••"
_SHOWN = ("is_protected", "alias", "needs", "language", "contact", "sex")
"""What may be seen of a protected person."""


def what_hangs(store: Store, actor: Actor, person_id: int) -> tuple[Hanging, ...]:
    """Return what belongs to a person, in words, courses first."""
    rights.require(actor, rights.Right.READ_DETAILS)
    row = tables.first(store, "person", id=person_id)
    if row is None:
        raise NotFound(_("There is no such person."))
    found = [(by.table, child) for by, child in hanging_rows(store, "person", row)]
    single = [Hanging(table, _SAID[table](store, child)) for table, child in found if table in _SAID]
    counts = Counter(table for table, _child in found if table not in _SAID and table not in _SILENT)
    order = list(_SAID)
    single.sort(key=lambda one: order.index(one.kind))
    return (*single, *(Hanging(table, _counted(table, count)) for table, count in counts.items()))


_SILENT = ("merged_key", "not_same", "list_row")


def _counted(table: str, count: int) -> str:
    words = {
        "enrolment_event": ngettext("{count} event on the logs", "{count} events on the logs", count),
        "attendance_mark": ngettext("{count} mark of attendance", "{count} marks of attendance", count),
        "walk_in": ngettext("{count} walk-in", "{count} walk-ins", count),
        "mark_correction": ngettext("{count} correction of a mark", "{count} corrections of marks", count),
        "message": ngettext("{count} message", "{count} messages", count),
        "call": ngettext("{count} call", "{count} calls", count),
    }
    return words.get(table, f"{{count}} {table}").format(count=count)


def _course_code(store: Store, course_id: int) -> str:
    return str(tables.find(store, "course", id=course_id)[0]["code"])


def _enrolment_words(store: Store, row: Row) -> str:
    standing = enrolment_labels.enrolment_status(EnrolmentStatus(row["status"]), row["position"])
    return f"{_course_code(store, row['course_id'])} {standing}"


def _certificate_words(store: Store, row: Row) -> str:
    code = _course_code(store, row["course_id"])
    return _("certificate {number} for {code}").format(number=row["number"], code=code)


def _booking_words(store: Store, row: Row) -> str:
    session = tables.find(store, "session", id=row["session_id"])[0]
    day = rows.day(session["day"])
    return _("booked {day} {time}").format(day=day_text(day) if day else "", time=row["start"].replace(":", "."))


def _interest_words(_store: Store, row: Row) -> str:
    return _("interested in {topic}").format(topic=row["topic"])


_SAID = {
    "enrolment": _enrolment_words,
    "certificate": _certificate_words,
    "booking": _booking_words,
    "interest": _interest_words,
}


def preview(
    store: Store, actor: Actor, keep_id: int, drop_id: int, choices: Mapping[str, str] | None = None
) -> Merging:
    """Return what making one of two persons would come to; nothing is written. Raises Invalid, Refused, NotFound, Busy."""
    rights.require(actor, rights.Right.ENROL)
    return tried_out(store, actor, lambda it: _merge_in(it, actor, keep_id, drop_id, choices or {}))


def reveal(store: Store, actor: Actor, keep_id: int, drop_id: int, choices: Mapping[str, str] | None = None) -> Merging:
    """Return the same as `preview` with the details of the protected; the look at each of them is journalled."""
    for person_id in (keep_id, drop_id):
        people_actions.reveal(store, actor, person_id)
    return tried_out(store, actor, lambda it: _merge_in(it, actor, keep_id, drop_id, choices or {}, reveals=True))


def merge(
    store: Store,
    actor: Actor,
    keep_id: int,
    drop_id: int,
    choices: Mapping[str, str],
    seen: Merging | None = None,
) -> Merging:
    """Make one of two persons in one deed, and return what it came to; a field that is not chosen goes as suggested.

    Raises Invalid for a choice that cannot be, Refused when a protected person would be merged with one who is not and
    `choices` does not name "is_protected", Conflict when it comes to something else than what was `seen`.
    """
    rights.require(actor, rights.Right.ENROL)
    with deed(store, actor, "") as it:
        done = _merge_in(it, actor, keep_id, drop_id, choices)
        if done.becomes_protected and "is_protected" not in choices:
            said = _("One of them has protected personal data, the other not; what stays will be protected.")
            raise Refused(said, _("Say that it is meant: choose “both” for “protected”."))
        if seen is not None and done != seen:
            raise Conflict(_("Something has changed since you looked."), _("Look through it again, then save."))
        it.words = _words(done)
    return done


def _words(done: Merging) -> str:
    if done.keep.is_protected or done.drop.is_protected:
        alias = done.keep.alias if done.keep.is_protected else done.drop.alias
        return _("Merged {key} with {person}").format(key=done.drop.key, person=alias)
    said = _("Merged {person} ({key}) with {other} ({other_key})")
    return said.format(person=done.drop.name, key=done.drop.key, other=done.keep.name, other_key=done.keep.key)


def _merge_in(
    it: Deed, actor: Actor, keep_id: int, drop_id: int, choices: Mapping[str, str], *, reveals: bool = False
) -> Merging:
    """Make one of two persons inside a deed."""
    keep, drop = _row(it, keep_id), _row(it, drop_id)
    if keep_id == drop_id:
        raise Invalid(_("These are one and the same person."))
    chosen = merge_values.chosen(keep, drop, choices)
    hides = bool(keep["is_protected"] or drop["is_protected"]) and not reveals
    before = [what_hangs(it.store, actor, one) for one in (keep_id, drop_id)]
    shown = [_person(row, hides=hides) for row in (keep, drop)]
    told = [*_doubts(keep, drop), *_move_in(it, keep, drop)]
    _write(it, keep, drop, chosen)
    return Merging(
        keep=shown[0],
        drop=shown[1],
        fields=tuple(_field(name, keep, drop, chosen[name], hides=hides) for name in merge_values.FIELDS),
        keep_has=before[0],
        drop_has=before[1],
        told=tuple(told),
        becomes_protected=bool(keep["is_protected"]) != bool(drop["is_protected"]),
    )


def _doubts(keep: Row, drop: Row) -> list[str]:
    """Return in words what speaks against their being one person."""
    numbers = {keep["personal_no"], drop["personal_no"]} - {""}
    return [_("They have different personal numbers: are they one person?")] if len(numbers) > 1 else []


def _person(row: Row, *, hides: bool) -> Person:
    """Return a person as shown; beside a protected one the name is hidden too, since it would tell theirs."""
    if hides and not row["is_protected"]:
        return Person(id=row["id"], key=row["key"], given_name=row["key"], family_name="", version=row["version"])
    return rows.person(row)


def _row(it: Deed, person_id: int) -> Row:
    row = it.row("person", person_id)
    if row is None:
        raise NotFound(_("There is no such person."))
    return row


def _field(name: str, keep: Row, drop: Row, choice: Choice, *, hides: bool) -> Field:
    sides = [merge_values.shown(name, row) for row in (keep, drop)]
    if name == "other_name" and choice == "both":
        sides[1] = merge_values.spellings(keep, drop)
    if hides and name not in _SHOWN:
        sides = [_HIDDEN if side else "" for side in sides]
    elif name == "personal_no":
        sides = [identity.masked(side) for side in sides]
    elif name == "contact":
        sides = [enrolment_labels.reached_by(ContactWay(side)) if side else "" for side in sides]
    return Field(name, sides[0], sides[1], choice, name in merge_values.BOTH)


def _move_in(it: Deed, keep: Row, drop: Row) -> list[str]:
    """Give the one everything that hangs on the other, and return in words what was in both."""
    ids = keep["id"], drop["id"]
    told = [
        *merge_courses.enrolments_in(it, *ids),
        *merge_courses.marks_in(it, *ids),
        *merge_courses.certificates_in(it, *ids),
        *merge_courses.interest_in(it, *ids),
    ]
    _move_not_same(it, *ids)
    for by, child in list(hanging_rows(it.store, "person", drop)):
        it.update(by.table, child["id"], {by.column: keep["id"]})
    walk_in_moves.after_merge_in(it, keep["id"])
    return told


def _move_not_same(it: Deed, keep_id: int, drop_id: int) -> None:
    """Let what was said of the one who goes hold for who stays; that the two are not the same is taken back."""
    said = tables.find(it.store, "not_same", one_id=drop_id), tables.find(it.store, "not_same", other_id=drop_id)
    for row in (*said[0], *said[1]):
        third = row["other_id"] if row["one_id"] == drop_id else row["one_id"]
        low, high = min(third, keep_id), max(third, keep_id)
        is_new = third != keep_id and tables.first(it.store, "not_same", one_id=low, other_id=high) is None
        it.delete("not_same", row["id"])
        if is_new:
            values = {name: row[name] for name in ("since", "actor", "reason")}
            it.insert("not_same", {"one_id": low, "other_id": high, **values})


def _write(it: Deed, keep: Row, drop: Row, chosen: Mapping[str, Choice]) -> None:
    values = {**keep, **merge_values.merged(keep, drop, chosen)}
    if values["is_protected"]:
        for row in (keep, drop):
            it.hide_name(row["id"], str(values["alias"]))
    it.delete("person", drop["id"])
    it.insert("merged_key", {"key": drop["key"], "person_id": keep["id"]})
    written = people_actions.with_derived(values)
    it.update(
        "person", keep["id"], {name: value for name, value in written.items() if name not in ("id", "uid", "version")}
    )
