"""The words for e-lists and for how ours agrees with one, as they are shown. Decides nothing."""

from __future__ import annotations

from courses.i18n import _, ngettext
from courses.model.elist import Agreement, Comparison, Elist, ElistField, ElistPart


def part(it: ElistPart) -> str:
    """Return what a part of an e-list is called."""
    return {
        "PLAN": _("Work plan"),
        "PERSON": _("Participants"),
        "SESSION": _("Sessions"),
        "SIGN": _("At the end"),
    }[it]


def parts_in_order(it: Elist) -> list[ElistPart]:
    """Return the parts that have fields, in the association's order."""
    found = [one for one in ElistPart if it.of_part(one)]
    return sorted(found, key=lambda one: min(field.position for field in it.of_part(one)))


def value(it: Elist, field: ElistField) -> str:
    """Return what is entered in a field that stands there once, or what is to be done about it."""
    if field.part is ElistPart.SIGN:
        return _("in the association’s e-list, not here")
    return it.plan.get(field.field, "") or ("–" if field.field != "number" else _("given by the association"))


def agreement(it: Agreement) -> str:
    """Return sign and word for how a row agrees."""
    return {
        "SAME": "✓ " + _("same"),
        "DIFFER": "≠ " + _("differ"),
        "WE_HAVE": "→ " + _("only we have"),
        "THEY_HAVE": "← " + _("only they have"),
    }[it]


def agreed(it: Comparison) -> str:
    """Return how a comparison came out, in a line."""
    parts = [
        ngettext("{count} same", "{count} same", it.count(Agreement.SAME)),
        ngettext("{count} differs", "{count} differ", it.count(Agreement.DIFFER)),
        ngettext("{count} only we have", "{count} only we have", it.count(Agreement.WE_HAVE)),
        ngettext("{count} only they have", "{count} only they have", it.count(Agreement.THEY_HAVE)),
    ]
    return ", ".join(text.format(count=it.count(one)) for text, one in zip(parts, Agreement, strict=True)) + "."
