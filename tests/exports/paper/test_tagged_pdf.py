"""Every file can be read aloud: what each text is, in reading order, as PDF/UA-1 asks; and PDF/A-2a where asked for."""

import re
import warnings
from io import BytesIO

import checkers
import pytest
import tagged_sample
from pypdf import PdfReader

from courses.exports.paper.pdf.pen import OutsideStructure, Style

BODY = Style(11)


@pytest.fixture(scope="module")
def document():
    return tagged_sample.document()


@pytest.fixture(scope="module")
def archived():
    return tagged_sample.document(archive=True)


@pytest.fixture(scope="module")
def read(document):
    return PdfReader(BytesIO(document))


def parts(element, role):
    """Yields the parts of a role below an element, in reading order."""
    for kid in kids(element):
        if kid.get("/S") == role:
            yield kid
        yield from parts(kid, role)


def kids(element):
    """Returns the structure elements right below one."""
    inside = element.get("/K", [])
    inside = inside if isinstance(inside, list) else [inside]
    found = (it.get_object() for it in inside)
    return [it for it in found if not isinstance(it, int) and "/S" in it]


def roles(element):
    return [kid["/S"] for kid in kids(element)]


def root(read):
    return read.trailer["/Root"]["/StructTreeRoot"]


def test_page_validation_and_outloud_have_nothing_against_it(document, archived):
    assert [] == checkers.check(document)
    assert [] == checkers.check(archived, archive=True)


@pytest.mark.checkers
@pytest.mark.skipif(bool(checkers.why_no_verapdf()), reason="veraPDF cannot be run")
def test_verapdf_has_nothing_against_it(document, archived):
    assert {"usual": []} == checkers.verapdf_of({"usual": document})
    assert {"archived": []} == checkers.verapdf_of({"archived": archived}, archive=True)


def test_the_checkers_find_what_is_wrong():
    it = tagged_sample.pen(title="")
    with it.part("H1"):
        it.text(60, 60, "En rubrik", BODY)
    with it.part("H3"):
        it.text(60, 80, "En rubrik för långt ned", BODY)
    it.end_page()

    assert {"page-validation", "outloud"} == {found.tool for found in checkers.check(it.finish())}


def test_the_same_input_gives_the_same_bytes(document, archived):
    assert document == tagged_sample.document()
    assert archived == tagged_sample.document(archive=True)
    assert b"2000" not in document[:20] and "/CreationDate" not in (PdfReader(BytesIO(document)).metadata or {})


def test_another_text_gives_another_identity(document):
    def identity(content):
        return re.search(rb"/ID \[<(\w+)>", content)[1]

    assert identity(document) != identity(tagged_sample.document(author="Norrsele bibliotek"))


def test_the_file_says_its_title_its_language_and_its_standards(read, archived):
    said = read.xmp_metadata
    assert "Surfa lugnt" == said.dc_title["x-default"] == read.metadata.title
    assert ["Storsele bibliotek"] == said.dc_creator
    assert ["sv"] == said.dc_language
    assert "sv" == read.trailer["/Root"]["/Lang"]
    assert read.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1<" in read.trailer["/Root"]["/Metadata"].get_data()
    assert b"pdfaid" not in read.trailer["/Root"]["/Metadata"].get_data()
    assert b"<pdfaid:conformance>A<" in PdfReader(BytesIO(archived)).trailer["/Root"]["/Metadata"].get_data()


def test_easy_swedish_is_swedish_to_a_voice():
    it = tagged_sample.pen(language="sv-lattlast")
    with it.part("P"), it.part("Span", language="sv-lattlast"):
        it.text(60, 60, "Ring oss.", BODY)
    it.end_page()
    read = PdfReader(BytesIO(it.finish()))

    assert "sv" == read.trailer["/Root"]["/Lang"] == next(parts(root(read), "/Span"))["/Lang"]


def test_words_from_people_break_no_file():
    it = tagged_sample.pen(language="sv) /Evil (")
    with it.part("H1", language="en) >> /Evil <<"):
        it.text(60, 60, "Rubrik", BODY)
    it.bookmark("a\ud800\x00(b", 0, 60)
    it.picture(60, 80, 20, 20, tagged_sample.CIRCLE, "\ud800) >> /Evil")
    with it.part("P"), it.part("Link"):
        it.text(60, 120, "Hit", BODY)
        it.link("https://example.org/) /Evil (å", 60, 110, 20, 12, "\ud800")
    it.end_page()
    content = it.finish()
    read = PdfReader(BytesIO(content))

    assert "und" == read.trailer["/Root"]["/Lang"]
    assert "https://example.org/)%20/Evil%20(%C3%A5" == read.pages[0]["/Annots"][0].get_object()["/A"]["/URI"]
    assert not any("/Evil" in element for element in parts(root(read), "/H1"))
    assert not [found for found in checkers.check(content) if found.tool == "page-validation"]


