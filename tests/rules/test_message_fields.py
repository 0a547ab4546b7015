"""Templates name fields; values are put in once, whatever they contain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses import i18n
from courses.errors import Invalid
from courses.rules import message_fields
from courses.rules.message_fields import FIELDS, canonical, fill, shown


def test_a_field_has_its_value():
    assert "Hej Ebba!" == fill("Hej {given_name}!", {"given_name": "Ebba"})


@pytest.mark.parametrize("written", ["{förnamn}", "{Förnamn}", "{given_name}", "{first name}", "{tilltalsnamn}"])
def test_a_field_is_understood_in_both_languages_and_any_spelling(written):
    assert ("{given_name}",) == canonical(written)


def test_fields_are_shown_by_their_names_in_the_readers_language():
    assert "Hej {förnamn}, {x}" == shown("Hej {given_name}, {x}")
    i18n.use("en")
    assert "Hej {given_name}" == shown("Hej {given_name}")


def test_every_unknown_field_is_refused_by_name_with_the_nearest():
    with pytest.raises(Invalid) as told:
        canonical("{kurs} {lokl}", "{__class__.__init__}")
    assert "{lokl}" in told.value.message and "{lokal}" in told.value.message
    assert "{__class__.__init__}" in told.value.message
    assert "förnamn" in told.value.hint


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hej {given_name}!", "Hej!"),
        ("Hej[ {given_name}]!", "Hej!"),
        ("Lokal: {room}\nPlats: {place}", "Plats: Åsele"),
        ("Vi ses i {room}, {place}.", "Vi ses i, Åsele."),
        ("Vi ses[ i {room}][, {place}].", "Vi ses, Åsele."),
        ("Ett\n\n{change}\n\nTvå", "Ett\n\nTvå"),
        ("{change}", ""),
        ("[Svara senast {answer_by}.]\nTack", "Tack"),
        ("Utan fält [som det står]", "Utan fält [som det står]"),
    ],
)
def test_what_has_no_value_leaves_no_hole(text, said):
    assert said == fill(text, {"place": "Åsele"})


@pytest.mark.parametrize("value", ["{name}", "%s", "{0.__class__}", "[{room}]", "$name", "\\1\\g<0>", "{{}}"])
def test_a_value_is_never_read_as_a_template(value):
    assert f"Hej {value}!" == fill("Hej {given_name}!", {"given_name": value, "name": "fel", "room": "fel"})


def test_a_value_of_several_lines_stays_on_one_line_where_there_is_but_one():
    assert "Ämne: a b" == fill("Ämne: {change}", {"change": "a\r\nb"}, is_line=True)


def test_marks_that_turn_the_text_round_do_not_pass():
    assert "Hej ab!" == fill("Hej {given_name}!", {"given_name": "a\u202eb\x1b"})


_texts = st.text(alphabet=st.sampled_from("ab {}[]:.,\n%\\å") | st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=60)
@given(_texts, st.dictionaries(st.sampled_from([it.name for it in FIELDS]), _texts))
def test_any_text_with_any_values_is_filled(text, values):
    said = fill(text, values)
    assert "\x00" not in said
    line = fill(text.replace("\n", " "), values, is_line=True)
    assert not any(char in line for char in "\r\n\x1b\u202e")


@settings(max_examples=60)
@given(_texts)
def test_what_is_kept_is_what_is_shown_and_back(text):
    try:
        (kept,) = canonical(text)
    except Invalid:
        return
    assert (kept,) == canonical(shown(kept))


def test_every_name_means_one_field():
    words = [message_fields._key(word) for it in FIELDS for word in {it.name, it.swedish, *it.also}]
    assert len(words) == len(set(words))
