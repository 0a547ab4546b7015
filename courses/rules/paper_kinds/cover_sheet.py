"""What the sheet on top of a print run says."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind
from courses.rules.paper_fields import Field, Key, Kind

_PAPERS = "attendance_list certificate handout name_badges table_signs evaluation evacuation_list next_step other"

KIND = Kind(
    PaperKind.COVER_SHEET,
    label=lambda: _("Cover sheet of a print run"),
    fields=(
        Field("number", "nummer", lambda: _("The number of a print run or a list"), "2027-0007"),
        Field("day", "dag", lambda: _("The day that it is for"), "tisdag 12 januari 2027"),
        Field("period", "period", lambda: _("The days that it is for"), "11–17 januari 2027"),
        Field("week", "vecka", lambda: _("The number of the week"), "2"),
        Field("course", "kurs", lambda: _("The course’s code and title"), "TEL-V27 Bli vän med din telefon"),
        Field("place", "plats", lambda: _("The place that it is for"), "Tallvik"),
        Field("time", "tid", lambda: _("The time it is printed"), "16.05"),
        Field("who", "vem", lambda: _("Who printed it"), "Maja"),
    ),
    keys=(
        Key("title", "number"),
        Key("for_day", "day"),
        Key("for_period", "period week"),
        Key("for_course", "course"),
        Key("papers", is_many=True),
        Key("pages_in_all", is_many=True),
        Key("missing"),
        Key("whole_place", "place"),
        Key("no_room"),
        Key("head_number"),
        Key("head_paper"),
        Key("head_when"),
        Key("head_copies"),
        Key("head_pages"),
        Key("head_changed"),
        Key("new"),
        Key("instead_of", "number"),
        Key("not_made"),
        *(Key(f"paper_{name}") for name in _PAPERS.split()),
        Key("printed_by", "printed time who"),
        Key("page", "page pages"),
    ),
)
