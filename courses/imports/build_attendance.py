"""A row of an attendance file with a row a mark, a head count or a check-in, built into a draft."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, NamedTuple

from courses.i18n import _
from courses.imports import days
from courses.imports.attendance_drafts import CheckInRow, HeadCountRow, MarkRow
from courses.imports.drafts import Draft
from courses.imports.fold import heading_key
from courses.imports.matrix_names import RawLine, listed
from courses.imports.row import RowProblem, Values
from courses.imports.row_ref import RowRef
from courses.imports.values import ValueProblem
from courses.model import Mark

_LED = frozenset("ledare|leader|handledare|vikarie|substitute|led av|leds av|led by".split("|"))
"""Headings beside a mark that say who led the meeting; a signature there may be of who wrote the list."""
_EXTRA = ("children", "staffed_by", "place", "notes")


def attendance(ref: RowRef, v: Values) -> Draft | None:
    """Return a mark, a head count where the row names nobody, or a check-in where it says when somebody came in.

    None where the sign says that there is no mark.
    """
    if "mark" not in v and "visitors" in v:
        meeting = _meeting(v)
        return HeadCountRow(ref, _course(v), v["visitors"], **meeting, **_said(v, *_EXTRA), hints=v.context.hints)
    is_stamped = "scanned_at" in v and "mark" not in v
    if is_stamped or ("mark" not in v.columns and {"scanned_at", "clock"} & v.columns.keys()):
        return _check_in(ref, v)
    who = _who(v)
    mark, minutes = v.get("mark", (v.context.legend.blank, None))
    if mark is None:
        return None
    v.context.blanks += "mark" not in v and not v.context.legend.is_blank_said
    said = v.get("minutes", minutes)
    if mark not in (Mark.LATE, Mark.LEFT_EARLY):
        if said and mark is not Mark.PRESENT:
            v.warn("minutes", _("blank where the mark is neither late nor left early"))
        said = None
    return MarkRow(
        ref,
        _course(v),
        who.name,
        mark,
        **_meeting(v),
        key=who.key,
        minutes=said or None,
        hint=who.hint,
        is_walk_in=who.is_walk_in or False,
        notes=who.notes,
        hints=v.context.hints,
        email=v.get("email", ""),
        start=_clock_or_none(v),
        leader=v.get("staffed_by", "") if heading_key(v.heading("staffed_by")) in _LED else "",
    )


def _check_in(ref: RowRef, v: Values) -> CheckInRow:
    who = _who(v)
    return CheckInRow(
        ref,
        _moment(v),
        _course(v),
        who.name,
        who.key,
        v.get("email", ""),
        who.hint,
        who.is_walk_in,
        who.notes,
        v.context.hints,
    )


def _moment(v: Values) -> datetime:
    """Return when somebody checked in. Raises RowProblem when the day or the time of day is not said."""
    at = v.get("scanned_at")
    if at is not None and (at.time() != time() or "clock" not in v.columns):
        if at.time() == time():
            raise RowProblem("scanned_at", _("a date with the time of day, such as 2026-09-08 10.05"))
        return datetime.combine(at.date(), at.time())
    day = at.date() if at is not None else _meeting(v)["date"]
    if day is None:
        raise RowProblem("date" if "date" in v.columns else "session", _("a date such as 2026-09-08"))
    return datetime.combine(day, _clock(v))


def _clock(v: Values) -> time:
    said = v.get("clock", "")
    try:
        return days.clock(v.cells[v.columns["clock"]] if said else None)
    except ValueProblem as problem:
        raise RowProblem("clock", problem.expected) from problem


def _clock_or_none(v: Values) -> time | None:
    """Return when the meeting begins, where the row says."""
    try:
        return days.clock_range(v.cells[v.columns["clock"]])[0] if v.get("clock") else None
    except ValueProblem:
        return None


def _meeting(v: Values) -> dict[str, Any]:
    which = v.get("session")
    is_day = isinstance(which, date)
    if which is None and "date" not in v and "scanned_at" in v:
        return {"date": v["scanned_at"].date(), "number": None}
    return {"date": which if is_day else v.get("date"), "number": None if is_day else which}


def _course(v: Values) -> str:
    """Return the course as written. Raises RowProblem when the file has a column for it and the row leaves it blank."""
    said = str(v.get("course", ""))
    if not said and "course" in v.columns:
        raise RowProblem("course", _("the course’s code"), "")
    return said


def _who(v: Values) -> _Who:
    """Return who a row is about: as on any list a name may have beside it what tells namesakes apart, or a + before it.

    Raises RowProblem when it says nothing of who it is.
    """
    name = v.get("name") or f"{v.get('given_name', '')} {v.get('family_name', '')}".strip()
    key = str(v.get("person", ""))
    if key and not name and (" " in key or key.startswith("+")):
        name, key = key, ""
    is_plus = key.strip() == "+"
    it = listed(RawLine(0, name, "+" if is_plus else ""))
    is_walk_in = True if it.is_walk_in else v.get("walk_in")
    key = "" if is_plus else key
    if not it.name and not key and not v.get("email"):
        column = next((f for f in ("name", "person", "given_name", "family_name", "email") if f in v.columns), "name")
        raise RowProblem(column, _("who it is: a key or a name"), "")
    return _Who(it.name, key, it.hint, is_walk_in, "; ".join(filter(None, (it.notes, v.get("notes", "")))))


class _Who(NamedTuple):
    """Who a row is about."""

    name: str
    key: str
    hint: str
    is_walk_in: bool | None
    """Whether it is a walk-in, where the row says."""
    notes: str


def _said(v: Values, *names: str) -> dict[str, Any]:
    return {name: v[name] for name in names if name in v}
