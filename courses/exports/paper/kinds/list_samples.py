"""Made-up attendance lists, for previews and for trying what the largest look like."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from courses.model import AttendanceListPaper, ListRow, ListSession

NAMES = (
    "Alva Ängström",
    "Bosse Öberg",
    "Mulugeta Tesfay",
    "Åsa-Märta Nordlund",
    "ሚካኤል ተስፋይ",
    "Zahra Hosseini",
    "زهرا حسینی",
    "Jan-Erik Juuso",
    "Oksana Шевченко",
    "Сергій Коваль",
    "Hodan Cabdi Warsame",
    "Niillas Áŋŋel Čuokkis",
    "สมชาย ใจดี",
    "Wilhelmina Konstantinopolska-Ängsbäcksdotter af Överkalixforsen",
)
"""People who do not exist, in the scripts that come to a library's courses."""
_TUESDAY = date(2027, 1, 12)


def usual(_language: str) -> AttendanceListPaper:
    """Return a list of eight sessions, one of them in another room, with something in every place."""
    return AttendanceListPaper(
        list_number="2027-0042",
        library="Tallviks bibliotek",
        course_code="TEL-V27",
        course_title="Bli vän med din telefon",
        organiser="ABF Tallvik",
        co_organisers=("Tallviks bibliotek", "SeniorNet Tallvik"),
        room="Studion",
        leaders=("Gunborg Stensele", "Tore Dikanäs"),
        sessions=_sessions(8),
        rows=tuple(
            ListRow(number, name, "hörslinga" if number == 2 else "", frozenset({3, 4} if number == 4 else ()))
            for number, name in enumerate(NAMES[:12], 1)
        ),
        blank_rows=3,
        printed_on=date(2027, 1, 4),
    )


def long(language: str) -> AttendanceListPaper:
    """Return a list of 40 people with long names and 18 sessions at different times."""
    usual_one = usual(language)
    sessions = tuple(
        replace(it, start=time(17, 30), end=time(19, 45)) if it.number % 3 == 0 else it for it in _sessions(18)
    )
    rows = tuple(ListRow(number, NAMES[-number % len(NAMES)]) for number in range(1, 41))
    title = "Surfplattan från början: skriva, läsa, lyssna och hålla kontakten med barn och barnbarn utomlands"
    return replace(usual_one, course_title=title, sessions=sessions, rows=rows)


def _sessions(count: int) -> tuple[ListSession, ...]:
    return tuple(
        ListSession(
            number=number,
            day=_TUESDAY + timedelta(days=7 * (number - 1)),
            start=time(10),
            end=time(12, 15),
            room="Studierummet" if number == 3 else "Studion",
            code=f"42-{number}",
        )
        for number in range(1, count + 1)
    )
