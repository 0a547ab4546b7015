"""Pictures on paper: right way up, on white, once in a file, and without what a camera wrote beside them."""

from io import BytesIO

import pytest
import tagged_sample
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from pypdf import PdfReader

from courses.errors import Invalid
from courses.exports.paper.pdf import pictures, svg, svg_paths
from courses.exports.paper.pdf.svg import Label, Shape

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50"'


def picture(mode="RGB", colour=0, size=(60, 40), kind="PNG", **options):
    made = BytesIO()
    Image.new(mode, size, colour).save(made, kind, **options)
    return made.getvalue()


def drawing(inside, more=""):
    return f"{HEAD} {more}>{inside}</svg>".encode()


def page_with(*contents, **options):
    it = tagged_sample.pen(**options)
    for content in contents:
        it.picture(50, 50, 200, 100, content, "En bild")
    it.end_page()
    return it.finish()


def images(content):
    found = PdfReader(BytesIO(content)).pages[0]["/Resources"]["/XObject"].values()
    return [it.get_object() for it in found]


def colour(content):
    """Returns the colour of the first point of the only picture in a file."""
    only = images(content)[0]
    data = only.get_data()
    return tuple(data[:3]) if only["/ColorSpace"] == "/DeviceRGB" else (data[0],) * 3


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (picture("RGB", (200, 10, 20)), (200, 10, 20)),
        (picture("RGBA", (0, 0, 0, 0)), (255, 255, 255)),
        (picture("RGBA", (255, 0, 0, 128)), (255, 127, 127)),
        (picture("LA", (0, 0)), (255, 255, 255)),
        (picture("L", 100), (100, 100, 100)),
        (picture("1", 1), (255, 255, 255)),
        (picture("P", 0, transparency=0), (255, 255, 255)),
        (picture("I;16", 51200), (200, 200, 200)),
    ],
)
def test_every_sort_of_png_is_seen_as_on_white(content, expected):
    assert expected == colour(page_with(content))


def test_a_jpeg_is_kept_as_it_is_but_for_what_stands_beside_it():
    exif = Image.Exif()
    exif[0x010F] = "Kamera från Storsele"
    content = picture("RGB", (10, 200, 30), kind="JPEG", exif=exif, comment=b"Hemma hos Doris")
    made = images(page_with(content))[0]

    assert "/DCTDecode" == made["/Filter"]
    assert b"Storsele" in content and b"Doris" in content
    assert not any(word in made._data for word in (b"Storsele", b"Doris", b"Exif"))
    assert Image.open(BytesIO(made._data)).tobytes() == Image.open(BytesIO(content)).tobytes()


def test_a_photo_taken_on_its_side_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    made = Image.new("RGB", (60, 40), (0, 0, 255))
    ImageDraw.Draw(made).rectangle((0, 0, 59, 5), fill=(255, 0, 0))  # its upper edge, to the right when it stands
    buffer = BytesIO()
    made.save(buffer, "JPEG", exif=exif)
    placed = images(page_with(buffer.getvalue()))[0]
    seen = Image.open(BytesIO(placed._data))

    assert (30, 45) == pictures.size(buffer.getvalue())
    assert (40, 60) == seen.size
    assert seen.getpixel((38, 30))[0] > 200 > 50 > seen.getpixel((2, 30))[0]


def test_colours_for_a_press_become_those_of_a_screen():
    made = images(page_with(picture("CMYK", (0, 255, 255, 0), kind="JPEG")))[0]
    assert "/DeviceRGB" == made["/ColorSpace"]


def test_a_photo_is_no_finer_than_a_printer_shows():
    content = picture("RGB", (1, 2, 3), size=(4000, 3000), kind="JPEG")
    assert 600 > images(page_with(content))[0]["/Width"] > 500  # 133 points at 300 to an inch


def test_the_file_holds_a_picture_once():
    one, other = picture("RGB", (1, 2, 3)), picture("RGB", (3, 2, 1))
    assert 1 == len(images(page_with(one, one, one)))
    assert 2 == len(images(page_with(one, other, one)))
    logo = drawing('<circle cx="5" cy="5" r="4"/>')
    assert 1 == len(images(page_with(logo, logo)))


def test_a_picture_keeps_its_shape_in_its_box():
    it = tagged_sample.pen()
    it.picture(50, 50, 200, 100, picture(size=(100, 100)), "En ruta", align="right")
    it.end_page()
    read = PdfReader(BytesIO(it.finish()))
    figure = read.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()["/K"][0].get_object()

    assert [150, 691.89, 250, 791.89] == [float(one) for one in figure["/A"]["/BBox"]]


def test_a_picture_without_words_is_decoration():
    it = tagged_sample.pen()
    it.picture(50, 50, 200, 100, picture())
    it.picture(50, 50, 200, 100, drawing('<text x="1" y="9">Hej</text>'))
    it.end_page()
    assert [] == list(PdfReader(BytesIO(it.finish())).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()["/K"])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"hej",
        picture()[:60],
        picture(kind="JPEG")[:200],
        picture(size=(600, 400), kind="JPEG")[:900],
        b"<svg",
        b"<svg></svg>",
        drawing('<path d="M 1"/>'),
        drawing('<path d="hej"/>'),
        drawing('<rect width="x"/>'),
        drawing('<circle r="5" fill="blurple"/>'),
        drawing('<circle r="5" fill="url(#none)"/>'),
        drawing('<use xlink:href="#none"/>'),
        drawing('<g id="a"><use xlink:href="#a"/></g>'),
        drawing('<g transform="matrix(1 2)"><circle r="5"/></g>'),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("<text>&a;</text>"),
    ],
)
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(Invalid):
        page_with(content)


