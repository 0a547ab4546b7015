"""What the public is told of a course, in a paper's words: for whom, by whom, what it costs, how one gets in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from courses.exports.paper.kinds.phrases import listed, organised_by, small
from courses.exports.paper.kinds.when import place_text
from courses.exports.paper.type.dates import days_text
from courses.model import CourseKind, Elsewhere, LibraryDetails, Offer
from courses.model.paper_style import PaperWords

OPEN_KINDS = (CourseKind.DROP_IN, CourseKind.GUIDANCE)
_PLAIN_LANGUAGE = ("svenska", "swedish", "sv", "")
_COMMA = ("sv", "fi", "se", "uk")
"""Languages that write 12,50; the others write 12.50."""


class Way(NamedTuple):
    """A way to reach the library."""

    word: str
    value: str
    address: str
    """That a link leads to."""


def organisers(offer: Offer, words: PaperWords) -> str:
    """Return who organises it: "Storumans bibliotek, i samarbete med ABF"."""
    return organised_by(offer.organiser, offer.co_organisers, words)


def led_by(offer: Offer, words: PaperWords) -> str:
    """Return whose leaders it has, where that is none of the organisers; else nothing."""
    return words.say("led_by", names=listed(offer.led_by, words)) if offer.led_by else ""


def contributors(offer: Offer, words: PaperWords) -> str:
    """Return who contributes: "Medverkande: Åke Ek, föreläser (ABF); Bo Ek"; nothing where nobody does."""
    return words.say("contributors", names="; ".join(offer.contributors)) if offer.contributors else ""


def elsewhere(days: Sequence[Elsewhere], words: PaperWords) -> str:
    """Return when it is in another room: "16 februari i Sal2; 2 och 9 mars i Träffpunkten, Stensele"."""
    return "; ".join(_elsewhere(it, words) for it in days)


def _elsewhere(it: Elsewhere, words: PaperWords) -> str:
    dates = days_text(it.days, words.language)
    if not it.room:
        return words.say("days_without_room", dates=dates)
    return words.say("days_in_room", dates=dates, room=place_text(it.room, it.place))


def audience(offer: Offer, words: PaperWords) -> str:
    """Return for whom it is and on what level: "För seniorer 55+ · nybörjare"; nothing where it says neither."""
    return small(words.say("for_audience", audience=offer.audience) if offer.audience else "", offer.level)


def languages(offer: Offer, words: PaperWords) -> str:
    """Return the languages it is held in, where Swedish alone would not be understood from the paper itself."""
    is_plain = words.language.startswith("sv") and offer.language.casefold() in _PLAIN_LANGUAGE
    return "" if is_plain or not offer.language else words.say("language_is", languages=offer.language)


def fee(offer: Offer, words: PaperWords) -> str:
    """Return what it costs: "Kostnadsfritt", or "150 kr"."""
    return words.say("costs", amount=amount(offer.fee, words.language)) if offer.fee else words.say("free_of_charge")


def amount(fee: int, language: str) -> str:
    """Return öre as kronor: "150", "12,50"."""
    whole, ore = divmod(fee, 100)
    mark = "," if language.split("-")[0] in _COMMA else "."
    return f"{whole}{mark}{ore:02d}" if ore else str(whole)


def seats(offer: Offer, words: PaperWords) -> str:
    """Return how many seats there are; nothing where there is no limit."""
    return words.many("seats", offer.seats) if offer.seats else ""


def needs_enrolment(offer: Offer) -> bool:
    """Return whether one enrols: not for drop-in or guidance, nor for an event without a limit of seats."""
    return offer.kind not in OPEN_KINDS and not (offer.kind == CourseKind.EVENT and offer.seats is None)


def entrance(offer: Offer, words: PaperWords) -> str:
    """Return how one gets in: by enrolling, by booking a time, or just by coming."""
    if offer.kind == CourseKind.GUIDANCE:
        return words.say("book_time")
    return words.say("enrol_first" if needs_enrolment(offer) else "no_enrolment")


def kind(offer: Offer, words: PaperWords) -> str:
    """Return what it is: "Kurs", "Drop-in"."""
    return words.say(f"kind_{CourseKind(offer.kind).value.casefold()}")


def ways(library: LibraryDetails, words: PaperWords) -> list[Way]:
    """Return the ways to reach the library; the page without its scheme."""
    page = shown(library.page)
    found = (
        Way(words.say("phone_word"), library.phone, f"tel:{''.join(library.phone.split())}"),
        Way(words.say("email_word"), library.email, f"mailto:{library.email}"),
        Way(words.say("web_word"), page, library.page if "://" in library.page else f"https://{library.page}"),
    )
    return [way for way in found if way.value]


def shown(page: str) -> str:
    """Return an address on the web without its scheme, as people write it."""
    return (page.partition("://")[2] or page).removesuffix("/")
