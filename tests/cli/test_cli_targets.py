"""Targets on the command line."""

ADD = (
    "target",
    "add",
    "500 personer 2026",
    "--number",
    "500",
    "--unit",
    "persons",
    "--from",
    "2026-01-01",
    "--to",
    "2026-12-31",
)


def test_a_target_is_set_and_measured(kursverkstad, evening):
    assert 0 == kursverkstad(*ADD, "--decision", "KFN § 87", "--kind", "kurs", "--organiser", "ABF").code

    (it,) = kursverkstad("targets", "--json").json
    assert ("persons", 500, 0, "KFN § 87", ["COURSE"], "ABF") == (
        it["unit"],
        it["number"],
        it["done"],
        it["decision"],
        it["filter"]["kinds"],
        it["filter"]["organiser"],
    )

    assert 0 == kursverkstad("target", "remove", "500 PERSONER 2026").code
    assert 0 == kursverkstad(*ADD).code
    (it,) = kursverkstad("targets", "--json").json
    assert (2, 2 / 500, [{"code": "STO-601", "title": "Internet för nybörjare", "count": 2}]) == (
        it["done"],
        it["share"],
        it["courses"],
    )
    assert "500 personer 2026" in kursverkstad("targets").out


def test_only_what_is_given_changes(kursverkstad, evening):
    kursverkstad(*ADD, "--search", "internet")
    assert 0 == kursverkstad("target", "change", "500 personer 2026", "--number", "300", "--unit", "sessions").code

    (it,) = kursverkstad("targets", "--json").json
    assert (300, "sessions", "internet", 2) == (it["number"], it["unit"], it["filter"]["words"], it["done"])


def test_what_is_wrong_is_told(kursverkstad, evening):
    assert 3 == kursverkstad(*ADD[:-1], "2025-01-01").code
    assert 4 == kursverkstad("target", "remove", "Finns inte").code
    assert 2 == kursverkstad("target", "add", "X").code
    assert "Inget mål" in kursverkstad("targets").err
