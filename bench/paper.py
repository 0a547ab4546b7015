"""How long papers take, against WeasyPrint (pdf/ua-1), Typst (ua-1) and fpdf2 on the same design: `python -m bench paper`.

Asked of it: tagged certificates one file each at least 3 times as fast as Typst and 10 times as WeasyPrint, on one core;
1,000 in one file in at most 2 s and 3 MB; an attendance list of 30 rows in 0.1 s; a booklet of 40 pages in 1 s; 150 MB.
All times are of the processor, the median of several rounds that take turns, so that what else runs beside them counts little.
"""

from __future__ import annotations

import io
import multiprocessing
import resource
import statistics
import time
from dataclasses import replace
from datetime import date, timedelta
from datetime import time as clock_time
from pathlib import Path

from courses.actions import paper_templates
from courses.exports.paper.catalogue import KINDS
from courses.model import AttendanceListPaper, ListRow, ListSession
from courses.model.paper_style import HouseStyle, Logo, PaperKind, PaperStyle
from courses.rules import certificate_seal, certificate_text

GIVEN = ("Åsa-Brita", "Máret Ánne", "Łucja", "Оксана", "Þórdís", "Gun-Maj", "Ingegerd", "Bror")
FAMILY = ("Östergårdh", "Čoagi", "Źdźbło", "Гриценко", "Ægisdóttir", "Vidmarksson", "Ekorrbäck", "Fjällberg")
KNOWN = {"town": "Tallvik", "library": "Tallviks bibliotek", "phone": "0980-319200", "email": "", "web": ""}
EACH, ROUNDS = 20, 5
"""Certificates of a round, and rounds."""


def logo():
    """Return a picture of 600 × 600 with soft edges, as libraries have them."""
    from PIL import Image, ImageDraw, ImageFilter

    picture = Image.new("RGB", (600, 600), "white")
    pen = ImageDraw.Draw(picture)
    for at in range(6):
        pen.rectangle((40 + at * 90, 60 + at % 3 * 40, 110 + at * 90, 560), fill=(10, 84, 60 + at * 25))
    made = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(2)).save(made, "PNG")
    return made.getvalue()


def style_of(kind, picture=b""):
    """Return the usual look of a paper in Swedish."""
    words = paper_templates.shipped_words(kind, "sv", known=KNOWN)
    return PaperStyle(words=words, house=HouseStyle(library=Logo("Tallviks bibliotek", picture)))


def certificates(count):
    """Return as many signed certificates, each of somebody else."""
    from courses.actions.certificate_issues import facts_of

    (usual,) = KINDS[PaperKind.CERTIFICATE].sample("sv")
    closed, public = certificate_seal.new_key()
    code = certificate_seal.code_of(public)
    made = []
    for index in range(count):
        name = f"{GIVEN[index % 8]} {FAMILY[index // 8 % 8]} {index}"
        paper = replace(usual, number=f"2027-{index:04}", name=name, attended=7 + index % 4, key=code)
        facts = certificate_text.settled(facts_of(paper, code))
        signature = certificate_seal.sign(certificate_text.text_of(facts), closed)
        made.append(replace(paper, statement=certificate_text.signed_text(facts, signature)))
    return made


def ours(style):
    """Return what makes a file of our certificates, with or without their square codes."""
    kind = KINDS[PaperKind.CERTIFICATE]

    def make(papers, *, has_code=True):
        ready = papers if has_code else [replace(it, statement="") for it in papers]
        return kind.render(ready, style).content

    return make


def taken(work):
    """Return the seconds of processor time that a piece of work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def compared(makers, papers, *, has_code):
    """Return by maker the median milliseconds of a certificate in a file of its own; makers take turns."""
    times = {name: [] for name in makers}
    for make in makers.values():
        make(papers[:1], has_code=has_code)
    for turn in range(ROUNDS):
        batch = papers[turn * EACH : (turn + 1) * EACH]
        for name, make in makers.items():
            few = batch[:5] if name in ("WeasyPrint", "fpdf2") else batch
            seconds = taken(lambda make=make, few=few: [make([it], has_code=has_code) for it in few])
            times[name].append(seconds / len(few) * 1000)
    return {name: statistics.median(found) for name, found in times.items()}


def attendance_list():
    """Return a list of 30 rows and 10 sessions."""
    sessions = tuple(
        ListSession(
            n + 1, date(2026, 9, 8) + timedelta(7 * n), clock_time(10), clock_time(12, 15), "Salen", f"42-{n + 1}"
        )
        for n in range(10)
    )
    rows = tuple(ListRow(n + 1, f"{GIVEN[n % 8]} {FAMILY[n // 4 % 8]} {n}") for n in range(30))
    return AttendanceListPaper(
        list_number="2026-0042",
        library="Tallviks bibliotek",
        course_code="STO-601",
        course_title="Surfa lugnt",
        organiser="ABF Tallviken",
        co_organisers=("Tallviks bibliotek",),
        room="Salen",
        leaders=("Bror Ekorrbäck",),
        sessions=sessions,
        rows=rows,
        blank_rows=6,
        printed_on=date(2026, 9, 1),
    )


def alone(work, *arguments):
    """Return what a piece of work returns, with the peak memory in MB of a process that does nothing else."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (work, arguments))


