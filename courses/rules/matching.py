"""Who can lead and which room will do: what speaks for each, what stands in the way, and in which order to ask.

Pure. What clashes is found by `clashes`; here it is weighed with skills, languages, places and what a room has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from courses.i18n import _, ngettext
from courses.model import Clash, ClashKind, Leader, LeaderFit, Room, RoomFit, Severity
from courses.rules import clash_words as words
from courses.rules.weekdays import ALL, weekdays
from courses.text import fold

_LIST = re.compile(r"[,;/|\n]|\boch\b|\band\b")
_WORD = re.compile(r"\w+(?:[-‐–]\w+)*")
_LEAST = 5
"""Letters that two words must begin alike with to be about the same, where neither is the other."""
_ANYWHERE = frozenset({"hela", "alla", "overallt", "all", "everywhere", "anywhere"})
"""Folded words with which a leader's places are no limit: "hela inlandet"."""
_TOLD = 3
"""Clashes that are told in full; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a course asks of who leads it."""

    about: str
    """Title, content and level."""
    language: str = ""
    """One or more, the first being the main one."""
    organiser: str = ""
    """The association whose approval is needed; empty: none is."""
    where: tuple[str, ...] = ()
    """Place and municipality of the room."""
    leader_ids: tuple[int, ...] = ()
    """Who leads it already."""


def leader_fits(
    wanted: Wanted, leaders: Iterable[Leader], employers: dict[int, str], clashes: Iterable[Clash]
) -> list[LeaderFit]:
    """Return all leaders, those first in whose way nothing stands, then by skill, language, place and name.

    `clashes` are those the course would have if all of them led it.
    """
    hits: dict[int, list[Clash]] = {}
    for clash in clashes:
        key = clash.facts.get("leader_id")
        if isinstance(key, int):
            hits.setdefault(key, []).append(clash)
    weighed = [_leader(wanted, leader, employers, hits.get(leader.id, [])) for leader in leaders]
    return [fit for _rank, fit in sorted(weighed, key=lambda pair: pair[0])]


def _leader(
    wanted: Wanted, leader: Leader, employers: dict[int, str], clashes: Sequence[Clash]
) -> tuple[tuple[object, ...], LeaderFit]:
    skills = matching_skills(leader.skills, wanted.about)
    spoken = common_languages(wanted.language, leader.languages)
    is_mute = bool(wanted.language and leader.languages and not spoken)
    is_near = _is_near(leader.places, wanted.where)
    is_far = bool(leader.places and any(wanted.where) and not is_near)
    hindrances = _told(clashes)
    if is_mute:
        hindrances.append(_("speaks {languages}").format(languages=leader.languages))
    if is_far:
        hindrances.append(_("works in {places}").format(places=leader.places))
    can = not is_mute and all(clash.severity is Severity.NOTE or _is_soft(clash) for clash in clashes)
    fit = LeaderFit(
        leader_id=leader.id,
        name=leader.name,
        organisation=employers.get(leader.organisation_id or 0, ""),
        can=can,
        reasons=tuple(_reasons(wanted, leader, skills, spoken, clashes, is_near=is_near)),
        hindrances=tuple(hindrances),
    )
    is_own = leader.id in wanted.leader_ids
    return (not can, not is_own, is_far, -len(skills), -len(spoken), len(clashes), leader.name), fit


def _is_near(places: str, where: Collection[str]) -> bool:
    named = {fold(place) for place in _LIST.split(places)}
    return bool(named & {fold(one) for one in where if one}) or any(set(one.split()) & _ANYWHERE for one in named)


def _is_soft(clash: Clash) -> bool:
    """Return whether a clash is one of travel, which can be talked about."""
    return clash.kind is ClashKind.LEADER and not clash.facts.get("overlap")


def _told(clashes: Sequence[Clash]) -> list[str]:
    told = [clash.what for clash in clashes[:_TOLD]]
    rest = len(clashes) - len(told)
    if rest:
        told.append(ngettext("{count} more clash", "{count} more clashes", rest).format(count=rest))
    return told


