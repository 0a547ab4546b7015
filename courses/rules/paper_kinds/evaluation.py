"""What an evaluation form asks, besides the phrases that papers share. The questions are the library's to change."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind
from courses.rules.paper_fields import Field, Key, Kind

KIND = Kind(
    PaperKind.EVALUATION,
    label=lambda: _("Evaluation form"),
    fields=(
        Field("course", "kurs", lambda: _("The course’s title"), "Bli vän med din telefon"),
        Field("period", "period", lambda: _("The dates of the course"), "12 januari–9 mars 2027"),
    ),
    keys=(
        Key("title_of", "course"),
        Key("heading", "course"),
        Key("intro", "course", is_lines=True, may_be_empty=True),
        Key("fill_in"),
        *(Key(f"scale_{step}") for step in range(1, 6)),
        Key("scale_questions", "course", is_lines=True),
        Key("text_questions", "course", is_lines=True, may_be_empty=True),
        Key("may_be_quoted", may_be_empty=True),
        Key("thanks", may_be_empty=True),
        Key("hand_in", may_be_empty=True),
        Key("send_in", may_be_empty=True),
    ),
)
