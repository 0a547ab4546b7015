"""What a poster says, besides the phrases that papers share."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind, SheetSize
from courses.rules.paper_fields import Design, Key, Kind

KIND = Kind(
    PaperKind.POSTER,
    label=lambda: _("Poster"),
    sizes=(SheetSize.A4, SheetSize.A3, SheetSize.A5),
    designs=(
        Design("plain", lambda: _("Without strips")),
        Design("strips", lambda: _("With strips to tear off")),
    ),
    keys=(
        Key("enrol_at"),
        Key("book_at"),
        Key("just_come"),
        Key("all_or_some"),
    ),
)
