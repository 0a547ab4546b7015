"""Dates and the words of a certificate, by language.

A certificate speaks its participant's language, not the program's, so its words stand here and not in the catalogues.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MONTHS = {
    "sv": ("januari februari mars april maj juni juli augusti september oktober november december").split(),
    "en": ("January February March April May June July August September October November December").split(),
}


@dataclass(frozen=True, slots=True)
class CertificateWords:
    """What a certificate says in one language."""

    heading: tuple[str, str]
    """The title, in two lines."""
    has_taken_part: str
    time: str
    extent: str
    content: str
    organiser: str
    sessions: tuple[str, str]
    """For one session held and for several, with {attended} and {held}."""
    hours: tuple[str, str]
    """For one study hour and for several, with {hours}."""
    together: str
    """With {organiser} and {others}."""
    conjunction: str
    place_and_date: str
    """With {town} and {day}."""
    signature: str
    clarification: str
    not_a_grade: str
    number: str
    """With {number}."""


CERTIFICATE = {
    "sv": CertificateWords(
        heading=("Intyg", "om deltagande"),
        has_taken_part="har deltagit i",
        time="Tid",
        extent="Omfattning",
        content="Innehåll",
        organiser="Anordnare",
        sessions=("{attended} av {held} sammankomst", "{attended} av {held} sammankomster"),
        hours=(
            "sammanlagt {hours} studietimme à 45 minuter",
            "sammanlagt {hours} studietimmar à 45 minuter",
        ),
        together="{organiser}, i samarbete med {others}",
        conjunction="och",
        place_and_date="{town} den {day}",
        signature="Underskrift",
        clarification="Namnförtydligande",
        not_a_grade="Intyget är inte ett betyg.",
        number="Nr {number}",
    ),
    "en": CertificateWords(
        heading=("Certificate", "of participation"),
        has_taken_part="has taken part in",
        time="Dates",
        extent="Extent",
        content="Content",
        organiser="Organiser",
        sessions=("{attended} of {held} session", "{attended} of {held} sessions"),
        hours=("in all {hours} study hour of 45 minutes", "in all {hours} study hours of 45 minutes"),
        together="{organiser}, in cooperation with {others}",
        conjunction="and",
        place_and_date="{town}, {day}",
        signature="Signature",
        clarification="Name in block letters",
        not_a_grade="This certificate is not a grade.",
        number="No. {number}",
    ),
}


def known_language(code: str) -> str:
    """Return `code` as one of the languages that papers speak; unknown is Swedish."""
    return code if code in CERTIFICATE else "sv"


def day_text(day: date, language: str) -> str:
    """Return "8 september 2026"."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def period_text(first: date, last: date, language: str) -> str:
    """Return "8 september–10 november 2026", both inclusive, saying no month or year twice."""
    if first == last:
        return day_text(first, language)
    start = day_text(first, language)
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
        if first.month == last.month:
            start = str(first.day)
    return f"{start}–{day_text(last, language)}"


def day_month(day: date) -> str:
    """Return "8/9", day before month as Swedes write it."""
    return f"{day.day}/{day.month}"


def joined(names: tuple[str, ...], conjunction: str) -> str:
    """Return "A, B and C" with the given word for "and"; empty names are left out."""
    given = [name for name in names if name]
    if len(given) < 2:
        return "".join(given)
    return f"{', '.join(given[:-1])} {conjunction} {given[-1]}"


def organisers_text(organiser: str, others: tuple[str, ...], together: str, conjunction: str) -> str:
    """Return who arranges it, the organiser of record first; `together` has {organiser} and {others}."""
    rest = joined(others, conjunction)
    if organiser and rest:
        return together.format(organiser=organiser, others=rest)
    return organiser or rest