@pytest.mark.parametrize("title", ["R&D <b>]]>", "a\x00b\x1b[31m", "\ud800x", "مرحبا", "“Å” \u202eABF"])
def test_any_title_is_the_same_in_both_places_and_breaks_nothing(title):
    it = tagged_sample.pen(title=title)
    with it.part("H1"):
        it.text(60, 60, "Rubrik", BODY)
    it.end_page()
    content = it.finish()
    read = PdfReader(BytesIO(content))

    assert read.metadata.title == read.xmp_metadata.dc_title["x-default"]
    assert [] == checkers.check(content)


def test_texts_are_read_in_the_order_they_are_written(read):
    document = kids(root(read))[0]
    assert "/Document" == document["/S"]
    assert ["/H1", "/P", "/H2", "/L", "/Table", "/Figure", "/Figure", "/P"] == roles(document)


def test_a_paragraph_goes_on_over_the_page_as_one(read):
    first = next(parts(root(read), "/P"))
    others = {kid["/Pg"].get_object()["/StructParents"] for kid in first["/K"] if not isinstance(kid, int)}

    assert 0 == first["/Pg"].get_object()["/StructParents"]
    assert {1} == others


def test_lines_do_not_grow_together_and_a_broken_word_is_one(read):
    text = read.pages[0].extract_text().replace("\n", "")
    assert "ska kunna" in text
    assert "biblio\u00adteket" in text


def test_an_items_own_text_comes_before_the_list_under_it(read):
    outer = next(parts(root(read), "/L"))
    body = kids(kids(outer)[0])[1]

    assert ["/P", "/L"] == roles(body)
    assert ["/LI", "/LI"] == roles(outer)
    assert "/Decimal" == outer["/A"]["/ListNumbering"]
    assert "/Disc" == next(parts(body, "/L"))["/A"]["/ListNumbering"]


def test_an_empty_cell_stays_so_that_all_rows_are_as_long(read):
    table = next(parts(root(read), "/Table"))
    assert [["/TH"] * 3, ["/TD"] * 3, ["/TD"] * 3] == [roles(row) for row in kids(table)]
    assert {"/Column"} == {cell["/A"]["/Scope"] for cell in parts(table, "/TH")}


def test_cells_over_several_columns_and_rows_say_so():
    it = tagged_sample.pen()
    with it.part("Table"), it.part("TR"), it.part("TH", scope="Row", columns=2, rows=3):
        it.text(60, 60, "Veckan", BODY)
    it.end_page()
    cell = next(parts(root(PdfReader(BytesIO(it.finish()))), "/TH"))

    assert {"/O": "/Table", "/Scope": "/Row", "/ColSpan": 2, "/RowSpan": 3} == dict(cell["/A"])


def test_figures_say_what_they_show_and_where_they_are(read):
    circle, box = parts(root(read), "/Figure")
    assert "En röd cirkel" == circle["/Alt"]
    assert [60, 461.89, 110, 511.89] == [float(it) for it in circle["/A"]["/BBox"]]
    assert [120, 456.89, 200, 511.89] == [float(it) for it in box["/A"]["/BBox"]]


def test_notes_have_names_of_their_own(read):
    names = [note["/ID"] for note in parts(root(read), "/Note")]
    assert 2 == len(names) == len(set(names))


def test_links_have_words_and_belong_to_their_part(read):
    web, inside = (it.get_object() for it in read.pages[1]["/Annots"])
    assert "bibliotekets sida" == web["/Contents"]
    assert "https://example.org/l%C3%A4s?a=1&b=(2)" == web["/A"]["/URI"]
    assert "Till stegen" == inside["/Contents"]
    owners = [next(kid for kid in it["/K"] if not isinstance(kid, int)) for it in parts(root(read), "/Link")]
    assert [web, inside] == [it["/Obj"].get_object() for it in owners]
    assert {"/S"} == {page["/Tabs"] for page in read.pages}


def test_a_link_to_nowhere_is_found_out():
    it = tagged_sample.pen()
    with it.part("Link"):
        it.text(60, 60, "Hit", BODY)
        it.link("#nowhere", 60, 50, 20, 12)
    it.end_page()

    with pytest.raises(ValueError, match="nowhere"):
        it.finish()


