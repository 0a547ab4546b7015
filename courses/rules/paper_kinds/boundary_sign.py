"""What the sign says of what a library helps with, and what not."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind, SheetSize
from courses.rules.paper_fields import Key, Kind

KIND = Kind(
    PaperKind.BOUNDARY_SIGN,
    label=lambda: _("Sign of what we help with"),
    sizes=(SheetSize.A4, SheetSize.A3, SheetSize.A5),
    keys=(
        Key("title"),
        Key("yes"),
        Key("yes_about"),
        Key("yes_list", is_lines=True),
        Key("together"),
        Key("together_about"),
        Key("together_list", is_lines=True, may_be_empty=True),
        Key("no"),
        Key("no_about"),
        Key("no_list", is_lines=True, may_be_empty=True),
        Key("yourself", may_be_empty=True),
        Key("onward", may_be_empty=True),
        Key("contact", may_be_empty=True),
    ),
)
