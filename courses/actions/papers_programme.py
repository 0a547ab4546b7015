"""What programmes and posters say, as values. Reads only; nothing of it is about a participant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime

from courses import labels
from courses.actions import papers_where
from courses.dates import period_text
from courses.errors import Invalid, NotFound
from courses.i18n import _
from courses.model import (
    Actor,
    Course,
    CourseKind,
    LibraryDetails,
    Occasion,
    Offer,
    PosterPaper,
    ProgrammePaper,
    ProgrammeSection,
    Room,
    Session,
    SessionStatus,
)
from courses.rules import rights, terms
from courses.rules import themes as theme_rules
from courses.store import Store, contributors, courses, options, plans, registers, sessions, themes
from courses.text import fold, is_same_name, sort_key

OPEN_KINDS = frozenset({CourseKind.DROP_IN, CourseKind.GUIDANCE})
"""Kinds that one comes to when it suits: they stand in a box of a programme, and in the timetable."""
_JOINED_AT_START = frozenset({CourseKind.COURSE, CourseKind.EVENT})
"""Kinds that are offered only where they begin within the period."""


ORDERS = ("place", "month", "day", "kind", "audience", "level")
"""What the sections of a programme may be: places, months, weekdays, kinds, whom it is for, levels."""


def library_details(store: Store) -> LibraryDetails:
    """Return how the library is reached, from the settings."""
    return LibraryDetails(
        name=options.get(store, "library.name"),
        phone=options.get(store, "library.phone"),
        email=options.get(store, "library.email"),
        page=options.get(store, "library.page"),
    )


def programme(
    store: Store, actor: Actor, now: datetime, first: date, last: date, *, place: str = "", by: str = "place"
) -> ProgrammePaper:
    """Return the programme of a period, both ends inclusive; `by`: one of `ORDERS`. Nothing cancelled is in it.

    A course or event is in it when it begins in the period; series, drop-in and guidance when they meet in it.
    Raises Refused, Invalid for the period, NotFound for a place that has no room.
    """
    rights.require(actor, rights.Right.PRINT)
    if last < first:
        raise Invalid(_("The period ends before it begins."))
    where = known_place(store, place)
    offers = _offered(store, now, first, last, where)
    return ProgrammePaper(
        first=first,
        last=last,
        place=where,
        library=library_details(store),
        sections=tuple(_sections(offers, by, where)),
        printed_on=now.date(),
    )


def poster(store: Store, actor: Actor, course_id: int, now: datetime) -> PosterPaper:
    """Return a course's poster. Raises Refused for a course that is cancelled or has no sessions."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PRINT, courses.organisation_ids(course))
    offer = offer_of(store, course, sessions.of_course(store, course.id, now))
    if course.cancelled_reason is not None or not offer.occasions:
        raise Invalid(
            _("{code} is cancelled, or has no sessions: there is nothing to announce.").format(code=course.code)
        )
    return PosterPaper(offer=offer, library=library_details(store))


def places(store: Store) -> list[str]:
    """Return the places that have rooms, in Swedish order."""
    return sorted({_place_of(it) for it in registers.rooms(store)} - {""}, key=sort_key)


def rooms_at(store: Store, place: str) -> set[int]:
    """Return the ids of the rooms at a place, else in the municipality of that name."""
    rooms, wanted = registers.rooms(store), fold(place)
    there = {it.id for it in rooms if fold(_place_of(it)) == wanted}
    return there or {it.id for it in rooms if fold(it.municipality) == wanted}


def _place_of(room: Room) -> str:
    return room.place or room.municipality


def period_words(first: date, last: date) -> str:
    """Return a period, both ends inclusive, as it is called: "hösten 2026", else with its dates."""
    term = terms.of(first)
    if (term.first, term.last) != (first, last):
        return period_text(first, last)
    return (_("autumn {year}") if term.is_autumn else _("spring {year}")).format(year=term.year)


def known_place(store: Store, place: str) -> str:
    """Return a place as the rooms write it, whatever the case; empty for empty. Raises NotFound."""
    if not place.strip():
        return ""
    for room in registers.rooms(store):
        for name in (room.place, room.municipality):
            if is_same_name(name, place):
                return name
    known = ", ".join(places(store))
    raise NotFound(
        _("There is no room at “{place}”.").format(place=" ".join(place.split())[:60]),
        _("Choose one of: {choices}.").format(choices=known) if known else "",
    )


def offer_of(store: Store, course: Course, meetings: Iterable[Session]) -> Offer:
    """Return a course as the public is told of it, with those of the meetings that are not cancelled."""
    names = registers.organisation_names(store)
    kept = [it for it in meetings if it.status is not SessionStatus.CANCELLED]
    where = papers_where.of_course(store, course, kept)
    return Offer(
        code=course.code,
        title=course.title,
        kind=course.kind,
        about=_about(store, course),
        occasions=tuple(Occasion(it.day, it.start, it.end, it.title) for it in kept),
        room=where.room,
        place=where.place,
        audience=course.audience,
        level=course.level,
        language=course.language,
        organiser=names[course.organiser_id] if course.organiser_id else "",
        co_organisers=tuple(names[i] for i in course.co_organiser_ids),
        led_by=_led_by(store, course, names),
        fee=course.fee,
        seats=course.seats,
        contributors=tuple(map(theme_rules.contributor, contributors.of_course(store, course.id))),
        themes=tuple(it for it in themes.of_course(store, course.id) if theme_rules.falls(it, kept)),
        elsewhere=where.elsewhere,
    )


