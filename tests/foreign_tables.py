"""Tables as other programs and offices write them, made up: layouts, and the ways in which a file can be written."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

PEOPLE = (
    ("Åsa", "Ekberg", "asa.ekberg@example.org", "070-1740605", "1948-01-14"),
    ("Björn", "Öhman", "bjorn@example.net", "070-1740611", "1951-03-02"),
    ("Karl-Erik", "Nyström", "ke.nystrom@example.com", "0980-319207", "1939-11-30"),
    ("Fatima", "Al Hassan", "fatima@example.org", "031-3900615", "1970-07-07"),
    ("Maj-Britt", "von Essen", "majbritt@example.org", "040-6280433", "1944-05-21"),
)
"""Given name, family name, e-mail address, phone, birth date; none of them anybody’s."""


@dataclass(frozen=True)
class Made:
    """A table that was made up."""

    name: str
    rows: list[list[str]]
    """The headings too, and what stands above them."""
    people: int = len(PEOPLE)
    """How many persons are in it."""
    layout: str = ""
    """The id of the layout that it should be recognised as."""
    events: tuple[str, ...] = ()
    """What its rows say happened, where that is known."""
    is_list: bool = True
    """Whether it is a list of people at all."""
    kinds: tuple[str, ...] = ("people", "enrolments")
    has_course: bool = field(default=False)


def _fill(headings: str, **columns: Sequence[str] | str) -> list[list[str]]:
    """Return rows under headings with `,` between; `columns` by place or name: one text for all, or one a person."""
    names = headings.split(",")
    rows = [names]
    for at in range(len(PEOPLE)):
        row = [""] * len(names)
        for place, said in columns.items():
            column = int(place[1:])
            row[column] = said if isinstance(said, str) else said[at]
        rows.append(row)
    return rows


GIVEN, FAMILY, MAIL, PHONE, BORN = (tuple(person[at] for person in PEOPLE) for at in range(5))
WHOLE = tuple(f"{given} {family}" for given, family, *_rest in PEOPLE)
CODES = ("A1B2C", "D3E4F", "G5H6I", "J7K8L", "M9N0P")
NUMBERS = ("101", "102", "103", "104", "105")
ISO = tuple(f"2026-09-0{day}T10:1{day}:00+02:00" for day in range(1, 6))
PLAIN = tuple(f"2026-09-0{day} 10:1{day}" for day in range(1, 6))
US = tuple(f"9/{day}/26 22:{day + 10}" for day in (2, 3, 14, 25, 26))


def _pretix() -> Iterator[Made]:
    for language, heads in (
        (
            "en",
            "Order code,Attendee name,Product,Price,Checked in,Checked out,Automatically checked in,E-mail,Kost,Company,Voucher code,Order date,Requires special attention,Comment,Seat ID",
        ),
        (
            "de",
            "Bestellnummer,Teilnehmername,Produkt,Preis,Eingecheckt,Ausgecheckt,Automatisch eingecheckt,E-Mail,Kost,Firma,Gutscheincode,Bestelldatum,Benötigt besondere Aufmerksamkeit,Kommentar,Sitzplatz-ID",
        ),
        (
            "sv",
            "Beställningskod,Deltagarens namn,Produkt,Pris,Incheckad,Utcheckad,Automatiskt incheckad,E-post,Kost,Företag,Kupongkod,Beställningsdatum,Kräver särskild uppmärksamhet,Kommentar,Plats-ID",
        ),
    ):
        rows = _fill(heads, c0=CODES, c1=WHOLE, c2="Surfkurs", c3="0.00", c7=MAIL, c8="vegetarian", c11=PLAIN)
        yield Made(f"pretix-checkin-{language}", rows, layout="pretix-checkin")
    heads = "Order code,Attendee name,Attendee name: Given name,Attendee name: Family name,Product,Price,Checked in,Paid,Secret,E-mail,Date,Start date,End date,Company,Voucher code,Order date"
    yield Made(
        "pretix-checkin-parts",
        _fill(heads, c0=CODES, c1=WHOLE, c2=GIVEN, c3=FAMILY, c4="Surfkurs", c9=MAIL, c15=PLAIN),
        layout="pretix-checkin",
    )
    heads = (
        "Event slug,Order code,Position ID,Status,Email,Phone number,Order date,Order time,Product,Variation,Price,Tax rate,Tax rule,Tax value,Attendee name,Attendee email,Company,Address,ZIP code,City,Country,State,Voucher,Pseudonymization ID,"
        "Seat ID,Order comment,Follow-up date,Telefon?,Company,Invoice address name,Address,ZIP code,City,Country,State,VAT ID,Sales channel,Order locale,E-mail address verified,Payment providers"
    )
    rows = _fill(
        heads,
        c0="kurs26",
        c1=CODES,
        c2="1",
        c3=("paid", "pending", "canceled", "expired", "paid"),
        c4="kopare@example.org",
        c6="2026-09-02",
        c7="10:15",
        c8="Plats",
        c14=(*WHOLE[:4], ""),
        c15=(*MAIL[:4], ""),
        c29=("Rut Betala",) * 4 + (WHOLE[4],),
    )
    yield Made(
        "pretix-positions",
        rows,
        layout="pretix-positions",
        events=("ENROL", "ENROL", "ENROL", "CANCEL", "ENROL", "CANCEL", "ENROL"),
    )
    heads = "Date,Name,Email,Phone number,Product,Product ID,Variation,Variation ID,Event slug,Event name,Date,Start date,End date,Language,Priority,Status,Voucher code"
    rows = _fill(
        heads,
        c0=PLAIN,
        c1=WHOLE,
        c2=MAIL,
        c3=PHONE,
        c4="Plats",
        c5="7",
        c8="kurs",
        c9="Kursen",
        c10="2026-12-24",
        c13="sv",
        c14="0",
        c15=(
            "Waiting for a voucher",
            "Voucher assigned",
            "Waiting for redemption",
            "Voucher redeemed",
            "Voucher expired",
        ),
    )
    yield Made(
        "pretix-waiting",
        rows,
        layout="pretix-waiting",
        events=("ENROL", "ENROL", "OFFER", "ENROL", "OFFER", "ENROL", "ENROL", "CANCEL"),
    )
    heads = "email,phone,subevent,item,variation,attendee_name_given_name,attendee_name_family_name,attendee_email,attendee_street,attendee_zipcode,attendee_city,price,locale"
    yield Made(
        "pretix-import",
        _fill(heads, c0="buyer@example.org", c1=PHONE, c3="Plats", c5=GIVEN, c6=FAMILY, c7=MAIL),
        layout="pretix-import",
    )


def _systems() -> Iterator[Made]:
    heads = "ID,Name,Affiliation,Phone,Registration date,Modification date,Registration state,Created by,Price,Checked in,Check-in date,Payment date,Tags"
    yield Made(
        "indico",
        _fill(
            heads,
            c0=NUMBERS,
            c1=WHOLE,
            c3=PHONE,
            c4=ISO,
            c6=("Completed", "Pending", "Rejected", "Withdrawn", "Awaiting payment"),
        ),
        layout="indico-registrations",
        events=("ENROL", "INTEREST", "ENROL", "CANCEL", "ENROL", "CANCEL", "ENROL"),
    )
    yield Made(
        "indico-import",
        [list(row) for row in zip(GIVEN, FAMILY, ("SeniorNet",) * 5, ("",) * 5, PHONE, MAIL, strict=True)],
    )
    yield Made(
        "amy",
        _fill("personal,family,email,airport_iata,event,role", c0=GIVEN, c1=FAMILY, c2=MAIL, c4="K1", c5="learner"),
        layout="amy",
        has_course=True,
    )
    heads = "ID,First Name,Last Name,Email,Status,Is Checked In,Checked In At,Ticket ID,Event ID,Public ID,Short ID,Created Date,Last Updated Date,Har du dator med?"
    yield Made(
        "hi-events",
        _fill(
            heads,
            c0=NUMBERS,
            c1=GIVEN,
            c2=FAMILY,
            c3=MAIL,
            c4=("ACTIVE", "ACTIVE", "CANCELLED", "ACTIVE", "ACTIVE"),
            c5="No",
            c7="4",
            c8="9",
            c9=CODES,
            c10=CODES,
            c11=ISO,
            c12=ISO,
            c13="Ja",
        ),
        layout="hi-events",
        events=("ENROL", "ENROL", "ENROL", "CANCEL", "ENROL", "ENROL"),
    )
    yield Made(
        "alfio",
        _fill("reference,firstName,lastName,email,lang,Kost", c0=NUMBERS, c1=GIVEN, c2=FAMILY, c3=MAIL, c4="sv"),
        layout="alfio",
    )
    for language, heads in (
        ("en", "First name,Last name,Email address,Roles,Groups,Last access to course,Status"),
        ("sv", "Förnamn,Efternamn,E-postadress,Roller,Grupper,Senaste åtkomst till kursen,Status"),
    ):
        yield Made(
            f"moodle-participants-{language}",
            _fill(heads, c0=GIVEN, c1=FAMILY, c2=MAIL, c3="Student", c5="3 days", c6="Active"),
            layout="moodle-participants",
        )
    yield Made(
        "moodle-users",
        _fill(
            "username,firstname,lastname,email,course1,role1",
            c0=CODES,
            c1=GIVEN,
            c2=FAMILY,
            c3=MAIL,
            c4="K1",
            c5="student",
        ),
        layout="moodle-users",
        has_course=True,
    )
    above = [["Course", "K1 Surfa lugnt"], ["Group", "All participants"], []]
    heads = "Last name,First name,Groups,2 Sep 2026 10.00AM All students,9 Sep 2026 10.00AM All students,P,L,E,A,Taken sessions,Points,Percentage"
    yield Made(
        "moodle-attendance",
        above
        + _fill(
            heads, c0=FAMILY, c1=GIVEN, c3="P (2/2)", c4="A (0/2)", c5="1", c8="1", c9="2", c10="2 / 4", c11="50.0%"
        ),
        layout="moodle-attendance",
        kinds=("people",),
    )
    for name, last, order in (("eventbrite", "Last Name", "Order #"), ("eventbrite-surname", "Surname", "Order no.")):
        heads = f"{order},Order Date,First Name,{last},Email,Quantity,Price Tier,Ticket Type,Attendee #,Group,Order Type,Currency,Total Paid,Fees Paid,Eventbrite Fees,Eventbrite Payment Processing,Attendee Status,Home Address 1,Home Address 2,Home City,Home State,Home Zip,Home Country,Hur hörde du om oss?"
        rows = _fill(
            heads,
            c0=NUMBERS,
            c1=US,
            c2=GIVEN,
            c3=FAMILY,
            c4=MAIL,
            c5="1",
            c7="Plats",
            c8=NUMBERS,
            c10="Free Order",
            c11="SEK",
            c12="0.00",
            c16=("Attending", "Not Attending", "Checked In", "Refunded", "Attending"),
            c17="Storgatan 1",
            c19="Tärnö",
            c21="999 10",
        )
        yield Made(
            name, rows, layout="eventbrite", events=("ENROL", "ENROL", "CANCEL", "ENROL", "ENROL", "CANCEL", "ENROL")
        )
    yield Made(
        "libcal-registrations",
        _fill(
            "First Name,Last Name,Email,Phone,Registered On,Confirm Attendance,Sent Reminder",
            c0=GIVEN,
            c1=FAMILY,
            c2=MAIL,
            c3=PHONE,
            c4=US,
            c5="No",
            c6="Yes",
        ),
        layout="libcal-registrations",
    )
    yield Made(
        "luma",
        _fill(
            "name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,ticket_name",
            c0=WHOLE,
            c1=GIVEN,
            c2=FAMILY,
            c3=MAIL,
            c4=PHONE,
            c5=ISO,
            c6=("approved", "pending_approval", "declined", "waitlist", "invited"),
            c8="Standard",
        ),
        layout="luma",
        events=("ENROL", "INTEREST", "ENROL", "CANCEL", "ENROL", "INTEREST"),
    )
    yield Made(
        "sierra",
        _fill(
            "AttendantName,Barcode,Email,HomeLibrary,PhoneNumber,Ptype",
            c0=tuple(f"{f}, {g}" for g, f in zip(GIVEN, FAMILY, strict=True)),
            c1=("2900012340017", "2900012340025", "2900012340033", "2900012340041", "2900012340058"),
            c2=MAIL,
            c3="tarno",
            c4=PHONE,
            c5="1",
        ),
        layout="sierra-list",
        kinds=("people",),
    )
    yield Made(
        "koha",
        _fill(
            "borrowernumber,cardnumber,surname,firstname,address,city,zipcode,email,phone,mobile,dateofbirth,branchcode,categorycode",
            c0=NUMBERS,
            c1=NUMBERS,
            c2=FAMILY,
            c3=GIVEN,
            c4="Storgatan 1",
            c5="Tärnö",
            c6="999 10",
            c7=MAIL,
            c9=PHONE,
            c10=BORN,
            c11="TAR",
            c12="VUXEN",
        ),
        layout="koha-patrons",
        kinds=("people",),
    )
    yield Made(
        "civicrm",
        _fill(
            "Contact ID,Display Name,First Name,Last Name,Email,Phone,Event Title,Participant Status,Participant Role,Register date,Fee level",
            c0=NUMBERS,
            c1=WHOLE,
            c2=GIVEN,
            c3=FAMILY,
            c4=MAIL,
            c5=PHONE,
            c6="K1",
            c7=("Registered", "Attended", "No-show", "Cancelled", "On waitlist"),
            c8="Attendee",
            c9=PLAIN,
        ),
        layout="civicrm",
        has_course=True,
    )
    yield Made(
        "odoo",
        _fill(
            "Attendee Name,Email,Phone,Event,Event Ticket,Booked by,Registration Date,Status",
            c0=WHOLE,
            c1=MAIL,
            c2=PHONE,
            c3="K1",
            c5="Rut",
            c6=PLAIN,
            c7=("Registered", "Unconfirmed", "Attended", "Cancelled", "Registered"),
        ),
        layout="odoo",
        has_course=True,
    )
    yield Made(
        "meetup",
        _fill(
            "Name,User ID,Title,Event Host,RSVP,Guests,RSVPed on,Joined Group on,URL of Member Profile",
            c0=WHOLE,
            c1=NUMBERS,
            c4=("Yes", "No", "Waitlist", "Yes", "Yes"),
            c5="0",
            c6=PLAIN,
        ),
        layout="meetup",
        kinds=("people",),
    )
    yield Made(
        "billetto",
        _fill(
            "Ordernummer,Orderdatum,Köparens namn,Köparens e-post,Förnamn,Efternamn,E-post,Biljettyp,Biljettnummer,Incheckad",
            c0=NUMBERS,
            c1=PLAIN,
            c2="Rut Betala",
            c3="rut@example.org",
            c4=GIVEN,
            c5=FAMILY,
            c6=MAIL,
            c7="Plats",
            c8=CODES,
        ),
        layout="billetto",
    )
    yield Made(
        "mailchimp",
        _fill(
            "Email Address,First Name,Last Name,Address,Phone Number,Birthday,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,LEID,EUID,NOTES,TAGS",
            c0=MAIL,
            c1=GIVEN,
            c2=FAMILY,
            c4=PHONE,
            c6="2",
            c7=PLAIN,
            c9=NUMBERS,
            c10=CODES,
        ),
        layout="mailchimp",
    )
    yield Made(
        "outlook",
        _fill(
            "First Name,Middle Name,Last Name,Company,Home Street,Home City,Home Postal Code,Home Phone,Mobile Phone,E-mail Address,Birthday,Notes",
            c0=GIVEN,
            c2=FAMILY,
            c4="Storgatan 1",
            c5="Tärnö",
            c6="999 10",
            c8=PHONE,
            c9=MAIL,
        ),
        layout="outlook-contacts",
    )
    yield Made(
        "google-contacts",
        _fill(
            "First Name,Middle Name,Last Name,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Street",
            c0=GIVEN,
            c2=FAMILY,
            c3=BORN,
            c6="* Home",
            c7=MAIL,
            c8="Mobile",
            c9=PHONE,
        ),
        layout="google-contacts",
    )
    above = [["Registration Report"], ["Topic", "K1 Surfa lugnt"], ["Attendee Details"]]
    yield Made(
        "zoom",
        above
        + _fill(
            "First Name,Last Name,Email,Registration Time,Approval Status",
            c0=GIVEN,
            c1=FAMILY,
            c2=MAIL,
            c3=US,
            c4=("approved", "approved", "pending", "denied", "approved"),
        ),
        layout="zoom",
        has_course=True,
    )


def _forms() -> Iterator[Made]:
    google = tuple(f"2026/09/{day} 3:0{at}:00 PM GMT+2" for at, day in enumerate((2, 3, 14, 25, 27)))
    yield Made(
        "google-en",
        _fill(
            "Timestamp,Email Address,What is your name?,Phone number,Which courses?",
            c0=google,
            c1=MAIL,
            c2=WHOLE,
            c3=PHONE,
            c4=("K1", "K1, K2", "K2", "K1", "K1, K2"),
        ),
        layout="google-forms",
        has_course=True,
    )
    yield Made(
        "google-sv",
        _fill(
            "Tidstämpel,Förnamn,Efternamn,Telefonnummer,Vilka kurser vill du gå?,Övrigt",
            c0=google,
            c1=GIVEN,
            c2=FAMILY,
            c3=PHONE,
            c4="K1;K2",
        ),
        layout="google-forms",
        has_course=True,
    )
    ms = tuple(f"9/{day}/26 15:0{at}:07" for at, day in enumerate((2, 3, 14, 25, 27)))
    yield Made(
        "ms-sv",
        _fill(
            "ID,Starttid,Slutförandetid,E-post,Namn,Vad heter du?,Ditt telefonnummer,Vilken kurs gäller det?",
            c0=NUMBERS,
            c1=ms,
            c2=ms,
            c3="anonymous",
            c5=WHOLE,
            c6=PHONE,
            c7="K1;",
        ),
        layout="ms-forms",
        has_course=True,
    )
    yield Made(
        "ms-en",
        _fill(
            "ID,Start time,Completion time,Email,Name,Phone,Which course?",
            c0=NUMBERS,
            c1=ms,
            c2=ms,
            c3=MAIL,
            c4=WHOLE,
            c5=PHONE,
            c6="K1;K2;",
        ),
        layout="ms-forms",
        has_course=True,
    )


def _own() -> Iterator[Made]:
    dates = "8/9,15/9,22/9"
    rows = _fill(
        f"Nr,Namn,Född,{dates},Totalt",
        c0=("1", "2", "3", "4", "5"),
        c1=WHOLE,
        c2=("48", "51", "39", "70", "44"),
        c3="x",
        c4="",
        c5="x",
        c6="2",
    )
    yield Made(
        "club",
        [["SeniorNet Tärnö, deltagarlista"], [], *rows, ["Summa", "", "", "5", "0", "5", "10"]],
        kinds=("people",),
    )
    heads = "Namn,Personnummer,Adress,Postnr,Ort,Mobil,E-post,Avgift,Status"
    yield Made(
        "association",
        _fill(
            heads,
            c0=WHOLE,
            c2="Storgatan 1",
            c3="999 10",
            c4="Tärnö",
            c5=PHONE,
            c6=MAIL,
            c7="0 kr",
            c8=("Anmäld", "Bekräftad", "Avbokad", "Reserv", "Anmäld"),
        ),
        events=("ENROL", "ENROL", "CONFIRM", "ENROL", "CANCEL", "ENROL", "ENROL"),
    )
    demco = [
        ["Name", "Email", "Phone"],
        ["Registered (2)"],
        *([WHOLE[at], MAIL[at], PHONE[at]] for at in (0, 1)),
        ["Waiting List (1)"],
        [WHOLE[2], MAIL[2], PHONE[2]],
        ["Payment waiting"],
        [WHOLE[3], MAIL[3], PHONE[3]],
        ["Cancelled"],
        [WHOLE[4], MAIL[4], PHONE[4]],
    ]
    yield Made("demco", demco, events=("ENROL", "ENROL", "ENROL", "ENROL", "ENROL", "CANCEL"))
    yield Made("headless", [list(row) for row in zip(WHOLE, PHONE, MAIL, strict=True)])
    yield Made("headless-names", [[name] for name in (*WHOLE, "Eva Lundberg", "Nils Persson")], people=7)
    for language, heads in (
        ("no", "Fornavn,Etternavn,E-post,Mobil,Fødselsdato"),
        ("da", "Fornavn,Efternavn,E-mail,Telefon,Fødselsdato"),
        ("fi", "Etunimi,Sukunimi,Sähköposti,Puhelin,Syntymäaika"),
        ("de", "Vorname,Nachname,E-Mail-Adresse,Telefonnummer,Geburtsdatum"),
        ("en", "First name,Last name,Email,Phone number,Date of birth"),
        ("sv", "Förnamn,Efternamn,E-postadress,Telefon,Födelsedatum"),
    ):
        yield Made(f"own-{language}", _fill(heads, c0=GIVEN, c1=FAMILY, c2=MAIL, c3=PHONE, c4=BORN))
    yield Made("unknown-words", _fill("Quux,Flarp,Blurb", c0=WHOLE, c1=PHONE, c2=MAIL))
    yield Made("shouting", _fill("NAMN,TEL", c0=tuple(name.upper() for name in WHOLE), c1=PHONE))
    yield Made("wide", [["Namn", *(f"Fråga {n}" for n in range(300))], *([name, *("svar",) * 300] for name in WHOLE)])


def _others() -> Iterator[Made]:
    heads = "EventID,Title,Series,Event Date,X,Start Time,End Time,Setup,Teardown,Location,Library Branch/Campus,Event Organizer,Presenter,Audiences,Categories,Publishing Status,Internal Tags,Y,Registration Required,In-Person Seats,Online Seats,Confirmed Registrations,Waiting-List Registrations,Cancelled Registrations"
    yield Made(
        "libcal-events",
        _fill(heads, c0=NUMBERS, c1="Surfkurs", c3="2026-09-08", c5="10:00 AM", c6="12:00 PM", c21="4"),
        layout="libcal-events",
        is_list=False,
        people=0,
    )
    heads = "Course shortname,Groups,Date,from:,to:,Description,Repeat on,Repeat every,Repeat until"
    yield Made(
        "moodle-sessions",
        _fill(heads, c0="K1", c2="2026-09-08", c3="10:00", c4="12:00"),
        layout="moodle-sessions",
        is_list=False,
        people=0,
    )
    yield Made(
        "moodle-marks",
        _fill("email,scantime,status", c0=MAIL, c1=PLAIN, c2="P"),
        layout="moodle-marks",
        is_list=False,
        people=0,
    )
    heads = "text,identifier,description,location,coursestarttime,courseendtime,maxanswers,teacheremail,useremail"
    yield Made(
        "mod-booking",
        _fill(heads, c0="Surfkurs", c1=CODES, c4="2026-09-08 10:00", c5="2026-09-08 12:00", c6="12"),
        layout="mod-booking",
        is_list=False,
        people=0,
    )
    yield Made(
        "library-data",
        _fill(
            "Local authority,Library name,Event date,Name,Outcome,Attendees",
            c0="Tärnö",
            c1="Tärnö",
            c2="2026-09-08",
            c3="Surfkurs",
            c5="12",
        ),
        layout="libraries-hacked",
        is_list=False,
        people=0,
    )


def every() -> list[Made]:
    """Return all the tables."""
    return [*_pretix(), *_systems(), *_forms(), *_own(), *_others()]


def as_text(rows: Sequence[Sequence[str]], delimiter: str = ",", line_end: str = "\n") -> str:
    """Return rows as delimited text."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return out.getvalue()


