"""What is wrong with what somebody wrote of a person, field by field, and how it is kept where it is right. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from courses import clock
from courses.actions.drafts import PersonDraft
from courses.errors import Invalid
from courses.i18n import _
from courses.model import ContactWay
from courses.rules import addresses, contact, emails, identity, phones
from courses.text import clean

_MARKED: Final = "•"


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with every right value as it is kept, and what is wrong, by field."""

    draft: PersonDraft
    faults: dict[str, str]

    def words(self) -> str:
        """Return all that is wrong, each thing with its field before it."""
        told = (f"{_label(name)}: {fault}" if _label(name) else fault for name, fault in self.faults.items())
        return " ".join(told)


def checked(draft: PersonDraft, before: Mapping[str, object]) -> Checked:
    """Return a draft checked; what is as in the row `before` is taken as it is."""
    faults: dict[str, str] = {}
    found: dict[str, Any] = {}
    for name, read in _READERS.items():
        text = str(getattr(draft, name))
        if text == before.get(name, ""):
            continue
        try:
            found[name] = read(text)
        except Invalid as error:
            faults[name] = f"{error.message} {error.hint}".strip()
    if not clean(draft.given_name) and not clean(draft.family_name):
        faults["given_name"] = _("A person needs a name.")
    if not faults and {"personal_no", "birth_date"} & found.keys():
        born = found.get("birth_date", draft.birth_date)
        number = identity.examine(found.get("personal_no", draft.personal_no), clock.today())
        try:
            found["birth_date"] = birth_with(born, number) if number.is_valid else born
        except Invalid as error:
            faults["birth_date"] = f"{error.message} {error.hint}"
    where = addresses.tidied(draft.address, draft.postcode, draft.town)
    if any(getattr(draft, name) != before.get(name, "") for name in ("address", "postcode", "town")):
        found |= where._asdict()
    return Checked(replace(draft, **found), faults)


def lacks_contact(draft: PersonDraft) -> str:
    """Return what to say when nothing tells how a person is reached; empty when something does.

    A telephone or an e-mail address does, and so does the wish for a letter or to come by.
    """
    by_itself = (ContactWay.LETTER, ContactWay.VISIT)
    if any((draft.phone, draft.other_phone, draft.email, draft.other_email)) or draft.contact in by_itself:
        return ""
    return _("How is the person reached? Give a phone or an e-mail, or choose letter or comes by.")


def read_birth(text: str) -> str:
    """Return a birth date as ISO, or a year alone. Raises Invalid for anything else, and for what has not been."""
    written = clean(text)
    try:
        day = (
            date(int(written), 1, 1)
            if len(written) == 4 and written.isdecimal()
            else date.fromisoformat(written or "-")
        )
    except ValueError:
        if not written:
            return ""
        raise Invalid(_("Write a year or a date, such as 1948 or 1948-03-12.")) from None
    if not date(identity.EARLIEST_YEAR, 1, 1) <= day <= clock.today():
        raise Invalid(_("Write a year or a date, such as 1948 or 1948-03-12."))
    return written if len(written) == 4 else day.isoformat()


def birth_with(known: str, number: identity.PersonalNumber) -> str:
    """Return the birth date that is known with a number. Raises Invalid where the two contradict each other."""
    born = number.birth_date
    if known and born and not (known.startswith(born) or born.startswith(known)):
        said = _("The number says born {born}, and the register {known}.").format(born=born, known=known)
        raise Invalid(said, _("Change the one that is wrong."))
    return max(born, known, key=len)


def read_number(text: str) -> str:
    """Return a personal number as it is kept. Raises Invalid; of a masked one too."""
    if not clean(text):
        return ""
    if _MARKED in text:
        raise Invalid(_("Write the whole number, or leave it as it was."))
    return identity.read(text, clock.today()).number


def read_contact(text: str) -> str:
    """Return a way of contact as it is kept, of its name or of words for it. Raises Invalid."""
    way = contact.read(text)
    if way is None and clean(text):
        raise Invalid(_("Write phone, SMS, e-mail, letter or comes by."))
    return way.value if way else ""


_READERS: Final[Mapping[str, Callable[[str], str]]] = {
    "phone": phones.read,
    "other_phone": phones.read,
    "email": emails.read,
    "other_email": emails.read,
    "birth_date": read_birth,
    "personal_no": read_number,
    "contact": read_contact,
}


def _label(name: str) -> str:
    words = {
        "phone": _("Phone"),
        "other_phone": _("Other phone"),
        "email": _("E-mail"),
        "other_email": _("Other e-mail"),
        "birth_date": _("Born"),
        "personal_no": _("Personal number"),
        "contact": _("Wants to hear by"),
    }
    return words.get(name, "")
