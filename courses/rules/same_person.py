"""Whether two are the same person, by what is known of them. Pure; whose facts they are, and what follows, is not known here.

Certain: the same valid number and names that can be one person's; or the same name and the same telephone, e-mail or full
birth date. Probable: the same telephone or e-mail, the same birth year and a similar name or a name in another script.
Never the same: other birth dates or years. The same name and nothing else is unclear until somebody asks. A couple that
shares a telephone is two people. Source: "Rules behind the answers" 4 of the sample year.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from courses.rules import person_names as names
from courses.rules.known_names import NO_NAMES, KnownNames


class Likeness(StrEnum):
    """How sure it is that two are the same person."""

    CERTAIN = "CERTAIN"
    PROBABLE = "PROBABLE"
    UNCLEAR = "UNCLEAR"
    """Counted as two until somebody asks."""
    DIFFERENT = "DIFFERENT"
    """Alike, and still two people."""


class Reason(StrEnum):
    """What a verdict rests on; the words are in `labels`."""

    SAME_NUMBER = "SAME_NUMBER"
    SAME_NAME_AND_PHONE = "SAME_NAME_AND_PHONE"
    SAME_NAME_AND_EMAIL = "SAME_NAME_AND_EMAIL"
    SAME_NAME_AND_BIRTH = "SAME_NAME_AND_BIRTH"
    ALIKE_CONTACT_AND_YEAR = "ALIKE_CONTACT_AND_YEAR"
    OTHER_SCRIPT_CONTACT_AND_YEAR = "OTHER_SCRIPT_CONTACT_AND_YEAR"
    SAME_NAME_ONLY = "SAME_NAME_ONLY"
    SAME_NUMBER_OTHER_NAME = "SAME_NUMBER_OTHER_NAME"
    """Somebody has copied a number wrongly."""
    SAME_NAME_OTHER_BIRTH = "SAME_NAME_OTHER_BIRTH"
    SAME_NAME_AND_PHONE_OTHER_BIRTH = "SAME_NAME_AND_PHONE_OTHER_BIRTH"
    ALIKE_AND_PHONE_OTHER_BIRTH = "ALIKE_AND_PHONE_OTHER_BIRTH"
    OTHER_NUMBERS = "OTHER_NUMBERS"
    """The same name and more, and two personal identity numbers that both are valid."""

    # what `suspects` looks for besides
    OTHER_SPELLING = "OTHER_SPELLING"
    """Christina for Kristina, Lasse for Lars."""
    LOST_LETTERS = "LOST_LETTERS"
    """Sj?din for Sjödin."""
    ONE_NAME_MORE = "ONE_NAME_MORE"
    """Grahn Wikberg for Grahn."""
    ONE_LETTER = "ONE_LETTER"
    OTHER_FAMILY_NAME = "OTHER_FAMILY_NAME"
    SAME_NUMBER_OTHER_FAMILY_NAME = "SAME_NUMBER_OTHER_FAMILY_NAME"
    SLIP_IN_BIRTH = "SLIP_IN_BIRTH"
    """Two digits that have changed places, day and month too."""
    SLIP_IN_PHONE = "SLIP_IN_PHONE"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of somebody. A number that was copied from another's row is nobody's, and is left out."""

    names: tuple[str, ...]
    """Every spelling known, each a whole name."""
    phones: frozenset[str] = frozenset()
    """Keys for comparing."""
    emails: frozenset[str] = frozenset()
    """Casefolded."""
    birth: str = ""
    """ISO date, or a year alone, or empty."""
    number: str = ""
    """A valid personal identity number, coordination number or LMA number, always written the same way; or empty."""
    number_kind: str = ""
    """"personal", "coordination" or "lma"."""

    @property
    def birth_date(self) -> str:
        """The whole birth date, or empty."""
        return self.birth if len(self.birth) > 4 else ""

    @property
    def birth_year(self) -> str:
        """The year of birth, or empty."""
        return self.birth[:4]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two are the same person, and what that rests on."""

    likeness: Likeness
    reason: Reason

    @property
    def is_same(self) -> bool:
        """Whether the two are taken for one; what is unclear is not."""
        return self.likeness in (Likeness.CERTAIN, Likeness.PROBABLE)


def judge(one: Facts, other: Facts, known: KnownNames = NO_NAMES) -> Verdict | None:
    """Return whether two are the same person; None when nothing speaks for it. The order of the two does not matter.

    With known names, a woman and a man of similar names who share a telephone are a couple: Berit and Bertil.
    """
    if one.number and one.number == other.number:
        if names.can_be_same(one.names, other.names):
            return Verdict(Likeness.CERTAIN, Reason.SAME_NUMBER)
        return Verdict(Likeness.DIFFERENT, Reason.SAME_NUMBER_OTHER_NAME)
    has_phone = not one.phones.isdisjoint(other.phones)
    has_email = not one.emails.isdisjoint(other.emails)
    if names.any_same(one.names, other.names):
        return _same_name(one, other, has_phone=has_phone, has_email=has_email)
    if (has_phone or has_email) and one.birth and other.birth and names.can_be_same(one.names, other.names):
        return _alike(one, other, known, has_phone=has_phone)
    return None


def have_other_numbers(one: Facts, other: Facts) -> bool:
    """Return whether both have a valid personal identity number, and not the same one.

    A coordination number or an LMA number says nothing against: one who had it may have got a personal number since.
    """
    kinds = {one.number_kind, other.number_kind}
    return kinds == {"personal"} and bool(one.number and other.number) and one.number != other.number


def contradicts(one: Facts, other: Facts) -> bool:
    """Return whether two were born on different dates, or in different years where a date is not known of both."""
    if one.birth_date and other.birth_date:
        return one.birth_date != other.birth_date
    return bool(one.birth and other.birth) and one.birth_year != other.birth_year


def _same_name(one: Facts, other: Facts, *, has_phone: bool, has_email: bool) -> Verdict:
    if contradicts(one, other):
        reason = Reason.SAME_NAME_AND_PHONE_OTHER_BIRTH if has_phone else Reason.SAME_NAME_OTHER_BIRTH
        return Verdict(Likeness.DIFFERENT, reason)
    if have_other_numbers(one, other):
        return Verdict(Likeness.UNCLEAR, Reason.OTHER_NUMBERS)
    if has_phone:
        return Verdict(Likeness.CERTAIN, Reason.SAME_NAME_AND_PHONE)
    if has_email:
        return Verdict(Likeness.CERTAIN, Reason.SAME_NAME_AND_EMAIL)
    if one.birth_date and one.birth_date == other.birth_date:
        return Verdict(Likeness.CERTAIN, Reason.SAME_NAME_AND_BIRTH)
    return Verdict(Likeness.UNCLEAR, Reason.SAME_NAME_ONLY)


def _alike(one: Facts, other: Facts, known: KnownNames, *, has_phone: bool) -> Verdict | None:
    """Return the verdict on two who share a way of contact, whose names can be one person's and whose births are known."""
    if contradicts(one, other):
        return Verdict(Likeness.DIFFERENT, Reason.ALIKE_AND_PHONE_OTHER_BIRTH) if has_phone else None
    if have_other_numbers(one, other) or known.are_two(one.names, other.names):
        return None
    is_other = names.is_other_script(one.names, other.names)
    reason = Reason.OTHER_SCRIPT_CONTACT_AND_YEAR if is_other else Reason.ALIKE_CONTACT_AND_YEAR
    return Verdict(Likeness.PROBABLE, reason)


def keys(facts: Facts) -> frozenset[str]:
    """Return what somebody is looked up by: two of whom `judge` has anything to say share at least one.

    So a register is searched for duplicates without comparing everybody with everybody.
    """
    return frozenset(listed_keys(facts))


def listed_keys(facts: Facts) -> list[str]:
    """Return the same in a list, in which a key may stand twice."""
    found = [f"n:{facts.number}"] if facts.number else []
    found += [f"p:{phone}" for phone in facts.phones]
    found += [f"e:{email}" for email in facts.emails]
    found += [f"a:{letters}" for name in facts.names if (letters := names.letters(name))]
    return found
