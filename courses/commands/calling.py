"""The commands of calls, the waiting list and the interest list. Words as in `catalogue`."""

from __future__ import annotations

from courses.commands.command import Command
from courses.commands.reporting import CALLS_OFFER_ON
from courses.i18n import _, pgettext

CALLS = (
    Command(
        "calls.comes",
        "k",
        "answer('COMES')",
        lambda: (_("Comes"), _("The person marked comes: the seat is confirmed, or the one offered is taken.")),
    ),
    Command(
        "calls.declines",
        "n",
        "answer('DECLINES')",
        lambda: (
            _("Does not come"),
            _("The person marked gives the seat or the offer back; it goes on to the next in the queue at once."),
        ),
    ),
    Command(
        "calls.no_answer",
        "e",
        "answer('NO_ANSWER')",
        lambda: (_("No answer"), _("Nobody answered: it is noted, and the row goes last.")),
    ),
    Command(
        "calls.reached",
        "r",
        "answer('REACHED')",
        lambda: (_("Reached"), _("Spoke with the person marked; nothing is decided yet, or they have been told.")),
    ),
    Command(
        "calls.words",
        "t",
        "words",
        lambda: (_("What they said"), _("Write what the person marked said in the last call.")),
    ),
    Command(
        "calls.message",
        "m",
        "message",
        lambda: (
            _("Message"),
            _("Make a message instead of calling, by the person’s own way; the text is shown first."),
        ),
    ),
    Command("calls.open", "enter", "open", lambda: (_("Open"), _("Open the person marked, with the whole history."))),
    Command(
        "calls.course", "c", "course", lambda: (_("Course"), _("Open the course that the row is about.")), in_bar=False
    ),
    CALLS_OFFER_ON,
    Command("calls.print", "p", "print", lambda: (_("Print"), _("Print the call list, to call from paper."))),
)
INTEREST = (
    Command("interest.new", "n", "new", lambda: (_("New"), _("Put a person on the interest list."))),
    Command(
        "interest.run",
        "a",
        "run",
        lambda: (
            _("Plan a run"),
            _("Open the form of a new course for the topic, filled from its plan or its last run."),
        ),
    ),
    Command(
        "interest.became",
        "g",
        "became",
        lambda: (
            _("Became a course"),
            _("Say which course the topic became, and take its people there in order of time, or call them first."),
        ),
    ),
    Command(
        "interest.change", "e", "change", lambda: (_("Change"), _("Change what the person marked is interested in."))
    ),
    Command(
        "interest.close",
        "delete,x",
        "close",
        lambda: (_("Take off"), _("Take the person marked off the interest list.")),
    ),
    Command(
        "interest.open",
        "enter",
        "open",
        lambda: (_("Open"), _("Show who is interested in the topic, or open the person.")),
    ),
)
WAITING = (
    Command(
        "waiting.offer",
        "g",
        "offer",
        lambda: (
            _("Offer seat"),
            _("Keep a free seat for the person marked, with the party, for a time; or let an offer run out now."),
        ),
    ),
    Command(
        "waiting.call",
        "r",
        "call",
        lambda: (_("Call"), _("Note what came of a call to the person marked: yes, no, no answer, what they said.")),
    ),
    Command(
        "waiting.priority",
        "f",
        "prioritize",
        lambda: (_("Priority"), _("Let the person marked go before others, for a reason that is shown; or no longer.")),
    ),
    Command(
        "waiting.party",
        "h",
        "party",
        lambda: (_("Party"), _("Keep the person marked together with others in the queue, or let them go apart.")),
    ),
    Command(
        "waiting.transfer",
        "b",
        "transfer",
        lambda: (_("Other course"), _("Move the person marked to another course that has a seat.")),
        short=lambda: pgettext("key bar", "Other course"),
    ),
)