def as_workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as an Excel workbook."""
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_page(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as a table of a web page."""
    lines = ("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><head><title>x</title></head><body><table>{''.join(lines)}</table></body></html>".encode()


def as_spreadsheet_xml(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as a workbook in the XML of Excel 2003."""
    cells = (
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{escape(cell)}</Data></Cell>' for cell in row) + "</Row>"
        for row in rows
    )
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{name}" xmlns:ss="{name}"><Worksheet ss:Name="Blad1">'
        f"<Table>{''.join(cells)}</Table></Worksheet></Workbook>"
    ).encode()


def as_open_document(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as a spreadsheet of LibreOffice, with the blank cells at the end of a row that it writes."""
    lines = "".join(
        "<t:table-row>"
        + "".join(f'<t:table-cell o:value-type="string"><x:p>{escape(cell)}</x:p></t:table-cell>' for cell in row)
        + '<t:table-cell t:number-columns-repeated="900"/></t:table-row>'
        for row in rows
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<?xml version="1.0"?><o:document-content xmlns:o="{space}office:1.0" xmlns:t="{space}table:1.0" '
        f'xmlns:x="{space}text:1.0"><o:body><o:spreadsheet><t:table t:name="Blad1">{lines}'
        '<t:table-row t:number-rows-repeated="1048000"><t:table-cell/></t:table-row>'
        "</t:table></o:spreadsheet></o:body></o:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return out.getvalue()


def as_old_workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as an .xls file such as small programs on the web write them: the records alone."""
    out = [struct.pack("<6H", 0x809, 8, 0, 0x10, 0, 0)]
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            text = cell.encode("cp1252", "replace")[:255]
            out.append(struct.pack("<6H", 0x204, 8 + len(text), at, column, 0, len(text)) + text)
    out.append(struct.pack("<2H", 0x0A, 0))
    return b"".join(out)
