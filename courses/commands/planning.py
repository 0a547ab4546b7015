"""The commands of planning: courses, their forms, plans, terms, the calendar, decisions and targets. Words as in `catalogue`."""

from __future__ import annotations

from courses.commands.command import Command
from courses.commands.handouts import COURSE_HANDOUTS_HERE
from courses.commands.lists import COURSE_LIST, COURSE_MARKS
from courses.commands.messages import COURSE_MESSAGES, TELL
from courses.commands.reporting import COURSE_REPORTING
from courses.i18n import _, pgettext

TARGETS = (
    Command("targets.change", "enter,e", "change", lambda: (_("Change"), _("Change the target marked."))),
    Command("targets.new", "n", "new", lambda: (_("New target"), _("Set a target: so many of something in a period."))),
    Command("targets.remove", "delete", "remove", lambda: (_("Remove"), _("Remove the target marked."))),
)
COURSES = (
    Command("courses.open", "enter", "open", lambda: (_("Open"), _("Open the course marked."))),
    Command(
        "courses.search", "slash", "search", lambda: (_("Search"), _("Search in code, title, room and organiser."))
    ),
    Command("courses.new", "n", "new", lambda: (_("New course"), _("Plan a new course with its dates."))),
    Command("courses.change", "e", "change", lambda: (_("Change"), _("Change the course marked."))),
    Command("courses.enrol", "a", "enrol", lambda: (_("Enrol"), _("Enrol somebody in the course marked."))),
    Command("courses.print", "p", "print", lambda: (_("Print"), _("Print papers for the course marked."))),
    Command(
        "courses.import",
        "i",
        "import_file",
        lambda: (_("Import file"), _("Read in a file: programme, people, enrolments, attendance …")),
    ),
    Command(
        "courses.copy_term",
        "r",
        "copy_term",
        lambda: (
            _("Copy term"),
            _("Copy a term’s courses to another, week by week; choose which before anything is made."),
        ),
    ),
    Command(
        "courses.plans",
        "l",
        "plans",
        lambda: (_("Course plans"), _("Open the course plans: read, change, make a course of one.")),
    ),
    *COURSE_LIST,
)
COPY_TERM = (
    Command(
        "copy_term.copy",
        "ctrl+s",
        "copy",
        lambda: (_("Copy the chosen"), _("Make the courses that are chosen, in one deed.")),
        priority=True,
    ),
    Command(
        "copy_term.choose",
        "space,enter",
        "choose",
        lambda: (_("Choose"), _("Choose the course marked, or leave it out.")),
    ),
    Command("copy_term.all", "a", "choose_all", lambda: (_("All or none"), _("Choose all courses, or none."))),
)
PLANS = (
    Command(
        "plans.course",
        "enter,a",
        "open",
        lambda: (_("Make a course"), _("Plan a course from the plan marked; its form opens filled in.")),
    ),
    Command("plans.new", "n", "new", lambda: (_("New course plan"), _("Write a new course plan."))),
    Command("plans.change", "e", "change", lambda: (_("Change"), _("Change the course plan marked."))),
    Command("plans.copy", "c", "copy", lambda: (_("Copy"), _("Make a copy of the course plan marked, to change."))),
    Command(
        "plans.remove",
        "delete",
        "remove",
        lambda: (_("Remove"), _("Remove the course plan marked; courses made from it stay.")),
    ),
    Command(
        "plans.search", "slash", "search", lambda: (_("Search"), _("Search in the titles and texts of the plans."))
    ),
)
COURSE = (
    Command(
        "course.enrol",
        "a",
        "enrol",
        lambda: (_("Enrol"), _("Find or add a person and give a seat or a place in the queue.")),
    ),
    Command("course.attendance", "m", "attendance", lambda: (_("Attendance"), _("Enter attendance for this course."))),
    Command(
        "course.sign",
        "S",
        "sign",
        lambda: (
            pgettext("attendance", "Sign"),
            _("Sign for the attendance of the session marked, or of all held; one that is signed is taken back."),
        ),
    ),
    Command(
        "course.take_back",
        "K",
        "take_back",
        lambda: (
            _("Take back certificate"),
            _("Take back the certificate of the person marked, which is not due any more."),
        ),
    ),
    Command(
        "course.open",
        "enter",
        "open",
        lambda: (_("Open"), _("Open the row marked: attendance, person, setup, papers.")),
    ),
    Command(
        "course.cancel",
        "x",
        "cancel",
        lambda: (
            _("Cancel enrolment"),
            _("Take the person marked off the course; the seat goes to the first in the queue."),
        ),
    ),
    Command(
        "course.drop_out",
        "d",
        "drop_out",
        lambda: (_("Dropped out"), _("The person marked has stopped coming; the seat stays theirs in the figures.")),
    ),
    Command("course.confirm", "g", "confirm", lambda: (_("Comes"), _("Note that the person marked says to come."))),
    Command(
        "course.no_show",
        "y",
        "no_show",
        lambda: (_("Never came"), _("The person marked never came; the seat goes to the first in the queue.")),
    ),
    Command(
        "course.export_people",
        "ctrl+o",
        "export_people",
        lambda: (
            _("Export"),
            _("Write the people of the course as a table, labels, a list of addresses or address cards."),
        ),
    ),
    Command(
        "course.story",
        "h,H",
        "story",
        lambda: (
            _("What happened"),
            _("Tell what has happened to the enrolment marked: when, through whom, by whom, why."),
        ),
    ),
    Command("course.slip", "ctrl+l", "slip", lambda: (_("Slip"), _("Print the slip of the person marked."))),
    Command(
        "course.cancel_session",
        "i",
        "cancel_session",
        lambda: (_("Cancel session"), _("Cancel the session marked, with a reason.")),
        short=lambda: pgettext("key bar", "Cancel"),
    ),
    Command(
        "course.move_session",
        "f",
        "move_session",
        lambda: (_("Move session"), _("Move the session marked to another day or time.")),
        short=lambda: pgettext("key bar", "Move"),
    ),
    Command(
        "course.choose",
        "j",
        "choose",
        lambda: (_("Sessions"), _("Choose which sessions of the series the person marked comes to.")),
    ),
    Command(
        "course.session_seats",
        "z",
        "session_seats",
        lambda: (_("Seats"), _("Give the session marked seats of its own, in a series.")),
    ),
    Command(
        "course.room",
        "l",
        "room",
        lambda: (_("Other room"), _("Hold the session marked in another room.")),
        short=lambda: pgettext("key bar", "Room"),
    ),
    Command(
        "course.substitute",
        "v",
        "substitute",
        lambda: (_("Substitute"), _("Let somebody else lead the session marked; the fittest come first.")),
    ),
    Command(
        "course.title",
        "t",
        "title",
        lambda: (_("Title of session"), _("Say what the session marked is about.")),
        short=lambda: pgettext("key bar", "Title"),
    ),
    Command(
        "course.add_session",
        "plus",
        "add_session",
        lambda: (_("Extra session"), _("Add a session to the course.")),
        short=lambda: pgettext("key bar", "Extra"),
    ),
    Command(
        "course.bookings",
        "b",
        "bookings",
        lambda: (_("The day’s bookings"), _("Show a day’s booked guidance at the place, of all guides.")),
        short=lambda: pgettext("key bar", "The day"),
    ),
    Command(
        "course.calls",
        "r,R",
        "calls",
        lambda: (
            _("Call list"),
            _("Who is to be called about the course: to confirm their place, about an offer, or to be told of a seat."),
        ),
    ),
    Command(
        "course.next_slot",
        "n",
        "next_slot",
        lambda: (
            _("Next free slot"),
            _("Find the next free slot of booked guidance, by place, guide, topic or language."),
        ),
    ),
    Command("course.change", "e", "change", lambda: (_("Change"), _("Change the course."))),
    TELL,
    COURSE_MESSAGES,
    Command("course.print", "p", "print", lambda: (_("Print"), _("Print papers for this course."))),
    Command(
        "course.circle",
        "o",
        "circle",
        lambda: (
            _("Circle check"),
            _("Say whether the course counts for the study association, why, and what would help."),
        ),
    ),
    Command(
        "course.clashes",
        "k",
        "clashes",
        lambda: (_("Clashes"), _("Say what the course clashes with: rooms, leaders, equipment, days.")),
    ),
    Command(
        "course.cancel_course",
        "c",
        "cancel_course",
        lambda: (_("Cancel course"), _("Cancel the whole course, with a reason.")),
    ),
    Command(
        "course.keep_plan",
        "s",
        "keep_plan",
        lambda: (_("Keep as plan"), _("Keep the course as a course plan, to make other courses of.")),
        in_bar=False,
    ),
    Command(
        "course.next_tab",
        "right",
        "next_tab",
        lambda: (_("Next tab"), _("Show the next side of the course.")),
        in_bar=False,
    ),
    Command(
        "course.previous_tab",
        "left",
        "previous_tab",
        lambda: (_("Previous tab"), _("Show the previous side of the course.")),
        in_bar=False,
    ),
    COURSE_HANDOUTS_HERE,
    *COURSE_REPORTING,
    *COURSE_MARKS,
)
BOOKINGS = (
    Command(
        "bookings.open",
        "enter",
        "open",
        lambda: (_("Book"), _("Book the slot marked; of one that is booked: held, nobody came, move, cancel.")),
    ),
    Command(
        "bookings.earlier",
        "pageup",
        "step(-1)",
        lambda: (_("Earlier"), _("Go to the day before that has booked guidance.")),
        priority=True,
    ),
    Command(
        "bookings.later",
        "pagedown",
        "step(1)",
        lambda: (_("Later"), _("Go to the next day that has booked guidance.")),
        priority=True,
    ),
    Command("bookings.today", "t", "today", lambda: (_("To today"), _("Go to today."))),
    Command(
        "bookings.next",
        "n",
        "next_slot",
        lambda: (
            _("Next free slot"),
            _("Find the next free slot of booked guidance, by place, guide, topic or language."),
        ),
    ),
    Command("bookings.place", "b", "place", lambda: (_("Library"), _("Show one library’s booked guidance."))),
)
FORM = (
    Command("form.save", "ctrl+s", "save", lambda: (_("Save"), _("Save what the form says.")), priority=True),
    Command(
        "form.next",
        "down",
        "next_field",
        lambda: (_("Next field"), _("Go to the next field.")),
        in_bar=False,
        priority=True,
    ),
    Command(
        "form.previous",
        "up",
        "previous_field",
        lambda: (_("Previous field"), _("Go to the previous field.")),
        in_bar=False,
        priority=True,
    ),
)
COURSE_FORM = (
    *FORM,
    Command(
        "course_form.calendar",
        "ctrl+k",
        "calendar",
        lambda: (
            _("Red days …"),
            _("Say what this course does about red days, closed days, breaks and opening hours."),
        ),
        priority=True,
    ),
    Command(
        "course_form.turn",
        "enter",
        "turn_date",
        lambda: (_("Leave out or in"), _("Leave out the date marked, or meet on it after all.")),
    ),
    Command(
        "course_form.add",
        "ctrl+n",
        "add_to_register",
        lambda: (_("New here"), _("Add the organiser, room or leader that the field lacks, and choose it.")),
        priority=True,
    ),
)
CALENDAR = (
    Command(
        "calendar.open", "enter", "open", lambda: (_("Open"), _("Open the week of the day, or the course marked."))
    ),
    Command("calendar.turn", "v", "turn", lambda: (_("Month/week"), _("Change between month and week."))),
    Command(
        "calendar.earlier", "pageup", "step(-1)", lambda: (_("Earlier"), _("Go one month or week back.")), priority=True
    ),
    Command(
        "calendar.later", "pagedown", "step(1)", lambda: (_("Later"), _("Go one month or week ahead.")), priority=True
    ),
    Command("calendar.today", "t", "today", lambda: (_("To today"), _("Go to today."))),
    Command("calendar.place", "b", "place", lambda: (_("Library"), _("Show one library’s sessions."))),
    Command("calendar.room", "l", "room", lambda: (_("Room"), _("Show one room’s sessions."))),
    Command("calendar.leader", "h", "leader", lambda: (_("Leader"), _("Show one leader’s sessions."))),
    Command("calendar.everybody", "a", "everybody", lambda: (_("Everybody’s"), _("Show all sessions again."))),
    Command("calendar.new", "n", "new", lambda: (_("New course"), _("Plan a new course with its dates."))),
)
