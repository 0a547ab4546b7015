"""The model gives every name it lists, whichever module it lives in."""

import courses.model


def test_every_name_that_is_listed_is_there():
    assert [] == [name for name in courses.model.__all__ if not hasattr(courses.model, name)]


def test_a_name_that_does_not_exist_is_an_error():
    assert not hasattr(courses.model, "Kurs")
