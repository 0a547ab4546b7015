"""Attendance lists read back from the PDF: every row by every session, on as many pages as it takes."""

import re
from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from courses.actions.paper_templates import shipped_words
from courses.errors import Invalid
from courses.exports.paper.kinds import attendance_list
from courses.exports.paper.kinds.list_plan import grid_for, pack, rows_of, split_sessions
from courses.exports.paper.look import look_of
from courses.exports.paper.pdf.pen import Pen
from courses.exports.paper.type.fonts import unit_width
from courses.model import AttendanceListPaper, ListRow, ListSession
from courses.model.paper_style import PaperKind, PaperStyle, SheetSize

ODD = (
    "<b>x</b>",
    "&amp; R&D",
    "[/x] [bold]",
    "%PDF-1.7 endobj",
    "=1+2",
    "(\\)",
    "{name}",
    "%s",
    "\u202eABF\u2066",
    "\x1b[31m",
    "\ud800",
)


def style_of(language="sv", **how):
    return PaperStyle(words=shipped_words(PaperKind.ATTENDANCE_LIST, language), **how)


def render(paper, **how):
    return attendance_list.render(paper, style_of(**how))


def grid_of(sessions, **how):
    style = style_of(**how)
    return grid_for(sessions, look_of(style), style.size)


def sessions_of(count):
    return tuple(
        ListSession(n + 1, date(2026, 9, 8) + timedelta(7 * n), time(10), time(12, 15), "Stora salen", f"42-{n + 1}")
        for n in range(count)
    )


def list_of(sessions=3, rows=4, blank=2, **changes):
    values = {
        "list_number": "2026-0042",
        "library": "Biblioteken i Inlandet",
        "course_code": "STO-601",
        "course_title": "Surfa lugnt",
        "organiser": "ABF Västerbotten",
        "co_organisers": ("Storsele bibliotek",),
        "room": "Stora salen",
        "leaders": ("Gunborg Stensele", "Tore Dikanäs"),
        "sessions": sessions_of(sessions) if isinstance(sessions, int) else sessions,
        "rows": tuple(ListRow(n + 1, f"Deltagare nummer{n + 1}x", "hörslinga" if n == 0 else "") for n in range(rows)),
        "blank_rows": blank,
        "printed_on": date(2026, 9, 1),
    }
    return AttendanceListPaper(**(values | changes))


