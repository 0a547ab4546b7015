"""What the public is told of a course, in words: for whom, by whom, what it costs, whether one enrols. Nothing is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from courses.dates import month_long
from courses.exports.paper.kinds.when import dates_text, place_text
from courses.exports.paper.kinds.words import organisers_text
from courses.i18n import _, language, ngettext, pgettext
from courses.model import CourseKind, Elsewhere, LibraryDetails, Offer

OPEN_KINDS = (CourseKind.DROP_IN, CourseKind.GUIDANCE)
_PLAIN_LANGUAGE = ("svenska", "swedish", "sv", "")


def organisers(offer: Offer) -> str:
    """Return who organises it: "Storumans bibliotek, i samarbete med ABF"."""
    together = _("{organiser}, in cooperation with {others}")
    return organisers_text(offer.organiser, offer.co_organisers, together, pgettext("paper", "and"))


def led_by(offer: Offer) -> str:
    """Return whose leaders it has, where that is none of the organisers; else nothing."""
    return _("Led by {organisations}").format(organisations=", ".join(offer.led_by)) if offer.led_by else ""


def contributors(offer: Offer) -> str:
    """Return who contributes: "Medverkande: Åke Ek, föreläser (ABF); Bo Ek"; nothing where nobody does."""
    return _("Contributors: {names}").format(names="; ".join(offer.contributors)) if offer.contributors else ""


def elsewhere(days: Sequence[Elsewhere]) -> str:
    """Return when it is in another room: "16 februari i Sal2; 2 och 9 mars i Träffpunkten, Stensele"."""
    return "; ".join(map(_elsewhere, days))


def _elsewhere(it: Elsewhere) -> str:
    told = _("{days} in {room}") if it.room else _("{days}: the room will be told later")
    return told.format(days=dates_text(it.days, month_long), room=place_text(it.room, it.place))


def audience(offer: Offer) -> str:
    """Return for whom it is and on what level: "För seniorer 55+ · nybörjare"; nothing where it says neither."""
    whom = _("For {audience}").format(audience=offer.audience) if offer.audience else ""
    return " · ".join(part for part in (whom, offer.level) if part)


def languages(offer: Offer) -> str:
    """Return the languages it is held in, where Swedish alone would not be understood from the paper itself."""
    if not offer.language or (language() == "sv" and offer.language.casefold() in _PLAIN_LANGUAGE):
        return ""
    return _("Language: {languages}").format(languages=offer.language)


def fee(offer: Offer) -> str:
    """Return what it costs: "Kostnadsfritt", or "150 kr"."""
    if not offer.fee:
        return _("Free of charge")
    whole, ore = divmod(offer.fee, 100)
    amount = f"{whole},{ore:02d}" if ore and language() == "sv" else f"{whole}.{ore:02d}" if ore else str(whole)
    return _("{amount} kr").format(amount=amount)


def seats(offer: Offer) -> str:
    """Return how many seats there are; nothing where there is no limit."""
    if not offer.seats:
        return ""
    return ngettext("{count} seat", "{count} seats", offer.seats).format(count=offer.seats)


def needs_enrolment(offer: Offer) -> bool:
    """Return whether one enrols: not for drop-in or guidance, nor for an event without a limit of seats."""
    return offer.kind not in OPEN_KINDS and not (offer.kind == CourseKind.EVENT and offer.seats is None)


def entrance(offer: Offer) -> str:
    """Return how one gets in: by enrolling, by booking a time, or just by coming."""
    if offer.kind == CourseKind.GUIDANCE:
        return _("Book a time")
    return _("Enrol beforehand") if needs_enrolment(offer) else _("No enrolment needed")


def ways(library: LibraryDetails) -> list[tuple[str, str]]:
    """Return the ways to reach the library, each with its word; the page without its scheme."""
    page = library.page.partition("://")[2] or library.page
    pairs = (
        (_("Telephone"), library.phone),
        (_("E-mail"), library.email),
        (pgettext("paper", "Web"), page.removesuffix("/")),
    )
    return [(word, value) for word, value in pairs if value]
