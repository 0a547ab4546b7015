"""Targets, and the sessions held that they are measured by. Reads only; no names leave here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from courses.errors import NotFound
from courses.i18n import _
from courses.model import CourseForm, CourseKind, CourseMode, Tag, TagKind
from courses.model.targets import HeldSession, Target, TargetFilter, TargetUnit
from courses.store import rows
from courses.store.connection import Row, Store
from courses.store.held import HEADS, HELD, PRESENT
from courses.text import clean, is_same_name

_KINDS = """(SELECT group_concat(o.kind) FROM {link} k JOIN leader l ON l.id = k.leader_id
    JOIN organisation o ON o.id = l.organisation_id WHERE k.{column} = {owner})"""
_HELD = f"""
    SELECT s.*, c.code, c.title AS course_title, c.kind, c.form, c.study_hours AS course_hours, r.place, r.municipality,
        o.code AS organiser, c.mode,
        (SELECT json_group_array(json_array(t.kind, t.name)) FROM course_tag t WHERE t.course_id = c.id) AS tags,
        (SELECT group_concat(co.code, char(10)) FROM course_co_organiser x JOIN organisation co ON co.id = x.organisation_id
            WHERE x.course_id = c.id) AS co_organisers,
        coalesce({_KINDS.format(link="session_leader", column="session_id", owner="s.id")},
            {_KINDS.format(link="course_leader", column="course_id", owner="c.id")}, c.led_by, '') AS led_by,
        (SELECT group_concat(person_id) FROM (
            SELECT m.person_id FROM attendance_mark m WHERE m.session_id = s.id AND m.mark IN {PRESENT}
            UNION SELECT w.person_id FROM walk_in_mark x JOIN walk_in w ON w.id = x.walk_in_id
            WHERE x.session_id = s.id AND x.mark IN {PRESENT} AND w.person_id IS NOT NULL)) AS present,
        {HEADS} AS heads
    FROM session s JOIN course c ON c.id = s.course_id LEFT JOIN room r ON r.id = s.room_id
    LEFT JOIN organisation o ON o.id = c.organiser_id
    WHERE s.day BETWEEN :first AND :last AND {HELD} ORDER BY s.day, s.start, c.code
"""


def entries(store: Store) -> list[Target]:
    """Return all targets in order of first date, then name."""
    return [_target(row) for row in store.query("SELECT * FROM target ORDER BY first_date, name, id")]


def by_name(store: Store, name: str) -> Target:
    """Return the target of a name, in any spelling. Raises NotFound naming those that there are."""
    every = entries(store)
    found = next((it for it in every if is_same_name(it.name, name)), None)
    if found is None:
        names = ", ".join(it.name for it in every)
        hint = _("Choose one of: {choices}.").format(choices=names) if names else ""
        raise NotFound(_("There is no target “{name}”.").format(name=clean(name)), hint)
    return found


def held(store: Store, first: date, last: date, now: datetime) -> list[HeldSession]:
    """Return the sessions held from first to last, both inclusive, in order of time."""
    params: dict[str, object] = {"first": first.isoformat(), "last": last.isoformat(), "now": now.isoformat()}
    return [_held(row) for row in store.query(_HELD, params)]


def filter_json(chosen: TargetFilter) -> str:
    """Write a filter as it is kept; what lets all through is left out."""
    said = {
        "kinds": [kind.value for kind in chosen.kinds],
        "forms": [form.value for form in chosen.forms],
        "place": chosen.place,
        "organiser": chosen.organiser,
        "words": chosen.words,
        "modes": [mode.value for mode in chosen.modes],
        "campaign": chosen.campaign,
        "project": chosen.project,
        "policy_goal": chosen.policy_goal,
    }
    return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False)


def _filter(said: Mapping[str, Any]) -> TargetFilter:
    return TargetFilter(
        kinds=tuple(CourseKind(kind) for kind in said.get("kinds", ())),
        forms=tuple(CourseForm(form) for form in said.get("forms", ())),
        place=said.get("place", ""),
        organiser=said.get("organiser", ""),
        words=said.get("words", ""),
        modes=tuple(CourseMode(mode) for mode in said.get("modes", ())),
        campaign=said.get("campaign", ""),
        project=said.get("project", ""),
        policy_goal=said.get("policy_goal", ""),
    )


def _target(row: Row) -> Target:
    return Target(
        id=row["id"],
        name=row["name"],
        number=row["number"],
        unit=TargetUnit(row["unit"]),
        first_date=date.fromisoformat(row["first_date"]),
        last_date=date.fromisoformat(row["last_date"]),
        decision=row["decision"],
        filter=_filter(json.loads(row["filter"])),
        notes=row["notes"],
        version=row["version"],
    )


def _heads(row: Row) -> int | None:
    """Return how many were counted; those who are known by a walk-in's name alone are as good as counted."""
    named = row["heads"] or None
    return named if row["head_count"] is None else max(row["head_count"], named or 0)


def _held(row: Row) -> HeldSession:
    organisers = [row["organiser"] or "", *(row["co_organisers"] or "").split("\n")]
    return HeldSession(
        session_id=row["id"],
        course_id=row["course_id"],
        code=row["code"],
        title=row["course_title"],
        kind=CourseKind(row["kind"]),
        form=CourseForm(row["form"]),
        day=date.fromisoformat(row["day"]),
        start=rows.clock_time(row["start"]),
        end=rows.clock_time(row["end"]),
        break_minutes=row["break_minutes"],
        stated_hours=(row["study_hours"], row["course_hours"]),
        place=row["place"] or "",
        municipality=row["municipality"] or "",
        organisers=tuple(code for code in organisers if code),
        is_led_by_library="LIBRARY" in row["led_by"].split(","),
        head_count=_heads(row),
        mode=CourseMode(row["mode"]) if row["mode"] else None,
        tags=tuple(Tag(TagKind(kind), name) for kind, name in json.loads(row["tags"])),
        present=frozenset(int(one) for one in (row["present"] or "").split(",") if one),
    )
