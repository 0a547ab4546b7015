"""Every command of the interface, by where it works. The words are looked up when they are shown."""

from __future__ import annotations

from courses.commands.attendance import ATTENDANCE, GRID, KEYING
from courses.commands.calling import CALLS, INTEREST, WAITING
from courses.commands.command import Command, Scope
from courses.commands.handouts import COURSE_HANDOUTS, HANDOUT, HANDOUT_TEXT, HANDOUTS
from courses.commands.importing import IMPORT, IMPORT_ROWS
from courses.commands.lists import BULK, CLASHES, ENROLLING, GAPS, GO, MERGE
from courses.commands.messages import (
    MAKE_MESSAGES,
    MESSAGES,
    SETTINGS_TEMPLATES,
    TEMPLATES,
    TODAY_MESSAGES,
)
from courses.commands.packets import PLACE as PACKETS
from courses.commands.packets import RETURN as PACKET_RETURN
from courses.commands.paper import HOUSE_STYLE, PAPER_TEMPLATE, PAPER_TEMPLATES, SETTINGS_PAPERS
from courses.commands.people import DUPLICATES, MERGE_PERSONS, NEEDS, PEOPLE, PERSON, SIMILAR
from courses.commands.planning import (
    BOOKINGS,
    CALENDAR,
    COPY_TERM,
    COURSE,
    COURSE_FORM,
    COURSES,
    FORM,
    PLANS,
    TARGETS,
)
from courses.commands.printing import CERTIFICATE_CHECK, PAPERS, PRINT, PRINT_RUN
from courses.commands.reporting import (
    CIRCLE_RULES,
    DEADLINE_RULES,
    DEADLINES,
    DUE,
    ELIST,
    ELIST_FIELDS,
    STAFF_HOURS,
    TODAY_REPORTING,
)
from courses.i18n import _, pgettext