def test_a_picture_that_claims_to_be_huge_is_refused_before_it_is_read():
    huge = picture("1", size=(12_000, 9_000))
    with pytest.raises(Invalid, match="12000"):
        pictures.size(huge)


@pytest.mark.parametrize("part", ["image", "filter", "mask", "pattern", "foreignObject"])
def test_parts_of_an_svg_that_cannot_be_drawn_are_named(part):
    with pytest.raises(Invalid, match=part):
        svg.read(drawing(f"<{part}/>"))


def test_an_svg_measures_what_it_says_or_its_view_box():
    assert (75, 37.5) == pictures.size(drawing(""))
    assert (72, 36) == pictures.size(drawing("", 'width="1in" height="0.5in"'))
    assert (150, 75) == pictures.size(drawing("", 'width="200" height="100"'))


def shapes(inside):
    return [it for it in svg.read(drawing(inside)).parts if isinstance(it, Shape)]


def test_colours_and_lines_come_from_attributes_styles_classes_and_what_is_above():
    inside = (
        "<style>.a, #c { fill: #f00; } rect { stroke: blue }</style>"
        '<g fill="lime" stroke-width="4"><rect width="1" height="1"/><rect class="a" width="1" height="1"/>'
        '<rect id="c" style="fill: rgb(0, 0, 255); stroke: none" width="1" height="1"/></g>'
    )
    first, second, third = (it.paint for it in shapes(inside))

    assert (0, 1, 0) == first.fill
    assert (0, 0, 1) == first.stroke
    assert 3 == first.width  # in points
    assert (1, 0, 0) == second.fill
    assert (0, 0, 1) == third.fill
    assert third.stroke is None


def test_what_is_seen_through_is_mixed_with_white_and_a_gradient_is_its_middle():
    inside = (
        '<linearGradient id="g"><stop stop-color="red"/><stop style="stop-color: blue"/></linearGradient>'
        '<circle r="1" opacity="0.5"/><circle r="1" fill="url(#g)"/><circle r="1" fill-opacity="0"/>'
    )
    clear, gradient = (it.paint.fill for it in shapes(inside))

    assert (0.5, 0.5, 0.5) == clear
    assert (0.5, 0, 0.5) == gradient


def test_parts_are_moved_turned_and_used_again():
    inside = (
        '<defs><rect id="r" width="10" height="10"/></defs>'
        '<g transform="translate(20 10) scale(2)"><use href="#r" x="5"/></g><use href="#r" transform="rotate(90)"/>'
    )
    moved, turned = (it.steps[0].points[0] for it in shapes(inside))

    assert (22.5, 7.5) == moved  # (20 + 2 × 5, 10), a pixel being 0.75 points
    assert pytest.approx((-7.5, 7.5)) == shapes(inside)[1].steps[2].points[0]
    assert (0, 0) == turned


def test_texts_in_a_picture_are_letters():
    found = svg.read(
        drawing('<text x="10" y="20" font-size="8" text-anchor="middle">Hej <tspan dy="10">du</tspan></text>')
    )
    first, second = (it for it in found.parts if isinstance(it, Label))

    assert ("Hej", 7.5, 15, 6, "centre") == (first.text, first.x, first.y, first.size, first.align)
    assert ("du", 22.5) == (second.text, second.y)
    it = tagged_sample.pen()
    it.picture(50, 50, 200, 100, drawing('<text x="10" y="20">Åäö مرحبا</text>'), "En text")
    it.end_page()
    assert "Åäö" in PdfReader(BytesIO(it.finish())).pages[0].extract_text()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("M1 2L3 4", "m l"),
        ("m1,2 3,4z", "m l h"),
        ("M0 0H5V5h-5z", "m l l l h"),
        ("M0 0C1 1 2 2 3 3S5 5 6 6", "m c c"),
        ("M0 0Q1 1 2 0T4 0", "m c c"),
        ("M10 10A5 5 0 0 1 20 10", "m c c"),
        ("M10 10a5 5 0 0120 10 5 5 0 10-5-5", "m c c c c c"),
        ("M.5.5l-1-1e1", "m l"),
        ("M1 1A0 5 0 0 1 9 9", "m l"),
        ("", ""),
    ],
)
def test_paths_are_read_as_they_are_written(data, expected):
    assert expected == " ".join(it.kind for it in svg_paths.path(data))


def test_an_arc_ends_where_it_says_and_keeps_to_its_circle():
    steps = svg_paths.path("M 10 0 A 10 10 0 1 1 0 -10")
    assert pytest.approx((0, -10)) == steps[-1].points[-1]
    assert all(pytest.approx(10) == sum(part**2 for part in it.points[-1]) ** 0.5 for it in steps)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="MmLlHhVvCcSsQqTtAaZz0123456789.,- e", max_size=40))
def test_any_path_is_drawn_or_refused(data):
    try:
        made = page_with(drawing(f'<path d="{data}"/>'))
    except Invalid as refused:
        assert refused.message
    else:
        assert 1 == len(PdfReader(BytesIO(made)).pages)
