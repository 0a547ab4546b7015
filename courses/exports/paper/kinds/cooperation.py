"""Draws what the partners of a course agree on: one A4 page with lines for two signatures. From values alone."""

from __future__ import annotations

from courses import labels
from courses.exports.paper.columns import Para, draw_paras, para
from courses.exports.paper.kinds import offers
from courses.exports.paper.kinds.when import when
from courses.exports.paper.kinds.words import day_text, joined, known_language
from courses.exports.paper.pdf.pen import A4, ACCENT, GREY, INK, LINE, MM, TINT, Pen, Style, file_name
from courses.exports.paper.type.fonts import BOLD, REGULAR, refuse_missing
from courses.exports.paper.type.texts import escaped, fit, texts_in
from courses.i18n import _, language, ngettext, pgettext
from courses.model import AgreedTask, CooperationPaper, CooperationTask, Printed

_MARGIN = 18 * MM
_INNER = A4[0] - 2 * _MARGIN
_LABEL = 186.0
"""Points for the left column."""
_VALUE = _INNER - _LABEL
_SIGNING = A4[1] - 112.0
"""Where the lines for signatures begin."""
_STEPS = ((11.0, 3.0), (11.0, 2.0), (10.5, 1.5), (10.0, 1.0), (9.5, 0.5), (9.0, 0.0))
"""Size of text and white above and below a row, from the one wished for to the tightest."""
_SMALL = Style(9.5, colour=GREY)
_BOLD = Style(bold=True)
_PLAIN = Style()


def render(paper: CooperationPaper) -> Printed:
    """Return the sheet as a file of one page. Raises Invalid when a letter has no glyph, before anything is drawn."""
    paper = escaped(paper)
    refuse_missing(texts_in(paper))
    heading = _("Cooperation sheet")
    course = f"{paper.course_code} {paper.course_title}".strip()
    pen = Pen(title=f"{heading} – {course}", author=paper.library.name, language=language())
    y = _head(pen, heading, course)
    rows = _facts(paper)
    size, pad = _fitting(paper, rows, _SIGNING - 58 - y)
    y = _table(pen, rows, y, size, pad) + 8
    y = _task_table(pen, paper, y, size, pad)
    _note(pen, paper, y + 6)
    _signing(pen, paper)
    pen.end_page()
    return Printed(file_name(_("cooperation"), paper.course_code or paper.course_title), pen.finish(), pen.pages)


def _head(pen: Pen, heading: str, course: str) -> float:
    pen.fill(_MARGIN, 15 * MM, _INNER, 4, ACCENT)
    paras = [
        para(heading, _INNER, (24,), Style(bold=True, colour=ACCENT), before=6),
        para(course, _INNER, (15, 14, 13, 12), _BOLD, before=2, most=3),
    ]
    return draw_paras(pen, paras, _MARGIN, 15 * MM + 4) + 8


Rows = list[tuple[str, str, bool]]
"""Label, value, and whether the value is bold."""


def _facts(paper: CooperationPaper) -> Rows:
    together = joined(paper.co_organisers, pgettext("paper", "and"))
    contacts = "; ".join(
        f"{it.organisation}: " + ", ".join(part for part in (it.role, it.email) if part) for it in paper.contacts
    )
    rows = (
        (_("Organiser of record"), paper.organiser, True),
        (_("In cooperation with"), together, True),
        (_("Form"), paper.form, False),
        (_("Agreement"), paper.agreement or _("no reference given"), False),
        (_("Dates"), _dates(paper), False),
        (_("Room"), "; ".join(filter(None, (paper.place, offers.elsewhere(paper.elsewhere)))), False),
        (_("Leaders"), ", ".join(paper.leaders), False),
        (_("Study hours"), _hours(paper), False),
        (_("Seats"), _seats(paper), False),
        (_("Contacts"), contacts, False),
    )
    return [row for row in rows if row[1]]


def _dates(paper: CooperationPaper) -> str:
    time = when(paper.occasions)
    return ", ".join(part for part in (time.head, time.tail) if part)


def _hours(paper: CooperationPaper) -> str:
    if not paper.hours_all:
        return ""
    total = ngettext(
        "{count} study hour of 45 minutes in all", "{count} study hours of 45 minutes in all", paper.hours_all
    )
    told = total.format(count=paper.hours_all)
    if not paper.hours_each:
        return told
    each = _("{count} each session").format(count=paper.hours_each)
    return f"{told}, {each}"


