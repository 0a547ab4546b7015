"""The board of coming courses on the command line."""

from datetime import date

import factories


def test_the_board_is_told_and_given_as_json(kursverkstad, office):
    def work(store):
        course = factories.course(store, first_date=date(2026, 11, 25), minimum=4)
        factories.enrolled(store, course, "Ada")

    office(work)
    told = kursverkstad("go")
    assert (0, True, True) == (told.code, "att besluta" in told.out, "STO-601: Ställ in" in told.out)

    (row,) = kursverkstad("go", "--json").json
    assert ("decide", 5, 1, 4, "2026-11-18") == tuple(
        row[it] for it in ("verdict", "days_left", "enrolled", "minimum", "decision_date")
    )
    assert ["poster", "move", "cancel"] == [it["step"] for it in row["proposals"]]

    assert 0 == kursverkstad("change-course", "601", "--decision-date", "2026-11-24").code
    assert "wait" == kursverkstad("go", "--json").json[0]["verdict"]


def test_an_empty_board_says_so(kursverkstad, office):
    office(lambda store: None)

    assert "Ingen kurs" in kursverkstad("go").err
    assert [] == kursverkstad("go", "--json").json
