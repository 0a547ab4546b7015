"""What is known of a person, as a screen writes it. Knows no store and no widget."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from courses import enrolment_labels
from courses.i18n import _
from courses.model import ContactWay, Person
from courses.text import plain

_BETWEEN = " · "


def heading(person: Person) -> Content:
    """Return the name, and what is known of the person in a few lines; a personal number masked."""
    name = Content.assemble((plain(person.name), "bold $accent"), (f"   {plain(person.key)}", "$quiet"))
    if person.other_name or person.pronunciation:
        said = _("said {name}").format(name=person.pronunciation) if person.pronunciation else ""
        name += Content(f"   {_line((person.other_name, said))}")
    if person.is_protected:
        name += Content.styled("   ⚠ " + _("protected personal data"), "$warning")
    return Content("\n").join([name, *(Content.styled(line, "$quiet") for line in map(_line, _lines(person)) if line)])


def _lines(person: Person) -> Iterable[tuple[str, ...]]:
    town = f"{person.postcode} {person.town}".strip()
    way = enrolment_labels.reached_by(ContactWay(person.contact)) if person.contact else ""
    wish = _("best reached by: {way}").format(way=way) if way else ""
    lives = "" if person.municipality in ("", person.town) else person.municipality
    yield wish, person.phone, person.other_phone, person.email, person.other_email
    yield person.address, town, lives
    yield person.personal_no or person.birth_date, person.language, person.needs, person.device, person.notes


def _line(parts: Iterable[str]) -> str:
    return _BETWEEN.join(plain(part) for part in parts if part)


def facts(person: Person) -> str:
    """Return all that is kept of a person, a line a fact, for the deliberate look."""
    pairs = (
        (_("Name"), f"{person.given_name} {person.family_name}".strip()),
        (_("Other name"), person.other_name),
        (_("Pronunciation"), person.pronunciation),
        (_("Personal number"), person.personal_no),
        (_("Born"), person.birth_date),
        (_("Phone"), _line((person.phone, person.other_phone))),
        (_("E-mail"), _line((person.email, person.other_email))),
        (_("Address"), ", ".join(filter(None, (person.address, f"{person.postcode} {person.town}".strip())))),
        (_("Home municipality"), person.municipality),
        (_("Notes"), person.notes),
    )
    return "\n".join(f"{what}: {says}" for what, says in pairs if says)