EVERYWHERE = (
    Command(
        "app.back",
        "escape",
        "back",
        lambda: (_("Back"), _("Go one step back. What was typed is never lost without a question.")),
    ),
    Command(
        "app.undo",
        "u,ctrl+z",
        "undo",
        lambda: (_("Undo"), _("Take back the last thing that was done, after saying what it was.")),
    ),
    Command("app.help", "f1,question_mark", "help", lambda: (_("Help"), _("Show every command and its key."))),
    Command(
        "app.palette",
        "ctrl+p",
        "palette",
        lambda: (_("All commands"), _("Search for a command by its name and run it.")),
        priority=True,
        short=lambda: pgettext("key bar", "All"),
    ),
    Command(
        "app.lock",
        "f10",
        "lock",
        lambda: (_("Lock"), _("Hide everything until somebody signs in; what was typed stays.")),
        in_bar=False,
    ),
    Command(
        "app.quit",
        "ctrl+q",
        "leave",
        lambda: (_("Quit"), _("Close the program. Everything that was saved is on disk.")),
        in_bar=False,
        priority=True,
    ),
)
PLACES = (
    Command(
        "go.today",
        "f2",
        "go('today')",
        lambda: (_("Today"), _("Today’s and the coming sessions, and what waits to be done.")),
        in_bar=False,
    ),
    Command(
        "go.courses",
        "f3",
        "go('courses')",
        lambda: (_("Courses"), _("The list of courses: search, filter, open, make new ones.")),
        in_bar=False,
    ),
    Command(
        "go.people",
        "f4",
        "go('people')",
        lambda: (_("People"), _("Find a person by any part of name, phone or e-mail.")),
        in_bar=False,
    ),
    Command(
        "go.attendance",
        "f5",
        "go('attendance')",
        lambda: (_("Attendance"), _("Enter attendance, session by session.")),
        in_bar=False,
    ),
    Command(
        "go.print",
        "f6",
        "go('print')",
        lambda: (_("Printing"), _("Attendance lists and certificates.")),
        in_bar=False,
    ),
    Command(
        "go.calendar",
        "f7",
        "go('calendar')",
        lambda: (_("Calendar"), _("A month or a week of sessions: everybody’s, a library’s, a room’s, a leader’s.")),
        in_bar=False,
    ),
    Command(
        "go.settings",
        "f8",
        "go('settings')",
        lambda: (_("Settings"), _("The library’s name, language, colours and rules.")),
        in_bar=False,
    ),
    Command(
        "go.enrol",
        "f9",
        "enrol_somebody",
        lambda: (_("Enrol somebody"), _("Open the desk: who, which course, and at once what would happen.")),
        in_bar=False,
    ),
)
TODAY = (
    Command("today.open", "enter", "open", lambda: (_("Open"), _("Open the course that the row is about."))),
    Command(
        "today.attendance", "m", "attendance", lambda: (_("Attendance"), _("Enter attendance for the session marked."))
    ),
    Command("today.enrol", "a", "enrol", lambda: (_("Enrol"), _("Enrol somebody in the course marked."))),
    Command("today.print", "p", "print", lambda: (_("Print"), _("Print papers for the course marked."))),
    Command("today.new", "n", "new", lambda: (_("New course"), _("Plan a new course with its dates."))),
    Command(
        "today.go",
        "g",
        "go_board",
        lambda: (_("Go or no go"), _("The coming courses: enrolled against minimum, and what is to be decided.")),
    ),
    Command(
        "today.gaps",
        "l",
        "gaps",
        lambda: (_("Gaps"), _("What is not filled in: leaders, rooms, contents, least numbers, attendance.")),
    ),
    Command(
        "today.targets",
        "t",
        "targets",
        lambda: (_("Targets"), _("What shall be reached this year, and how far it is.")),
        in_bar=False,
    ),
    Command(
        "today.clashes",
        "k",
        "clashes",
        lambda: (_("Clashes"), _("What coming courses clash with: closed days, rooms, leaders, equipment, people.")),
        in_bar=False,
    ),
    Command(
        "today.next_slot",
        "b",
        "next_slot",
        lambda: (
            _("Next free slot"),
            _("Find the next free slot of booked guidance, by place, guide, topic or language."),
        ),
        in_bar=False,
    ),
    Command(
        "today.calls",
        "r",
        "calls",
        lambda: (
            _("Call list"),
            _("Who is to be called: to confirm their place, about an offer, or to be told of a seat."),
        ),
    ),
    Command(
        "today.interest",
        "v",
        "interest",
        lambda: (_("Interest list"), _("Who would like to go to what is not planned yet, by topic.")),
        in_bar=False,
    ),
    Command(
        "today.import",
        "i",
        "import_file",
        lambda: (_("Import file"), _("Read in a file: programme, people, enrolments, attendance …")),
        in_bar=False,
    ),
    TODAY_MESSAGES,
    *TODAY_REPORTING,
)
WELCOME = (
    Command(
        "welcome.import",
        "i",
        "import_file",
        lambda: (_("Import file"), _("Read in a file: programme, people, enrolments, attendance …")),
    ),
    Command("welcome.new", "n", "new", lambda: (_("New course"), _("Plan a new course with its dates."))),
)
SETTINGS = (
    Command("settings.change", "enter,e", "change", lambda: (_("Change"), _("Change the setting marked."))),
    Command(
        "settings.registers",
        "r",
        "registers",
        lambda: (_("Registers"), _("Rooms, organisers, leaders, closed days and equipment.")),
    ),
    Command(
        "settings.circle_rules",
        "c",
        "circle_rules",
        lambda: (_("Circle rules"), _("What study circles are judged by, where it comes from, and how sure it is.")),
    ),
    Command(
        "settings.import",
        "i",
        "import_file",
        lambda: (_("Import file"), _("Read in a file: programme, people, enrolments, attendance …")),
    ),
    SETTINGS_TEMPLATES,
    *SETTINGS_PAPERS,
)
REGISTERS = (
    Command("registers.change", "enter,e", "open", lambda: (_("Change"), _("Change the row marked."))),
    Command("registers.new", "n", "new", lambda: (_("New"), _("Add to the register that is shown."))),
    Command(
        "registers.remove",
        "delete",
        "remove",
        lambda: (_("Remove"), _("Remove the row marked, if nothing uses it.")),
    ),
    Command(
        "registers.staff_hours",
        "h",
        "staff_hours",
        lambda: (_("Staff hours"), _("What leaders were promised for and what they held, by organisation.")),
    ),
    Command("registers.search", "slash", "search", lambda: (_("Search"), _("Search in the register that is shown."))),
    Command(
        "registers.next",
        "right",
        "next_tab",
        lambda: (_("Next register"), _("Show the next register.")),
        in_bar=False,
    ),
    Command(
        "registers.previous",
        "left",
        "previous_tab",
        lambda: (_("Previous register"), _("Show the previous register.")),
        in_bar=False,
    ),
)


