"""The words and signs for what an import says of a row: who it is about, why, and what it led to."""

from __future__ import annotations

from functools import cache

from courses import same_person_labels
from courses.i18n import _, language
from courses.imports.match_report import Led, RowMatch, Verdict
from courses.rules.same_person import Reason

KNOWN = frozenset({Verdict.SAME, Verdict.PROBABLE, Verdict.IN_COURSE})
"""Verdicts of rows about somebody who was there before."""


def sign(row: RowMatch) -> str:
    """Return the sign before a row; it never stands without its word."""
    if row.needs_decision:
        return "?"
    if row.led in (Led.UNKNOWN_COURSE, Led.NO_ENROLMENTS, Led.NOT_ENROLLED, Led.SEVERAL, Led.BACK, Led.LEFT_OUT):
        return "✗"
    return {
        Verdict.NEW: "✓",
        Verdict.DIFFERENT: "✓",
        Verdict.SAME: "=",
        Verdict.PROBABLE: "≈",
        Verdict.IN_COURSE: "=",
        Verdict.UNCLEAR: "✓",
        Verdict.NOBODY: "✗",
    }[row.verdict]


def verdict(row: RowMatch) -> str:
    """Return who a row is about, in a word or two."""
    if row.led is Led.LEFT_OUT:
        return _("left out")
    if sign(row) == "✗":
        return _("handed back")
    return {
        Verdict.NEW: _("new"),
        Verdict.DIFFERENT: _("new"),
        Verdict.SAME: _("known"),
        Verdict.PROBABLE: _("probably known"),
        Verdict.IN_COURSE: _("in the course"),
        Verdict.UNCLEAR: _("decide") if row.needs_decision else _("new"),
        Verdict.NOBODY: _("handed back"),
    }[row.verdict]


def reason(code: str) -> str:
    """Return what a verdict rests on, in words; "" for none."""
    return _reason(code, language()) if code else ""


@cache
def _reason(code: str, _language: str) -> str:
    return same_person_labels.reason(Reason(code))


def led(row: RowMatch) -> str:
    """Return what a row led to, in words; "" for a row of people."""
    if row.led is None:
        return ""
    is_told = row.text and row.led in (Led.REFUSED, Led.BACK)
    words = _led(row.led, language())
    return f"{words}: {row.text}" if is_told else words


@cache
def _led(value: Led, _language: str) -> str:
    """Return it in a language; reports of tens of thousands of rows ask for the same twenty words."""
    return {
        Led.SEAT: _("a seat"),
        Led.WAITING: _("waiting list"),
        Led.PARTY_WAITING: _("waiting list (the party stays together)"),
        Led.ALREADY: _("enrolled already; the row changes nothing"),
        Led.INTEREST: _("interest only, no seat"),
        Led.SEAT_FREE: _("cancelled, the seat is free"),
        Led.DROPPED_OUT: _("dropped out, the seat is not filled"),
        Led.STRUCK: _("taken off the waiting list"),
        Led.NOT_ENROLLED: _("not enrolled in the course"),
        Led.SEVERAL: _("may be several people"),
        Led.UNKNOWN_COURSE: _("unknown course"),
        Led.NO_ENROLMENTS: _("takes no enrolments"),
        Led.OFFERED: _("was offered a seat"),
        Led.CONFIRMED: _("says to come"),
        Led.TRANSFERRED: _("went to another course"),
        Led.NO_SHOW: _("never came"),
        Led.REFUSED: _("not possible"),
        Led.BEFORE: _("was read in before"),
        Led.LEFT_OUT: _("left out"),
        Led.BACK: _("handed back"),
    }[value]
