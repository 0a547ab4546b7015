"""What a timetable says, besides the phrases that papers share."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind, SheetSize
from courses.rules.paper_fields import Field, Key, Kind

KIND = Kind(
    PaperKind.TIMETABLE,
    label=lambda: _("Weekly timetable"),
    sizes=(SheetSize.A4, SheetSize.A3),
    fields=(
        Field("number", "nummer", lambda: _("The week’s number"), "48"),
        Field("time", "tid", lambda: _("A time of day"), "13.00"),
        Field("period", "period", lambda: _("The term or the dates"), "våren 2027"),
    ),
    keys=(
        Key("heading"),
        Key("week", "number period"),
        Key("ordinary_week", "period"),
        Key("just_come"),
        Key("closed"),
        Key("closes_at", "time"),
    ),
)
