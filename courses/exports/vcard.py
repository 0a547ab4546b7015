"""People as address cards (vCard 4.0, RFC 6350), for a phone or a mail program. Values in, bytes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from courses.exports.lines import folded
from courses.model import Person
from courses.text import plain

_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;"})


def render(people: Iterable[Person]) -> bytes:
    """Return a card for each person; who is protected gets none."""
    return b"".join(folded(line) for person in people if not person.is_protected for line in _card(person))


def _card(it: Person) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:individual", f"FN:{_text(it.name)}")
    yield f"N:{_text(it.family_name)};{_text(it.given_name)};;;"
    if it.other_name:
        yield f"NICKNAME:{_text(it.other_name)}"
    yield from (f"TEL:{_text(phone)}" for phone in (it.phone, it.other_phone) if phone)
    yield from (f"EMAIL:{_text(email)}" for email in (it.email, it.other_email) if email)
    if it.address or it.town:
        yield f"ADR:;;{_lines(it.address)};{_text(it.town)};;{_text(it.postcode)};"
    yield "END:VCARD"


def _text(value: str) -> str:
    return plain(value).translate(_ESCAPED)


def _lines(value: str) -> str:
    return "\\n".join(_text(line) for line in value.splitlines())
