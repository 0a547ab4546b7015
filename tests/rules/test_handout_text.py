"""Handouts read from their files: what they say, and all that is wrong with them at once."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses import i18n
from courses.errors import Invalid
from courses.model.blocks import (
    Box,
    Bullets,
    DevicePart,
    Divider,
    FigureBlock,
    Heading,
    Paragraph,
    QrBlock,
    Span,
    Steps,
    TableBlock,
    WritingLines,
)
from courses.model.handouts import Device
from courses.resources import folder
from courses.rules.handout_text import parse, read, written

HEAD = """---
titel: "Ett bra lösenord"
version: "1.4"
datum: 2026-11-22
licens: CC BY 4.0
språk: sv
"""


@pytest.fixture(autouse=True)
def english():
    """Lets faults be told in English."""
    before = i18n.language()
    i18n.use("en")
    yield
    i18n.use(before)


def text_of(body, facts=""):
    return f"{HEAD}{facts}---\n\n{body}\n"


def blocks(body):
    return parse(text_of(body)).blocks


def faults(body, facts="", pictures=None):
    return [str(it) for it in read(text_of(body, facts), pictures)[1]]


def test_the_facts_are_read():
    made = parse(
        text_of("# Hej", "giltig till: 2027-11-30\nenheter: android, ipad\nföljer version: 1.3\nvariant: lättläst\n")
    )

    assert ("Ett bra lösenord", "1.4", date(2026, 11, 22)) == (made.title, made.edition, made.dated)
    assert (date(2027, 11, 30), "1.3", "sv-lattlast") == (made.valid_until, made.follows, made.language)
    assert (Device.ANDROID, Device.IPAD) == made.devices


@pytest.mark.parametrize(
    ("review", "is_reviewed"),
    [("granskad av KF", True), ("", True), ("inte granskad", False), ("not proofread", False), ("utkast", False)],
)
def test_a_text_that_nobody_has_read_through_says_so(review, is_reviewed):
    assert is_reviewed == parse(text_of("# Hej", f"granskning: {review}\n")).is_reviewed


def test_each_part_of_the_text_is_what_it_is():
    body = """# Titel

Löpande **fet** och *kursiv* text.

1. Ett
2. Två

   ![Vad den visar](a-bild.svg "Bildtext")

- punkt

____________

____________

***

::: prova-själv
Öva.
:::

::: enhet ipad
Tryck.
:::

