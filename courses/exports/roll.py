"""Lists of people as finished files: CSV, a workbook, address cards, labels and a list of addresses.

What is in them comes from `actions.roll`; what cannot be printed is refused before anything is noted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from courses.actions import paper_templates
from courses.actions import roll as deeds
from courses.exports import tables, vcard
from courses.exports.outgoing import file_name
from courses.i18n import _, ngettext
from courses.model import Actor
from courses.model.outgoing import Outgoing
from courses.model.paper_style import PaperKind, PaperWish
from courses.model.roll import Roll, RollColumn
from courses.rules import roll as rules
from courses.store import Store


class RollFile(StrEnum):
    """The files that a list of people can be."""

    CSV = "csv"
    XLSX = "xlsx"
    VCARD = "vcard"
    LABELS = "labels"
    ADDRESSES = "addresses"


@dataclass(frozen=True, slots=True)
class Wanted:
    """As what a list goes out."""

    kind: RollFile
    columns: Sequence[RollColumn] = ()
    """Of a table; none: those that it had last."""
    sheet: str = "3x8"
    """Of labels."""
    first: int = 1
    """The label to begin at."""
    wish: PaperWish = field(default_factory=PaperWish)
    """How labels and lists on paper are to look."""


def write(store: Store, actor: Actor, what: Roll, wanted: Wanted, now: datetime) -> Outgoing:
    """Return a list as a file, and note that it was made. Raises Refused, and Invalid for letters without a glyph."""
    if wanted.kind in (RollFile.CSV, RollFile.XLSX):
        return _table(store, actor, what, wanted, now)
    if wanted.kind is RollFile.VCARD:
        deeds.note_cards(store, actor, what)
        name = file_name(f"{_('addresses')} {what.scope.name}", "vcf")
        return Outgoing(name, vcard.render(what.people), len(what.people) - what.protected, is_personal=True)
    return _paper(store, actor, what, wanted, now)


def _table(store: Store, actor: Actor, what: Roll, wanted: Wanted, now: datetime) -> Outgoing:
    columns = tuple(wanted.columns or deeds.columns_last(store))
    made = tuple(tuple(rules.cell(row, column) for column in columns) for row in what.rows)
    table = tables.Table(_("Participants"), tuple(map(rules.title, columns)), made)
    deeds.note_table(store, actor, what, columns)
    content = tables.to_csv(table) if wanted.kind is RollFile.CSV else tables.to_xlsx(table, now)
    name = file_name(f"{table.title} {what.scope.name}", wanted.kind)
    return Outgoing(name, content, len(what.rows), is_personal=True)


def _paper(store: Store, actor: Actor, what: Roll, wanted: Wanted, now: datetime) -> Outgoing:
    from courses.exports.paper.kinds import address_list, labels

    if wanted.kind is RollFile.LABELS:
        sheets = deeds.sheets()
        sheet = sheets.get(wanted.sheet) or next(iter(sheets.values()))
        paper = deeds.labels(store, actor, what, sheet, wanted.first)
        printed = labels.render(paper, paper_templates.style(store, PaperKind.ADDRESS_LABELS, **wanted.wish))
        deeds.note_labels(store, actor, what, paper, now)
        return Outgoing(printed.file_name, printed.content, len(paper.labels), is_personal=True)
    style = paper_templates.style(store, PaperKind.ADDRESS_LIST, **wanted.wish)
    listed = deeds.address_list(store, actor, what, now)
    address_list.render(listed, style)  # what cannot be printed is refused before anything is numbered
    printed = address_list.render(deeds.note_address_list(store, actor, what, listed, now), style)
    return Outgoing(printed.file_name, printed.content, len(listed.rows), is_personal=True)


def told(what: Roll, wanted: Wanted, count: int) -> str:
    """Return how many are in a file, and who is not in it or is in it under alias."""
    if wanted.kind in (RollFile.CSV, RollFile.XLSX):
        words = [ngettext("{count} row", "{count} rows", count).format(count=count)]
        if what.protected:
            words.append(_("{count} under alias").format(count=what.protected))
        return ", ".join(words)
    words = [ngettext("{count} person", "{count} persons", count).format(count=count)]
    if what.protected:
        words.append(_("{count} protected left out").format(count=what.protected))
    without = len(what.people) - what.protected - count
    if without:
        words.append(_("{count} without an address left out").format(count=without))
    return ", ".join(words)
