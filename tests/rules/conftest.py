"""The rules say their reasons in Swedish here, as a library reads them."""

import pytest

from courses import i18n


@pytest.fixture(autouse=True, scope="module")
def swedish():
    before = i18n.language()
    yield i18n.use("sv")
    i18n.use(before)
