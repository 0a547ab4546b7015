"""The same certificate made by WeasyPrint, Typst and fpdf2, each as its own guide would have it. For `paper` only.

All have the same typefaces, logo, texts and square code; what can be kept between certificates is kept. The code is made
by segno with one mask, as a picture.
"""

from __future__ import annotations

import io
import json
from functools import lru_cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from courses.resources import folder

_scratch = TemporaryDirectory(prefix="bench-paper-")
ROOT = Path(_scratch.name)


@lru_cache(maxsize=1)
def fonts():
    """Return the folder of the typefaces, cut to Latin, Greek and Cyrillic letters without kerning.

    WeasyPrint and fpdf2 cut them anew for each file; from the whole faces that takes WeasyPrint 400 ms where it does not
    find HarfBuzz's own tool for it.
    """
    from fontTools import subset

    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        asked = subset.Options(layout_features=[], hinting=False, name_IDs=["*"])
        with subset.load_font(folder("templates/fonts") / name, asked) as font:
            cutter = subset.Subsetter(asked)
            cutter.populate(unicodes=[*range(0x20, 0x530), *range(0x1E00, 0x2070)])
            cutter.subset(font)
            subset.save_font(font, ROOT / name, asked)
    return ROOT


def code_png(text):
    """Return a text as the picture of a square code."""
    import segno

    made = io.BytesIO()
    segno.make_qr(text, error="m", mask=0, boost_error=False, encoding="utf-8").save(
        made, kind="png", scale=1, border=4
    )
    return made.getvalue()


CSS = """
@page { size: A4; margin: 0 }
@font-face { font-family: House; src: url(file://%(regular)s) }
@font-face { font-family: House; font-weight: bold; src: url(file://%(bold)s) }
body { font-family: House; margin: 0 } article { height: 297mm; position: relative; break-after: page }
article > * { position: absolute; margin: 0 } h1 { left: 66mm; top: 42mm; font-size: 42pt; color: #0A5463; line-height: 1.1 }
h1 span { font-weight: normal } .name { left: 66mm; top: 84mm; font-size: 30pt; font-weight: bold }
.taken { left: 66mm; top: 102mm; font-size: 11pt } .course { left: 66mm; top: 110mm; font-size: 20pt; font-weight: bold }
dl { left: 24mm; top: 126mm; width: 164mm; font-size: 13pt } dt { float: left; width: 42mm; font-size: 10.5pt }
dd { margin: 0 0 4mm 42mm } .logo { left: 24mm; top: 20mm; height: 12mm } .code { left: 24mm; bottom: 20mm; width: 40mm }
.place { left: 66mm; bottom: 52mm } .sign { left: 66mm; bottom: 34mm; width: 56mm; border-top: 1pt solid }
.sign + .sign { left: 130mm } .foot { left: 24mm; bottom: 12mm; font-size: 10pt }
"""


def _facts(it):
    return (
        ("Tid", f"{it.first_date.isoformat()}–{it.last_date.isoformat()}"),
        (
            "Omfattning",
            f"{it.attended} av {it.held} sammankomster, sammanlagt {it.study_hours} studietimmar à 45 minuter",
        ),
        ("Innehåll", it.content),
        ("Anordnare", ", ".join((it.organiser, *it.co_organisers))),
    )


def _article(it, *, has_code):
    code = ""
    if has_code:
        path = ROOT / f"{it.number}.png"
        path.write_bytes(code_png(it.statement))
        code = f'<img class="code" alt="Kod" src="file://{path}">'
    facts = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in _facts(it))
    return (
        f'<article><img class="logo" alt="Logotyp" src="file://{ROOT / "logo.png"}"><h1>Intyg<br><span>om deltagande</span></h1>'
        f'<p class="name">{escape(it.name)}</p><p class="taken">har deltagit i</p><p class="course">{escape(it.course_title)}</p>'
        f'<dl>{facts}</dl><p class="place">{escape(it.town)} den {it.issued_on.isoformat()}</p><p class="sign">Underskrift</p>'
        f'<p class="sign">Namnförtydligande</p>{code}<p class="foot">Nr {it.number}. Intyget är inte ett betyg.</p></article>'
    )


@lru_cache(maxsize=1)
def _weasy():
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    known = FontConfiguration()
    regular, bold = fonts() / "NotoSans-Regular.ttf", fonts() / "NotoSans-Bold.ttf"
    return known, weasyprint.CSS(string=CSS % {"regular": regular, "bold": bold}, font_config=known)


