"""The library's own look as deeds: its logo and those of the ones it arranges courses with, and its colour."""

from __future__ import annotations

from collections.abc import Iterable

from courses.actions.options import set_option
from courses.errors import NotFound
from courses.i18n import _
from courses.model import Actor
from courses.model.paper_style import HouseStyle, Logo
from courses.rules import pictures, rights
from courses.store import Store, courses, logos, options, registers
from courses.store.journal import deed
from courses.text import is_same_name


def house(store: Store, partner_ids: Iterable[int] = ()) -> HouseStyle:
    """Return the library's look, with the logos of the organisations that it is arranged together with, in that order."""
    own = logos.row(store, None)
    return HouseStyle(
        library=Logo(options.get(store, "library.name"), bytes(own["content"]) if own else b""),
        partners=logos.of(store, partner_ids),
        colour=options.get(store, "house.colour"),
    )


def partner_ids(store: Store, course_id: int) -> tuple[int, ...]:
    """Return the organisations that a course is arranged by, the organiser first, without the library itself."""
    course = courses.get(store, course_id)
    names, own = registers.organisation_names(store), options.get(store, "library.name")
    every = dict.fromkeys((*((course.organiser_id,) if course.organiser_id else ()), *course.co_organiser_ids))
    return tuple(it for it in every if not is_same_name(names[it], own))


def set_logo(store: Store, actor: Actor, content: bytes, organisation_id: int | None = None) -> pictures.PictureKind:
    """Keep the logo of an organisation, None: of the library. Raises Invalid for what is no picture, Refused, NotFound."""
    rights.require(actor, rights.Right.CONFIGURE)
    kind = pictures.kind_of(content)
    name = _name(store, organisation_id)
    known = logos.row(store, organisation_id)
    with deed(store, actor, _("Set the logo of {organisation}").format(organisation=name)) as it:
        values: dict[str, object] = {"content": content, "kind": str(kind)}
        if known is None:
            it.insert("logo", {"organisation_id": organisation_id, **values})
        else:
            it.update("logo", known["id"], values)
    return kind


def remove_logo(store: Store, actor: Actor, organisation_id: int | None = None) -> None:
    """Take the logo of an organisation away, None: of the library. Raises NotFound where there is none, Refused."""
    rights.require(actor, rights.Right.CONFIGURE)
    name = _name(store, organisation_id)
    known = logos.row(store, organisation_id)
    if known is None:
        raise NotFound(_("{organisation} has no logo.").format(organisation=name))
    with deed(store, actor, _("Took the logo of {organisation} away").format(organisation=name)) as it:
        it.delete("logo", known["id"])


def set_colour(store: Store, actor: Actor, colour: str) -> str:
    """Set the colour of all papers and return it as kept. Raises Invalid for one that is too pale for text, Refused."""
    return set_option(store, actor, "house.colour", colour)


def _name(store: Store, organisation_id: int | None) -> str:
    if organisation_id is None:
        return options.get(store, "library.name") or _("the library")
    names = registers.organisation_names(store)
    if organisation_id not in names:
        raise NotFound(_("There is no such organisation."))
    return names[organisation_id]
