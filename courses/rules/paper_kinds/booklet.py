"""What a course’s booklet says besides the texts of its handouts."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind, SheetSize
from courses.rules.paper_fields import Key, Kind
from courses.rules.paper_kinds.handout import FIELDS, KEYS

KIND = Kind(
    PaperKind.BOOKLET,
    label=lambda: _("Booklet of a course"),
    sizes=(SheetSize.A4, SheetSize.A5),
    fields=FIELDS,
    keys=(*KEYS, Key("booklet"), Key("contents"), Key("belongs_to", may_be_empty=True), Key("ask", may_be_empty=True)),
)
