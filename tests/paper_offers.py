"""Makes values for papers for the public, and reads papers back."""

from datetime import date, time, timedelta
from io import BytesIO

from pypdf import PdfReader

from courses.model import CourseKind, LibraryDetails, Occasion, Offer

LIBRARY = LibraryDetails(
    "Biblioteken i Inlandet", "0980-319200", "bibliotek@example.org", "https://www.example.org/kurser/"
)
LONG = (
    "Frihet och säkerhet på nätet – informationssäkerhetsgrundutbildning för föreningsaktiva, förtroendevalda och alla "
    "andra nyfikna medborgare i hela kommunen"
)


def occasions_of(count=8, first=date(2026, 9, 8), step=7, start=time(10), end=time(12, 15), title=""):
    return tuple(Occasion(first + timedelta(step * n), start, end, title) for n in range(count))


def offer_of(**changes):
    values = {
        "code": "STO-601",
        "title": "Surfa lugnt",
        "kind": CourseKind.COURSE,
        "about": "Du lär dig att känna igen bluffar.",
        "occasions": occasions_of(),
        "room": "Datasalen",
        "place": "Storuman",
        "audience": "seniorer 55+",
        "level": "nybörjare",
        "language": "svenska, arabiska",
        "organiser": "ABF Västerbotten",
        "co_organisers": ("Storumans bibliotek",),
        "led_by": (),
        "fee": 0,
        "seats": 8,
    }
    return Offer(**(values | changes))


def reader(printed):
    return PdfReader(BytesIO(printed.content))


def pages_of(printed):
    return [" ".join(page.extract_text().split()) for page in reader(printed).pages]


def text_of(printed):
    return " ".join(pages_of(printed))


def sizes_of(printed):
    """Returns the sizes of all letters on the paper as they are printed, in points."""
    sizes = set()

    def visit(text, matrix, _text_matrix, _font, size):
        if text.strip():
            sizes.add(round(size * abs(matrix[0] or matrix[1]), 1))

    for page in reader(printed).pages:
        page.extract_text(visitor_text=visit)
    return sizes


def corners_of(printed):
    """Returns how far to the right and how high up text begins, at most, and the size of the page."""
    places = []

    def visit(text, matrix, text_matrix, _font, _size):
        if text.strip():
            places.append((matrix[0] * text_matrix[4] + matrix[4], matrix[3] * text_matrix[5] + matrix[5]))

    page = reader(printed).pages[0]
    page.extract_text(visitor_text=visit)
    return places, (float(page.mediabox.width), float(page.mediabox.height))