| A | B |
|---|--:|
| 1 | 2 |"""

    assert (
        Heading(1, "Titel"),
        Paragraph(
            (Span("Löpande "), Span("fet", is_bold=True), Span(" och "), Span("kursiv", is_italic=True), Span(" text."))
        ),
        Steps(
            (
                (Paragraph((Span("Ett"),)),),
                (Paragraph((Span("Två"),)), FigureBlock("Vad den visar", name="a-bild.svg", caption="Bildtext")),
            )
        ),
        Bullets(((Paragraph((Span("punkt"),)),),)),
        WritingLines(2),
        Divider(),
        Box("try", (Paragraph((Span("Öva."),)),)),
        DevicePart("ipad", (Paragraph((Span("Tryck."),)),)),
        TableBlock(((Span("A"),), (Span("B"),)), (((Span("1"),), (Span("2"),)),), aligns=("start", "end")),
    ) == blocks(body)


def test_a_link_that_stands_alone_is_a_square_code_and_one_in_a_text_is_not():
    assert (
        QrBlock("https://www.example.org", "Biblioteket"),
        Paragraph((Span("Se "), Span("här", link="https://www.example.org"), Span("."))),
    ) == blocks("[Biblioteket](https://www.example.org)\n\nSe [här](https://www.example.org).")


def test_words_that_are_explained_have_no_signs_before_them():
    assert (
        Box("words", (Bullets(((Paragraph((Span("App", is_bold=True), Span(" – ett program"))),),), has_marks=False),)),
    ) == blocks("::: ord\n- **App** – ett program\n:::")


def test_a_line_break_that_is_asked_for_stands_and_another_does_not():
    assert (Paragraph((Span("Ett\ntvå tre"),)),) == blocks("Ett\\\ntvå\ntre")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<script>alert(1)</script>", "HTML such as “<script>”"),
        ("a <!-- gömt --> b", "HTML such as “<!--”"),
        ("[klick](javascript:alert(1))", "a link begins with https://"),
        ("[klick](data:text/html,x)", "a link begins with https://"),
        ("[klick](file:///etc/passwd)", "a link begins with https://"),
        ("![alt](../hemligt.png)", "a picture is the name of"),
        ("![alt](https://www.example.org/a.png)", "a picture is the name of"),
        ("![](a.png)", "needs a text that says what it shows"),
        ("::: konstig\nx\n:::", "there is no box called “konstig”"),
        ("::: ord\nx", "the box is not closed"),
        ("x\n\n:::", "“:::” closes no box here"),
        ("::: enhet toaster\nx\n:::", "there is no device “toaster”"),
        (">" * 500 + " x", "at most 6 deep"),
        ("- " * 500 + "x", "at most 6 deep"),
        ("|" + "a|" * 30 + "\n|" + "-|" * 30, "at most 8 columns"),
        ("", "there is no text below the facts"),
    ],
)
def test_what_cannot_stand_on_paper_is_told_with_its_line(body, told):
    found = faults(body)

    assert any(told in it for it in found), found
    assert all(it.startswith("Line ") for it in found)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ("giltig till: 2027-13-01", "a day is written as 2027-01-31"),
        ("enheter: toaster", "there is no device “toaster”"),
        ("följer version: senaste", "a version is written as 1.4"),
        ("översatt från: ../x", "the original is a file's name"),
        ("bild: x.exe", "a picture is the name of"),
        ("variant: svår", "the only variant"),
        ("hemligt: ja", "there is no fact called “hemligt”"),
        ("version: 2", "stands there twice"),
        ("ämne: 'datorn", "the quotation mark is not closed"),
        ("bara ord", "a fact is written as “name: value”"),
    ],
)
def test_facts_that_cannot_be_are_told_with_their_line(facts, told):
    assert [True] == [it.startswith("Line 7: ") and told in it for it in faults("Hej", facts + "\n")]


def test_everything_that_is_wrong_is_told_at_once():
    with pytest.raises(Invalid) as refused:
        parse("---\ntitel: x\nspråk: svenska\nversion: ny\n---\n\n[a](javascript:x)\n\n![](b.png)\n")

    assert ["Line 1:", "Line 1:", "Line 3:", "Line 4:", "Line 7:", "Line 9:"] == [
        line[:7] for line in refused.value.message.splitlines()[1:]
    ]


def test_faults_are_told_in_swedish_to_those_who_read_it():
    i18n.use("sv")

    assert ["Rad 9: rutan är inte avslutad: en rad med ”:::” saknas."] == faults("::: ord\nx")


def test_a_picture_that_is_not_there_is_told_where_pictures_are_known():
    assert ["Line 9: there is no picture called “a.png”."] == faults("![alt](a.png)", pictures={"b.png"})


def test_a_file_without_facts_is_told_so():
    assert "three dashes" in read("# Hej")[1][0].words


def test_a_written_handout_reads_back_to_the_same():
    made = parse(text_of("# Hej\n\n- a\n  b", 'bildtext: "Säg \\"hej\\": nu"\nenheter: android\nvariant: lättläst\n'))

    assert made == parse(written(made))


@pytest.mark.parametrize("path", sorted(folder("templates/handouts").glob("*.*.md")), ids=lambda path: path.name)
def test_every_handout_that_comes_with_the_program_can_be_read(path):
    pictures = {it.name for it in path.parent.iterdir()}

    assert [] == read(path.read_text("utf-8"), pictures)[1]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*"ab *_`[]()<>!#-:|1.\\\n~&\t \u202e\x00\x1bي", "::: ord\n", ":::\n", "**"]), max_size=120
    ).map("".join)
)
def test_whatever_is_written_is_read_or_told(body):
    made, found = read(text_of(body))

    assert made.blocks or found
