"""What `clean()` lets in and `plain()` lets out."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.text import NAME_LENGTH, clean, digits, editable, fold, plain, sort_key

INVISIBLE = "\u200c\u200d\u200e\u200f\u061c"
ANYTHING = st.text(max_size=300)


@given(ANYTHING)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(text) == clean(clean(text))


@given(ANYTHING)
def test_what_is_clean_has_no_control_or_format_letters_but_joiners_and_direction_marks(text):
    kept = [c for c in clean(text) if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in INVISIBLE]

    assert [] == kept


@given(ANYTHING)
def test_what_is_clean_is_composed_and_of_a_bearable_length(text):
    cleaned = clean(text)

    assert unicodedata.is_normalized("NFC", cleaned)
    assert NAME_LENGTH >= len(cleaned)
    assert cleaned == cleaned.strip()


@given(ANYTHING)
def test_nothing_plain_acts_on_a_terminal(text):
    assert [] == [
        c
        for c in plain(text)
        if unicodedata.category(c) in ("Cc", "Cs") or c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Åsa [/b] Öberg",
        "=2+2",
        "<b>Bo</b> & Co",
        "Máret Ánne Čoagi",
        "Łucja Źdźbło",
        "Оксана Гриценко",
        "ሉዋም ሃብተማርያም",
        "بسام درويش",
        "O'Brien-Ek",
        "a  b",
    ],
)
def test_names_are_kept_as_they_are_written(name):
    assert name == clean(name)


@pytest.mark.parametrize("text", ["می‌خواهم", "👩‍👩‍👧‍👦 Familjedag", "🏳️‍🌈", "Kl. 10\u200f – 12", "B\u200co"])
def test_joiners_and_direction_marks_stay_in_what_is_kept(text):
    assert text == clean(text)


@pytest.mark.parametrize("text", ["می‌خواهم", "👩‍👩‍👧‍👦 Familjedag", "🏳️‍🌈", "B\u200co"])
def test_joiners_stay_in_a_field_and_direction_marks_go(text):
    assert text == editable(f"\u200f{text}\u200e")


@given(st.text(alphabet=f"aå \u0323{INVISIBLE}\u202e\n", max_size=30))
def test_what_cannot_be_seen_is_never_at_an_end_nor_piled_up_nor_part_of_a_name(text):
    kept = clean(text)

    assert clean(kept) == kept
    assert kept == kept.strip(INVISIBLE)
    assert all(not {one, other} <= set(INVISIBLE) for one, other in pairwise(kept))
    assert fold(kept) == fold("".join(c for c in kept if c not in INVISIBLE))


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\x1b")
def test_bidi_overrides_and_control_characters_are_not_kept(sign):
    assert "ab" == clean(f"a{sign}b") == plain(f"a{sign}b") == editable(f"a{sign}b")


def test_joiners_are_shown_where_a_script_needs_them_and_nowhere_else():
    assert "می‌خواهم" == plain("می‌خواهم")
    assert "Bo" == plain("B\u200co")


def test_a_name_cannot_pile_up_marks():
    assert 5 == len(clean("q" + "\u0323" * 50))


def test_escape_codes_lose_their_power_and_brackets_stay():
    assert "]0;hej[31mBo" == plain("\x1b]0;hej\x07\x1b[31mBo")


@pytest.mark.parametrize(
    ("text", "folded"), [("Åsa-Karin", "asa karin"), ("Łódź", "lodz"), ("ÉVA  Ek", "eva ek"), ("Straße", "strasse")]
)
def test_folding_makes_spellings_meet(text, folded):
    assert folded == fold(text)


def test_swedish_order_has_its_three_letters_last():
    assert ["Anna", "Éva", "Eva", "Zeb", "Åsa", "Ärla", "Östen"] == sorted(
        ["Östen", "Åsa", "Ärla", "Zeb", "Éva", "Eva", "Anna"], key=sort_key
    )


def test_digits_are_those_of_a_telephone():
    assert "0980319200" == digits("0980-31 92 00 (hem)")
