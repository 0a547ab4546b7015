"""A packet as a workbook that anybody can fill in: a sheet a course, letters for marks, and a hidden sheet that is signed.

The hidden sheet knows which row and column is whose, so that what was moved or renamed is found out when it comes back.
"""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

from courses import labels
from courses.dates import day_text
from courses.exports.packet import canonical
from courses.i18n import _
from courses.model.packets import Packet, PacketCourse, PacketSession
from courses.rules import packet_code, packet_letters, packet_seal

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

BLANK_ROWS = 6
"""Rows for those who just turn up."""
HIDDEN = "kursverkstad"
"""The hidden sheet’s name."""
CHUNK = 30_000
"""Letters of a cell; Excel takes 32,767."""
_TAGS, _HEAD, _FIRST = 4, 5, 6
"""The rows of the sessions' tags and headings, and the first of people."""
_SIGN, _NUMBER, _NAME, _MARKS = 1, 2, 3, 4
"""The columns of tags, numbers and names, and the first of marks."""


def workbook(packet: Packet, code: str) -> bytes:
    """Return the workbook of a packet; it never holds personal numbers."""
    from openpyxl import Workbook
    from openpyxl.workbook.protection import WorkbookProtection

    book = Workbook()
    book.properties.creator = "Kursverkstad"
    book.properties.created = book.properties.modified = packet.made_at
    book.remove(book.worksheets[0])
    for number, course in enumerate(packet.courses, 1):
        _sheet(book, packet, course, number)
    _hide(book, _form(packet, code))
    book.security = WorkbookProtection(lockStructure=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def heading(session: PacketSession) -> str:
    """Return what stands above a session's column."""
    return f"{session.number or ''} {day_text(session.day)} {session.start:%H.%M}".strip()


def _form(packet: Packet, code: str) -> str:
    """Return what says which row and column is whose, signed, as letters that any program keeps."""
    body = {"packet": packet.uid, "courses": [_course_form(course) for course in packet.courses]}
    key = packet_code.key_of(code, packet.key_uid)
    sealed = packet_seal.seal(packet_seal.FORM, packet.library_uid, packet.key_uid, canonical(body), key)
    return base64.b64encode(sealed).decode()


def _course_form(course: PacketCourse) -> dict[str, object]:
    return {
        "uid": course.uid,
        "sessions": [[it.uid, heading(it)] for it in _columns(course)],
        "people": [[it.uid, it.name] for it in course.people],
        "walk_ins": [[it.uid, it.name] for it in course.walk_ins],
    }


def _columns(course: PacketCourse) -> list[PacketSession]:
    return [it for it in course.sessions if not it.is_cancelled]


def _hide(book: Workbook, text: str) -> None:
    sheet = book.create_sheet(HIDDEN)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
    for row, start in enumerate(range(0, len(text), CHUNK), 1):
        _write(sheet, row, 1, text[start : start + CHUNK])


def _sheet(book: Workbook, packet: Packet, course: PacketCourse, number: int) -> None:
    sheet = book.create_sheet("".join(c for c in course.code if c not in "[]:*?/\\")[:31] or str(number))
    columns = _columns(course)
    _write(sheet, 1, _SIGN, f"c{number}")
    _write(sheet, 1, _NAME, f"{course.code} {course.title}", bold=True)
    _write(sheet, 2, _NAME, _legend())
    _write(sheet, 3, _NAME, _about(packet))
    _write(sheet, _HEAD, _SIGN, "head")
    for offset, text in ((_NUMBER, _("No.")), (_NAME, _("Name"))):
        _write(sheet, _HEAD, offset, text, bold=True)
    for column, session in enumerate(columns, _MARKS):
        _write(sheet, _TAGS, column, f"s{column - _MARKS + 1}")
        _write(sheet, _HEAD, column, heading(session), bold=True)
    last = _rows(sheet, course, columns)
    _look(sheet, columns, last)


def _rows(sheet: Worksheet, course: PacketCourse, columns: list[PacketSession]) -> int:
    """Write the rows of people, walk-ins, blanks and head counts, and return the last row of marks."""
    row = _FIRST
    for number, person in enumerate(course.people, 1):
        _write(sheet, row, _SIGN, f"p{number}")
        _write(sheet, row, _NUMBER, str(number))
        _write(sheet, row, _NAME, person.name)
        for column, session in enumerate(columns, _MARKS):
            mark = session.marks.get(person.uid)
            _open(sheet, row, column, packet_letters.written(mark) if mark else "", is_open=session.signed is None)
        row += 1
    for number, walk_in in enumerate(course.walk_ins, 1):
        _write(sheet, row, _SIGN, f"w{number}")
        _write(sheet, row, _NUMBER, "+")
        _write(sheet, row, _NAME, walk_in.name)
        for column, session in enumerate(columns, _MARKS):
            mark = walk_in.marks.get(session.uid)
            _open(sheet, row, column, packet_letters.written(mark) if mark else "", is_open=session.signed is None)
        row += 1
    for _blank in range(BLANK_ROWS):
        _write(sheet, row, _SIGN, "new")
        _write(sheet, row, _NUMBER, "+")
        _open(sheet, row, _NAME, "", is_open=True)
        for column, session in enumerate(columns, _MARKS):
            _open(sheet, row, column, "", is_open=session.signed is None)
        row += 1
    _write(sheet, row, _SIGN, "heads")
    _write(sheet, row, _NAME, _("How many came"), bold=True)
    for column, session in enumerate(columns, _MARKS):
        heads = session.heads.heads
        _open(sheet, row, column, "" if heads is None else str(heads), is_open=session.signed is None)
    return row - 1


def _look(sheet: Worksheet, columns: list[PacketSession], last: int) -> None:
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[_TAGS].hidden = True
    sheet.column_dimensions["B"].width = 5
    sheet.column_dimensions["C"].width = 32
    sheet.row_dimensions[_HEAD].height = 48
    for column, _session in enumerate(columns, _MARKS):
        sheet.column_dimensions[get_column_letter(column)].width = 9
        sheet.cell(_HEAD, column).alignment = Alignment(wrap_text=True, horizontal="center", vertical="bottom")
    sheet.freeze_panes = f"{get_column_letter(_MARKS)}{_FIRST}"
    letters = ",".join(packet_letters.LETTERS.values())
    allowed = DataValidation("list", formula1=f'"{letters}"', allow_blank=True, errorStyle="warning")
    allowed.error, allowed.errorTitle = _legend(), _("Not a mark")
    sheet.add_data_validation(allowed)
    if columns:
        first, end = get_column_letter(_MARKS), get_column_letter(_MARKS + len(columns) - 1)
        allowed.add(f"{first}{_FIRST}:{end}{last}")
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _legend() -> str:
    words = (f"{letter} = {labels.mark(mark)}" for mark, letter in packet_letters.LETTERS.items())
    return ", ".join(words) + ". " + _("Minutes after s and g: s 20.")


def _about(packet: Packet) -> str:
    return _(
        "Packet {number} to {partner}. Fill in, save, and send back at the latest on {day}. Marks are not signed."
    ).format(number=packet.number, partner=packet.partner.name, day=day_text(packet.expires_on))


def _open(sheet: Worksheet, row: int, column: int, text: str, *, is_open: bool) -> None:
    """Write a cell that may be filled in, or one that is locked and grey."""
    from openpyxl.styles import Alignment, Border, PatternFill, Protection, Side

    cell = _write(sheet, row, column, text)
    thin = Side(style="thin", color="999999")
    cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    cell.number_format = "@"
    if column >= _MARKS:
        cell.alignment = Alignment(horizontal="center")
    if is_open:
        cell.protection = Protection(locked=False)
    else:
        cell.fill = PatternFill("solid", fgColor="E6E6E6")


def _write(sheet: Worksheet, row: int, column: int, text: str, *, bold: bool = False) -> Any:  # noqa: ANN401 openpyxl's
    """Write text, and no formula, whatever it begins with."""
    from openpyxl.styles import Font

    cell = sheet.cell(row, column)
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@"
    if bold:
        cell.font = Font(bold=True)
    return cell
