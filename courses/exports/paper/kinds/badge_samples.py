"""Made-up badges and table signs, for previews and for trying what the largest look like."""

from __future__ import annotations

from courses.model.papers_small import Badge, BadgesPaper

_SOME = (
    Badge("Gunborg", "Stensele", is_leader=True),
    Badge("Alva", "Ängström"),
    Badge("Bosse", "Öberg"),
    Badge("زهرا", "حسینی"),
    Badge("ሚካኤል", "ተስፋይ"),
    Badge("Oksana", "Шевченко"),
    Badge("", ""),
)
_LONG = (
    Badge("Wilhelmina", "Konstantinopolska-Ängsbäcksdotter af Överkalixforsen", is_leader=True),
    Badge("Niillas Áŋŋel", "Čuokkis"),
    Badge("Hodan Cabdi", "Warsame Xuseen Maxamed"),
    Badge("สมชาย", "ใจดี"),
    Badge("Jan-Erik Bertil Emanuel", "Juuso"),
)


def badges(_language: str) -> BadgesPaper:
    """Return badges of a leader, of people with names in several scripts, and one without a name."""
    return BadgesPaper("Tallviks bibliotek", "TEL-V27", "Bli vän med din telefon", _SOME)


def many_badges(_language: str) -> BadgesPaper:
    """Return two dozen badges with long names."""
    title = "Surfplattan från början: skriva, läsa, lyssna och hålla kontakten med barn och barnbarn utomlands"
    return BadgesPaper("Stadsbiblioteket och medborgarkontoret i Tallvik", "SURF-V27", title, _LONG * 5)
