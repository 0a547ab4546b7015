"""Draws an evaluation form: a few questions with a scale from 1 to 5, and lines to write on; on paper or to fill in on a screen.

From values and the template's questions alone. It asks for no name and has no number of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from courses.exports.paper import house
from courses.exports.paper.catalogue import Drawn
from courses.exports.paper.columns import Para, draw_paras, para
from courses.exports.paper.kinds import samples, smileys
from courses.exports.paper.kinds.phrases import small, spoken
from courses.exports.paper.pdf.pen import MM, Style, file_name
from courses.exports.paper.pdf.tags import Element
from courses.exports.paper.sheet import Sheet
from courses.exports.paper.type import dates
from courses.exports.paper.type.fonts import refuse_missing
from courses.exports.paper.type.texts import escaped, texts_in
from courses.i18n import _
from courses.model import EvaluationPaper, Printed
from courses.model.paper_style import PaperKind, PaperStyle, PaperWords

_LINES = (5, 4, 3, 2)
"""To write on, for a question: as many as the page has room for."""
_BOTTOM = 20 * MM


@dataclass(slots=True)
class _Form:
    """The form while it is drawn; `y` is how far down it has come."""

    pen: Sheet
    words: PaperWords
    paper: EvaluationPaper
    y: float
    logo: PaperStyle | None = None
    """Whose library has one."""
    lines: int = 3
    """To write on, for a question."""

    @property
    def left(self) -> float:
        """The left margin."""
        return self.pen.look.margin

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.pen.look.inner

    @property
    def body(self) -> float:
        """The size of running text."""
        return self.pen.look.scale.body

    @property
    def box(self) -> float:
        """The side of a square to tick."""
        return 20.0 if self.pen.look.is_large else 15.0

    @property
    def step(self) -> float:
        """Points from line to line to write on."""
        return 32.0 if self.pen.look.is_large else 24.0

    def para(self, text: str, width: float = 0, *, is_bold: bool = False, role: str = "P", before: float = 0) -> Para:
        """Return running text."""
        return para(text, width or self.inner, (self.body,), Style(bold=is_bold), before=before, most=6, role=role)

    def say(self, *paras: Para) -> None:
        """Draw paragraphs and go on below them."""
        self.y = draw_paras(self.pen, paras, self.left, self.y)

    def make_room(self, height: float) -> bool:
        """Begin a new page where so much has no room any more; return whether it did."""
        if self.y + height <= self.pen.height - _BOTTOM:
            return False
        self.foot()
        self.pen.end_page()
        self.y = self.pen.look.margin
        return True

    def foot(self, *, is_last: bool = False) -> None:
        """Draw what course it is about at the foot of the page, read aloud on the last one."""
        look = self.pen.look
        text = small(self.paper.library.name, f"{self.paper.course_code} {self.paper.course_title}".strip())
        told = para(text, self.inner, (look.scale.note,), Style(colour=look.colours.grey), most=1)
        with self.pen.aside(when=not is_last):
            draw_paras(self.pen, [told], self.left, self.pen.height - 9 * MM - told.height)


def render(paper: EvaluationPaper, style: PaperStyle) -> Printed:
    """Return the form as a file. Raises Invalid when a letter has no glyph, before anything is drawn."""
    paper, words = escaped(paper), style.words
    refuse_missing([*texts_in(paper), *words.texts.values()])
    pen = Sheet(style, title=words.say("title_of", course=paper.course_title), author=paper.library.name)
    form = _Form(pen, words, paper, pen.look.margin, style if style.house.library.content else None)
    _head(form)
    _scales(form)
    questions = _lines(form, "text_questions")
    form.lines = _lines_that_fit(form, questions)
    for number, question in enumerate(questions, 1):
        _question(form, number, question)
    _end(form)
    form.foot(is_last=True)
    pen.end_page()
    kind = _("evaluation-form") if not paper.is_fillable else _("evaluation-form-to-fill-in")
    return Printed(file_name(kind, paper.course_code or paper.course_title), pen.finish(), pen.pages)


def _lines(form: _Form, key: str) -> list[str]:
    """Return the questions that a text of the template has, one a line."""
    told = form.words.say(key, course=form.paper.course_title) if form.words.has(key) else ""
    return [line.strip() for line in told.split("\n") if line.strip()]


def _head(form: _Form) -> None:
    look, words, paper = form.pen.look, form.words, form.paper
    form.pen.fill(form.left, form.y - 8, form.inner, 4, look.colours.accent)
    course = small(paper.course_title, _period(paper, words))
    accent = Style(bold=True, colour=look.colours.accent)
    heading = words.say("heading", course=paper.course_title)
    own = spoken(course, words)
    logo = 34 if form.logo else 0
    if form.logo is not None:
        house.mark(form.pen, form.logo, form.left, form.y + 4, form.inner / 2, logo)
        form.y += logo + 8
    form.say(
        para("" if logo else paper.library.name, form.inner, (look.scale.body,), Style(bold=True), before=4, most=2),
        para(heading, form.inner, (look.scale.title, 26, 23, look.scale.h1), accent, before=4, most=3, role="H1"),
        para(course, form.inner, (look.scale.lead,), Style(bold=True), before=2, most=3, language=own),
        *(form.para(line, before=4 if at == 0 else 0) for at, line in enumerate(_lines(form, "intro"))),
    )
    form.y += 12


def _period(paper: EvaluationPaper, words: PaperWords) -> str:
    if paper.first is None or paper.last is None:
        return ""
    return dates.period_text(paper.first, paper.last, words.language)


def _scales(form: _Form) -> None:
    """Draw the questions with a scale: a table, in large print each with its five words below it."""
    questions = _lines(form, "scale_questions")
    if form.pen.look.is_large:
        form.say(form.para(form.words.say("fill_in"), is_bold=True))
        for number, question in enumerate(questions, 1):
            _wide_scale(form, number, question)
        return
    column = form.inner * 0.112
    table: Element | None = None
    for number, question in enumerate(questions, 1):
        told = form.para(question, form.inner - 5 * column - 10, role="")
        height = max(told.height, form.box) + 13
        if form.make_room(height if table else height + 70) or table is None:
            table = table or form.pen.tags.holder.add("Table")
            with form.pen.within(table):
                _scale_head(form, column)
        with form.pen.within(table):
            _scale_row(form, number, told, column, height)
    form.pen.rule(form.left, form.y, form.inner, colour=form.pen.look.colours.line)
    form.y += 16


def _scale_head(form: _Form, column: float) -> None:
    """Draw the faces and their words above the columns; read aloud on the first page only."""
    pen, colours = form.pen, form.pen.look.colours
    side = 27.0
    words = [
        para(form.words.say(f"scale_{step}"), column - 4, (9.5,), Style(align="centre"), most=4, role="")
        for step in range(1, 6)
    ]
    height = side + max(it.height for it in words) + 6
    fill_in = form.para(form.words.say("fill_in"), form.inner - 5 * column - 10, is_bold=True, role="")
    with pen.aside(when=pen.pages > 0), pen.part("TR"):
        with pen.part("TH", scope="Column"):
            draw_paras(pen, [fill_in], form.left, form.y + height - fill_in.height - 4)
        for step, told in enumerate(words, 1):
            x = form.left + form.inner - (6 - step) * column
            with pen.part("TH", scope="Column"):
                pen.picture(x + (column - side) / 2, form.y, side, side, smileys.face(step, colours.accent))
                draw_paras(pen, [told], x + column / 2, form.y + side + 1)
    form.y += height


def _scale_row(form: _Form, number: int, told: Para, column: float, height: float) -> None:
    pen = form.pen
    pen.rule(form.left, form.y, form.inner, colour=pen.look.colours.line)
    with pen.part("TR"):
        with pen.part("TH", scope="Row"):
            draw_paras(pen, [told], form.left, form.y + (height - told.height) / 2)
        for step in range(1, 6):
            x = form.left + form.inner - (6 - step) * column + (column - form.box) / 2
            with pen.part("TD"):
                _choice(form, number, step, " ".join(told.text.lines), x, form.y + (height - form.box) / 2)
    form.y += height


def _wide_scale(form: _Form, number: int, question: str) -> None:
    """Draw a question with its five words below it, each below its face and its square."""
    pen, column, side = form.pen, form.inner / 5, 28.0
    words = [
        para(form.words.say(f"scale_{step}"), column - 6, (16,), Style(align="centre"), most=4, role="")
        for step in range(1, 6)
    ]
    told = form.para(question, is_bold=True, before=8)
    below = side + 8 + max(it.height for it in words)
    form.make_room(told.height + below)
    form.say(told)
    with pen.part("L"):
        for step, word in enumerate(words, 1):
            x = form.left + (step - 1) * column
            begins = x + (column - side - form.box - 6) / 2
            pen.picture(begins, form.y + 4, side, side, smileys.face(step, pen.look.colours.accent))
            with pen.part("LI"), pen.part("LBody"):
                _choice(form, number, step, question, begins + side + 6, form.y + 4 + (side - form.box) / 2)
                with pen.part("P"):
                    draw_paras(pen, [word], x + column / 2, form.y + side + 4)
    form.y += below


def _choice(form: _Form, number: int, step: int, question: str, x: float, y: float) -> None:
    """Draw a square to tick for one step of a question."""
    form.pen.frame(x, y, form.box, form.box, colour=form.pen.look.colours.ink)
    if form.paper.is_fillable:
        says = f"{step}: {form.words.say(f'scale_{step}')}"
        form.pen.choice(f"q{number}", str(step), x, y, form.box, says=says, of=question)


def _lines_that_fit(form: _Form, questions: list[str]) -> int:
    """Return how many lines a question gets for all that is left to end on this page; where nothing does, three."""
    room = form.pen.height - _BOTTOM - form.y - _end_height(form)
    told = sum(form.para(question, is_bold=True).height + 14 for question in questions)
    fits = (count for count in _LINES if told + len(questions) * count * form.step <= room)
    return next(fits, 3)


def _question(form: _Form, number: int, question: str) -> None:
    """Draw a question with lines to write on, or a box to type in."""
    pen, colours = form.pen, form.pen.look.colours
    step = form.step
    told = form.para(question, is_bold=True)
    form.make_room(told.height + form.lines * step + 12)
    form.say(told)
    if form.paper.is_fillable:
        height = form.lines * step
        pen.frame(form.left, form.y + 4, form.inner, height, colour=colours.line)
        pen.field(
            f"t{number}", form.left + 2, form.y + 5, form.inner - 4, height - 2, question, size=form.body, lines=True
        )
        form.y += height + 16
        return
    for line in range(1, form.lines + 1):
        pen.rule(form.left, form.y + line * step, form.inner, colour=colours.line)
    form.y += form.lines * step + 14


def _end(form: _Form) -> None:
    """Draw the square for what may be quoted, and where the form goes."""
    pen, told = form.pen, _quoted(form)
    form.make_room(_end_height(form))
    if told.text.lines:
        pen.frame(form.left, form.y + 2, form.box, form.box, colour=pen.look.colours.ink)
        if form.paper.is_fillable:
            pen.tick("quoted", form.left, form.y + 2, form.box, " ".join(told.text.lines))
        draw_paras(pen, [told], form.left + form.box + 10, form.y)
        form.y += max(told.height, form.box) + 8
    form.say(*_closing(form))


def _quoted(form: _Form) -> Para:
    told = form.words.say("may_be_quoted") if form.words.has("may_be_quoted") else ""
    return form.para(told, form.inner - form.box - 10)


def _end_height(form: _Form) -> float:
    return max(_quoted(form).height, form.box) + 8 + sum(it.height for it in _closing(form))


def _closing(form: _Form) -> Iterator[Para]:
    words = form.words
    for key, is_bold in (("thanks", True), ("send_in" if form.paper.is_fillable else "hand_in", False)):
        if words.has(key) and (told := words.say(key)):
            yield form.para(told, is_bold=is_bold)


def _sample(_language: str) -> EvaluationPaper:
    """Return a form about a course."""
    course = samples.offer()
    return EvaluationPaper(course.code, course.title, date(2027, 1, 12), date(2027, 3, 9), samples.LIBRARY)


def _long(language: str) -> EvaluationPaper:
    """Return a form about a course with a long title, to fill in on a screen."""
    return replace(_sample(language), course_title=samples.LONG_TITLE, is_fillable=True)


PAPERS = {PaperKind.EVALUATION: Drawn(render, _sample, _long)}
