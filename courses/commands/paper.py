"""The commands about how papers look and what they say: their templates, the house style. Words as in `catalogue`."""

from __future__ import annotations

from courses.commands.command import Command
from courses.i18n import _, pgettext

PAPER_TEMPLATES = (
    Command(
        "paper_templates.change", "enter,e", "change", lambda: (_("Change"), _("Change the words of the paper marked."))
    ),
    Command(
        "paper_templates.look",
        "p",
        "look",
        lambda: (_("Preview"), _("Open how the paper marked looks, about a real course; nothing is noted as printed.")),
    ),
    Command(
        "paper_templates.new",
        "n",
        "new",
        lambda: (_("New"), _("Write the words of the paper marked in another language.")),
    ),
    Command(
        "paper_templates.restore",
        "delete",
        "restore",
        lambda: (_("As shipped"), _("Take the words of the paper marked back to what the program brought.")),
    ),
    Command(
        "paper_templates.house_style",
        "h",
        "house_style",
        lambda: (_("Look of papers"), _("The library’s logo and colour, and the logos of those it works with.")),
        short=lambda: pgettext("key bar", "Look"),
    ),
    Command("paper_templates.search", "slash", "search", lambda: (_("Search"), _("Search in names and words."))),
)
PAPER_TEMPLATE = (
    Command(
        "paper_template.save",
        "ctrl+s",
        "save",
        lambda: (_("Save"), _("Save the template, if nothing is wrong.")),
        priority=True,
    ),
    Command(
        "paper_template.look",
        "ctrl+r",
        "look",
        lambda: (_("Preview"), _("Open how the paper looks with what is written here, before it is saved.")),
        priority=True,
    ),
    Command(
        "paper_template.fault",
        "ctrl+g",
        "next_fault",
        lambda: (_("Next fault"), _("Go to the next line where something is wrong.")),
        priority=True,
    ),
)
HOUSE_STYLE = (
    Command(
        "house_style.change",
        "enter,e",
        "change",
        lambda: (_("Change"), _("Choose a colour, or a picture file as logo.")),
    ),
    Command("house_style.new", "n", "new", lambda: (_("New"), _("Choose the logo of another organisation."))),
    Command("house_style.remove", "delete", "remove", lambda: (_("Remove"), _("Take the logo marked away."))),
    Command(
        "house_style.look",
        "p",
        "look",
        lambda: (_("Preview"), _("Open how papers look with this.")),
    ),
)
SETTINGS_PAPERS = (
    Command(
        "settings.paper_templates",
        "p",
        "paper_templates",
        lambda: (
            _("Words of papers"),
            _("Read and change what lists, certificates, posters and the other papers say."),
        ),
        short=lambda: pgettext("key bar", "Papers"),
    ),
    Command(
        "settings.house_style",
        "h",
        "house_style",
        lambda: (_("Look of papers"), _("The library’s logo and colour, and the logos of those it works with.")),
        in_bar=False,
    ),
)
