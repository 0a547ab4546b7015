"""How often what a calendar says of a session has changed, as the journal tells it. Only ever grows: undoing is news too."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from courses.store.connection import Row, Store

_SHOWN = {
    "course": ("code", "title", "kind", "organiser_id"),
    "course_leader": ("leader_id", "position"),
    "course_co_organiser": ("organisation_id", "position"),
    "course_contributor": ("name", "part", "organisation_id", "position"),
    "themed_hour": (
        "title", "organisation_id", "room_id", "weekday", "nth", "start", "end", "valid_from", "valid_to"
    ),
    "session": ("title",),
    "session_leader": ("leader_id", "start", "end"),
    "room": ("name", "place", "municipality"),
    "leader": ("name",),
    "organisation": ("name", "email"),
}  # fmt: skip
"""What a calendar shows of each table; a session's day, time, room and being cancelled are counted beside it."""
_LINKS = {"leader_id": "leader", "room_id": "room", "organisation_id": "organisation", "organiser_id": "organisation"}
_REGISTERS = frozenset(_LINKS.values())

Owner = tuple[str, int]
"""A table and an id: whose news it is."""


class News(NamedTuple):
    """One deed that changed what is shown."""

    entry_id: int
    at: str
    """In UTC."""


@dataclass(slots=True)
class _Told:
    """What the journal tells of one session, course or register row."""

    news: list[News] = field(default_factory=list)
    """In order of time."""
    linked: set[Owner] = field(default_factory=set)
    """Register rows that it ever had; none is forgotten, so that no count falls."""


def of_sessions(store: Store, sessions: Mapping[int, tuple[int, str]]) -> dict[int, tuple[News, ...]]:
    """Return the news of each session since it was made, by id; given are its course and UID.

    Counted are deeds on its course, title, leaders, shifts, themed hours and contributors, and new names of any room,
    leader or organisation that it ever had.
    """
    made, told = _read(store, {uid: id_ for id_, (_course, uid) in sessions.items()})
    found = {}
    for id_, (course_id, _uid) in sessions.items():
        owners = [("session", id_), ("course", course_id)]
        linked = {it for owner in owners for it in told[owner].linked}
        news = {it for owner in (*owners, *linked) for it in told[owner].news if it.entry_id > made.get(id_, 0)}
        found[id_] = tuple(sorted(news))
    return found


def _read(store: Store, ids: Mapping[str, int]) -> tuple[dict[int, int], defaultdict[Owner, _Told]]:
    """Return the entry that made each session, by id, and what the journal tells, by owner."""
    made: dict[int, int] = {}
    told: defaultdict[Owner, _Told] = defaultdict(_Told)
    here: dict[tuple[Owner, str], tuple[Counter[object], Counter[object]]] = {}
    current = News(0, "")
    for row in _changes(store):
        if row["entry_id"] != current.entry_id:
            _close(told, here, current)
            here, current = {}, News(row["entry_id"], row["at"])
        before, after = _values(row["before"]), _values(row["after"])
        owner = _owner(row, before, after, ids)
        if owner is None:
            continue
        if row["table_name"] == "session" and before is None:
            made.setdefault(owner[1], row["entry_id"])
        for counter, values in zip(
            here.setdefault((owner, row["table_name"]), (Counter(), Counter())), (before, after), strict=True
        ):
            if values is not None:
                counter[tuple(values.get(name) for name in _SHOWN[row["table_name"]])] += 1
                told[owner].linked |= _linked(values)
    _close(told, here, current)
    return made, told


def _changes(store: Store) -> Iterable[Row]:
    marks = ", ".join("?" * len(_SHOWN))
    return store.query(
        f"SELECT j.entry_id, j.table_name, j.row_id, j.before, j.after, e.at FROM journal_change j "
        f"JOIN journal_entry e ON e.id = j.entry_id WHERE j.table_name IN ({marks}) ORDER BY j.entry_id, j.id",
        tuple(_SHOWN),
    )


def _close(
    told: defaultdict[Owner, _Told],
    here: Mapping[tuple[Owner, str], tuple[Counter[object], Counter[object]]],
    at: News,
) -> None:
    """Note a deed with everybody for whom it left something else than it found; each step of it is told twice, and evens out."""
    for owner in dict.fromkeys(owner for (owner, _table), (before, after) in here.items() if before != after):
        told[owner].news.append(at)


def _owner(row: Row, before: Row | None, after: Row | None, ids: Mapping[str, int]) -> Owner | None:
    """Return whose news a change is; None: of a session that is none of those asked for, under an id used again."""
    values = after or before or {}
    table = row["table_name"]
    if table == "session":
        id_ = ids.get(values.get("uid", ""))
        return None if id_ is None else ("session", id_)
    if table == "session_leader":
        return "session", values["session_id"]
    if table == "course" or table in _REGISTERS:
        return table, row["row_id"]
    return "course", values["course_id"]


def _linked(values: Row) -> set[Owner]:
    return {(table, values[name]) for name, table in _LINKS.items() if values.get(name) is not None}


def _values(text: str | None) -> Row | None:
    return json.loads(text) if text else None
