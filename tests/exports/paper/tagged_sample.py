"""A small document with one of everything that a paper can have, drawn with the pen alone."""

from __future__ import annotations

from courses.exports.paper.pdf.pen import Pen, Style

BODY, BOLD, SMALL = Style(11), Style(11, bold=True), Style(9)
CIRCLE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="red"/></svg>'


def pen(**options) -> Pen:
    """Return a pen for a file in Swedish."""
    return Pen(**{"title": "Surfa lugnt", "author": "Storsele bibliotek", "language": "sv"} | options)


def document(**options) -> bytes:
    """Return the document: two pages, a paragraph goes on from the first to the second."""
    it = pen(**options)
    with it.part("H1"):
        it.bookmark("Surfa lugnt", 0, 60)
        it.text(60, 80, "Surfa lugnt", Style(20, bold=True))
    with it.part("P") as going_on:
        for row, text in enumerate(
            ("Den som är osäker ska", "kunna fråga i lugn och ro på biblio\u00ad", "teket, vilken dag")
        ):
            it.text(60, 110 + row * 16, text, BODY)
    _foot(it, "Sida 1 av 2")
    with it.within(going_on):
        it.text(60, 80, "som helst.", BODY)
    with it.part("H2"):
        it.bookmark("Steg för steg", 1, 90)
        it.place("steg", 90)
        it.text(60, 110, "Steg för steg", Style(15, bold=True))
    _steps(it)
    _times(it)
    it.picture(60, 330, 50, 50, CIRCLE, "En röd cirkel")
    with it.part("Figure", alt="En gul ruta med ett streck"):
        it.fill(120, 330, 50, 50, (1, 0.9, 0))
        it.rule(120, 385, 80)
    it.stamp("ram", lambda: it.frame(200, 330, 50, 50))
    _more(it)
    _foot(it, "Sida 2 av 2")
    return it.finish()


def _steps(it: Pen) -> None:
    with it.part("L", numbering="Decimal"):
        for number, y in ((1, 140), (2, 180)):
            with it.part("LI"):
                with it.part("Lbl"):
                    it.text(60, y, f"{number}.", BODY)
                with it.part("LBody"):
                    with it.part("P"):
                        it.text(80, y, f"Öppna fönster {number}", BODY)
                    if number == 1:
                        _under(it, y + 18)


def _under(it: Pen, y: float) -> None:
    with it.part("L", numbering="Disc"), it.part("LI"):
        with it.part("Lbl"):
            it.text(90, y, "•", BODY)
        with it.part("LBody"), it.part("P"):
            it.text(100, y, "Det blå", BODY)


def _times(it: Pen) -> None:
    with it.part("Table"):
        with it.part("TR"):
            for column, text in enumerate(("Dag", "Tid", "Plats")):
                with it.part("TH", scope="Column"):
                    it.text(60 + column * 100, 260, text, BOLD)
        for row in range(2):
            with it.part("TR"):
                with it.part("TD"):
                    it.text(60, 280 + row * 20, f"tis {row + 1} jan", BODY)
                with it.part("TD"):
                    it.text(160, 280 + row * 20, "10.00", BODY)
                with it.part("TD"):
                    pass
    it.frame(55, 245, 300, 60)


def _more(it: Pen) -> None:
    with it.part("P"):
        it.text(60, 410, "Läs mer på", BODY)
        with it.part("Link"):
            it.text(130, 410, "bibliotekets sida", BODY)
            it.link("https://example.org/läs?a=1&b=(2)", 130, 400, 90, 14, "bibliotekets sida")
        with it.part("Link"):
            it.text(230, 410, "Till stegen", BODY)
            it.link("#steg", 230, 400, 60, 14, "Till stegen")
        with it.part("Span", language="ar"):
            it.text(460, 430, "مرحبا بكم في المكتبة", Style(11, align="right", is_rtl=True))
        with it.part("Span", language="ti"):
            it.text(60, 430, "እንቋዕ ብደሓን መጻእኩም", BODY)
        for number in (1, 2):
            with it.part("Note"):
                it.text(60, 440 + number * 16, f"Not {number} under strecket.", SMALL)


def _foot(it: Pen, text: str) -> None:
    it.rule(60, 790, 400)
    with it.aside():
        it.text(60, 805, text, SMALL)
    it.end_page()
