"""What the program tells of attendance in the sample year, written as the answer files write it.

Everything comes from what commands say with `--json`: each course, its attendance, and how its people stand to certificates.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.inlandet_people import Asked, Row, Told, enrolled_codes, person_number, person_numbers

_MARKS = {
    "PRESENT": "här",
    "LATE": "här, sen eller del av träffen",
    "LEFT_EARLY": "här, gick tidigare",
    "ABSENT": "borta",
    "EXCUSED": "borta, sagt till",
}
_SEATED = ("ENROLLED", "CONFIRMED", "DROPPED_OUT")
_THERE = ("PRESENT", "LATE", "LEFT_EARLY")
_CERTIFICATE = 0.7
"""The share of the sessions held that the answers ask of walk-ins, who get no certificate by rule."""


def _held(office: Asked) -> Iterator[tuple[str, Told, list[int]]]:
    """Yield the courses that people enrol in and of which something is held: code, attendance, places of the sessions held."""
    for code in enrolled_codes(office):
        told = _attendance(office, code)
        held = [at for at, session in enumerate(told["sessions"]) if session["status"] == "HELD"]
        if held and not office.course(code)["cancelled"]:
            yield code, told, held


def _attendance(office: Asked, code: str) -> Told:
    return office.told("attendance", code)


def rates(office: Asked) -> set[Row]:
    """Return how many were there of how many could, by course, as facit/narvaro.csv lists them."""
    return {_rate(office, code, told, held) for code, told, held in _held(office)}


def _rate(office: Asked, code: str, told: Told, held: list[int]) -> Row:
    seats = [it for it in told["persons"] if it["status"] in _SEATED]
    there = sum(it["marks"][at] in _THERE for it in seats for at in held)
    share = office.course(code)["attendance_rate"]
    return code, str(len(seats)), str(len(held)), str(there), str(len(seats) * len(held)), f"{100 * share:.1f}"


def marks(office: Asked) -> set[Row]:
    """Return each mark, as facit/narvaro_rader.csv lists them."""
    known = person_numbers(office)
    return {
        (code, told["sessions"][at]["date"], person_number(known, it["person"]), it["name"], _MARKS[it["marks"][at]])
        for code, told, held in _held(office)
        for it in told["persons"]
        for at in held
        if it["marks"][at]
    }


def certificates(office: Asked) -> set[Row]:
    """Return who gets a certificate, and how it reaches them, as facit/intyg.csv lists them."""
    known = person_numbers(office)
    found = set()
    for code, told, held in _held(office):
        is_finished = office.told("due", code)["finished"]
        seats = [it for it in told["persons"] if it["status"] in _SEATED]
        found |= {_certificate(office, code, known, it, held, is_finished=is_finished) for it in seats}
    return found


def _certificate(
    office: Asked, code: str, known: dict[str, str], it: Told, held: list[int], *, is_finished: bool
) -> Row:
    there = sum(it["marks"][at] in _THERE for at in held)
    share = f"{100 * there / len(held):.1f}"
    is_due = it["certificate"]
    figures = (str(there), str(len(held)), share, _yes(is_finished), _yes(is_due))
    sent = _sent(office.told("person", it["person"], "--reveal")) if is_due else ""
    return code, person_number(known, it["person"]), it["name"], *figures, sent


def _sent(person: Told) -> str:
    if person["protected"]:
        return "lämnas i disken"
    return "e-post" if person["email"] else "brev"


def regular_walk_ins(office: Asked) -> set[Row]:
    """Return the walk-ins who were there as often as gives a certificate, as facit/tillfalliga_med_hog_narvaro.csv lists them."""
    known = person_numbers(office)
    return {
        (code, it["name"], person_number(known, it["person"]), str(it["attended"]), str(it["held"]))
        for code, told, _held_ in _held(office)
        for it in told["walk_ins"]
        if it["attended"] >= _CERTIFICATE * it["held"]
    }


def _yes(said: Any) -> str:
    return "ja" if said else "nej"
