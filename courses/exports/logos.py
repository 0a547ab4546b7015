"""Takes a picture as a logo once it is known that it can be drawn: one that cannot would stop every paper."""

from __future__ import annotations

import io

from courses.actions import house_style
from courses.errors import Invalid
from courses.i18n import _
from courses.model import Actor
from courses.rules import pictures as rules
from courses.store import Store


def set_logo(store: Store, actor: Actor, content: bytes, organisation_id: int | None = None) -> rules.PictureKind:
    """Keep the logo of an organisation, None: of the library, after it has been drawn once.

    Raises Invalid for what is no picture or cannot be drawn, Refused, NotFound.
    """
    from courses.exports.paper.pdf import pictures
    from courses.exports.paper.pdf.pen import Pen

    if rules.kind_of(content) is not rules.PictureKind.SVG:
        _read_whole(content)
    pictures.size(content)
    pen = Pen(title="Logo", author="", language="sv")
    pen.picture(50, 50, 200, 100, content, "Logo")
    pen.end_page()
    pen.finish()
    return house_style.set_logo(store, actor, content, organisation_id)


def _read_whole(content: bytes) -> None:
    """Read every point of a picture: one that was cut off says so only then. Raises Invalid."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            picture.load()
    except (OSError, ValueError, SyntaxError) as error:
        raise Invalid(_("The picture is broken."), _("Save it again from the program that made it.")) from error