def pages_of(paper, **how):
    pages = PdfReader(BytesIO(render(paper, **how).content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def text_of(paper, **how):
    return " ".join(pages_of(paper, **how))


@pytest.mark.parametrize(
    "told",
    [
        "Biblioteken i Inlandet",
        "Närvarolista",
        "STO-601 Surfa lugnt",
        "ABF Västerbotten, i samarbete med Storsele bibliotek",
        "Lokal Stora salen",
        "Gunborg Stensele, Tore Dikanäs",
        "2026-0042",
        "Utskriven 1 september 2026",
        "3 tis 22/9 42-3",
        "Tid 10.00–12.15",
        "Deltagare nummer4x",
        "hörslinga",
        "Antal närvarande",
        "Ledarens signatur",
        "Ledarens underskrift",
        "Datum",
        "x här – borta a återbud s sen g gick tidigare",
        "Sida 1 av 1",
    ],
)
def test_every_field_is_on_the_paper(told):
    assert told in text_of(list_of())


def test_the_list_speaks_the_language_asked_for():
    text = text_of(list_of(), language="en")

    assert "Attendance list" in text
    assert "Tue 8/9" in text
    assert "x here – away a has sent word s came late g left early" in text


def test_the_code_to_key_it_by_stands_on_every_column():
    assert ["42-1", "42-2", "42-3", "42-4", "42-5"] == re.findall(r"\b42-\d", text_of(list_of(sessions=5)))


def test_times_stand_above_the_columns_where_they_are_not_all_the_same():
    first, *others = sessions_of(3)
    text = text_of(list_of(sessions=(replace(first, start=time(9)), *others)))

    assert "1 tis 8/9 09.00–12.15 42-1 2 tis 15/9 10.00–12.15 42-2" in text
    assert "Tid" not in text


def test_a_session_in_another_room_is_told():
    elsewhere = [replace(s, room="Studierummet") if s.number in (2, 3) else s for s in sessions_of(4)]

    assert "Annan lokal Studierummet: nr 2, 3" in text_of(replace(list_of(), sessions=tuple(elsewhere)))


def test_blank_rows_are_numbered_on():
    assert [1, 2, 3, 4, 5] == [row.number for row in rows_of(list_of(rows=3, blank=2), grid_of(sessions_of(3)))]


def test_few_sessions_stand_upright_and_many_lie_down():
    upright, lying = (PdfReader(BytesIO(render(list_of(sessions=n)).content)).pages[0].mediabox for n in (8, 9))

    assert upright.width < upright.height
    assert lying.width > lying.height


@pytest.mark.parametrize("rows", [0, 1, 17, 18, 19, 20, 21, 22, 60])
@pytest.mark.parametrize("sessions", [0, 1, 8, 9, 40])
def test_every_name_meets_every_session_once(sessions, rows):
    pages = pages_of(list_of(sessions, rows, blank=0))
    names = [f"nummer{n + 1}x" for n in range(rows)]
    codes = [f"42-{n + 1}" for n in range(sessions)]
    found = [({it for it in names if it in page}, set(re.findall(r"\b42-\d+", page))) for page in pages]

    assert all(1 == sum(name in on and code in above for on, above in found) for name in names for code in codes)
    assert len({frozenset(above) for _on, above in found}) == sum("Ledarens underskrift" in page for page in pages)
    assert f"Sida {len(pages)} av {len(pages)}" in pages[-1]


@given(st.integers(0, 120))
def test_groups_of_sessions_are_even_and_whole(count):
    groups = split_sessions(sessions_of(count), 14)

    assert sum(groups, ()) == sessions_of(count)
    assert max(map(len, groups)) - min(map(len, groups)) <= 1
    assert max(map(len, groups)) <= 14


@given(st.integers(0, 80), st.floats(250, 700), st.floats(0, 100))
def test_no_page_is_fuller_than_it_can_be(count, full, less):
    grid = grid_of(sessions_of(3))
    rows = rows_of(list_of(rows=count, blank=0), grid)
    pages = pack(rows, full, grid.tail, full - less)
    rooms = [full - less, *[full] * (len(pages) - 1)]
    rooms[-1] -= grid.tail

    assert [row for page in pages for row in page] == rows
    assert all(sum(row.height for row in page) <= room for page, room in zip(pages, rooms, strict=True))
    assert count == 0 or all(pages)


def test_which_sessions_a_page_holds_is_told_when_it_is_not_all():
    pages = pages_of(list_of(sessions=20))

    assert "Sammankomst 1–10 av 20" in pages[0]
    assert "Sammankomst 11–20 av 20" in pages[1]


def test_names_are_never_smaller_than_ten_points_and_whole():
    name = "Anna-Maria Elisabet von Hohenstaufen-Lindqvist af Trolleberg till Storsele"
    row = rows_of(replace(list_of(), rows=(ListRow(1, name),)), grid_of(sessions_of(8)))[0]

    assert row.name.size >= 10
    assert name == " ".join(row.name.lines)
    assert row.height >= len(row.name.lines) * 12


def test_a_name_of_200_letters_is_whole_on_its_row():
    name = "Ö" * 200

    assert name in text_of(replace(list_of(), rows=(ListRow(1, name),))).replace(" ", "")


def test_the_same_values_give_the_same_bytes():
    assert render(list_of()).content == render(list_of()).content


def test_the_file_says_what_it_is():
    printed = render(list_of())
    reader = PdfReader(BytesIO(printed.content))

    assert printed.file_name == "narvarolista-STO-601.pdf"
    assert reader.metadata.title == "Närvarolista 2026-0042: STO-601 Surfa lugnt"
    assert reader.metadata.author == "Biblioteken i Inlandet"
    assert reader.root_object["/Lang"] == "sv"


def test_a_letter_without_a_glyph_is_named_before_anything_is_drawn(monkeypatch):
    monkeypatch.setattr(attendance_list, "Sheet", None)
    with pytest.raises(Invalid) as caught:
        render(replace(list_of(), rows=(ListRow(1, "𓀀𓁀 Berg"),)))

    assert "𓀀 (U+13000)" in caught.value.message
    assert "”𓀀𓁀 Berg”" in caught.value.message


@pytest.mark.parametrize("odd", ODD)
def test_what_looks_like_markup_is_drawn_as_it_stands(odd):
    shown = " ".join("".join(c for c in odd if c.isprintable() and c not in "\u202e\u2066\ud800").split())

    assert shown in text_of(replace(list_of(), rows=(ListRow(1, odd, odd),), organiser=odd, course_title=f"Kurs {odd}"))


@pytest.mark.parametrize("count", [1, 8, 9, 14, 40])
def test_nothing_leaves_the_page_or_overlaps_when_everything_is_long(count, monkeypatch):
    drawn = []

    def text(self, x, y, text, style, draw=Pen.text):
        width = unit_width(text, style.font) * style.size
        drawn.append((x + {"left": 1, "centre": 0.5, "right": 0}[style.align] * width, y, text, self))
        draw(self, x, y, text, style)

    monkeypatch.setattr(Pen, "text", text)
    long = "W" * 200
    sessions = tuple(replace(s, room=f"{long} {s.number}") for s in sessions_of(count))
    rows = tuple(ListRow(n, long, long) for n in range(1, 30))
    render(
        replace(
            list_of(
                course_title=long,
                organiser=long,
                co_organisers=(long,),
                room=long,
                leaders=(long, long),
                list_number=long,
                library=long,
            ),
            sessions=sessions,
            rows=rows,
        )
    )
    legend = next(y for _x, y, shown, _pen in drawn if shown == "här")
    signed = max(y for _x, y, shown, _pen in drawn if shown == "Ledarens underskrift")

    assert all(x <= pen.width - 12 * 72 / 25.4 + 0.01 for x, _y, _shown, pen in drawn)
    assert all(y <= legend for _x, y, _shown, _pen in drawn)
    assert signed < legend - 13


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.text(max_size=60) | st.sampled_from(ODD) | st.text("W<&[]ö ", min_size=150, max_size=300),
        min_size=7,
        max_size=7,
    )
)
def test_any_text_is_drawn_or_refused_by_letter(texts):
    name, note, title, organiser, room, leader, number = texts
    paper = list_of(
        9,
        rows=0,
        course_title=title,
        organiser=organiser,
        room=room,
        leaders=(leader,),
        list_number=number,
        library=name,
        course_code=note,
    )
    try:
        assert render(replace(paper, rows=(ListRow(1, name, note),))).pages >= 1
    except Invalid as refused:
        assert "U+" in refused.message


