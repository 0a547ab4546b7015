"""What labels for shelves and boxes say besides what they are for."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind
from courses.rules.paper_fields import Key, Kind

KIND = Kind(
    PaperKind.SHELF_LABELS,
    label=lambda: _("Shelf labels"),
    keys=(Key("document_title"),),
)
