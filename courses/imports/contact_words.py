"""The words in which people say how they want to be reached."""

from __future__ import annotations

from typing import Final

from courses.imports.fold import key
from courses.imports.words import each
from courses.model import ContactWay

_WAYS: Final = {
    **each(ContactWay.PHONE, "phone|telefon|tfn|tel|ring|ringer|samtal|call|telefonsamtal|per telefon|via telefon"),
    **each(ContactWay.SMS, "sms|text|text message|textmeddelande|mess"),
    **each(ContactWay.EMAIL, "e post|epost|mejl|mail|email|e mail|via e post|via mejl"),
    **each(ContactWay.LETTER, "brev|letter|post|vanligt brev|per brev|by post|via brev|med brev"),
    **each(ContactWay.VISIT, "disk|disken|besok|visit|comes by|kommer forbi|i disken|hamtar sjalv|pa plats"),
}
_ENDS: Final = {"disken": ContactWay.VISIT, "forbi": ContactWay.VISIT}
"""Words that a whole sentence says it with: "Jag frågar själv i disken"."""


def contact_way(text: str) -> str:
    """Return the `ContactWay` that a text names, or ""."""
    folded = key(text)
    if not folded:
        return ""
    if text in ContactWay.__members__:
        return text
    found = _WAYS.get(folded) or next((way for word, way in _ENDS.items() if word in folded.split()), None)
    return found.value if found else ""