_SCOPES = (
    Scope("everywhere", lambda: _("Everywhere"), EVERYWHERE),
    Scope("places", lambda: _("Places"), PLACES),
    Scope("today", lambda: _("Today"), TODAY, "today"),
    Scope("board", lambda: _("Go or no go"), GO, "today"),
    Scope("merge", lambda: _("Merge"), MERGE, "today"),
    Scope("targets", lambda: _("Targets"), TARGETS, "today"),
    Scope("clashes", lambda: _("Clashes"), CLASHES, "today"),
    Scope("gaps", lambda: _("Gaps"), GAPS, "today"),
    Scope("calls", lambda: _("Call list"), CALLS, "today"),
    Scope("deadlines", lambda: _("Deadlines"), DEADLINES, "today"),
    Scope("deadline_rules", lambda: _("Rules of deadlines"), DEADLINE_RULES, "today"),
    Scope("due", lambda: _("Certificates due"), DUE, "today"),
    Scope("elist", lambda: _("E-list"), ELIST, "courses"),
    Scope("elist_fields", lambda: _("Fields of the e-list"), ELIST_FIELDS, "courses"),
    Scope("interest", lambda: _("Interest list"), INTEREST, "today"),
    Scope("welcome", lambda: _("The first start"), WELCOME, "today"),
    Scope("courses", lambda: _("Courses"), COURSES, "courses"),
    Scope("course", lambda: _("A course"), COURSE, "courses"),
    Scope("waiting", lambda: _("A waiting list"), WAITING, "courses"),
    Scope("bookings", lambda: _("Booked guidance"), BOOKINGS, "courses"),
    Scope("bulk", lambda: _("Change the marked ones"), BULK, "courses"),
    Scope("copy_term", lambda: _("Copy term"), COPY_TERM, "courses"),
    Scope("plans", lambda: _("Course plans"), PLANS, "courses"),
    Scope("form", lambda: _("A form"), FORM, "courses"),
    Scope("course_form", lambda: _("A course’s form"), COURSE_FORM[len(FORM) :], "courses"),
    Scope("messages", lambda: _("Messages"), MESSAGES, "today"),
    Scope("make_messages", lambda: _("New messages"), MAKE_MESSAGES, "courses"),
    Scope("templates", lambda: _("Templates"), TEMPLATES, "settings"),
    Scope("enrolling", lambda: _("The desk"), ENROLLING),
    Scope("people", lambda: _("People"), PEOPLE, "people"),
    Scope("person", lambda: _("A person"), PERSON, "people"),
    Scope("person_form", lambda: _("A person’s form"), (*NEEDS, *SIMILAR), "people"),
    Scope("duplicates", lambda: _("Duplicates"), DUPLICATES, "people"),
    Scope("merge_persons", lambda: _("Merging two persons"), MERGE_PERSONS, "people"),
    Scope("attendance", lambda: _("Attendance"), ATTENDANCE, "attendance"),
    Scope("packets", lambda: _("Packets"), PACKETS, "attendance"),
    Scope("packet_return", lambda: _("What came back of a packet"), PACKET_RETURN, "attendance"),
    Scope("grid", lambda: _("The attendance grid"), GRID, "attendance"),
    Scope("keying", lambda: _("A list from paper"), KEYING, "attendance"),
    Scope("print", lambda: _("Printing"), PRINT, "print"),
    Scope("papers", lambda: _("Papers"), PAPERS, "print"),
    Scope("print_run", lambda: _("A print run"), PRINT_RUN, "print"),
    Scope("certificate_check", lambda: _("Checking a certificate"), CERTIFICATE_CHECK, "print"),
    Scope("handouts", lambda: _("The handout shelf"), HANDOUTS, "print"),
    Scope("handout", lambda: _("A handout"), HANDOUT, "print"),
    Scope("handout_text", lambda: _("The text of a handout"), HANDOUT_TEXT, "print"),
    Scope("course_handouts", lambda: _("The handouts of a course"), COURSE_HANDOUTS, "courses"),
    Scope("calendar", lambda: _("The calendar"), CALENDAR, "calendar"),
    Scope("settings", lambda: _("Settings"), SETTINGS, "settings"),
    Scope("paper_templates", lambda: _("Words of papers"), PAPER_TEMPLATES, "settings"),
    Scope("paper_template", lambda: _("A paper’s template"), PAPER_TEMPLATE, "settings"),
    Scope("house_style", lambda: _("Look of papers"), HOUSE_STYLE, "settings"),
    Scope("registers", lambda: _("Registers"), REGISTERS, "settings"),
    Scope("staff_hours", lambda: _("Staff hours"), STAFF_HOURS, "settings"),
    Scope("circle_rules", lambda: _("Circle rules"), CIRCLE_RULES, "settings"),
    Scope("import", lambda: _("Import"), IMPORT, "settings"),
    Scope("import_rows", lambda: _("The rows of an import"), IMPORT_ROWS, "settings"),
)


def scopes() -> tuple[Scope, ...]:
    """Return every scope with its commands, in the order that the help shows them."""
    return _SCOPES


def every_command() -> tuple[Command, ...]:
    """Return all commands, in the order of the scopes."""
    return tuple(command for scope in scopes() for command in scope.commands)