def weasyprint(papers, *, has_code=True):
    """Return one tagged file of certificates."""
    from weasyprint import HTML

    known, sheet = _weasy()
    body = "".join(_article(it, has_code=has_code) for it in papers)
    html = HTML(string=f'<html lang="sv"><head><title>Intyg</title></head><body>{body}</body></html>')
    return html.write_pdf(stylesheets=[sheet], font_config=known, pdf_variant="pdf/ua-1")


TYPST = """
#set document(title: "Intyg")
#set text(font: "Noto Sans", lang: "sv", size: 13pt)
#set page(paper: "a4", margin: 0pt)
#let own = json(bytes(sys.inputs.data))
#for (n, it) in own.enumerate() {
  if n > 0 { pagebreak() }
  place(dx: 24mm, dy: 20mm, image("logo.png", height: 12mm, alt: "Logotyp"))
  place(dx: 66mm, dy: 42mm,
    heading(level: 1, text(size: 42pt, fill: rgb("#0A5463"))[Intyg \\ #text(weight: "regular")[om deltagande]]))
  place(dx: 66mm, dy: 84mm, par(text(size: 30pt, weight: "bold", it.name)))
  place(dx: 66mm, dy: 102mm, par(text(size: 11pt)[har deltagit i]))
  place(dx: 66mm, dy: 110mm, par(text(size: 20pt, weight: "bold", it.course)))
  place(dx: 24mm, dy: 126mm, block(width: 164mm, table(columns: (42mm, 1fr), stroke: none, inset: (x: 0pt, y: 2mm),
    ..it.facts.map(f => (text(size: 10.5pt, f.at(0)), f.at(1))).flatten())))
  place(dx: 66mm, dy: 240mm, par(it.place))
  for (x, label) in ((66mm, "Underskrift"), (130mm, "Namnförtydligande")) {
    place(dx: x, dy: 258mm, line(length: 56mm))
    place(dx: x, dy: 260mm, par(text(size: 10.5pt, label)))
  }
  if it.code != "" { place(dx: 24mm, dy: 237mm, image(it.code, width: 40mm, alt: "Kod")) }
  place(dx: 24mm, dy: 282mm, par(text(size: 10pt, it.foot)))
}
"""


@lru_cache(maxsize=1)
def _typst():
    import typst

    (ROOT / "main.typ").write_text(TYPST, encoding="utf-8")
    return typst.Compiler(ROOT / "main.typ", root=ROOT, font_paths=[fonts()], ignore_system_fonts=True)


def typst(papers, *, has_code=True):
    """Return one tagged file of certificates."""
    data = []
    for it in papers:
        code = f"{it.number}.png" if has_code else ""
        if has_code:
            (ROOT / code).write_bytes(code_png(it.statement))
        place, foot = f"{it.town} den {it.issued_on.isoformat()}", f"Nr {it.number}. Intyget är inte ett betyg."
        data.append(
            {
                "name": it.name,
                "course": it.course_title,
                "facts": _facts(it),
                "place": place,
                "foot": foot,
                "code": code,
            }
        )
    return _typst().compile(sys_inputs={"data": json.dumps(data)}, pdf_standards="ua-1")


def fpdf2(papers, *, has_code=True):
    """Return one file of certificates; fpdf2 tags hardly anything."""
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_lang("sv")
    pdf.set_title("Intyg")
    pdf.add_font("House", "", fonts() / "NotoSans-Regular.ttf")
    pdf.add_font("House", "B", fonts() / "NotoSans-Bold.ttf")
    for it in papers:
        pdf.add_page()
        pdf.image(ROOT / "logo.png", 24, 20, h=12, alt_text="Logotyp")
        for y, size, style, text in (
            (55, 42, "B", "Intyg"),
            (72, 42, "", "om deltagande"),
            (94, 30, "B", it.name),
            (105, 11, "", "har deltagit i"),
            (116, 20, "B", it.course_title),
            (245, 13, "", f"{it.town} den {it.issued_on.isoformat()}"),
            (263, 10, "", "Underskrift                    Namnförtydligande"),
        ):
            pdf.set_font("House", style, size)
            pdf.text(66, y, text)
        pdf.set_y(126)
        for label, text in _facts(it):
            pdf.set_font("House", "", 10.5)
            pdf.text(24, pdf.get_y() + 5, label)
            pdf.set_font("House", "", 13)
            pdf.set_x(66)
            pdf.multi_cell(122, 6, text, new_x="LMARGIN", new_y="NEXT")
        pdf.line(66, 258, 188, 258)
        if has_code:
            pdf.image(io.BytesIO(code_png(it.statement)), 24, 237, w=40, alt_text="Kod")
        pdf.set_font("House", "", 10)
        pdf.text(24, 285, f"Nr {it.number}. Intyget är inte ett betyg.")
    return bytes(pdf.output())
