"""What the program says of the sample year's circles and of who counts what, written as the answers write it.

The circle check of every course gives the verdicts, the heads of every session and whose statistics it belongs in; the
associations' figures are asked for as they are.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

Row = tuple[str, ...]
Told = dict[str, Any]
SAYS = {"counts": "räknas", "can_still_count": "kan ännu", "cannot_count": "kan inte"}
KINDS = {
    "LIBRARY": "bibliotek",
    "STUDY_ASSOCIATION": "studieförbund",
    "SENIORNET_CLUB": "seniornetklubb",
    "DEPARTMENT": "förvaltning",
    "AUTHORITY": "myndighet",
    "COMPANY": "företag",
    "FUNDER": "finansiär",
    None: "",
}
ORGANISATIONS = Path(__file__).resolve().parent.parent / "tests" / "inlandet" / "organisationer.csv"
TODAY = "2026-11-20"
CATEGORIES = ("108", "111", "113")
YOUNG = ("barn", "ungdom")
NO_ASSOCIATION = "anordnaren är inget studieförbund"


class Asked(Protocol):
    """The program as a clerk at a prompt has it."""

    def ask(self, *words: str) -> Any:
        """Run a reading command and return its JSON."""

    def course(self, code: str) -> Told:
        """Return all of a course."""

    def circle(self, code: str) -> Told:
        """Return the circle check of a course."""

    @property
    def with_bookings(self) -> Asked:
        """The library beside it that has the bookings too."""


def _courses(office: Asked) -> list[Told]:
    """Return the courses that people enrol in for all sessions or some: neither drop-in nor lecture nor guidance."""
    return [it for it in office.ask("courses") if it["kind"] in ("COURSE", "WORKSHOP_SERIES")]


def checks(office: Asked) -> set[Row]:
    """Return each course's verdict as facit/cirkelprov.csv lists it."""
    names = {it["name"] for it in office.ask("associations")}
    return {_check(office.circle(it["code"]), it, office.course(it["code"]), names) for it in _courses(office)}


def _check(told: Told, it: Told, whole: Told, associations_: set[str]) -> Row:
    is_ours = NO_ASSOCIATION not in told["reasons"] and not whole["cancelled"]
    counting = [one for one in told["counted_by"] if one["held"] and one["counted_by"] in ("ASSOCIATION", "BOTH")]
    hours = {one["study_hours"] for one in told["counted_by"]} or {_planned_hours(whole)}
    figures = (len(counting), sum(one["study_hours"] for one in counting), told["study_hours"] if is_ours else 0)
    return (
        it["code"],
        it["title"],
        it["organiser"],
        SAYS[told["verdict"]],
        "; ".join(_sure(words) for words in told["reasons"]),
        "/".join(map(str, sorted(hours))),
        *map(str, figures),
        str(len(whole["participants"]) + 1),
        str(told["without_number"]) if it["organiser"] in associations_ else "",
    )


def _planned_hours(whole: Told) -> int:
    """Return the study hours of a session of a course that has none left."""
    start, end = (int(it[:2]) * 60 + int(it[3:]) for it in (whole["start"], whole["end"]))
    return (end - start - whole["break_minutes"]) // 45


def _sure(words: str) -> str:
    """Return a reason without how sure its rule is."""
    return words.split(" (osäker regel")[0]


def kept_checks(rows: Iterable[Row]) -> set[Row]:
    """Return the answers' rows with the organisers under their full names."""
    with ORGANISATIONS.open(encoding="utf-8", newline="") as file:
        names = {
            name.strip().casefold(): row["namn"]
            for row in csv.DictReader(file)
            for name in (row["kod"], row["namn"], *row["kallas även"].split("|"))
        }
    return {(*row[:2], names.get(row[2].casefold(), row[2]), *row[3:]) for row in rows}


def associations(office: Asked) -> set[Row]:
    """Return each association's figures as facit/studietimmar.csv lists them."""
    names = "courses sessions_held study_hours_held study_hours_counting study_hours_circle study_hours_other".split()
    return {
        (
            it["code"],
            it["name"],
            *(str(it[name]) for name in names),
            *(str(hours) for hours in it["study_hours_to_come"].values()),
            str(it["participant_hours"]),
        )
        for it in office.ask("associations")
    }


def heads(office: Asked) -> set[Row]:
    """Return how many were at each session as facit/huvuden_per_traff.csv lists them."""
    return {
        (it["code"], one["date"], _leader(one), str(one["present"]), str(one["present"] + 1), _counts(one))
        for it in _courses(office)
        for one in office.circle(it["code"])["counted_by"]
        if one["held"]
    }


def _leader(one: Told) -> str:
    return ", ".join(leader["name"] for leader in one["leaders"])


def _counts(one: Told) -> str:
    return one["why_not"][0] if one["why_not"] else "ja"


def library(office: Asked) -> set[Row]:
    """Return the library statistics by municipality and category as facit/kb.csv lists them."""
    every, young = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for key, is_young in _occasions(office):
        every[key] += 1
        young[key] += is_young
    towns = sorted({town for town, _category in every})
    return {
        (town, f"Publ{it}", str(every[town, it]), f"Publ2{it[1:]}", str(young[town, it]))
        for town in towns
        for it in CATEGORIES
    }


def _occasions(office: Asked) -> Iterator[tuple[tuple[str, str], bool]]:
    """Yield municipality and category of each occasion that the library counts, and whether it is for the young."""
    booked = office.with_bookings
    for it in office.ask("courses"):
        whole, told = office.course(it["code"]), office.circle(it["code"])
        key = (whole["municipality"], told["kb_category"])
        is_young = any(word in whole["audience"] for word in YOUNG)
        held = [one for one in told["counted_by"] if _is_past(one) and one["counted_by"] in ("LIBRARY", "BOTH")]
        count = _bookings_held(booked, it["code"]) if it["kind"] == "GUIDANCE" else len(held)
        yield from [(key, is_young)] * count


def _is_past(one: Told) -> bool:
    """Return whether a session has been, for the answers ask no further."""
    return one["date"] <= TODAY


def _bookings_held(office: Asked, code: str) -> int:
    """Return how many bookings of guidance were carried out."""
    slots = office.ask("slots", code, "--from", "2026-07-01", "--to", "2027-06-30")
    return sum(it["booking"] is not None and it["booking"]["status"] == "HELD" for it in slots)


def not_library(office: Asked) -> set[Row]:
    """Return the occasions held that the library does not count as facit/kb_raknas_inte.csv lists them."""
    return {
        (it["code"], one["date"], _leader(one), KINDS[one["leaders"][0]["employer"] if one["leaders"] else None])
        for it in office.ask("courses")
        if it["kind"] != "GUIDANCE"
        for one in office.circle(it["code"])["counted_by"]
        if _is_past(one) and one["counted_by"] not in ("LIBRARY", "BOTH")
    }
