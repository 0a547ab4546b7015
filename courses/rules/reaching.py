"""By which way somebody is told: the one they asked for, else the next that an address is known for. Pure."""

from __future__ import annotations

import re
from email.errors import MessageError
from email.headerregistry import Address
from typing import NamedTuple

from courses.i18n import _
from courses.model.kinds import ContactWay
from courses.text import digits

ORDER = (ContactWay.EMAIL, ContactWay.PHONE, ContactWay.LETTER, ContactWay.VISIT)
"""What is tried, in order, for who has not said how, or whose own way has no address."""
_LONGEST_ADDRESS = 254
_MOBILE = re.compile(r"(0|0046|46)7\d{7,9}")
_LEAST_DIGITS = 5


class Contact(NamedTuple):
    """What is known of how to reach somebody."""

    contact: str
    """A `ContactWay`, as they asked; empty: not said."""
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    has_address: bool
    is_protected: bool


class Reached(NamedTuple):
    """How they are reached."""

    way: ContactWay
    address: str
    """The number or e-mail address; empty for a letter and at the desk."""
    note: str
    """Why it is not the way they asked for, in the reader's language; empty: it is, or they have not said."""


def reach(who: Contact, wanted: ContactWay | None = None) -> Reached:
    """Return how somebody is reached; `wanted` goes before their own way. Somebody protected only at the desk."""
    if who.is_protected:
        return Reached(ContactWay.VISIT, "", _("Protected personal data: said in person only."))
    first = wanted or (ContactWay(who.contact) if who.contact else None)
    tried = [*([first] if first else []), *([ContactWay(who.contact)] if wanted and who.contact else []), *ORDER]
    way, address = next((way, found) for way in tried if (found := _address(who, way)) is not None)
    note = "" if first in (None, way) else _missing(first)
    return Reached(way, address, note)


def mobile(phones: tuple[str, ...]) -> str:
    """Return the first number that takes an SMS: a Swedish mobile, or one of another country; empty for none."""
    for number in phones:
        plain = digits(number)
        is_foreign = number.strip().startswith(("+", "00")) and not plain.removeprefix("00").startswith("46")
        if _MOBILE.fullmatch(plain) or (is_foreign and len(plain) > _LEAST_DIGITS):
            return number
    return ""


def is_email(text: str) -> bool:
    """Return whether a text is one e-mail address that a mail server would take."""
    local, at, domain = text.rpartition("@")
    if not (at and local and "." in domain) or len(text) > _LONGEST_ADDRESS or not text.isascii():
        return False
    if any(char.isspace() or not char.isprintable() or char in ',;<>()[]\\"' for char in text):
        return False
    try:
        return Address(addr_spec=text).addr_spec == text
    except (MessageError, ValueError, IndexError):
        return False


def _address(who: Contact, way: ContactWay | None) -> str | None:
    """Return the address for a way; None: there is none."""
    if way is ContactWay.EMAIL:
        return next((it for it in who.emails if is_email(it)), None)
    if way is ContactWay.SMS:
        return mobile(who.phones) or None
    if way is ContactWay.PHONE:
        return next((it for it in who.phones if len(digits(it)) > _LEAST_DIGITS), None)
    if way is ContactWay.LETTER:
        return "" if who.has_address else None
    return ""


def _missing(way: ContactWay | None) -> str:
    words = {
        ContactWay.EMAIL: _("wants e-mail, but no right address is known"),
        ContactWay.SMS: _("wants an SMS, but no mobile number is known"),
        ContactWay.PHONE: _("wants a call, but no number is known"),
        ContactWay.LETTER: _("wants a letter, but no address is known"),
    }
    return words.get(way, "") if way else ""
