"""What a file of people says of how to reach them, and where that comes to stand."""

import factories

from courses import cli
from courses.store import people


def read_in(tmp_path, text):
    """Imports a file of people and returns them by given name, everything shown."""
    file = tmp_path / "folk.csv"
    file.write_text(text, encoding="utf-8")
    with factories.library(tmp_path):
        pass
    assert cli.run(["--data", str(tmp_path / "data"), "import", "people", str(file)]) in (0, 1)
    with factories.library(tmp_path) as store:
        return {hit.person.given_name: hit.person for hit in people.search(store, factories.LIBRARIAN, "")}


def test_every_column_has_its_field(tmp_path):
    one = read_in(
        tmp_path,
        "Förnamn;Efternamn;Namn i egen skrift;Uttal;Telefon;Mobil;E-post;Annan e-post;Hur vill du få besked?;Hemkommun;Egen apparat\n"
        "Selam;Tekle;ሰላም ተክለ;SE-lam;0980319242;070 174 06 37;s@example.org;t@example.org;SMS;Åsele;Samsung A8\n",
    )["Selam"]

    assert ("ሰላም ተክለ", "SE-lam", "SMS", "Åsele", "Samsung A8", "") == (
        one.other_name,
        one.pronunciation,
        one.contact,
        one.municipality,
        one.device,
        one.notes,
    )
    assert ("0980-31 92 42", "070-174 06 37") == (one.phone, one.other_phone)
    assert ("s@example.org", "t@example.org") == (one.email, one.other_email)


def test_two_in_one_cell_are_parted_and_what_cannot_be_read_is_kept_among_the_notes(tmp_path):
    found = read_in(
        tmp_path,
        "Förnamn;Efternamn;Tfn;E-post;Besked;Adress;Postnr;Ort;Anm\n"
        "Ebba;Ek;0980-319201 / 070-1740605;a@example.org, b@example.org;ring;Byn 2;92331 Storuman;;\n"
        "Örjan;Ek;ring sonen;örjan snabela example.org;kanske;;;SE-923 31 Storuman;sonen hjälper\n",
    )

    ebba, orjan = found["Ebba"], found["Örjan"]
    assert ("0980-31 92 01", "070-174 06 05") == (ebba.phone, ebba.other_phone)
    assert ("a@example.org", "b@example.org") == (ebba.email, ebba.other_email)
    assert ("PHONE", "923 31", "Storuman", "") == (ebba.contact, ebba.postcode, ebba.town, ebba.notes)
    assert ("", "", "", "923 31", "Storuman") == (orjan.phone, orjan.email, orjan.contact, orjan.postcode, orjan.town)
    assert "sonen hjälper\nTfn: ring sonen\nE-post: örjan snabela example.org\nBesked: kanske" == orjan.notes