def _measured(work, arguments):
    made = work(*arguments)
    return made, _peak()


def _peak():
    """Return the peak memory of this process in MB; where the system does not say, that of it and who began it."""
    status = Path("/proc/self/status")
    if status.exists():
        told = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(told.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def thousand(count=1000):
    """Return the seconds of as many certificates in one file, made for the first and the second time, and its bytes."""
    papers, make = certificates(count), ours(style_of(PaperKind.CERTIFICATE, logo()))
    content = b""

    def work():
        nonlocal content
        content = make(papers)

    return taken(work), taken(work), len(content)


def others():
    """Return the seconds of an attendance list and of a booklet, each the second time, and the booklet's pages."""
    sheet, style = attendance_list(), style_of(PaperKind.ATTENDANCE_LIST)
    kind = KINDS[PaperKind.ATTENDANCE_LIST]
    kind.render(sheet, style)
    listed = min(taken(lambda: kind.render(sheet, style)) for _turn in range(5))
    booklet, paged = None, KINDS[PaperKind.BOOKLET]
    values, style = forty_pages(paged), style_of(PaperKind.BOOKLET)

    def work():
        nonlocal booklet
        booklet = paged.render(values, style)

    return listed, min(taken(work) for _turn in range(2)), booklet.pages


def forty_pages(kind):
    """Return a booklet of at least 40 pages: handouts with pictures, boxes and steps, over and over."""
    long = kind.long("sv")
    style = style_of(PaperKind.BOOKLET)
    pages = kind.render(long, style).pages - 2
    return replace(long, parts=long.parts * -(-40 // pages))


def peers_at_once(papers):
    """Return by maker the seconds that a thousand in one file take, reckoned from as many as there are here."""
    from bench import paper_peers as peers

    count = len(papers)
    return {
        name: taken(lambda make=make: make(papers)) / count * 1000
        for name, make in (("WeasyPrint", peers.weasyprint), ("Typst", peers.typst), ("fpdf2", peers.fpdf2))
    }


def main():
    """Return the measurements, the first of them what the others are a ratio to, with what each is."""
    from bench import paper_peers as peers

    picture = logo()
    (peers.ROOT / "logo.png").write_bytes(picture)
    own = ours(style_of(PaperKind.CERTIFICATE, picture))
    papers = certificates(EACH * ROUNDS)
    makers = {"Typst": peers.typst, "ours": own, "WeasyPrint": peers.weasyprint, "fpdf2": peers.fpdf2}
    signed, bare = (compared(makers, papers, has_code=has_code) for has_code in (True, False))
    (cold, seconds, size), memory = alone(thousand)
    (listed, booklet, pages), small = alone(others)
    at_once = peers_at_once(papers)
    return [
        ("Typst ua-1: a certificate in a file of its own, ms", signed["Typst"], "reference"),
        ("ours, tagged, signed", signed["ours"], "paper certificate"),
        ("WeasyPrint pdf/ua-1", signed["WeasyPrint"], ""),
        ("fpdf2, untagged", signed["fpdf2"], ""),
        ("Typst, without the square code", bare["Typst"], ""),
        ("ours, without it", bare["ours"], ""),
        ("WeasyPrint, without it", bare["WeasyPrint"], ""),
        ("Typst ÷ ours (at least 3)", signed["Typst"] / signed["ours"], "memory"),
        ("WeasyPrint ÷ ours (at least 10)", signed["WeasyPrint"] / signed["ours"], "memory"),
        ("Typst ÷ ours without the square code", bare["Typst"] / bare["ours"], "memory"),
        ("WeasyPrint ÷ ours without it", bare["WeasyPrint"] / bare["ours"], "memory"),
        ("1,000 in one file, s (at most 2)", seconds, "memory"),
        ("the same as the first work of a process", cold, "memory"),
        ("their size, MB (at most 3)", size / 1e6, "memory"),
        ("peak memory, MB (at most 150)", memory, "memory"),
        *(
            (f"1,000 in one file by {name}, s, reckoned from {len(papers)}", it, "memory")
            for name, it in at_once.items()
        ),
        ("attendance list of 30 rows, s (at most 0.1)", listed, "memory"),
        (f"booklet of {pages} pages, s (at most 1)", booklet, "memory"),
        ("peak memory of these two, MB (at most 150)", small, "memory"),
    ]
