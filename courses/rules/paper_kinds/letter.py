"""What stands around the text of a letter; the text itself is a message's."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind
from courses.rules.paper_fields import Key, Kind

KEYS = (
    Key("letters", is_many=True),
    Key("page", "page pages"),
    Key("ending", may_be_empty=True),
    Key("foot", may_be_empty=True),
)
KIND = Kind(PaperKind.LETTER, label=lambda: _("Letter"), keys=KEYS)
