"""The commands of the handout shelf: the list, one handout, its text, and what a course gives out. Words as in `catalogue`."""

from __future__ import annotations

from courses.commands.command import Command
from courses.i18n import _, pgettext

HANDOUTS = (
    Command(
        "handouts.open", "enter", "open", lambda: (_("Open"), _("Open the handout marked with all its languages."))
    ),
    Command("handouts.print", "p", "print", lambda: (_("Print"), _("Print the handout marked."))),
    Command(
        "handouts.give",
        "g",
        "give",
        lambda: (_("Give out"), _("Say at which course and session the handout marked is given out.")),
    ),
    Command("handouts.new", "n", "new", lambda: (_("New"), _("Write a new handout."))),
    Command(
        "handouts.read",
        "i",
        "read",
        lambda: (_("From a file"), _("Put a text on the shelf from a file of Markdown, with the pictures beside it.")),
        short=lambda: pgettext("key bar", "File"),
    ),
    Command(
        "handouts.to_see_to",
        "v",
        "to_see_to",
        lambda: (_("To see to"), _("Show only what lags behind its original or is too old, or all again.")),
    ),
    Command("handouts.search", "slash", "search", lambda: (_("Search"), _("Search in titles, topics and texts."))),
)
HANDOUT = (
    Command("handout.change", "enter,e", "change", lambda: (_("Change"), _("Change the text in the language marked."))),
    Command("handout.print", "p", "print", lambda: (_("Print"), _("Print the handout in the language marked."))),
    Command(
        "handout.translate",
        "n",
        "translate",
        lambda: (_("Translate"), _("Write the text marked in another language, with its words beside.")),
    ),
    Command(
        "handout.give",
        "g",
        "give",
        lambda: (_("Give out"), _("Say at which course and session the handout is given out.")),
    ),
    Command(
        "handout.follows",
        "f",
        "follows",
        lambda: (
            _("Follows now"),
            _("Say that the translation marked follows the version that its original has now."),
        ),
    ),
    Command(
        "handout.write",
        "x",
        "write",
        lambda: (_("As files"), _("Write the text marked and its pictures as files.")),
    ),
    Command(
        "handout.restore",
        "r",
        "restore",
        lambda: (_("As shipped"), _("Take the text marked back to what the program brought.")),
    ),
    Command("handout.remove", "delete", "remove", lambda: (_("Remove"), _("Take the text marked off the shelf."))),
)
HANDOUT_TEXT = (
    Command(
        "handout_text.save",
        "ctrl+s",
        "save",
        lambda: (_("Save"), _("Save the text, if nothing is wrong.")),
        priority=True,
    ),
    Command(
        "handout_text.look",
        "ctrl+r",
        "look",
        lambda: (_("Preview"), _("Open how the handout looks with what is written here.")),
        priority=True,
    ),
    Command(
        "handout_text.next_fault",
        "ctrl+n",
        "next_fault",
        lambda: (_("Next fault"), _("Go to the next line where something is wrong.")),
        priority=True,
    ),
)
COURSE_HANDOUTS = (
    Command("course_handouts.open", "enter", "open", lambda: (_("Open"), _("Open the handout marked."))),
    Command(
        "course_handouts.new",
        "n",
        "new",
        lambda: (_("Give out"), _("Give out a handout at a session of the course.")),
    ),
    Command(
        "course_handouts.print",
        "p",
        "print",
        lambda: (_("Print"), _("Print the handout marked by the number enrolled and some to spare.")),
    ),
    Command(
        "course_handouts.booklet",
        "b",
        "booklet",
        lambda: (_("Booklet"), _("Put the handouts of the course together as a booklet with a table of contents.")),
    ),
    Command(
        "course_handouts.remove",
        "delete",
        "remove",
        lambda: (_("Take away"), _("Do not give out the handout marked at that session.")),
    ),
)
PRINT_HANDOUTS = Command(
    "print.handouts",
    "h",
    "handouts",
    lambda: (_("Handouts"), _("The handout shelf: texts in all languages, where they are used, what is too old.")),
)
"""On the Print place."""
COURSE_HANDOUTS_HERE = Command(
    "course.handouts",
    "U",
    "handouts",
    lambda: (_("Handouts"), _("What is given out at the sessions of the course; its booklet.")),
    in_bar=False,
)
"""On a course."""
PAPERS_HANDOUTS = Command(
    "papers.handouts",
    "h",
    "handouts",
    lambda: (_("Handouts"), _("What is given out at the sessions of the course; its booklet.")),
)
"""On the papers of a course."""
