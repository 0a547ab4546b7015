"""The text of a paper's template: every fault is told with its line, and what is right is read whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses import cldr, i18n
from courses.model.paper_style import PaperKind, PaperWords
from courses.rules import paper_template
from courses.rules.paper_fields import RESERVED, Field, Key, Kind, kinds
from courses.rules.paper_template import Faulty, PaperTemplate, parse, understood, written

SIGN = Kind(
    PaperKind.SLIP,
    label=lambda: "Sign",
    fields=(Field("course", "kurs", lambda: "", "Mejl"), Field("room", "lokal", lambda: "", "Studion")),
    keys=(
        Key("title", "course"),
        Key("sessions", is_many=True),
        Key("legend", is_lines=True, may_be_empty=True),
        Key("foot", may_be_empty=True),
    ),
)
GOOD = """# A note
name: Skylt
proofread: no

title: Välkommen till {kurs}
sessions.one: {count} träff
sessions.other: {antal} träffar
legend:
  x: här

    s: sen
foot:
"""


@pytest.fixture(autouse=True)
def english():
    i18n.use("en")
    yield
    i18n.use("sv")


def faults(text: str, **more: object) -> list[tuple[int, str, str]]:
    with pytest.raises(Faulty) as told:
        parse(text, SIGN, **more)
    return [tuple(it) for it in told.value.faults]


def test_a_template_is_read_with_its_fields_by_their_english_names():
    found = parse(GOOD, SIGN)
    assert ("Skylt", False) == (found.name, found.is_proofread)
    assert {
        "title": "Välkommen till {course}",
        "sessions.one": "{count} träff",
        "sessions.other": "{count} träffar",
        "legend": "x: här\n\ns: sen",
        "foot": "",
    } == found.texts


def test_everything_wrong_is_told_at_once_each_with_its_line_and_text():
    wrong = GOOD.replace("{kurs}", "{kusr}").replace("foot:", "footer: x").replace("proofread: no", "proofread: maybe")
    assert [
        (3, "proofread", "“proofread” is yes or no."),
        (5, "title", "There is no field {kusr}. Did you mean {kurs}? “title” may use {course}, {library}, {town}, {phone}, {email}, {web}."),
        (12, "footer", "There is no text “footer”. Did you mean “foot”?"),
        (0, "foot", "The text “foot” is missing."),
    ] == faults(wrong)  # fmt: skip


def test_the_whole_of_it_is_told_in_one_message_a_line_a_fault():
    with pytest.raises(Faulty) as told:
        parse("title: {kusr\ntitle: x", SIGN, is_part=True)
    assert (
        "Line 1: A brace is opened and not closed, or the other way round.\nLine 2: “title” is there twice, first on line 1."
        == told.value.message
    )


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("title: {room}", (1, "title", "The field {room} has no value here.")),
        ("title: [{course}", (1, "title", "A bracket is opened and not closed, or the other way round.")),
        ("title:", (1, "title", "“title” is empty.")),
        ("title:\n  one\n  two", (3, "title", "“title” has one line only.")),
        ("title: one\n  two", (2, "title", "An indented line belongs to a key with nothing after its colon.")),
        ("just words", (1, "", "“just words” has no key before a colon.")),
        ("sessions: many", (1, "sessions", "“sessions” is a text by number: write sessions.one, sessions.other.")),
        (
            "sessions.few: x",
            (1, "sessions.few", "“sessions.few” is a text by number: write sessions.one, sessions.other."),
        ),
        ("title.one: x", (1, "title.one", "There is no text “title.one”.")),
        (f"foot: {'x' * 401}", (1, "foot", "“foot” is 401 letters long; there is room for 400.")),
        (f"legend: {'x' * 2001}", (1, "legend", "“legend” is 2001 letters long; there is room for 2000.")),
        ("x" * 20_001, (0, "", "It is 20001 letters long; there is room for 20000.")),
    ],
)
def test_a_fault_says_where_it_is_and_what_is_right(line, fault):
    (found,) = faults(line, language="sv", is_part=True)
    assert fault[:2] == found[:2]
    assert found[2].startswith(fault[2])


def test_a_language_has_its_own_forms_by_number():
    parse("sessions.few: {count} зустрічі\nsessions.other: {count}", SIGN, language="uk", is_part=True)
    assert {"one", "few", "many", "other"} == cldr.forms("uk")


def test_an_own_template_that_is_older_than_the_program_is_read_as_far_as_it_is_understood():
    found = understood("title: Hej {kusr}\ngone: x\nfoot: Ring {telefon}\n", SIGN)
    assert {"foot": "Ring {phone}"} == found.texts


LINES = st.text(st.characters(categories=("L", "N", "P"), exclude_characters="{}[]#"), min_size=1, max_size=20)


@given(st.dictionaries(st.sampled_from(["title", "sessions.one", "legend", "foot"]), LINES), st.booleans(), LINES)
@settings(max_examples=60)
def test_what_is_written_is_read_back_the_same(texts, is_proofread, more):
    if "legend" in texts:
        texts["legend"] += f"\n\n{more}"
    made = PaperTemplate(
        "A name", is_proofread, parse(written(PaperTemplate("", True, texts), SIGN), SIGN, is_part=True).texts
    )
    assert made == parse(written(made, SIGN), SIGN, is_part=True)


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_any_text_is_read_or_refused_in_words(text):
    try:
        parse(text, SIGN)
    except Faulty as error:
        assert all(it.words for it in error.faults)


def test_words_are_filled_and_brackets_left_out_where_a_field_is_empty():
    words = PaperWords(
        "sv", {"foot": "[Ring {phone}][ eller mejla {email}]."}, known={"phone": "031-39 006 00", "email": ""}
    )
    assert "Ring 031-39 006 00." == words.say("foot")


def test_a_value_is_never_read_as_a_field():
    assert "Hej {phone} [x]" == PaperWords("sv", {"title": "Hej {name}"}).say("title", name="{phone} [x]")


def test_a_text_by_number_takes_the_form_of_its_language():
    words = PaperWords("uk", {f"hours.{form}": f"{{count}} {form}" for form in ("one", "few", "many", "other")})
    assert ["1 one", "3 few", "5 many", "21 one"] == [words.many("hours", count) for count in (1, 3, 5, 21)]


def test_none_may_have_a_text_of_its_own_in_any_language():
    words = PaperWords("sv", {"hours.zero": "inga", "hours.one": "en", "hours.other": "{count}"})
    assert ["inga", "en", "2"] == [words.many("hours", count) for count in (0, 1, 2)]


def test_a_line_goes_whose_fields_are_all_empty():
    words = PaperWords("sv", {"foot": "Ring oss\n[Telefon: {phone}]\n\nHej då"})
    assert "Ring oss\n\nHej då" == words.say("foot", phone="")


@pytest.mark.parametrize("kind", kinds(), ids=lambda it: it.kind)
def test_a_kind_declares_itself_whole(kind):
    assert len(kind.keys) == len({it.name for it in kind.keys})
    assert not RESERVED & set(kind.by_key)
    assert all(it.meaning() and it.sample for it in kind.fields)
    assert all(kind.fields_of(key) for key in kind.keys)
    assert kind.label()


def test_the_head_of_a_template_is_shown_in_the_readers_words_for_fields():
    i18n.use("sv")
    assert "title: Hej {kurs}" in written(PaperTemplate("", True, {"title": "Hej {course}"}), SIGN)
    assert paper_template.MOST > paper_template.LONGEST > paper_template.LONGEST_LINE
