"""What a closure's file means by where: a place, a room, everywhere; told from the register of rooms."""

from __future__ import annotations

from dataclasses import dataclass

from courses.errors import Invalid
from courses.i18n import _
from courses.store import Store, tables
from courses.store.connection import Row
from courses.text import fold

_EVERYWHERE = frozenset(
    {"", "alla", "alla bibliotek", "alla hus", "samtliga", "overallt", "all", "everywhere", "hela kommunen"}
)


_MUNICIPALITY = frozenset({"kommun", "kommunen", "municipality"})
_WHOLE = frozenset({"hela", "i", "the", "whole", "of", "all"})


@dataclass(frozen=True, slots=True)
class Where:
    """A municipality, a place and a room as closures have them; empty is every one."""

    place: str = ""
    room: str = ""
    municipality: str = ""


def find(store: Store, place: str, room: str) -> list[Where]:
    """Return where a closure holds, one for each place that is meant.

    A place may be named in full ("Ekby bibliotek" for "Ekby"), or be the name of a room; "Ekby kommun" is the municipality,
    and so is a name that no place has. Raises Invalid for one that fits nothing in a register that has rooms: a closure that
    holds nowhere would be no closure.
    """
    before, colon, after = (place or room).partition(":")
    if colon and not (place and room):
        place, room = before.strip(), after.strip()
    rooms = tables.find(store, "room")
    if fold(place) in _EVERYWHERE or not rooms:
        return [Where("" if fold(place) in _EVERYWHERE else place, room)]
    return _known(rooms, place, room)


def _known(rooms: list[Row], place: str, room: str) -> list[Where]:
    places = {row["place"] for row in rooms}
    municipality = _municipality(rooms, place)
    exact = _exact(places, place)
    if municipality and (not exact or _says_municipality(place)):
        return [Where("", room, municipality)]
    found = exact or _in_full(places, place)
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


def _says_municipality(wanted: str) -> bool:
    return not _MUNICIPALITY.isdisjoint(fold(wanted).split())


def _municipality(rooms: list[Row], wanted: str) -> str:
    """Return the municipality that is meant, as the rooms write it; "Storumans kommun" is Storuman's."""
    name = " ".join(word for word in fold(wanted).split() if word not in _MUNICIPALITY | _WHOLE)
    known = (str(row["municipality"]) for row in rooms if row["municipality"])
    return next((it for it in known if name in (fold(it), f"{fold(it)}s")), "")


def _in_full(places: set[str], wanted: str) -> set[str]:
    """Return the one place whose words all stand in what is wanted, or the other way round."""
    words = set(fold(wanted).split())
    near = {
        place for place in places if place and (set(fold(place).split()) <= words or words <= set(fold(place).split()))
    }
    return near if len(near) == 1 else set()
