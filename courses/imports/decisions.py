"""What somebody decided about rows of a file: whom they are about, or that they stay out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from courses.errors import Invalid
from courses.i18n import _

SAME, NEW, LEAVE_OUT = "same", "new", "leave-out"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one row."""

    what: str
    """One of SAME, NEW, LEAVE_OUT."""
    key: str = ""
    """With SAME: the person's key, or the reference of another row."""

    @property
    def written(self) -> str:
        """The decision as it is written in a file of decisions."""
        return f"{self.what} {self.key}".strip()


def said(same: Iterable[str], new: Iterable[str], left_out: Iterable[str]) -> dict[str, Decision]:
    """Return what options say, by reference: ROW=KEY, ROW, ROW. Raises Invalid."""
    found: dict[str, Decision] = {}
    for text in same:
        row, equals, key = (part.strip() for part in text.rpartition("="))
        if not equals or not row or not key:
            raise Invalid(
                _("“{value}” is not possible here.").format(value=text),
                _("Write it as {form}.").format(form=_("ROW=KEY")),
            )
        found[row] = Decision(SAME, key)
    found |= {row.strip(): Decision(NEW) for row in new}
    found |= {row.strip(): Decision(LEAVE_OUT) for row in left_out}
    return found


def read(path: Path) -> dict[str, Decision]:
    """Return what a match report with a filled column of decisions says. Raises NotFound, Invalid.

    In the column stands "new", "leave out", or the key of the person, alone or after "same".
    """
    from courses.imports import table
    from courses.imports.fold import key
    from courses.imports.values import plain_text

    sheet = table.read(path).sheets[0]
    header = {key(plain_text(cell)): at for at, cell in enumerate(sheet.rows[0].cells)} if sheet.rows else {}
    row_at = header.get("reference", header.get(key(_("reference"))))
    said_at = header.get("decision", header.get(key(_("decision"))))
    if row_at is None or said_at is None:
        raise Invalid(_("{file} has no columns for the row and the decision.").format(file=path.name))
    found: dict[str, Decision] = {}
    for row in sheet.rows[1:]:
        texts = [plain_text(cell).strip() for cell in row.cells] + [""] * (max(row_at, said_at) + 1)
        if texts[said_at]:
            found[texts[row_at]] = decision(texts[said_at])
    return found


def decision(text: str) -> Decision:
    """Return a decision from its words, Swedish or English."""
    words = text.split()
    first = words[0].casefold()
    if first in ("new", "ny", "nytt"):
        return Decision(NEW)
    if first in ("leave-out", "leave", "utelämna", "hoppa", "uteslut"):
        return Decision(LEAVE_OUT)
    if first in ("same", "samma", "känd", "this") and len(words) > 1:
        return Decision(SAME, " ".join(words[1:]))
    return Decision(SAME, text.strip())
