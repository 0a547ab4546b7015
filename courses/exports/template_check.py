"""Whether a template can be printed: read without a fault, and every letter of it drawn by some typeface."""

from __future__ import annotations

from courses.actions import paper_template_deeds
from courses.i18n import _
from courses.model.paper_style import PaperKind
from courses.rules.paper_template import Fault, Faulty, PaperTemplate


def check(kind: PaperKind, language: str, text: str, design: str = "") -> PaperTemplate:
    """Return what a template says. Raises `Faulty` with everything that is wrong, else with the letters that cannot be drawn."""
    from courses.exports.paper.type import fonts

    template = paper_template_deeds.check(kind, language, text, design)
    lacking = fonts.missing(template.texts.values())
    if lacking:
        raise Faulty(tuple(sorted(_fault(text, letter) for letter in lacking)))
    return template


def _fault(text: str, letter: str) -> Fault:
    rows = enumerate(text.split("\n"), 1)
    line, row = next(((number, row) for number, row in rows if letter in row and not row.startswith("#")), (0, ""))
    said = _("There is no typeface for {letter} (U+{code:04X}).")
    return Fault(line, row.partition(":")[0].strip()[:40], said.format(letter=letter, code=ord(letter[0])))
