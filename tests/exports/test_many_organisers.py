"""A course that a dozen organise together: each of them stands on the papers that say who does."""

from io import BytesIO

import pytest
from factories import LIBRARIAN, course, enrolled, library
from pypdf import PdfReader

from courses import clock
from courses.actions import registers
from courses.actions.register_drafts import OrganisationDraft
from courses.exports import print_shop

NAMES = [f"Norra inlandets studieförbund nummer {number:02} med omnejd" for number in range(12)]


@pytest.mark.parametrize("make", [print_shop.attendance_list, print_shop.poster, print_shop.cooperation])
def test_all_of_a_dozen_organisers_are_named(tmp_path, make):
    with library(tmp_path) as store:
        organisers = [registers.add(store, LIBRARIAN, OrganisationDraft(name=name)) for name in NAMES]
        made = course(
            store, title="Lång kurstitel " * 12, organiser_id=organisers[0], co_organiser_ids=tuple(organisers[1:])
        )
        enrolled(store, made, "Ebba", "Siv")
        printed = make(store, LIBRARIAN, made.id, clock.now())
    pages = PdfReader(BytesIO(printed.content)).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert [] == [name for name in NAMES if name not in text]
    assert 12 == text.split("Norra inlandets")[0].count("Lång kurstitel")