def _about(store: Store, course: Course) -> str:
    """Return the first line of what is gone through, else of what the course's plan aims at."""
    plan = plans.get(store, course.plan_id) if course.plan_id else None
    for text in (course.content, plan.aims if plan else ""):
        if text.strip():
            return text.strip().splitlines()[0]
    return ""


def _led_by(store: Store, course: Course, names: dict[int, str]) -> tuple[str, ...]:
    employers = {it.id: it.organisation_id for it in registers.leaders(store)}
    found = (employers.get(leader_id) for leader_id in course.leader_ids)
    organisers = courses.organisation_ids(course)
    return tuple(dict.fromkeys(names[i] for i in found if i is not None and i not in organisers))


def _offered(store: Store, now: datetime, first: date, last: date, place: str) -> list[Offer]:
    """Return what is offered from `first` to `last`, in order of the first occasion, then code."""
    offers, rooms = [], rooms_at(store, place)
    for it in courses.summaries(store, now):
        if it.is_cancelled or it.first_date is None or not _is_in(it.kind, it.first_date, it.last_date, first, last):
            continue
        meetings = sessions.of_course(store, it.id, now)
        course = courses.get(store, it.id)
        if place and not rooms & {course.room_id, *(meeting.room_id for meeting in meetings)}:
            continue
        if it.kind not in _JOINED_AT_START:
            meetings = [meeting for meeting in meetings if first <= meeting.day <= last]
        offer = offer_of(store, course, meetings)
        if offer.occasions:
            offers.append(offer)
    return sorted(offers, key=lambda it: (it.occasions[0].day, it.occasions[0].start, it.code))


def _is_in(kind: CourseKind, begins: date, ends: date | None, first: date, last: date) -> bool:
    if kind in _JOINED_AT_START:
        return first <= begins <= last
    return begins <= last and (ends is None or ends >= first)


def _sections(offers: list[Offer], by: str, where: str) -> list[ProgrammeSection]:
    match by:
        case "month":
            return _by_month(offers)
        case "day":
            return _by_day(offers)
        case "kind":
            return _by_kind(offers)
        case "audience":
            return _grouped(offers, lambda it: it.audience, by)
        case "level":
            return _grouped(offers, lambda it: it.level, by)
        case _:
            return _by_place(offers, where)


def _grouped(offers: list[Offer], words: Callable[[Offer], str], by: str) -> list[ProgrammeSection]:
    """Return a section for each of what `words` says, whatever the case, in Swedish order; what says nothing last."""
    groups: dict[str, list[Offer]] = defaultdict(list)
    for offer in offers:
        groups[fold(words(offer))].append(offer)
    headings = {key: " ".join(words(group[0]).split()) for key, group in groups.items()}
    ordered = sorted(groups, key=lambda key: (not key, sort_key(headings[key])))
    return [replace(_section(_capital(headings[key]), groups[key]), rest_of="" if key else by) for key in ordered]


def _by_kind(offers: list[Offer]) -> list[ProgrammeSection]:
    kinds = sorted({offer.kind for offer in offers}, key=lambda it: sort_key(labels.course_kind(it)))
    return [replace(_section("", [offer for offer in offers if offer.kind is it]), kind=it) for it in kinds]


def _by_day(offers: list[Offer]) -> list[ProgrammeSection]:
    """Return a section for each weekday on which something first meets, Monday first."""
    days: dict[int, list[Offer]] = defaultdict(list)
    for offer in offers:
        days[offer.occasions[0].day.weekday()].append(offer)
    return [replace(_section("", days[day]), weekday=day) for day in sorted(days)]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _by_place(offers: list[Offer], where: str) -> list[ProgrammeSection]:
    groups: dict[str, list[Offer]] = defaultdict(list)
    for offer in offers:
        groups[offer.place].append(offer)
    ordered = sorted(groups, key=lambda place: (not place, sort_key(place)))
    if len(groups) == 1 and where:
        return [_section("", groups[ordered[0]])]
    return [replace(_section(place, groups[place]), rest_of="" if place else "place") for place in ordered]


def _by_month(offers: list[Offer]) -> list[ProgrammeSection]:
    """Return a section for what is always open, then one for each month."""
    months: dict[tuple[int, int], list[Offer]] = defaultdict(list)
    opened = [offer for offer in offers if offer.kind in OPEN_KINDS]
    for offer in offers:
        day = offer.occasions[0].day
        if offer.kind not in OPEN_KINDS:
            months[day.year, day.month].append(offer)
    dated = [replace(_section("", months[key]), month=date(*key, 1)) for key in sorted(months)]
    return ([_section("", opened)] if opened else []) + dated


def _section(heading: str, offers: list[Offer]) -> ProgrammeSection:
    opened = [offer for offer in offers if offer.kind in OPEN_KINDS]
    return ProgrammeSection(
        heading=heading,
        offers=tuple(offer for offer in offers if offer.kind not in OPEN_KINDS),
        open_hours=tuple(
            sorted(opened, key=lambda it: (it.occasions[0].day.weekday(), it.occasions[0].start, it.code))
        ),
    )
