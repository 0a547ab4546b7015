"""What a closure's file means by where: a place, a room, everywhere; told from the register of rooms."""

from __future__ import annotations

from dataclasses import dataclass

from courses.errors import Invalid
from courses.i18n import _
from courses.store import Store, tables
from courses.text import fold

_EVERYWHERE = frozenset(
    {"", "alla", "alla bibliotek", "alla hus", "samtliga", "overallt", "all", "everywhere", "hela kommunen"}
)


@dataclass(frozen=True, slots=True)
class Where:
    """A place and a room as closures have them; empty is every one."""

    place: str = ""
    room: str = ""


def find(store: Store, place: str, room: str) -> list[Where]:
    """Return where a closure holds, one for each place that is meant.

    A place may be named in full ("Ekby bibliotek" for "Ekby"), by its municipality, or be the name of a room. Raises Invalid
    for one that fits nothing in a register that has rooms: a closure that holds nowhere would be no closure.
    """
    before, colon, after = (place or room).partition(":")
    if colon and not (place and room):
        place, room = before.strip(), after.strip()
    rooms = tables.find(store, "room")
    if fold(place) in _EVERYWHERE or not rooms:
        return [Where("" if fold(place) in _EVERYWHERE else place, room)]
    places = {row["place"] for row in rooms}
    found = _exact(places, place) or _of_municipality(rooms, place) or _in_full(places, place)
    if found:
        return [Where(name, room) for name in sorted(found)]
    if not room and any(fold(row["name"]) == fold(place) for row in rooms):
        return [Where("", place)]
    if places == {""}:
        return [Where("", room)]  # one house: whatever it is called, it is the one that is meant
    known = ", ".join(sorted(filter(None, places)))
    raise Invalid(
        _("“{place}” is no place in the register of rooms.").format(place=place),
        _("The places are {places}.").format(places=known),
    )


def _exact(places: set[str], wanted: str) -> set[str]:
    return {place for place in places if place and fold(place) == fold(wanted)}


def _of_municipality(rooms: list[dict[str, object]], wanted: str) -> set[str]:
    """Return the places of a municipality; "" stands for rooms that have no place of their own."""
    return {
        str(row["place"]) for row in rooms if row["municipality"] and fold(str(row["municipality"])) == fold(wanted)
    }


def _in_full(places: set[str], wanted: str) -> set[str]:
    """Return the one place whose words all stand in what is wanted, or the other way round."""
    words = set(fold(wanted).split())
    near = {
        place for place in places if place and (set(fold(place).split()) <= words or words <= set(fold(place).split()))
    }
    return near if len(near) == 1 else set()
