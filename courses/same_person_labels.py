"""The words for what speaks for two being the same person, and for the fields that are chosen when they become one."""

from __future__ import annotations

from courses.i18n import _, pgettext
from courses.rules.same_person import Likeness, Reason


def likeness(value: Likeness) -> str:
    """Return sign and word for how sure it is that two are one."""
    return {
        Likeness.CERTAIN: "● " + pgettext("same person", "certain"),
        Likeness.PROBABLE: "◐ " + pgettext("same person", "probable"),
        Likeness.UNCLEAR: "○ " + pgettext("same person", "unclear"),
        Likeness.DIFFERENT: "⚠ " + pgettext("same person", "two people"),
    }[value]


def reason(value: Reason) -> str:
    """Return in words what a verdict rests on."""
    return {
        Reason.SAME_NUMBER: _("same personal number"),
        Reason.SAME_NAME_AND_PHONE: _("same name and phone"),
        Reason.SAME_NAME_AND_EMAIL: _("same name and e-mail"),
        Reason.SAME_NAME_AND_BIRTH: _("same name and birth date"),
        Reason.ALIKE_CONTACT_AND_YEAR: _("similar name, same contact and birth year"),
        Reason.OTHER_SCRIPT_CONTACT_AND_YEAR: _("name in another script, same contact and birth year"),
        Reason.SAME_NAME_ONLY: _("same name, nothing else to go on: ask"),
        Reason.SAME_NUMBER_OTHER_NAME: _("same personal number, other given name: one is wrong"),
        Reason.SAME_NAME_OTHER_BIRTH: _("same name, other birth year"),
        Reason.SAME_NAME_AND_PHONE_OTHER_BIRTH: _("same name and phone, other birth year"),
        Reason.ALIKE_AND_PHONE_OTHER_BIRTH: _("similar name and same phone, other birth year"),
        Reason.OTHER_NUMBERS: _("same name, but personal numbers of their own"),
        Reason.OTHER_SPELLING: _("another spelling or a nickname"),
        Reason.LOST_LETTERS: _("letters lost in an old system"),
        Reason.ONE_NAME_MORE: _("one has a name more"),
        Reason.ONE_LETTER: _("a letter differs"),
        Reason.OTHER_FAMILY_NAME: _("other family name, the rest the same"),
        Reason.SAME_NUMBER_OTHER_FAMILY_NAME: _("same personal number, other family name"),
        Reason.SLIP_IN_BIRTH: _("digits of the birth date have changed places"),
        Reason.SLIP_IN_PHONE: _("digits of the phone have changed places"),
    }[value]


def field(name: str) -> str:
    """Return what a field is called; see `merge_values.FIELDS`."""
    return {
        "given_name": _("Given name"),
        "family_name": _("Family name"),
        "other_name": _("Other spelling"),
        "pronunciation": _("How it is said"),
        "personal_no": _("Personal number"),
        "birth_date": _("Born"),
        "sex": _("Sex"),
        "phone": _("Phone"),
        "email": _("E-mail"),
        "contact": _("Wants to be reached by"),
        "address": _("Address"),
        "municipality": _("Municipality"),
        "language": _("Language"),
        "needs": _("Needs"),
        "device": _("Own device"),
        "notes": _("Notes"),
        "is_protected": _("Protected"),
        "alias": _("Shown as"),
    }[name]


def choice(value: str) -> str:
    """Return the word for whose detail stays."""
    return {
        "keep": pgettext("merging persons", "the one’s"),
        "drop": pgettext("merging persons", "the other’s"),
        "both": pgettext("merging persons", "both"),
    }[value]