@pytest.mark.parametrize("language", ["sv", "ar", "ti"])
@pytest.mark.parametrize("is_large", [False, True])
def test_large_print_has_no_small_text_and_every_language_its_page(language, is_large, monkeypatch):
    drawn = []

    def text(self, x, y, text, style, draw=Pen.text):
        drawn.append((text, style.size))
        draw(self, x, y, text, style)

    monkeypatch.setattr(Pen, "text", text)
    render(list_of(sessions=9), language=language, is_large=is_large)

    assert min(size for _text, size in drawn) >= (16 if is_large else 8)


def test_what_is_on_a_list_is_a_table_whose_heads_say_what_they_are_heads_of():
    reader = PdfReader(BytesIO(render(list_of(sessions=2, rows=2, blank=1)).content))
    elements = [it.get_object() for it in walked(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])]
    rows = [it for it in elements if it["/S"] == "/TR"]
    heads = [it["/A"]["/Scope"] for it in elements if it["/S"] == "/TH"]

    assert {5} == {len(it["/K"]) for it in rows}
    assert len(rows) == 1 + 3 + 2
    assert ["/Column"] * 5 + ["/Row"] * 4 == heads


def walked(element):
    """Yields an element of a document's structure and all below it, in the order that they are read."""
    it = element.get_object()
    yield it
    kids = it.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if hasattr(kid.get_object(), "get") and "/S" in kid.get_object():
            yield from walked(kid)


def test_in_large_print_a_small_sheet_becomes_a4_for_it_has_no_room_for_rows():
    for size in (SheetSize.A5, SheetSize.A4):
        page = PdfReader(BytesIO(render(list_of(), is_large=True, size=size).content)).pages[0]
        assert 297 == round(float(page.mediabox.height) / 72 * 25.4)
