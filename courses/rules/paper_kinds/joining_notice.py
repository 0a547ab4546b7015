"""What stands around the text of a joining notice on paper; the text itself is a message's."""

from __future__ import annotations

from courses.i18n import _
from courses.model.paper_style import PaperKind
from courses.rules.paper_fields import Kind
from courses.rules.paper_kinds.letter import KEYS

KIND = Kind(PaperKind.JOINING_NOTICE, label=lambda: _("Joining notice by letter"), keys=KEYS)
