"""The library's look: a colour that can be read, pictures that paper can take, each with its organisation."""

from __future__ import annotations

import struct
import zlib

import factories
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses import colours
from courses.actions import house_style, journal, options, paper_templates
from courses.errors import Forbidden, Invalid, NotFound
from courses.model import Actor, Role
from courses.model.paper_style import PaperKind
from courses.rules import pictures
from courses.store import logos, tables

MAJA = factories.LIBRARIAN
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>'


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int = 1, height: int = 1) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0\0\0")) + chunk(b"IEND", b"")
    )


@pytest.fixture
def store(tmp_path):
    with factories.library(tmp_path) as opened:
        options.set_option(opened, MAJA, "library.name", "Tallviks bibliotek")
        yield opened


def an_organisation(store, position: int = 0) -> tuple[int, str]:
    row = tables.find(store, "organisation")[position]
    return row["id"], row["name"]


def test_the_librarys_logo_and_colour_are_on_its_papers(store):
    house_style.set_logo(store, MAJA, SVG)
    house_style.set_colour(store, MAJA, "10, 84, 99")
    style = paper_templates.style(store, PaperKind.SLIP)
    assert ("Tallviks bibliotek", SVG, "#0A5463") == (
        style.house.library.organisation,
        style.house.library.content,
        style.house.colour,
    )


def test_partners_come_with_their_logos_in_the_order_asked_for(store):
    (one, first), (other, second) = an_organisation(store), an_organisation(store, 1)
    house_style.set_logo(store, MAJA, png(), other)
    partners = paper_templates.style(store, PaperKind.SLIP, [other, one]).house.partners
    assert [(second, png()), (first, b"")] == [(it.organisation, it.content) for it in partners]


def test_a_logo_that_was_taken_away_comes_back_when_that_is_undone(store):
    house_style.set_logo(store, MAJA, SVG)
    house_style.set_logo(store, MAJA, png())
    house_style.remove_logo(store, MAJA)
    assert [] == logos.listed(store)
    journal.undo(store, MAJA)
    assert ["png"] == [it.kind for it in logos.listed(store)]
    journal.undo(store, MAJA)
    assert SVG == house_style.house(store).library.content


def test_no_logo_cannot_be_taken_away(store):
    with pytest.raises(NotFound):
        house_style.remove_logo(store, MAJA)


def test_only_who_may_change_settings_changes_the_look(store):
    with pytest.raises(Forbidden):
        house_style.set_logo(store, Actor("Nils", Role.COORDINATOR), SVG)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"%PDF-1.7",
        png()[:20],
        png(100_000, 100_000),
        b"\xff\xd8\xff\xe0" + bytes(40),
        b"<svg",
        b"<html><svg></html>",
        SVG.replace(b"<rect", b"<script>x</script><rect"),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG,
        SVG + bytes(2_000_000),
    ],
)
def test_what_paper_cannot_take_is_no_logo(store, content):
    with pytest.raises(Invalid) as told:
        house_style.set_logo(store, MAJA, content)
    assert told.value.hint
    assert [] == logos.listed(store)


@given(st.binary(max_size=200), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"<svg>"]))
@settings(max_examples=60)
def test_any_bytes_are_a_picture_or_refused_in_words(content, start):
    try:
        pictures.kind_of(start + content)
    except Invalid as error:
        assert error.message


@pytest.mark.parametrize(
    ("typed", "kept"), [("#0a5463", "#0A5463"), ("0A5463", "#0A5463"), ("#046", "#004466"), ("rgb(10, 84, 99)", "#0A5463"), ("10 84 99", "#0A5463")]
)  # fmt: skip
def test_a_colour_is_understood_as_house_styles_write_it(typed, kept):
    assert kept == colours.read(typed)


@pytest.mark.parametrize("typed", ["", "teal", "#12", "300, 0, 0", "#GGGGGG"])
def test_what_is_no_colour_is_refused(typed):
    with pytest.raises(Invalid):
        colours.read(typed)


def test_a_pale_colour_is_refused_with_the_nearest_that_can_be_read(store):
    with pytest.raises(Invalid) as told:
        house_style.set_colour(store, MAJA, "#F5A623")
    assert "2" in told.value.message
    colour = told.value.hint.split("#")[1].rstrip(".")
    assert colours.LEAST <= colours.on_paper(f"#{colour}")


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
@settings(max_examples=60)
def test_every_colour_has_a_darker_one_that_can_be_read(red, green, blue):
    colour = colours.read(f"{red}, {green}, {blue}")
    darker = colours.darkened(colour)
    assert colours.LEAST <= colours.on_paper(darker)
    assert (darker == colour) == (colours.on_paper(colour) >= colours.LEAST)


def test_contrast_is_that_of_wcag():
    assert 21 == round(colours.contrast("#000000"), 2)
    assert 4.54 == round(colours.contrast("#767676"), 2)
