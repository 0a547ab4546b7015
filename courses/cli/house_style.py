"""Commands about the look of all papers: the library's logo and colour, and the logos of those it works with."""

from __future__ import annotations

from pathlib import Path

import click

from courses.actions import house_style as deeds
from courses.cli import find, out
from courses.cli.office import Office
from courses.cli.out import Column
from courses.cli.parts import JSON, Option, command, option
from courses.errors import Invalid
from courses.i18n import _
from courses.store import logos, options


def _organisation() -> Option:
    return option(
        "--organisation",
        label=lambda: _("ORGANISATION"),
        words=lambda: _("The logo of this organisation of the register; else the library’s own."),
    )


@command(
    "house-style",
    lambda: _("Show the look of the papers, or change it: the library’s colour and logo, and the logos of partners."),
    [
        option(
            "--colour",
            label=lambda: _("COLOUR"),
            words=lambda: _("The one colour, such as #0A5463; one too pale for text is refused."),
        ),
        option(
            "--logo",
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
            label=lambda: _("FILE"),
            words=lambda: _("A PNG, JPEG or SVG file."),
        ),
        _organisation(),
        option("--remove-logo", is_flag=True, words=lambda: _("Take the logo away.")),
        JSON,
    ],
)
def house_style(
    office: Office, *, colour: str | None, logo: Path | None, organisation: str | None, remove_logo: bool, as_json: bool
) -> None:
    """Show or change the look."""
    from courses.exports import logos as logo_deeds

    if logo and remove_logo:
        raise Invalid(_("Give either --logo or --remove-logo."))
    with office.library() as store:
        whose = find.organisation(store, organisation).id if organisation else None
        if colour is not None:
            deeds.set_colour(store, office.actor, colour)
        if logo is not None:
            logo_deeds.set_logo(store, office.actor, logo.read_bytes(), whose)
        if remove_logo:
            deeds.remove_logo(store, office.actor, whose)
        found, kept, name = logos.listed(store), options.get(store, "house.colour"), options.get(store, "library.name")
    if as_json:
        rows = [{"organisation": it.organisation or None, "kind": it.kind, "bytes": it.bytes} for it in found]
        out.say_json({"colour": kept, "logos": rows})
        return
    out.say(out.facts([(_("Colour"), kept)]))
    if found:
        columns = (Column(_("Logo of"), least=20), Column(_("Kind")), Column("kB", is_number=True))
        rows_ = [(it.organisation or name or _("the library"), it.kind, f"{it.bytes / 1000:.0f}") for it in found]
        out.say("\n" + out.table(columns, rows_))
    else:
        out.note(_("There is no logo yet; the library’s name stands in its place."))


COMMANDS = (house_style,)