def _seats(paper: CooperationPaper) -> str:
    if paper.seats is None:
        return ""
    least = _("at least {count} to be held").format(count=paper.minimum) if paper.minimum else ""
    return ", ".join(part for part in (str(paper.seats), least) if part)


def _task_rows(paper: CooperationPaper) -> Rows:
    return [(labels.cooperation_task(CooperationTask(it.task)), _doers(it), it.is_agreed) for it in paper.tasks]


def _doers(it: AgreedTask) -> str:
    names = joined(it.organisations, pgettext("paper", "and")) or _("nobody")
    told = f"{names} ({it.notes})" if it.notes else names
    return told if it.is_agreed else f"{told} *"


def _fitting(paper: CooperationPaper, rows: Rows, room: float) -> tuple[float, float]:
    """Return the size of text and the white of a row with which everything ends above the signatures."""
    every = [*rows, *_task_rows(paper)]
    for size, pad in _STEPS:
        if sum(_row_height(row, size, pad) for row in every) + 34 <= room:
            return size, pad
    return _STEPS[-1]


def _cells(row: tuple[str, str, bool], size: float) -> tuple[Para, Para]:
    label, value, is_bold = row
    most = 2 if size <= _STEPS[-1][0] else 6
    return (
        para(label, _LABEL - 8, (size,), Style(colour=GREY), most=2),
        para(value, _VALUE, (size,), Style(bold=is_bold), most=most),
    )


def _row_height(row: tuple[str, str, bool], size: float, pad: float) -> float:
    return max(cell.height for cell in _cells(row, size)) + 2 * pad


def _table(pen: Pen, rows: Rows, y: float, size: float, pad: float) -> float:
    """Draw rows downwards from `y`, a thin line above each, and return where they end."""
    for row in rows:
        pen.rule(_MARGIN, y, _INNER, width=0.4)
        label, value = _cells(row, size)
        draw_paras(pen, [label], _MARGIN, y + pad)
        draw_paras(pen, [value], _MARGIN + _LABEL, y + pad)
        y += _row_height(row, size, pad)
    pen.rule(_MARGIN, y, _INNER, width=0.4)
    return y


def _task_table(pen: Pen, paper: CooperationPaper, y: float, size: float, pad: float) -> float:
    pen.fill(_MARGIN, y, _INNER, 20, TINT)
    pen.text(_MARGIN + 4, y + 14, _("Who does what"), Style(12, bold=True))
    return _table(pen, _task_rows(paper), y + 20, size, pad)


def _note(pen: Pen, paper: CooperationPaper, y: float) -> None:
    parts = [_("The attendance list and the enrolment list are two sets of data, each with its own controller.")]
    if not all(it.is_agreed for it in paper.tasks):
        parts.insert(0, _("* What usually holds; nobody has written down anything else."))
    draw_paras(pen, [para(part, _INNER, (9.5,), _SMALL, most=2) for part in parts], _MARGIN, y)


def _signing(pen: Pen, paper: CooperationPaper) -> None:
    """Draw two lines to sign on."""
    half = (_INNER - 10 * MM) / 2
    for x, name in zip((_MARGIN, _MARGIN + half + 10 * MM), (*paper.signers, "", ""), strict=False):
        signed = fit(_("For {organisation}").format(organisation=name or "…………"), BOLD, half, (11, 10, 9), 1, 2)
        for index, line in enumerate(signed.lines):
            pen.text(x, _SIGNING + index * 13, line, Style(signed.size, bold=True))
        pen.rule(x, _SIGNING + 52, half, width=0.8, colour=INK)
        pen.text(x, _SIGNING + 64, _("Date, signature and name in block letters"), _SMALL)
    printed = _("Printed {day}").format(day=day_text(paper.printed_on, known_language(language())))
    pen.rule(_MARGIN, A4[1] - 32, _INNER, colour=LINE)
    foot = fit(f"{paper.library.name} · {printed}".lstrip(" ·"), REGULAR, _INNER, (9.5, 9))
    pen.text(_MARGIN, A4[1] - 20, "".join(foot.lines), _SMALL)
