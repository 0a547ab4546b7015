"""The commands of telling people: the messages, the preview of new ones, the templates. Words as in `catalogue`."""

from __future__ import annotations

from courses.commands.command import Command
from courses.i18n import _, pgettext

MESSAGES = (
    Command("messages.open", "enter,e", "change", lambda: (_("Change"), _("Change the text of the message marked."))),
    Command("messages.print", "p", "print", lambda: (_("Print"), _("Print the letters marked."))),
    Command(
        "messages.copy",
        "c",
        "copy",
        lambda: (
            _("Copy"),
            _("Show number and text of an SMS, or the link of an e-mail, to be copied; one at a time."),
        ),
    ),
    Command("messages.done", "d", "done", lambda: (_("Done"), _("Note as done: sent by phone, said, handed over."))),
    Command(
        "messages.send", "s", "send", lambda: (_("Send now"), _("Send the e-mails marked at once, by the mail server."))
    ),
    Command("messages.delay", "l", "delay", lambda: (_("Later"), _("Let queued e-mails wait an hour longer."))),
    Command("messages.stop", "x", "stop", lambda: (_("Stop"), _("Stop messages that have not gone."))),
    Command("messages.retry", "r", "retry", lambda: (_("Try again"), _("Queue again an e-mail that failed."))),
    Command(
        "messages.files",
        "f",
        "files",
        lambda: (_("As files"), _("Write e-mails as files that mail programs open as drafts.")),
    ),
    Command("messages.mark", "space", "mark", lambda: (_("Mark"), _("Mark the message, or take its mark away."))),
    Command(
        "messages.mark_all",
        "A,asterisk",
        "mark_all",
        lambda: (_("Mark all"), _("Mark all messages that are shown, or none when all are.")),
        in_bar=False,
    ),
    Command(
        "messages.templates",
        "t",
        "templates",
        lambda: (_("Templates"), _("Read and change the texts that messages are made from.")),
    ),
    Command(
        "messages.next",
        "right",
        "step(1)",
        lambda: (_("Next kind"), _("Show messages that stand elsewhere.")),
        in_bar=False,
    ),
    Command(
        "messages.previous",
        "left",
        "step(-1)",
        lambda: (_("Previous kind"), _("Show messages that stand elsewhere.")),
        in_bar=False,
    ),
)
MAKE_MESSAGES = (
    Command(
        "make_messages.save",
        "ctrl+s",
        "save",
        lambda: (_("Make"), _("Make the messages as they are shown, in one deed.")),
        priority=True,
    ),
    Command(
        "make_messages.next", "right,pagedown", "step(1)", lambda: (_("Next"), _("Show what the next person gets."))
    ),
    Command(
        "make_messages.previous",
        "left,pageup",
        "step(-1)",
        lambda: (_("Previous"), _("Show what the previous person gets.")),
    ),
    Command(
        "make_messages.change",
        "e",
        "change",
        lambda: (_("Change the text"), _("Change the text for this time, in the language shown; the template stays.")),
        short=lambda: pgettext("key bar", "Text"),
    ),
    Command(
        "make_messages.leave_out", "x", "leave_out", lambda: (_("Leave out"), _("Make no message to the person shown."))
    ),
)
TEMPLATES = (
    Command("templates.change", "enter,e", "change", lambda: (_("Change"), _("Change the template marked."))),
    Command("templates.new", "n", "new", lambda: (_("New"), _("Write the template marked in another language."))),
    Command(
        "templates.restore",
        "delete",
        "restore",
        lambda: (_("As shipped"), _("Take the template marked back to what the program brought.")),
    ),
    Command("templates.search", "slash", "search", lambda: (_("Search"), _("Search in the templates."))),
)
TELL = Command(
    "course.tell",
    "M",
    "tell",
    lambda: (_("Tell"), _("Make messages to those who come or wait: letters, e-mails, SMS, calls.")),
)
"""On a course."""
COURSE_MESSAGES = Command(
    "course.messages",
    "B",
    "messages",
    lambda: (_("Messages"), _("What people of the course were told, and what is still to be sent or said.")),
    in_bar=False,
)
TODAY_MESSAGES = Command(
    "today.messages",
    "M",
    "messages",
    lambda: (_("Messages"), _("What is to be sent, printed, copied and said, and what was.")),
    in_bar=False,
)
PERSON_MESSAGES = Command(
    "person.messages", "M", "messages", lambda: (_("Messages"), _("What went to the person, when and how."))
)
SETTINGS_TEMPLATES = Command(
    "settings.templates",
    "t",
    "templates",
    lambda: (_("Templates"), _("Read and change the texts that messages are made from.")),
)
