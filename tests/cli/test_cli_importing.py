"""The command that reads files in, and the demo that it makes."""

import pytest

from courses.errors import Exit

ROOMS = "Lokal;Ort;Platser\nDatasalen;Storuman;8\nSal A;Tärnaby;tolv stycken ungefär\n"


@pytest.fixture
def file(tmp_path):
    """Returns a function that writes a file."""

    def write(text, name="lokaler.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_a_file_goes_in_and_the_same_again_makes_no_doubles(kursverkstad, file):
    path = file("namn;ort\nDatasalen;Storuman\nSal A;Tärnaby\n")

    first, second = kursverkstad("import", "rooms", path, "--json"), kursverkstad("import", "rooms", path, "--json")

    assert (Exit.DONE, 2, 0) == (first.code, first.json["created"], first.json["unchanged"])
    assert (Exit.DONE, 0, 2) == (second.code, second.json["created"], second.json["unchanged"])
    assert "2" in kursverkstad("import", "rooms", path).out


def test_rows_that_cannot_be_kept_are_handed_back_with_place_value_and_what_was_expected(kursverkstad, file, tmp_path):
    path = file(
        "Kod;Kurs;Startdatum;Start;Slut;Antal\nA-1;Smide;2027-01-12;18;20;3\nA-2;Sömnad;nån gång;18;20;3\n",
        "kurser.csv",
    )

    told = kursverkstad("import", "programme", path)

    assert Exit.PARTLY == told.code
    for part in ("kurser.csv", "3", "Startdatum", "nån gång"):
        assert part in told.err
    assert (tmp_path / "kurser.rejected.csv").exists()
    shape = kursverkstad("import", "programme", path, "--json").json
    assert (1, str(tmp_path / "kurser.rejected.csv")) == (shape["rejected"], shape["rejected_file"])
    problem = next(it for it in shape["problems"] if it["severity"] == "error")
    assert ("kurser.csv", 3, "Startdatum", "nån gång") == tuple(problem[k] for k in ("file", "row", "column", "value"))
    assert problem["expected"]
    assert ["A-1"] == [it["code"] for it in kursverkstad("courses", "--json").json]


def test_a_dry_run_writes_nothing(kursverkstad, file):
    path = file("namn;ort\nDatasalen;Storuman\n")

    told = kursverkstad("import", "rooms", path, "--dry-run", "--save-mapping", "Våra", "--json").json

    assert (True, 1) == (told["dry_run"], told["created"])
    assert 1 == kursverkstad("import", "rooms", path, "--json").json["created"]
    assert Exit.NOT_FOUND == kursverkstad("import", "rooms", path, "--use-mapping", "Våra").code


def test_headings_and_words_can_be_said_by_hand_and_kept(kursverkstad, file):
    path = file("Ställe;Vad;Hemvist\nX;Datasalen;Storuman\n")
    by_hand = (
        "--map",
        "name=Vad",
        "--map",
        "place=Hemvist",
        "--set",
        "seats=8",
        "--value",
        "place:Storuman=Luspie",
        "--save-mapping",
        "Våra",
    )

    assert 0 == kursverkstad("import", "rooms", path, *by_hand).code
    told = kursverkstad("import", "rooms", path, "--use-mapping", "Våra", "--json").json
    assert (0, 1) == (told["created"], told["unchanged"])


@pytest.mark.parametrize(
    "words,code",
    [
        (("--map", "namn"), Exit.INVALID),
        (("--map", "korv=Vad"), Exit.INVALID),
        (("--value", "place=x"), Exit.INVALID),
        (("--use-mapping", "finns inte"), Exit.NOT_FOUND),
        (("--sheet", "Blad 9"), None),
    ],
    ids=str,
)
def test_what_cannot_be_meant_by_hand_is_told(kursverkstad, file, words, code):
    told = kursverkstad("import", "rooms", file(ROOMS), *words)

    assert told.code == code if code else told.code != Exit.FAULT
    assert "Traceback" not in told.err


def test_a_mapping_for_another_kind_is_not_used(kursverkstad, file):
    kursverkstad("import", "rooms", file("namn\nSal\n"), "--save-mapping", "Våra")

    assert Exit.INVALID == kursverkstad("import", "leaders", file("namn\nMaja\n"), "--use-mapping", "Våra").code


@pytest.mark.parametrize(
    "content", [b"", b"namn;ort\n", b"PK\x03\x04" + b"\0" * 50, b"\x00\x01\x02" * 99, b"\xff\xfe" + "namn".encode("utf-16-le")], ids=["empty", "headings", "zip", "noise", "utf16"]
)  # fmt: skip
@pytest.mark.parametrize("name", ["fil.csv", "fil.xlsx"])
def test_a_bad_file_is_told_in_words_and_leaves_nothing(kursverkstad, file, content, name):
    told = kursverkstad("import", "rooms", file(content, name))

    assert told.code in (Exit.DONE, Exit.PARTLY, Exit.INVALID)
    assert told.err or told.out
    assert [] == kursverkstad("courses", "--json").json


def test_a_file_that_is_not_there_is_told(kursverkstad, tmp_path):
    assert kursverkstad("import", "rooms", tmp_path / "finns inte.csv").code in (Exit.NOT_FOUND, Exit.INVALID)


def test_the_demo_is_made_to_keep_and_never_over_a_library(kursverkstad, tmp_path):
    told = kursverkstad("demo", "--make", tmp_path / "demo")

    assert (0, f"{tmp_path / 'demo'}\n") == (told.code, told.out)
    assert len(kursverkstad("--data", tmp_path / "demo", "courses", "--json").json) > 10
    assert 0 == kursverkstad("--data", tmp_path / "demo", "check").code
    assert Exit.REFUSED == kursverkstad("demo", "--make", tmp_path / "demo").code


def test_the_interface_gets_folder_actor_and_language(kursverkstad, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr("courses.cli.opening._require_terminal", lambda: None)
    monkeypatch.setattr("courses.running.run", lambda folder, **more: opened.append((folder, more)))

    assert 0 == kursverkstad("--data", tmp_path / "d", "--as", "Maja", "--lang", "en").code
    assert 0 == kursverkstad("demo").code

    assert (tmp_path / "d", "Maja", "en", False) == (
        opened[0][0],
        opened[0][1]["actor"].name,
        opened[0][1]["language"],
        opened[0][1]["is_demo"],
    )
    assert opened[1][1]["is_demo"]
    assert not opened[1][0].exists()


def test_the_kind_may_be_left_out_and_repairs_and_layout_are_told(kursverkstad, file):
    path = file(
        "name,first_name,last_name,email,created_at,approval_status\n,ÅSA,EKBERG,asa@example.org,,\n", "luma.csv"
    )
    told = kursverkstad("import", "people", path, "--json")

    assert ("luma", ["case", "case"]) == (told.json["layout"], [it["sort"] for it in told.json["repairs"]])
    assert Exit.DONE == kursverkstad("import", file("Namn;Telefon\nEva Ek;0701740605\n", "lista.csv")).code
    assert None is kursverkstad("import", "people", path, "--layout", "none", "--dry-run", "--json").json["layout"]
