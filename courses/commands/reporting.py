"""The commands of what others are told: deadlines, certificates, the e-list, circle rules and staff hours. Words: `catalogue`."""

from __future__ import annotations

from courses.commands.command import Command
from courses.i18n import _

TODAY_REPORTING = (
    Command(
        "today.deadlines",
        "f",
        "deadlines",
        lambda: (_("Deadlines"), _("What study associations are to have of the courses, and by when.")),
        in_bar=False,
    ),
    Command(
        "today.due",
        "c",
        "due",
        lambda: (_("Certificates"), _("Who is due a certificate, who still can get one, and who cannot any more.")),
        in_bar=False,
    ),
)
COURSE_REPORTING = (
    Command(
        "course.elist",
        "E",
        "elist",
        lambda: (
            _("E-list"),
            _("What to enter in the association’s e-list, in its order, and how it agrees with what stands there."),
        ),
    ),
    Command(
        "course.due",
        "C",
        "due",
        lambda: (
            _("Certificates due"),
            _("Who is due a certificate, who still can get one, and who cannot any more."),
        ),
        in_bar=False,
    ),
)
CALLS_OFFER_ON = Command(
    "calls.offer_on",
    "o",
    "offer_on",
    lambda: (
        _("Offer the place on"),
        _("Let the place of the person marked, who is missed, go on to the queue; where the house does that."),
    ),
)
DEADLINES = (
    Command(
        "deadlines.sent",
        "s,space",
        "sent",
        lambda: (_("Sent"), _("Tick off that the association has got it, or take that back; nothing is sent by it.")),
    ),
    Command("deadlines.open", "enter", "open", lambda: (_("Open"), _("Open the course marked."))),
    Command(
        "deadlines.elist",
        "e",
        "elist",
        lambda: (_("E-list"), _("Open what to enter in the e-list of the course marked.")),
    ),
    Command(
        "deadlines.all",
        "a",
        "show_sent",
        lambda: (_("Sent ones too"), _("Show what has been sent, too, or no longer.")),
    ),
    Command(
        "deadlines.rules",
        "r",
        "rules",
        lambda: (_("Rules"), _("When which association is to have what, where that was seen, and how sure it is.")),
    ),
)
DEADLINE_RULES = (
    Command(
        "deadline_rules.change",
        "enter,e",
        "open",
        lambda: (_("Change"), _("Change the rule marked; it is the library’s own then.")),
    ),
    Command(
        "deadline_rules.switch", "space", "switch", lambda: (_("On or off"), _("Use the rule marked, or no longer."))
    ),
    Command(
        "deadline_rules.restore",
        "delete",
        "restore",
        lambda: (_("As shipped"), _("Take the rule marked back to what the program brought.")),
    ),
)
DUE = (
    Command("due.open", "enter", "open", lambda: (_("Open"), _("Open the course or the person marked."))),
    Command("due.print", "p", "print", lambda: (_("Print"), _("Print the certificates of the course."))),
)
ELIST = (
    Command(
        "elist.copy",
        "c",
        "copy",
        lambda: (_("Copy"), _("Copy the value marked; of a person or session the whole row, with tabs between.")),
    ),
    Command(
        "elist.open",
        "enter",
        "open",
        lambda: (_("Fields"), _("Show the fields of the person or session marked one by one; copy a field.")),
    ),
    Command(
        "elist.copy_all", "w", "copy_all", lambda: (_("Copy all"), _("Copy the whole working copy, as it is shown."))
    ),
    Command(
        "elist.paste",
        "v",
        "paste",
        lambda: (_("Compare pasted"), _("Compare with what stands in the e-list, pasted; nothing is changed or sent.")),
    ),
    Command(
        "elist.file",
        "i",
        "file",
        lambda: (_("Compare file"), _("Compare with the e-list’s file, CSV or Excel; nothing is changed or sent.")),
    ),
    Command(
        "elist.number",
        "n",
        "number",
        lambda: (_("Number"), _("Show the personal number of the person marked; the look is noted in the journal.")),
    ),
    Command(
        "elist.numbers",
        "N",
        "numbers",
        lambda: (_("All numbers"), _("Show the personal numbers of all; the look is noted in the journal.")),
    ),
    Command(
        "elist.deadlines",
        "f",
        "deadlines",
        lambda: (_("Deadlines"), _("What the association is to have, and by when.")),
    ),
    Command(
        "elist.fields",
        "o",
        "fields",
        lambda: (_("Order"), _("Change the order of the association’s fields, what they are called, which are used.")),
    ),
    Command(
        "elist.next_tab",
        "right",
        "next_tab",
        lambda: (_("Next part"), _("Show the next part of the e-list.")),
        in_bar=False,
    ),
    Command(
        "elist.previous_tab",
        "left",
        "previous_tab",
        lambda: (_("Previous part"), _("Show the previous part of the e-list.")),
        in_bar=False,
    ),
)
ELIST_FIELDS = (
    Command(
        "elist_fields.change",
        "enter,e",
        "open",
        lambda: (_("Change"), _("Call the field marked as the e-list does; it is the library’s own then.")),
    ),
    Command("elist_fields.up", "minus", "move(-1)", lambda: (_("Up"), _("Move the field marked up."))),
    Command("elist_fields.down", "plus", "move(1)", lambda: (_("Down"), _("Move the field marked down."))),
    Command(
        "elist_fields.switch", "space", "switch", lambda: (_("On or off"), _("Use the field marked, or no longer."))
    ),
    Command(
        "elist_fields.restore",
        "delete",
        "restore",
        lambda: (_("As shipped"), _("Take the field marked back to what the program brought.")),
    ),
)
STAFF_HOURS = (
    Command("staff_hours.earlier", "left", "step(-1)", lambda: (_("Earlier"), _("Go one term back."))),
    Command("staff_hours.later", "right", "step(1)", lambda: (_("Later"), _("Go one term ahead."))),
    Command("staff_hours.choose", "t,enter", "choose", lambda: (_("Other days"), _("Choose a term, a year or dates."))),
)
CIRCLE_RULES = (
    Command(
        "circle_rules.change",
        "enter,e",
        "open",
        lambda: (_("Change"), _("Change what the rule marked demands, what it does and when it holds.")),
    ),
    Command(
        "circle_rules.restore",
        "delete",
        "restore",
        lambda: (
            _("As shipped"),
            _("Take the rule marked back to what the program brought; remove one that was added."),
        ),
    ),
    Command(
        "circle_rules.add",
        "n",
        "add",
        lambda: (_("New"), _("Add a rule like the one marked, for one association or for a year.")),
    ),
    Command(
        "circle_rules.search", "slash", "search", lambda: (_("Search"), _("Search in the rules and their sources."))
    ),
)
