"""Commands for the register of people, one person, and persons who may be in it twice."""

from __future__ import annotations

from courses.commands.command import Command
from courses.commands.messages import PERSON_MESSAGES
from courses.i18n import _

PEOPLE = (
    Command("people.open", "enter", "open", lambda: (_("Open"), _("Open the person marked, with the whole history."))),
    Command(
        "people.search", "slash", "search", lambda: (_("Search"), _("Search by any part of name, phone or e-mail."))
    ),
    Command("people.new", "n,ctrl+n", "new", lambda: (_("New person"), _("Add a person."))),
    Command("people.change", "e", "change", lambda: (_("Change"), _("Change the person marked."))),
    Command(
        "people.duplicates",
        "d,ctrl+g",
        "duplicates",
        lambda: (_("Duplicates"), _("Show who may be in the register twice, and make one of two.")),
    ),
    Command("people.enrol", "a", "enrol", lambda: (_("Enrol"), _("Enrol the person marked in a course."))),
    Command(
        "people.export",
        "x,ctrl+o",
        "export",
        lambda: (
            _("Export"),
            _("Write those whom the search finds as a table, labels, a list of addresses or address cards."),
        ),
    ),
)
PERSON = (
    Command("person.open", "enter", "open", lambda: (_("Open"), _("Open the course marked."))),
    Command("person.enrol", "a", "enrol", lambda: (_("Enrol"), _("Choose a course and enrol the person in it."))),
    Command(
        "person.interest",
        "v",
        "interest",
        lambda: (_("Interest list"), _("Put the person on the interest list for what is not planned yet.")),
    ),
    Command("person.change", "e", "change", lambda: (_("Change"), _("Change the person."))),
    Command(
        "person.reveal",
        "r",
        "reveal",
        lambda: (
            _("Show protected"),
            _("Show protected details or the personal number; that it was done is noted in the journal."),
        ),
    ),
    PERSON_MESSAGES,
)
SIMILAR = (
    Command(
        "person_form.similar",
        "ctrl+o",
        "open_similar",
        lambda: (_("Open the similar one"), _("Take the person in the register who is shown as similar, instead.")),
        priority=True,
        short=lambda: _("Similar one"),
    ),
)
NEEDS = (
    Command(
        "person_form.needs",
        "ctrl+b",
        "needs",
        lambda: (_("Pick needs"), _("Tick needs that are met often: hearing loop, large print, interpreter …")),
        priority=True,
        short=lambda: _("Needs"),
    ),
)
DUPLICATES = (
    Command("duplicates.merge", "enter", "merge", lambda: (_("Merge …"), _("Make one of the two persons marked."))),
    Command(
        "duplicates.not_same",
        "x",
        "not_same",
        lambda: (_("Not the same"), _("Remember that the two marked are not the same person.")),
    ),
    Command("duplicates.one", "o", "open_one(0)", lambda: (_("Open the one"), _("Open the first of the two."))),
    Command(
        "duplicates.other",
        "O",
        "open_one(1)",
        lambda: (_("Open the other"), _("Open the second of the two.")),
        in_bar=False,
    ),
)
MERGE_PERSONS = (
    Command(
        "merge_persons.save",
        "ctrl+s",
        "save",
        lambda: (_("Merge"), _("Make one of the two, with everything that belongs to either, in one deed.")),
        priority=True,
    ),
    Command(
        "merge_persons.keep",
        "left",
        "choose('keep')",
        lambda: (_("The left one’s"), _("Keep what stands to the left.")),
    ),
    Command(
        "merge_persons.drop",
        "right",
        "choose('drop')",
        lambda: (_("The right one’s"), _("Keep what stands to the right.")),
    ),
    Command("merge_persons.both", "b", "choose('both')", lambda: (_("Both"), _("Keep what both have."))),
    Command(
        "merge_persons.next",
        "space,enter",
        "choose('')",
        lambda: (_("Next choice"), _("Choose in turn the left one’s, the right one’s, and both.")),
        in_bar=False,
    ),
    Command("merge_persons.turn", "v", "turn", lambda: (_("Turn round"), _("Let the other one stay instead."))),
    Command(
        "merge_persons.reveal",
        "r",
        "reveal",
        lambda: (_("Show protected"), _("Show the protected details; that it was done is noted in the journal.")),
    ),
    Command(
        "merge_persons.not_same",
        "x",
        "not_same",
        lambda: (_("Not the same"), _("Remember that the two are not the same person.")),
    ),
)
