"""How handouts look on the command line: tables, one on a page, JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from courses import handout_labels as words
from courses.cli import out
from courses.cli.out import Column
from courses.dates import day_text
from courses.i18n import _, pgettext
from courses.model.shelf import HandoutUse, ShelfRow, ShelfText


def table(found: Sequence[ShelfRow]) -> str:
    """Return handouts a row each."""
    columns = [
        Column(_("Code")),
        Column(_("Title"), least=20),
        Column(pgettext("handout", "Topic"), least=6),
        Column(_("Version")),
        Column(_("Languages"), least=8),
        Column(_("Used by")),
        Column(_("To see to")),
    ]
    rows = [
        (
            it.code,
            it.first.title,
            it.first.topic,
            it.first.edition,
            words.languages(it),
            words.used(it),
            words.marks(it),
        )
        for it in found
    ]
    return out.table(columns, rows)


def page(row: ShelfRow, uses: Sequence[HandoutUse], today: date) -> str:
    """Return one handout: its facts, its languages, where it is used."""
    it = row.first
    facts = out.facts(
        pair
        for pair in (
            (_("Code"), row.code),
            (_("Title"), it.title),
            (pgettext("handout", "Topic"), it.topic),
            (_("Level"), it.level),
            (_("Version"), words.version(it, today)),
            (_("Devices"), it.devices.replace(",", ", ")),
            (_("Licence"), it.licence),
        )
        if pair[1]
    )
    columns = [Column(_("Language")), Column(_("Title"), least=20), Column(_("Version")), Column(_("State"), least=20)]
    texts = [(one.language, one.title, one.edition, state(one, today)) for one in row.texts]
    parts = [facts, out.table(columns, texts)]
    if uses:
        parts.append(uses_table(uses, today))
    return "\n\n".join(parts)


def uses_table(uses: Sequence[HandoutUse], today: date) -> str:
    """Return where something is given out, a row each."""
    columns = [Column(_("Where")), Column(_("Title"), least=20), Column(_("Session")), Column(_("Handout"))]
    rows = [
        (
            it.course or _("Course plan"),
            it.title,
            " ".join(filter(None, (words.where(it), day_text(it.day, today) if it.day else ""))),
            it.code,
        )
        for it in uses
    ]
    return out.table(columns, rows)


def state(it: ShelfText, today: date) -> str:
    """Return how a text stands, in words."""
    own = "" if it.is_shipped else _("the library’s own")
    return ", ".join(filter(None, (words.state(it), words.reviewed(it), words.ageing(it, today), own)))


def shape(row: ShelfRow) -> dict[str, object]:
    """Return a handout for JSON."""
    return {
        "code": row.code,
        "title": row.first.title,
        "topic": row.first.topic,
        "level": row.first.level,
        "ageing": row.ageing,
        "courses": row.used_by,
        "plans": row.plans,
        "texts": [text_shape(it) for it in row.texts],
    }


def text_shape(it: ShelfText) -> dict[str, object]:
    """Return a text for JSON."""
    return {
        "language": it.language,
        "title": it.title,
        "version": it.edition,
        "date": it.dated.isoformat() if it.dated else None,
        "valid_until": it.valid_until.isoformat() if it.valid_until else None,
        "ageing": it.ageing,
        "state": it.state,
        "follows": it.follows or None,
        "original_version": it.original_edition or None,
        "review": it.review,
        "is_reviewed": it.is_reviewed,
        "licence": it.licence,
        "devices": list(filter(None, it.devices.split(","))),
        "is_shipped": it.is_shipped,
    }


def use_shape(it: HandoutUse) -> dict[str, object]:
    """Return where something is given out for JSON."""
    return {
        "handout": it.code,
        "course": it.course or None,
        "plan": it.title if it.plan_id is not None else None,
        "session": it.number,
        "day": it.day.isoformat() if it.day else None,
    }
