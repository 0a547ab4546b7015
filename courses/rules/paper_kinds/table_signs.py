"""What table signs say."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind, SheetSize
from courses.rules.paper_fields import Field, Key, Kind

KIND = Kind(
    PaperKind.TABLE_SIGNS,
    label=lambda: _("Table signs"),
    sizes=(SheetSize.A4, SheetSize.A5),
    fields=(Field("course", "kurs", lambda: _("The course’s code and title"), "TEL-V27 Bli vän med din telefon"),),
    keys=(Key("document_title", "course"), Key("leader"), Key("fold")),
)
