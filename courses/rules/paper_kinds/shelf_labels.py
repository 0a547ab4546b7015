"""What labels for shelves and boxes say."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind
from courses.rules.paper_fields import Field, Key, Kind

KIND = Kind(
    PaperKind.SHELF_LABELS,
    label=lambda: _("Shelf labels"),
    fields=(
        Field("language", "språk", lambda: _("The handout’s language"), "svenska"),
        Field("level", "nivå", lambda: _("The handout’s level"), "nybörjare"),
        Field("weekday", "veckodag", lambda: _("The weekday that the course meets on"), "tisdag"),
        Field("time", "tid", lambda: _("From when to when it meets"), "10.00–12.15"),
        Field("room", "lokal", lambda: _("The room it meets in"), "Studion"),
    ),
    keys=(Key("document_title"), Key("handout", "language level"), Key("course", "weekday time room")),
)
