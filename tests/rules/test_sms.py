"""How long an SMS is."""

import pytest

from courses.rules import sms


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("", (0, 0, 160)),
        ("å" * 160, (160, 1, 160)),
        ("å" * 161, (161, 2, 306)),
        ("€" * 80, (160, 1, 160)),
        ("€" * 81, (162, 2, 306)),
        ("م" * 70, (70, 1, 70)),
        ("م" * 71, (71, 2, 134)),
        ("😀", (2, 1, 70)),
        ("–", (1, 1, 70)),
    ],
)
def test_an_sms_is_counted_as_the_network_does(text, size):
    assert size == sms.size(text)


def test_signs_of_print_become_plain_so_that_the_small_alphabet_is_enough():
    assert "10.00-12.15 'a' ..." == sms.plainer("10.00–12.15 ’a’ …")
    assert 160 == sms.size(sms.plainer("10.00–12.15")).room
