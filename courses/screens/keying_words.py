"""What the keying of a list tells back: which list it is, what the line says so far, where two readings differ. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from rich.text import Text
from textual.content import Content

from courses import dates, labels
from courses.actions import keying
from courses.actions.keying import Comparison
from courses.actions.keying_sheet import Echo, LineReading
from courses.i18n import _, ngettext
from courses.model import KeyedRow, KeyingSheet, Mark, Session, SessionStatus
from courses.rules.keying import RowMark
from courses.rules.marking import has_begun
from courses.text import plain
from courses.widgets.table import Column, Row, cell

_NAMED = 3
"""Rows of a range that are told by name."""
_FAULTS = 3
"""Faults that are told at once on the screen."""


def example() -> str:
    """Return what may be keyed, as it stands in the empty field."""
    return _("1 3 7 s2+30 -4   alla -4   1-9 rest -   12=Siv Norberg")


def best(every: Sequence[Session], now: datetime) -> int | None:
    """Return the session that is most likely to be keyed: the first that has been and is not entered, else the last begun."""
    begun = [it for it in every if it.status is not SessionStatus.CANCELLED and has_begun(it, now)]
    waiting = [it for it in begun if it.status is SessionStatus.PLANNED]
    return waiting[0].id if waiting else begun[-1].id if begun else next((it.id for it in every), None)


def head(it: KeyingSheet | None, *, is_second: bool) -> Content:
    """Return which course, session and list it is, and what is to be known of it."""
    if it is None:
        how = _("Its number stands at the top of the list, and shorter above each column: 42-3 is list 42, session 3.")
        return Content("\n").join(
            [Content.styled(_("A list from paper"), "bold $accent"), Content.styled(how, "$quiet")]
        )
    session = _("Session {number}").format(number=it.session.number or "–")
    words = [session, dates.day_text(it.session.day), _source(it)]
    first = Content.assemble((plain(it.code), "bold $accent"), " ", (plain(it.title), "bold"))
    return Content("\n").join([first, Content.styled(" · ".join(words), "$quiet"), _state(it, is_second=is_second)])


def _source(it: KeyingSheet) -> str:
    if not it.list_number:
        return _("the places of today, no list is printed")
    return _("list {number}, column {column}").format(number=it.list_number, column=it.column)


def _state(it: KeyingSheet, *, is_second: bool) -> Content:
    """Return what stands in the way or is to be known, the gravest first, in one line."""
    if it.is_signed:
        return Content.styled("⚠ " + _("The session is signed: its marks are corrected one by one."), "$warning")
    if not it.has_begun:
        return Content.styled("⚠ " + _("The session has not been yet."), "$warning")
    if is_second:
        said = _("Read by {name}. Key it once more: only what differs is shown.")
        return Content.styled(plain(said.format(name=it.read_by[0])), "$accent")
    if it.other_lists:
        said = _("Other people stand in the rows of list {lists}: Ctrl+L.").format(lists=", ".join(it.other_lists))
        return Content.styled("⚠ " + said, "$warning")
    if it.missing:
        said = _("Not on the list: {names}").format(names=", ".join(it.missing))
        return Content.styled("⚠ " + plain(said), "$warning")
    if it.read_by:
        return Content.styled(plain(_("Keyed by {name} before.").format(name=", ".join(it.read_by))), "$quiet")
    return Content.styled(_("Nothing is saved before Enter."), "$quiet")


def says(reading: LineReading) -> Content:
    """Return what is wrong with the line, or what was said last and how many that makes."""
    if not reading.line.strip():
        return Content.styled(_("x here  s late  g left early  - away  a has sent word  ? no mark"), "$quiet")
    if reading.faults:
        told = [f"✗ {plain(it.text)} – {it.words} {it.expected}" for it in reading.faults[:_FAULTS]]
        return Content("\n").join([Content.styled(plain(one), "$error") for one in told])
    return Content("\n").join([Content.styled(plain(_latest(reading)), "bold"), Content(_summary(reading))])


def _latest(reading: LineReading) -> str:
    """Return the names of those whom the last word of the line is about."""
    new = [it for it in reading.echo if it.number in reading.keyed.latest]
    return "  ".join(f"{it.number} {it.name}: {it.told}" for it in new[:_NAMED]) + ("  …" if len(new) > _NAMED else "")


def _summary(reading: LineReading) -> str:
    away = sum(it.keyed.mark in (Mark.ABSENT, Mark.EXCUSED) for it in reading.echo)
    parts = [_("{count} here").format(count=reading.here), _("{count} away").format(count=away)]
    differing = sum(bool(it.notes) for it in reading.echo)
    if differing:
        parts.append(ngettext("{count} differs", "{count} differ", differing).format(count=differing))
    if open_ := reading.left_open:
        parts.append(_("not mentioned: {count}").format(count=len(open_)))
    return " · ".join(parts)


def rows(reading: LineReading) -> tuple[tuple[Column, ...], list[Row]]:
    """Return the rows of the list: what differs first, then those not mentioned, then the others."""
    columns = (
        Column(_("No."), 4, right=True),
        Column(_("Name")),
        Column(_("Attendance"), 16),
        Column(_("Differs from what was expected"), 31),
    )
    said = [it for it in reading.echo if it.notes], [it for it in reading.echo if not it.notes]
    open_ = [] if reading.faults else list(reading.unmentioned)
    if reading.faults or not reading.line.strip():
        return columns, [_open(row, is_named=False) for row in reading.sheet.rows]
    return columns, [*map(_said, said[0]), *(_open(row, is_named=True) for row in open_), *map(_said, said[1])]


def _said(it: Echo) -> Row:
    mark = f"{labels.mark_sign(it.keyed.mark)} {it.told}"
    style = "bold" if it.notes else ""
    return str(it.number), (it.number, cell(it.name, style=style), cell(mark, style=style), "; ".join(it.notes))


def _open(row: KeyedRow, *, is_named: bool) -> Row:
    kept = row.mark
    mark = f"{labels.mark_sign(kept.mark)} {labels.mark_told(kept.mark, kept.minutes)}" if kept else ""
    note = _("not mentioned") if is_named else ""
    return f"open {row.number}", (row.number, cell(row.name, style="dim"), cell(mark, style="dim"), note)


def apart(both: Comparison, settled: Mapping[int, RowMark | None]) -> Content:
    """Return how many rows differ and how each is settled."""
    count = len(both.differences)
    said = ngettext("The readings differ in {count} row.", "The readings differ in {count} rows.", count)
    how = _("Look at the paper: 1 takes the first, 2 the second. Enter saves when all are settled.")
    left = _("{count} left").format(count=count - len(settled)) if len(settled) < count else _("all settled")
    return Content("\n").join(
        [Content.styled(f"{said.format(count=count)} {left}", "bold"), Content.styled(how, "$quiet")]
    )


def differences(both: Comparison, settled: Mapping[int, RowMark | None]) -> tuple[tuple[Column, ...], Iterable[Row]]:
    """Return the rows that differ: what was read first, what now, and what holds."""
    columns = (
        Column(_("No."), 4, right=True),
        Column(_("Name")),
        Column("1 " + plain(both.first_by)),
        Column("2 " + plain(both.second_by)),
        Column(_("Holds"), 6),
    )
    return columns, [
        (str(it.number), (it.number, it.name, _told(it.first, it), _told(it.second, it), _which(it, settled)))
        for it in both.differences
    ]


def _which(it: keying.Difference, settled: Mapping[int, RowMark | None]) -> Text:
    if it.number not in settled:
        return cell("?")
    return cell("1" if settled[it.number] == it.first else "2", style="bold")


def _told(said: RowMark | None, it: keying.Difference) -> str:
    """Return what was read, with the name where the readings differ in that."""
    if said is None:
        return _("nothing")
    told = labels.mark_told(said.mark, said.minutes, is_online=said.is_online)
    names = {one.name for one in (it.first, it.second) if one is not None}
    return f"{said.name}: {told}" if len(names) > 1 and said.name else told
