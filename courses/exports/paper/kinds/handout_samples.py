"""Handouts to show and try the papers with: those that come with the program."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from courses.model.handouts import BookletPaper, HandoutPaper, HandoutText
from courses.resources import folder
from courses.rules.handout_text import parse

_CODES = ("01_starta_datorn", "02_losenord", "03_bluff_sms", "04_bankid", "05_kommunens_etjanster", "06_videosamtal")
_PICTURES = (".svg", ".png", ".jpg", ".jpeg")


def sample(language: str) -> HandoutPaper:
    """Return a handout with pictures, boxes and lines to write on."""
    return _paper(_CODES[0], language)


def long(language: str) -> HandoutPaper:
    """Return a handout beside its English, for every device, too old and behind its original."""
    text, beside = _text(_CODES[5], language), _text(_CODES[5], "en")
    return HandoutPaper(
        text,
        _pictures(),
        beside,
        today=(text.valid_until or date(2027, 1, 1)) + timedelta(days=1),
        beside_original_edition="9.9",
        original_edition="9.9",
        library="Tallviks bibliotek",
        course="Bli vän med din telefon",
    )


def sample_booklet(language: str) -> BookletPaper:
    """Return the booklet of a course with two handouts."""
    return _booklet(language, _CODES[:2])


def long_booklet(language: str) -> BookletPaper:
    """Return a booklet with every handout that there is."""
    return _booklet(language, _CODES)


def _booklet(language: str, codes: tuple[str, ...]) -> BookletPaper:
    return BookletPaper(
        "Bli vän med din dator",
        tuple(_paper(code, language) for code in codes),
        library="Tallviks bibliotek",
        days=tuple(date(2027, 1, 12) + timedelta(weeks=week) for week in range(6)),
        code="TEL-V27",
    )


def _paper(code: str, language: str) -> HandoutPaper:
    return HandoutPaper(_text(code, language), _pictures(), library="Tallviks bibliotek")


def _text(code: str, language: str) -> HandoutText:
    files = [folder("templates/handouts") / f"{code}.{it}.md" for it in (language, "en", "sv")]
    found: Path = next(it for it in files if it.is_file())
    return parse(found.read_text(encoding="utf-8"))


def _pictures() -> dict[str, bytes]:
    return {it.name: it.read_bytes() for it in folder("templates/handouts").iterdir() if it.suffix in _PICTURES}