def _reasons(
    wanted: Wanted, leader: Leader, skills: list[str], spoken: list[str], clashes: Sequence[Clash], *, is_near: bool
) -> list[str]:
    kinds = {clash.kind for clash in clashes}
    found = []
    if leader.id in wanted.leader_ids:
        found.append(_("leads it already"))
    if skills:
        found.append(_("can {skills}").format(skills=", ".join(skills)))
    if spoken:
        found.append(_("speaks {languages}").format(languages=", ".join(spoken)))
    if ClashKind.LEADER not in kinds:
        found.append(_("free then"))
    if ClashKind.LEADER_DAY not in kinds and weekdays(leader.days) != ALL:
        found.append(_("can on {days}").format(days=leader.days))
    if wanted.organiser and ClashKind.LEADER_APPROVED not in kinds:
        found.append(_("approved by {organiser}").format(organiser=wanted.organiser))
    if is_near:
        found.append(_("works in {places}").format(places=leader.places))
    return found


def matching_skills(skills: str, about: str) -> list[str]:
    """Return those of a leader's skills, as written, that the words of a course are about."""
    said = _words(about)
    return [
        skill.strip()
        for skill in _LIST.split(skills)
        if any(_alike(word, other) for word in _words(skill) for other in said)
    ]


def _words(text: str) -> set[str]:
    return {fold(word).replace(" ", "") for word in _WORD.findall(text)}


def _alike(one: str, other: str) -> bool:
    """Return whether two words are about the same: the same, or alike but for their endings."""
    if one == other:
        return len(one) > 1
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= _LEAST and shared >= min(len(one), len(other)) - 2


def common_languages(wanted: str, spoken: str) -> list[str]:
    """Return the languages asked for that are spoken; "lätt svenska" is svenska."""
    known = {fold(one).split()[-1] for one in _LIST.split(spoken) if fold(one)}
    asked = [fold(one) for one in _LIST.split(wanted) if fold(one)]
    return list(dict.fromkeys(word for one in asked for word in one.split() if word in known))


@dataclass(frozen=True, slots=True)
class RoomWish:
    """What is asked of a room."""

    needs: Collection[str] = ()
    """"hearing_loop", "wheelchair", "computers"."""
    seats: int | None = None
    municipality: str = ""
    """Where it should be; rooms elsewhere come after all that are there. Empty: anywhere."""


def room_fits(wish: RoomWish, rooms: Iterable[Room], hindered: dict[int, list[str]]) -> list[RoomFit]:
    """Return all rooms: of the municipality first, those first in whose way nothing stands, then the least too big.

    `hindered` tells by room what else stands in the way: who is there then, why it is closed.
    """
    weighed = [_room(wish, room, hindered.get(room.id, [])) for room in rooms]
    return [fit for _rank, fit in sorted(weighed, key=lambda pair: pair[0])]


def _room(wish: RoomWish, room: Room, hindered: Sequence[str]) -> tuple[tuple[object, ...], RoomFit]:
    lacks = [*hindered, *_too_few(wish, room)]
    unknown: list[str] = []
    for feature in ("hearing_loop", "wheelchair"):
        has = getattr(room, feature)
        if feature in wish.needs and has is False:
            lacks.append(_("has not {what}").format(what=words.feature_name(feature)))
        elif feature in wish.needs and has is None:
            unknown.append(_("whether it has {what} is not known").format(what=words.feature_name(feature)))
    fit = RoomFit(
        room_id=room.id,
        name=room.name,
        place=room.place,
        municipality=room.municipality,
        can=not lacks,
        reasons=tuple(_room_reasons(room)),
        hindrances=(*lacks, *unknown),
    )
    spare = (room.seats or 0) - (wish.seats or 0)
    is_elsewhere = bool(wish.municipality) and fold(wish.municipality) != fold(room.municipality)
    at = (room.municipality, room.place, room.name)
    return (is_elsewhere, bool(lacks), bool(unknown), len(lacks), spare, *at), fit


def _too_few(wish: RoomWish, room: Room) -> list[str]:
    seats, found = wish.seats or 0, []
    if room.seats is not None and seats > room.seats:
        found.append(ngettext("only {count} chair", "only {count} chairs", room.seats).format(count=room.seats))
    computers = room.computers or 0
    if "computers" in wish.needs and (computers < seats or not computers):
        found.append(ngettext("only {count} computer", "only {count} computers", computers).format(count=computers))
    return found


def _room_reasons(room: Room) -> list[str]:
    found = []
    if room.seats:
        found.append(ngettext("{count} chair", "{count} chairs", room.seats).format(count=room.seats))
    if room.computers:
        found.append(ngettext("{count} computer", "{count} computers", room.computers).format(count=room.computers))
    found += [words.feature_name(feature) for feature in ("hearing_loop", "wheelchair") if getattr(room, feature)]
    return [*found, room.accessibility] if room.accessibility else found
