"""Square codes say what was put into them, to us and to a phone."""

import numpy as np
import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.rules import square_code


def picture(code, side=4):
    black = np.array([[int(bit) for bit in row] for row in code.rows()], dtype=np.uint8)
    return np.kron(np.pad(1 - black, 4, constant_values=1) * 255, np.ones((side, side), dtype=np.uint8))


@pytest.mark.parametrize("length", [5, 17, 78, 213, 500, 850, 1400, 2331])
def test_a_phone_reads_it_at_every_length(length):
    text = ("Åsa-Brita Źdźbło ትግርኛ العربية " * 90).encode()[:length].decode(errors="ignore")

    assert [text] == [it.text for it in zxingcpp.read_barcodes(picture(square_code.encode(text)))]


@pytest.mark.parametrize("level", square_code.LEVELS)
@pytest.mark.parametrize("version", [1, 2, 6, 7, 9, 10, 14, 21, 22, 28, 35, 40])
def test_it_is_the_same_code_as_segno_makes(version, level):
    known = segno.make_qr("x", error=level, version=version, mask=0, boost_error=False)
    text = "a" * square_code._room(version, level)
    made = segno.make_qr(text, error=level, version=version, mask=0, boost_error=False, mode="byte", encoding="utf-8")

    assert "".join("1" if it else "0" for row in made.matrix for it in row) == square_code.encode(text, level).bits
    assert known.symbol_size(border=0)[0] == square_code.encode(text, level).size


@given(st.text(max_size=400))
@settings(max_examples=40, deadline=None)
def test_what_is_put_in_comes_out(text):
    try:
        code = square_code.encode(text)
    except UnicodeEncodeError:
        return

    assert text == square_code.decode(square_code.unpacked(code.size, code.packed()))


def test_a_text_too_long_for_any_code_is_refused():
    with pytest.raises(ValueError, match="too long"):
        square_code.encode("a" * 3000)


@pytest.mark.parametrize("flipped", [0, 300, 4000])
def test_a_code_that_is_not_whole_is_no_code_of_ours(flipped):
    code = square_code.encode("Intyg " * 60)
    other = "".join("10"[int(bit)] if at == flipped else bit for at, bit in enumerate(code.bits))

    with pytest.raises(ValueError, match="code"):
        square_code.decode(square_code.Squares(code.size, other))


@given(st.binary(max_size=3000))
@settings(max_examples=40, deadline=None)
def test_any_other_picture_is_no_code(content):
    with pytest.raises(ValueError, match="code|size"):
        square_code.decode(square_code.unpacked(61, content))
