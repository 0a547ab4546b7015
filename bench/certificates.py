"""How long 1,000 certificates in one file take, against 1,000 bare reportlab pages in the same typefaces.

Best of three; asked of it: at most 3 s on two cores.
"""

import io
import time
from datetime import date

from courses.exports.paper.kinds import certificate, fonts, pen
from courses.model import CertificatePaper

GIVEN = ("Åsa-Brita", "Máret Ánne", "Łucja", "Оксана", "Þórdís", "Gun-Maj", "Ingegerd", "Bror")
FAMILY = ("Östergårdh", "Čoagi", "Źdźbło", "Гриценко", "Ægisdóttir", "Vidmarksson", "Ekorrbäck", "Fjällberg")


def papers(count):
    """Return as many certificates, a hundred to a course, every name another."""
    return [
        CertificatePaper(
            number=f"2026-{index:04}",
            name=f"{GIVEN[index % 8]} {FAMILY[index // 8 % 8]} {index}",
            course_title=f"Surfa lugnt {index // 100} – nybörjarkurs",
            first_date=date(2026, 9, 8),
            last_date=date(2026, 11, 10),
            attended=7 + index % 4,
            held=10,
            study_hours=20 + index % 8,
            content="Söka på nätet, e-post och bilagor, BankID och 1177, bluff, videosamtal och bilder. " * 2,
            organiser="ABF Västerbotten",
            co_organisers=("Storsele bibliotek",),
            town="Storsele",
            issued_on=date(2026, 11, 12),
            library="Biblioteken i Inlandet",
        )
        for index in range(count)
    ]


def bare(count):
    """Draw as many pages with one line each: the least that reportlab can do."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(io.BytesIO(), pagesize=pen.A4, invariant=1, pageCompression=1, initialFontName=fonts.REGULAR)
    for index in range(count):
        canvas.setFont(fonts.BOLD, 30)
        canvas.drawString(100, 500, f"{GIVEN[index % 8]} {FAMILY[index // 8 % 8]} {index}")
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
    fonts.known_letters()
    ready = papers(count)
    return [
        (f"{count} bare reportlab pages", best(bare, count), "reference"),
        (f"{count} certificates in one file", best(certificate.render, ready), "certificates"),
    ]
