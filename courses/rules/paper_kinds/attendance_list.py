"""What an attendance list says."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind, SheetSize
from courses.rules.paper_fields import Field, Key, Kind

KIND = Kind(
    PaperKind.ATTENDANCE_LIST,
    label=lambda: _("Attendance list"),
    sizes=(SheetSize.A4, SheetSize.A5, SheetSize.A3),
    fields=(
        Field("number", "nummer", lambda: _("The list’s number"), "2027-0042"),
        Field("course", "kurs", lambda: _("The course’s code and title"), "TEL-V27 Bli vän med din telefon"),
        Field("organiser", "anordnare", lambda: _("Who organises it"), "ABF Tallvik"),
        Field("others", "andra", lambda: _("Who it is arranged together with"), "Tallviks bibliotek"),
        Field("room", "lokal", lambda: _("A room"), "Studierummet"),
        Field("numbers", "nummer_på", lambda: _("The numbers of the sessions there"), "3, 5"),
        Field("first", "första", lambda: _("The number of the first session on the page"), "1"),
        Field("last", "sista", lambda: _("The number of the last session on the page"), "8"),
    ),
    keys=(
        Key("title"),
        Key("document_title", "number course"),
        Key("organiser"),
        Key("together", "organiser others"),
        Key("room"),
        Key("other_room"),
        Key("room_numbers", "room numbers"),
        Key("leader"),
        Key("leaders"),
        Key("time"),
        Key("list_number"),
        Key("printed", "printed"),
        Key("sessions", "first last count"),
        Key("head_number"),
        Key("head_name"),
        Key("head_note"),
        Key("present"),
        Key("initials"),
        Key("signature"),
        Key("date"),
        Key("not_chosen"),
        Key("here"),
        Key("away"),
        Key("sent_word"),
        Key("late"),
        Key("left_early"),
        Key("page", "page pages"),
    ),
)
