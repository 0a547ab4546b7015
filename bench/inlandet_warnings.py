"""What `kursverkstad clashes` tells of the sample year, written as facit/varningar.csv writes it.

Compared are the kinds about dates, rooms, leaders and organisers. Those about participants need the enrolments of the
year, which are not read in yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Protocol

Row = tuple[str, ...]
Told = dict[str, Any]
_SHOWN = 4
"""So many dates the answers write out."""


class Asked(Protocol):
    """The program as a clerk at a prompt has it."""

    def ask(self, *words: str) -> Any:
        """Run a reading command and return its JSON."""


def told(office: Asked) -> set[Row]:
    """Return every clash that has a row of its own in the answers, as they write it."""
    found = office.ask("clashes")
    rows = {(_ONE[it["kind"]][0], it["courses"][0], _ONE[it["kind"]][1](it)) for it in found if _is_one(it)}
    rows |= {
        ("nytt tillfälle på stängd dag", one["course"], one["date"])
        for it in found
        if it["kind"] == "closed"
        for one in it["sessions"]
        if _is_new(office, one)
    }
    return rows | _rooms(found) | _leaders(found)


def _is_one(it: Told) -> bool:
    """Return whether the answers tell it for a course; of an organiser they look at the first session only."""
    return it["kind"] in _ONE and it["facts"].get("from_start", True)


def kept(rows: Iterable[Row]) -> set[Row]:
    """Return the answers' rows of the kinds compared, without how many are enrolled; of a weekday only the date."""
    words = {word for word, _write in _ONE.values()} | {
        "lokal dubbelbokad",
        "ledare dubbelbokad",
        "nytt tillfälle på stängd dag",
    }
    return {(kind, about, _bare(text)) for kind, about, text in rows if kind in words}


def _bare(text: str) -> str:
    said = re.match(r"\S+ står i programmet men (\S+) är en ", text)
    return said[1] if said else re.sub(r", \d+ antagna$", "", text)


def _is_new(office: Asked, session: Told) -> bool:
    """Return whether a session stands on a date that it was moved to, or that makes up for another."""
    course = office.ask("course", session["course"])
    same = [it for it in course["sessions"] if (it["date"], it["start"]) == (session["date"], session["start"])]
    return any(it["moved_from"] or it["replaces"] for it in same)


def _first(it: Told) -> str:
    return f"{it['facts']['date']}: {it['facts']['reason']}"


def _weekday(it: Told) -> str:
    return str(it["facts"]["date"])


def _chairs(it: Told) -> str:
    return f"{it['facts']['seats']} platser, {it['facts']['room']} har {it['facts']['chairs']}"


def _computers(it: Told) -> str:
    return f"{it['facts']['seats']} platser, {it['facts']['computers']} datorer i {it['facts']['room']}"


def _cannot(it: Told) -> str:
    facts = it["facts"]
    days = facts["dates"]
    rest = f" … {len(days)} st" if len(days) > _SHOWN else ""
    return f"{facts['signature']} kan {facts['days']}; tillfällen: {' '.join(days[:_SHOWN])}{rest}"


def _organiser(it: Told) -> str:
    return f"{it['facts']['organiser']} t.o.m. {it['facts']['valid_to']}"


_ONE: dict[str, tuple[str, Callable[[Told], str]]] = {
    "first_date": ("första tillfället går inte att hålla", _first),
    "weekday": ("veckodag stämmer inte", _weekday),
    "seats_chairs": ("fler platser än stolar", _chairs),
    "seats_computers": ("fler platser än datorer", _computers),
    "leader_day": ("ledaren kan inte den dagen", _cannot),
    "organiser_invalid": ("anordnaren gäller inte", _organiser),
}
"""The kinds that the answers tell once for each course: their word for it, and how they write it."""


def _rooms(found: Iterable[Told]) -> set[Row]:
    """Return the rooms taken twice, a row for each day."""
    return {
        (
            "lokal dubbelbokad",
            _both(it),
            f"{it['sessions'][0]['date']} {it['facts']['municipality']} {it['facts']['room']}",
        )
        for it in found
        if it["kind"] == "room" and it["facts"]["overlap"]
    }


def _leaders(found: Iterable[Told]) -> set[Row]:
    """Return the leaders at two places at once, a row for each pair of courses."""
    times: dict[tuple[str, str], int] = {}
    for it in found:
        if it["kind"] == "leader" and it["facts"]["overlap"]:
            pair = (_both(it), it["facts"]["leader"])
            times[pair] = times.get(pair, 0) + 1
    return {("ledare dubbelbokad", both, f"{leader}, {count} gånger") for (both, leader), count in times.items()}


def _both(it: Told) -> str:
    return " / ".join(one["course"] for one in it["sessions"])
