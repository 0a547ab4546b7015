"""Who gets a certificate by post and who by e-mail, in which order, and who has to get it by hand. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from courses.actions import papers
from courses.i18n import _
from courses.model import Actor, Person
from courses.model.certificates import CertificateWish, Sent, Sorting
from courses.rules import rights
from courses.rules.roll import address_lines
from courses.store import Store, people
from courses.text import digits, sort_key


class Chosen(NamedTuple):
    """Who gets one."""

    whom: tuple[int, ...]
    """In order."""
    addresses: Mapping[int, tuple[str, ...]]
    """By person the lines of the address, of those who get it by post."""
    left: tuple[str, ...]
    """Who is left out and why, a line each; those that the other way is for are not told of."""


def chosen(store: Store, actor: Actor, course_id: int, now: datetime, wish: CertificateWish) -> Chosen:
    """Return who of those due a certificate in a course gets one. Raises Refused for who may not see addresses."""
    due = [it for it in papers.due(store, actor, course_id, now) if wish.person_id in (None, it.person_id)]
    if wish.sent is Sent.ALL and wish.sorting is Sorting.NAME:
        return Chosen(tuple(it.person_id for it in due), {}, ())
    rights.require(actor, rights.Right.READ_DETAILS)
    found = [people.get(store, actor, it.person_id) for it in due]
    left = [_("{name}: {reason}").format(name=it.name, reason=why) for it in found if (why := _why_not(it, wish.sent))]
    kept = [it for it in found if _is_meant(it, wish.sent) and not _why_not(it, wish.sent)]
    if wish.sorting is Sorting.POSTCODE:
        kept.sort(key=lambda it: (digits(it.postcode) or "~", sort_key(it.family_name), sort_key(it.given_name)))
    addresses = {it.id: address_lines(it) for it in kept} if wish.sent is Sent.POST else {}
    return Chosen(tuple(it.id for it in kept), addresses, tuple(left))


def _has_mail(person: Person) -> bool:
    return bool(person.email or person.other_email)


def _is_meant(person: Person, sent: Sent) -> bool:
    return sent is Sent.ALL or _has_mail(person) is (sent is Sent.MAIL)


def _why_not(person: Person, sent: Sent) -> str:
    """Return why somebody can get theirs in no such way; empty: they can, or another way is for them."""
    if sent is Sent.ALL:
        return ""
    if person.is_protected:
        return _("protected personal data: given by hand only")
    if sent is Sent.POST and not _has_mail(person) and not address_lines(person):
        return _("neither an e-mail address nor an address is known")
    return ""
