"""The commands of partners' packets: made, sent back, and merged row by row. Words as in `catalogue`."""

from __future__ import annotations

from courses.commands.command import Command
from courses.i18n import _, pgettext

PACKET = (
    Command(
        "packet.make",
        "ctrl+b",
        "make_packet",
        lambda: (
            _("Packet to partner"),
            _("Write a file with the attendance of the course, for the partner’s contact to fill in."),
        ),
        in_bar=False,
    ),
)
PLACE = (
    *PACKET,
    Command(
        "packet.merge",
        "ctrl+r",
        "merge_packet",
        lambda: (_("From partner"), _("Take in what came back of a packet, row by row.")),
        in_bar=False,
    ),
    Command(
        "packet.keys",
        "ctrl+k",
        "packet_keys",
        lambda: (_("Partners’ keys"), _("The codes that partners type, to be said over the telephone.")),
        in_bar=False,
    ),
    Command(
        "packet.return",
        "ctrl+s",
        "send_back",
        lambda: (_("Send back"), _("Write the file that goes back to the library, as attendance stands now.")),
    ),
)
RETURN = (
    Command(
        "packet_return.theirs",
        "t",
        "take('theirs')",
        lambda: (_("Theirs"), _("Take what the partner has on the row marked.")),
    ),
    Command(
        "packet_return.mine",
        "v",
        "take('mine')",
        lambda: (_("Ours"), _("Leave what stands here on the row marked.")),
    ),
    Command(
        "packet_return.later",
        "l",
        "take('later')",
        lambda: (_("Later"), _("Decide the row marked another time, from the same file.")),
    ),
    Command(
        "packet_return.turn",
        "space,enter",
        "turn",
        lambda: (_("Turn"), _("Go to the next choice for the row marked.")),
        in_bar=False,
    ),
    Command(
        "packet_return.all_theirs",
        "T",
        "take_all('theirs')",
        lambda: (_("All theirs"), _("Take what the partner has on every row changed on both sides.")),
        in_bar=False,
    ),
    Command(
        "packet_return.all_mine",
        "V",
        "take_all('mine')",
        lambda: (_("All ours"), _("Leave what stands here on every row changed on both sides.")),
        in_bar=False,
    ),
    Command(
        "packet_return.filter",
        "f",
        "filter",
        lambda: (_("Only some"), _("Show the rows that differ, those to choose, or all.")),
    ),
    Command(
        "packet_return.merge",
        "ctrl+s",
        "merge",
        lambda: (pgettext("packet", "Take in"), _("Take in what is chosen, in one deed.")),
        priority=True,
    ),
)
