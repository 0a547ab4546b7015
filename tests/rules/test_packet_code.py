"""The code of a partner's key is said over the telephone, and a slip of the ear is found out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.errors import Invalid
from courses.rules import packet_code

CODES = st.integers(0, 2**80 - 1).map(packet_code.code_of)


@given(CODES)
@settings(max_examples=60)
def test_a_code_is_read_as_it_is_written(code):
    assert code == packet_code.read_code(code)
    assert code == packet_code.read_code(code.lower().replace("-", " ").replace("0", "o").replace("1", "l"))


@given(CODES, st.integers(0, 22), st.sampled_from(packet_code.SIGNS))
@settings(max_examples=60)
def test_a_single_wrong_sign_is_found_in_its_group(code, place, sign):
    if code[place] in ("-", sign):
        return
    with pytest.raises(Invalid, match=str(place // 6 + 1)):
        packet_code.read_code(code[:place] + sign + code[place + 1 :])


@given(CODES, st.integers(0, 21))
@settings(max_examples=60)
def test_two_signs_that_changed_places_are_found(code, place):
    if "-" in code[place : place + 2] or code[place] == code[place + 1]:
        return
    with pytest.raises(Invalid):
        packet_code.read_code(code[:place] + code[place + 1] + code[place] + code[place + 2 :])


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_any_text_is_a_code_or_refused_in_words(text):
    try:
        assert len(packet_code.read_code(text)) == 23
    except Invalid as error:
        assert error.message


def test_a_code_is_said_by_the_swedish_spelling_alphabet():
    code = packet_code.code_of(0b00001_01010)
    assert packet_code.spoken(code).startswith("Adam ett noll noll ")


def test_each_key_has_its_own_bytes_of_one_code():
    code = packet_code.code_of(7)
    assert packet_code.key_of(code, "a" * 32) != packet_code.key_of(code, "b" * 32)
