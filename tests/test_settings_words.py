"""Settings understand their stable values and the words for them, in both languages."""

import pytest

from courses import i18n
from courses.errors import Invalid
from courses.setting_values import THEMES
from courses.settings import SETTINGS


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("interface.theme", "mörkt", THEMES[1]),
        ("interface.theme", "Dark", THEMES[1]),
        ("interface.theme", "ljust", THEMES[0]),
        ("interface.theme", "hög kontrast", THEMES[2]),
        ("interface.theme", "High Contrast", THEMES[2]),
        ("interface.theme", "kursverkstad-dark", THEMES[1]),
        ("interface.language", "engelska", "en"),
        ("interface.language", "Svenska", "sv"),
        ("interface.language", "EN", "en"),
        ("schedule.eves", "ja", "SKIP"),
        ("schedule.eves", "Varna", "WARN"),
        ("schedule.eves", "ignore", "IGNORE"),
        ("certificate.threshold", "70 %", "0.7"),
        ("certificate.threshold", "0,7", "0.7"),
        ("list.blank_rows", " 8 ", "8"),
    ],
)
def test_a_value_is_understood_by_its_word_in_both_languages(language, name, typed, kept):
    i18n.use(language)

    assert kept == SETTINGS[name].read(typed)


@pytest.mark.parametrize("name", SETTINGS)
def test_what_is_shown_is_understood_again(name):
    it = SETTINGS[name]

    assert it.default == it.read(it.show(it.default))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("interface.theme", "rosa"),
        ("interface.language", "tyska"),
        ("list.blank_rows", "²"),
        ("schedule.eves", ""),
    ],
)
def test_what_cannot_be_is_told_with_the_words_that_can(name, typed):
    with pytest.raises(Invalid) as caught:
        SETTINGS[name].read(typed)

    assert caught.value.hint


def test_no_two_choices_answer_to_the_same_word():
    for it in SETTINGS.values():
        for choice in it.choices:
            for word in (choice.value, choice.word(), *choice.also):
                assert [choice] == [other for other in it.choices if other.fits(word)]
