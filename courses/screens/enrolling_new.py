"""Somebody new at the desk: a name and one way of contact, asked for in a few lines. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from courses import enrolment_labels
from courses.actions.drafts import PersonDraft
from courses.errors import Invalid
from courses.i18n import _
from courses.model import ContactWay, Person
from courses.rules import addresses, emails, identity, phones
from courses.rules.typed import Typed, given_and_family
from courses.text import plain
from courses.widgets.field import Field

KEYS = ("new_name", "new_phone", "new_email", "new_contact", "new_address", "new_born")


class Newcomer(Vertical):
    """The fields of somebody new; shown only while somebody new is enrolled."""

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Field("new_name", _("Name"), _name)
        yield Field("new_phone", _("Phone"), phones.read, width=26)
        yield Field("new_email", _("E-mail"), emails.read)
        ways = [("–", ""), *((enrolment_labels.reached_by(it), it.value) for it in ContactWay)]
        yield Field("new_contact", _("Best reached by"), choices=ways, width=28)
        yield Field("new_address", _("Address"), hint=_("street, 923 31 Storuman – for a letter"))
        yield Field("new_born", _("Born"), _born, hint=_("1948 or 1948-03-12"), width=22)
        yield Static(classes="similar", markup=False)

    def begin(self, typed: Typed) -> None:
        """Fill in what was typed to find somebody."""
        for key, value in zip(KEYS, (typed.name, typed.phone, typed.email, "", "", ""), strict=True):
            self.field(key).text = value
            self.field(key).say("")

    def field(self, key: str) -> Field:
        """Return a field by its key."""
        return next(it for it in self.walk_children(Field) if it.key == key)

    @property
    def name_typed(self) -> str:
        """The name, as it stands."""
        return self.field("new_name").text.strip()

    @property
    def name_shown(self) -> str:
        """The name as it stands, or words for somebody without one yet."""
        return self.name_typed or _("Somebody new")

    def person(self, needs: str) -> Person:
        """Return somebody new as far as they are typed in, to look at the conditions of a course."""
        born = self.field("new_born").text.strip()
        return Person(0, "", self.name_shown, "", birth_date=born, needs=needs)

    @property
    def is_typed_in(self) -> bool:
        """Whether there is anything to lose."""
        return any(it.text.strip() for it in self.walk_children(Field))

    def first_empty(self) -> Field | None:
        """Return the first field that is needed and empty: the name, else a way of contact; None: nothing is needed."""
        if not self.name_typed:
            return self.field("new_name")
        return None if self._is_reachable() else self.field("new_phone")

    def _is_reachable(self) -> bool:
        texts = {key: self.field(key).text.strip() for key in KEYS}
        return bool(
            texts["new_phone"] or texts["new_email"] or texts["new_address"] or texts["new_contact"] == ContactWay.VISIT
        )

    def draft(self) -> PersonDraft | None:
        """Return what the fields say; None, with words beside each that is wrong, when any is."""
        wrong = [it for it in self.walk_children(Field) if not it.check()]
        if not self._is_reachable():
            missing = self.field("new_contact")
            missing.say(_("Give a phone, an e-mail or an address, or choose “asks at the desk”."), is_wrong=True)
            wrong.append(self.field("new_phone"))
        elif not wrong and (fault := self._unreached()):
            self.field("new_contact").say(fault, is_wrong=True)
            wrong.append(self.field("new_contact"))
        if wrong:
            wrong[0].entry.focus()
            return None
        value = {key: str(self.field(key).value()) for key in KEYS}
        given, family = given_and_family(value["new_name"])
        where = addresses.tidied(value["new_address"], "", "")
        return PersonDraft(
            given_name=given,
            family_name=family,
            phone=value["new_phone"],
            email=value["new_email"],
            contact=value["new_contact"],
            address=where.address,
            postcode=where.postcode,
            town=where.town,
            birth_date=value["new_born"],
        )

    def _unreached(self) -> str:
        """Return what the way chosen lacks."""
        way = self.field("new_contact").text
        needed = {
            ContactWay.PHONE: ("new_phone", _("A phone number is needed for that.")),
            ContactWay.SMS: ("new_phone", _("A phone number is needed for that.")),
            ContactWay.EMAIL: ("new_email", _("An e-mail address is needed for that.")),
            ContactWay.LETTER: ("new_address", _("An address is needed for that.")),
        }
        key, words = needed.get(ContactWay(way), ("", "")) if way else ("", "")
        return words if key and not self.field(key).text.strip() else ""

    def say_similar(self, words: Content | None) -> None:
        """Say who in the register is like the one typed; None: nobody."""
        note = self.query_one(".similar", Static)
        note.display = words is not None
        note.update(words or "")


def _name(text: str) -> str:
    if not text.strip():
        raise Invalid(_("A name is needed."))
    return text.strip()


def _born(text: str) -> str:
    """Return a date of birth as ISO, or a year alone. Raises Invalid."""
    from courses import clock
    from courses.imports.persons import birth
    from courses.imports.values import ValueProblem

    try:
        return birth(text, clock.today()).born if text.strip() else ""
    except ValueProblem as problem:
        raise Invalid(_("Write a year or a date, such as 1948 or 1948-03-12.")) from problem


def similar_words(names: list[str]) -> Content:
    """Return the warning of somebody alike, with the key that takes them instead."""
    text = _("In the register already? {people}. Ctrl+O takes the first.")
    return Content.styled("⚠ " + plain(text.format(people=", ".join(names))), "$warning")


def personal_number(text: str, today: Callable[[], date]) -> str:
    """Return a personal number as it was typed, nothing for none. Raises Invalid, saying what is wrong with it."""
    if text.strip():
        identity.read(text, today())
    return text.strip()
