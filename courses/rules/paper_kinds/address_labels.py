"""What a sheet of address labels says besides the addresses."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind
from courses.rules.paper_fields import Field, Key, Kind

KIND = Kind(
    PaperKind.ADDRESS_LABELS,
    label=lambda: _("Address labels"),
    fields=(Field("about", "om", lambda: _("Whose addresses they are"), "TEL-V27"),),
    keys=(Key("document_title", "about"),),
)
