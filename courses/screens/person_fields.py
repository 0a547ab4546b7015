"""The fields of a person's form, in groups, and how each reads what is typed. Knows no screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from courses import clock, enrolment_labels
from courses.actions import people_words
from courses.actions.drafts import PersonDraft
from courses.actions.person_faults import read_number
from courses.errors import Invalid
from courses.i18n import _
from courses.model import ContactWay
from courses.rules import addresses, emails, phones
from courses.widgets.field import Field
from courses.widgets.text_field import TextField

GROUP = "group"
"""The class of the first field of a group."""


def fields(it: PersonDraft, number_for: str) -> list[Field]:
    """Return the fields of a draft; `number_for` says which circles need the personal number, empty: none is asked for."""
    found: list[Field] = []
    for group in (_name(it), _contact(it), _home(it), _course(it), _identity(it, number_for), _beside(it)):
        first, *rest = group
        first.add_class(GROUP)
        found += [first, *rest]
    found[0].remove_class(GROUP)
    return found


def _name(it: PersonDraft) -> Iterator[Field]:
    yield Field("given_name", _("Given name"), _needed, value=it.given_name)
    yield Field("family_name", _("Family name"), value=it.family_name)
    yield Field("other_name", _("Other name"), value=it.other_name, hint=_("in the own script, or another spelling"))
    yield Field("pronunciation", _("Pronunciation"), value=it.pronunciation, hint=_("how the name is said"))


def _contact(it: PersonDraft) -> Iterator[Field]:
    ways = [("–", ""), *((enrolment_labels.reached_by(way), way.value) for way in ContactWay)]
    yield Field("phone", _("Phone"), _as_before(it.phone, phones.read), value=it.phone, width=26, tell=_about_phone)
    yield Field(
        "other_phone", _("Other phone"), _as_before(it.other_phone, phones.read), value=it.other_phone, width=26
    )
    yield Field("email", _("E-mail"), _as_before(it.email, emails.read), value=it.email)
    yield Field("other_email", _("Other e-mail"), _as_before(it.other_email, emails.read), value=it.other_email)
    yield Field("contact", _("Best reached by"), value=it.contact, choices=ways, width=22)


def _home(it: PersonDraft) -> Iterator[Field]:
    yield Field("address", _("Address"), value=it.address, hint=_("c/o with a comma: c/o Ek, Storgatan 5"))
    yield Field("postcode", _("Postcode"), value=it.postcode, width=18, tell=_about_postcode)
    yield Field("town", _("Town"), value=it.town, width=26)
    yield Field("municipality", _("Home municipality"), value=it.municipality, width=26)


def _course(it: PersonDraft) -> Iterator[Field]:
    yield Field("language", _("Languages"), value=it.language, hint=_("the best one first, commas between"))
    hint = _("Ctrl+B picks: hearing loop, large print …")
    yield Field("needs", _("Needs"), value=it.needs, hint=hint, tell=people_words.warning)
    yield Field("device", _("Own device"), value=it.device, hint=_("make and model of what is brought"))


def _identity(it: PersonDraft, number_for: str) -> Iterator[Field]:
    yield Field(
        "birth_date",
        _("Born"),
        _as_before(it.birth_date, _born),
        value=it.birth_date,
        hint=_("1948 or 1948-03-12"),
        width=22,
    )
    if number_for or it.personal_no:
        hint = _("for {courses}").format(courses=number_for)
        read = _as_before(it.personal_no, read_number)
        yield Field("personal_no", _("Personal number"), read, value=it.personal_no, hint=hint, width=26)
    yield Field(
        "is_protected",
        _("Protected"),
        value="yes" if it.is_protected else "no",
        choices=((_("no"), "no"), (_("yes"), "yes")),
        width=12,
    )
    yield Field("alias", _("Shown as"), value=it.alias, hint=_("of a protected person; empty: a number is given"))


def _beside(it: PersonDraft) -> Iterator[Field]:
    yield TextField(
        "notes", _("Notes"), value=it.notes, hint=_("only what the course needs"), tell=people_words.warning
    )


def _as_before(before: str, read: Callable[[str], str]) -> Callable[[str], str]:
    """Return a reader that takes what was there before as it is: it may have come with a file."""
    return lambda text: before if text.strip() == before.strip() else read(text)


def _needed(text: str) -> str:
    if not text.strip():
        raise Invalid(_("A name is needed."))
    return text.strip()


def _born(text: str) -> str:
    """Return a birth date or year, of any usual spelling; of a personal number the date alone. Raises Invalid."""
    from courses.imports.persons import birth
    from courses.imports.values import ValueProblem

    if not text.strip():
        return ""
    try:
        found = birth(text, clock.today())
    except ValueProblem:
        found = None
    if found is None or not found.born:
        raise Invalid(_("Write a year or a date, such as 1948 or 1948-03-12."))
    return found.born


def _about_phone(number: str) -> str:
    return _("without area code") if phones.lacks_area_code(number) else ""


def _about_postcode(text: str) -> str:
    is_usual = not text or addresses.is_swedish(text) or any(char.isalpha() for char in text)
    return "" if is_usual else _("no Swedish postcode, such as 923 31")