def test_bookmarks_stand_as_the_headings_do(read):
    first, below = read.outline
    assert "Surfa lugnt" == first.title
    assert ["Steg för steg"] == [it.title for it in below]


def test_phrases_in_another_language_say_which(read):
    assert ["ar", "ti"] == [it["/Lang"] for it in parts(root(read), "/Span")]


def test_every_typeface_is_in_the_file_and_bold_is_another_than_regular(read):
    fonts = {font["/BaseFont"]: font for page in read.pages for font in fonts_of(page)}
    assert not [name for name in fonts if "Helvetica" in name]
    assert all("/FontFile2" in descriptor(font) or "/FontFile3" in descriptor(font) for font in fonts.values())
    assert any("Bold" in name for name in fonts)


def fonts_of(page):
    return [it.get_object() for it in page["/Resources"]["/Font"].values()]


def descriptor(font):
    return font["/DescendantFonts"][0]["/FontDescriptor"] if "/DescendantFonts" in font else font["/FontDescriptor"]


def test_what_is_drawn_outside_every_part_is_an_error_here():
    it = tagged_sample.pen()
    with pytest.raises(OutsideStructure, match="Glömd"):
        it.text(60, 60, "Glömd", BODY)


def test_what_is_drawn_outside_every_part_is_still_read_out_to_a_user():
    it = tagged_sample.pen()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        it.text(60, 60, "Glömd", BODY)
    it.end_page()

    assert ["/P"] == roles(kids(root(PdfReader(BytesIO(it.finish()))))[0])


def test_a_bookmark_skips_no_level():
    it = tagged_sample.pen()
    with pytest.raises(ValueError, match="level"):
        it.bookmark("För djupt", 1, 60)


def test_a_sheet_that_is_enlarged_says_where_its_figures_really_are():
    it = tagged_sample.pen(enlarged=0.5)
    it.picture(100, 100, 50, 50, tagged_sample.CIRCLE, "En röd cirkel")
    it.end_page()
    figure = next(parts(root(PdfReader(BytesIO(it.finish()))), "/Figure"))

    assert [50, 345.94, 75, 370.94] == [float(part) for part in figure["/A"]["/BBox"]]


def test_papers_from_right_to_left_are_turned_from_the_other_side():
    it = tagged_sample.pen(language="prs")
    it.end_page()
    assert "/R2L" == PdfReader(BytesIO(it.finish())).trailer["/Root"]["/ViewerPreferences"]["/Direction"]


def test_a_paper_that_sets_no_bookmarks_has_its_headings():
    it = tagged_sample.pen()
    for number in (1, 2):
        with it.part("H1" if number == 1 else "H3"):  # a level too deep is no gap in the outline
            it.text(60, 60, f"Del {number},", BODY)
            it.text(60, 80, "på två rader", BODY)
        it.end_page()
    first, below = PdfReader(BytesIO(it.finish())).outline

    assert "Del 1, på två rader" == first.title
    assert ["Del 2, på två rader"] == [one.title for one in below]


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("Skriv till kurser@example.org, eller ring.", ["mailto:kurser@example.org"]),
        ("Se www.example.org/kurser.", ["https://www.example.org/kurser"]),
        ("https://example.org/?a=1 (eller bo@example.com)", ["https://example.org/?a=1", "mailto:bo@example.com"]),
        ("راسلونا على kurser@example.org", ["mailto:kurser@example.org"]),
        ("Kl. 10.00–12.15, v. 2, @ torget", []),
    ],
)
def test_addresses_lead_where_they_say(text, goes):
    it = tagged_sample.pen()
    with it.part("H1"):
        it.text(300, 60, text, Style(11, align="centre", is_rtl="\u0600" < text[0] < "\u06ff"))
    it.end_page()
    content = it.finish()
    page = PdfReader(BytesIO(content)).pages[0]

    assert goes == [one.get_object()["/A"]["/URI"] for one in page.get("/Annots", [])]
    assert [] == checkers.check(content)
    assert "".join(text.split()) == "".join(page.extract_text().split()) or "\u0600" < text[0]


def test_an_address_in_a_link_already_is_no_link_in_a_link():
    it = tagged_sample.pen()
    with it.part("P"), it.part("Link"):
        it.text(60, 60, "kurser@example.org", BODY)
        it.link("mailto:kurser@example.org", 60, 50, 90, 14)
    it.end_page()
    read = PdfReader(BytesIO(it.finish()))

    assert 1 == len(read.pages[0]["/Annots"]) == len(list(parts(root(read), "/Link")))
