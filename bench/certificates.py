"""How long 1,000 certificates in one file take, against 1,000 bare reportlab pages in the same typeface.

Best of three; asked of it: at most 2 s on one core. Against other programs: `paper`.
"""

import io
import time

from bench import paper
from courses.exports.paper.pdf.pen import A4
from courses.model.paper_style import PaperKind
from courses.resources import folder


def bare(papers):
    """Draw as many pages with one line each: the least that reportlab can do."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    registerFont(TTFont("Bare", str(folder("templates/fonts") / "NotoSans-Bold.ttf")))
    canvas = Canvas(io.BytesIO(), pagesize=A4, invariant=1, pageCompression=1, initialFontName="Bare")
    for it in papers:
        canvas.setFont("Bare", 30)
        canvas.drawString(100, 500, it.name)
        canvas.showPage()
    canvas.save()


def best(work, argument):
    """Return the least of three times, in seconds."""
    times = []
    for _round in range(3):
        started = time.perf_counter()
        work(argument)
        times.append(time.perf_counter() - started)
    return min(times)


def main(count=1000):
    """Return the seconds of the bare pages and of the certificates, with what each is."""
    ready = paper.certificates(count)
    return [
        (f"{count} bare reportlab pages", best(bare, ready), "reference"),
        (
            f"{count} certificates in one file",
            best(paper.ours(paper.style_of(PaperKind.CERTIFICATE)), ready),
            "certificates",
        ),
    ]
