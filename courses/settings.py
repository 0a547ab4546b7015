"""Which settings there are, what each means, and how its text is read and shown. Values are kept by the store, as text.

Names and kept values are stable, for the command line; titles and words are for people, and are understood too.
"""

from __future__ import annotations

from collections.abc import Callable

from courses import colours
from courses.errors import NotFound
from courses.i18n import _
from courses.setting_values import (
    CHOICES_OF_CLASH,
    CHOICES_OF_COUNTING,
    CHOICES_OF_LANGUAGE,
    CHOICES_OF_NOT_MENTIONED,
    CHOICES_OF_SEAT,
    CHOICES_OF_SECURITY,
    CHOICES_OF_THEME,
    THEMES,
    TREATMENTS,
    YES_NO,
    Setting,
    a_host,
    a_page,
    a_port,
    a_share,
    a_text,
    one_of,
    percent,
    whole,
    whole_or_none,
)
from courses.text import clean


def _treatment(name: str, default: str, title: Callable[[], str]) -> Setting:
    meaning = lambda: _("What planning does with such a date; each course can do otherwise.")  # noqa: E731 as its neighbours
    return Setting(name, default, title, meaning, one_of(TREATMENTS), TREATMENTS)


def _in_piles(name: str, title: Callable[[], str], meaning: Callable[[], str]) -> Setting:
    return Setting(f"pile.{name}", "yes", title, meaning, one_of(YES_NO), YES_NO)


_CLASHES: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("room", "block", lambda: _("Clash: a room taken twice")),
    ("leader", "block", lambda: _("Clash: a leader at two places")),
    ("leader_day", "warn", lambda: _("Clash: a leader on a day when the leader cannot")),
    ("leader_approved", "warn", lambda: _("Clash: a leader who is not approved")),
    ("equipment", "block", lambda: _("Clash: too little equipment")),
    ("seats_computers", "warn", lambda: _("Clash: more seats than computers")),
    ("seats_chairs", "warn", lambda: _("Clash: more seats than chairs")),
    ("person", "warn", lambda: _("Clash: a participant in two places")),
    ("needs", "warn", lambda: _("Clash: a need that the room does not meet")),
    ("themed_hour", "warn", lambda: _("Clash: themed hours in another’s room")),
    ("closed", "warn", lambda: _("Clash: a session on a closed day")),
    ("organiser_invalid", "warn", lambda: _("Clash: an organiser that is not valid")),
    ("below_minimum", "warn", lambda: _("Clash: fewer enrolled than the minimum")),
    ("first_date", "warn", lambda: _("Clash: a first session that cannot be held")),
    ("weekday", "warn", lambda: _("Clash: a weekday that is not the date’s")),
)
"""Kind, default and title of each kind of clash; the kinds are those of `courses.model.ClashKind`."""
SETTINGS: dict[str, Setting] = {
    s.name: s
    for s in (
        Setting(
            "library.name",
            "",
            lambda: _("The library’s name"),
            lambda: _("Stands at the top of every screen and on papers."),
            a_text,
        ),
        Setting(
            "library.town",
            "",
            lambda: _("Town on certificates"),
            lambda: _("The town that certificates are dated in."),
            a_text,
        ),
        Setting(
            "library.phone",
            "",
            lambda: _("Telephone for enrolments"),
            lambda: _("Stands on posters and programmes."),
            a_text,
        ),
        Setting(
            "library.email",
            "",
            lambda: _("E-mail for enrolments"),
            lambda: _("Stands on posters and programmes."),
            a_text,
        ),
        Setting(
            "library.page",
            "",
            lambda: _("The library’s page"),
            lambda: _("The address on the web that posters and programmes send people to, also as a square code."),
            a_page,
        ),
        Setting(
            "interface.language",
            "sv",
            lambda: _("Language"),
            lambda: _("Swedish or English, on screens, papers and the command line."),
            one_of(CHOICES_OF_LANGUAGE),
            CHOICES_OF_LANGUAGE,
        ),
        Setting(
            "interface.theme",
            THEMES[0],
            lambda: _("Colours"),
            lambda: _("Light, dark or high contrast."),
            one_of(CHOICES_OF_THEME),
            CHOICES_OF_THEME,
        ),
        Setting(
            "certificate.threshold",
            "0.7",
            lambda: _("Limit for certificates"),
            lambda: _(
                "The share of the sessions held that gives a certificate, such as 70 %; exactly the share counts."
            ),
            a_share,
            in_words=percent,
        ),
        Setting(
            "certificate.count_from",
            "start",
            lambda: _("Certificates count attendance"),
            lambda: _("Whether who joined late has to make up for the sessions before that."),
            one_of(CHOICES_OF_COUNTING),
            CHOICES_OF_COUNTING,
        ),
        Setting(
            "certificate.signers",
            "",
            lambda: _("Who signs certificates"),
            lambda: _(
                "Name and title, such as Maja Ek, librarian; several are parted by semicolons. Empty: a line is left to "
                "write on."
            ),
            a_text,
        ),
        Setting(
            "attendance.count_from",
            "joined",
            lambda: _("Attendance is counted"),
            lambda: _("Which sessions a person’s attendance is a share of, on screens and lists."),
            one_of(CHOICES_OF_COUNTING),
            CHOICES_OF_COUNTING,
        ),
        Setting(
            "attendance.late_after",
            "0",
            lambda: _("Late after"),
            lambda: _("How many minutes after the start somebody who checks in is still in time."),
            whole,
        ),
        Setting(
            "attendance.not_mentioned",
            "ask",
            lambda: _("Rows not mentioned when a list is keyed"),
            lambda: _("What becomes of people on a list of paper of whom the keyed line says nothing."),
            one_of(CHOICES_OF_NOT_MENTIONED),
            CHOICES_OF_NOT_MENTIONED,
        ),
        Setting(
            "export.columns",
            "name,phone,email",
            lambda: _("Columns of exported lists"),
            lambda: _("What an exported list of people tells, in which order; the last choice is remembered."),
            a_text,
        ),
        Setting(
            "list.blank_rows",
            "6",
            lambda: _("Blank rows on lists"),
            lambda: _("Rows without a name at the end of an attendance list, for those who just turn up."),
            whole,
        ),
        Setting(
            "pile.spare",
            "2",
            lambda: _("Handouts to spare"),
            lambda: _("How many copies a pile has beyond those enrolled, of handouts and of forms."),
            whole,
        ),
        _in_piles("badges", lambda: _("Name badges in piles"), lambda: _("At the first session of a course.")),
        _in_piles("signs", lambda: _("Table signs in piles"), lambda: _("At the first session of a course.")),
        _in_piles("evaluation", lambda: _("Evaluation forms in piles"), lambda: _("At the last session of a course.")),
        _in_piles(
            "evacuation",
            lambda: _("Evacuation lists in piles"),
            lambda: _("Who is expected at a place that day, for the folder that is taken along."),
        ),
        _treatment("schedule.red_days", "SKIP", lambda: _("Red days")),
        _treatment("schedule.eves", "IGNORE", lambda: _("Eves and Maundy Thursday")),
        _treatment("schedule.clamp_days", "IGNORE", lambda: _("Clamp days")),
        _treatment("schedule.closures", "SKIP", lambda: _("Closed days")),
        _treatment("schedule.school_breaks", "SKIP", lambda: _("School breaks")),
        _treatment("schedule.opening_hours", "WARN", lambda: _("Outside opening hours")),
        Setting(
            "go.days_before",
            "7",
            lambda: _("Days before the decision"),
            lambda: _("How many days before its first session it is decided whether a course is held."),
            whole,
        ),
        Setting(
            "waiting.singles_pass",
            "yes",
            lambda: _("Singles may pass a party"),
            lambda: _("Whether somebody on the waiting list may pass a party that is too big for the free seats."),
            one_of(YES_NO),
            YES_NO,
        ),
        Setting(
            "waiting.gives",
            "seat",
            lambda: _("A seat that becomes free"),
            lambda: _(
                "Whether the first on the waiting list gets it at once, or is offered it and has to answer in time."
            ),
            one_of(CHOICES_OF_SEAT),
            CHOICES_OF_SEAT,
        ),
        Setting(
            "waiting.offer_hours",
            "48",
            lambda: _("Hours to answer an offer"),
            lambda: _("How long an offered seat is kept; then it goes on to the next."),
            whole,
        ),
        Setting(
            "enrolment.drop_out_from",
            "2",
            lambda: _("Cancelling is dropping out from session"),
            lambda: _(
                "Who cancels when this session has begun, or later, has dropped out: the seat is not filled. 0: never."
            ),
            whole,
        ),
        Setting(
            "attendance.missed_in_row",
            "2",
            lambda: _("Missed in a row before a call"),
            lambda: _(
                "Who has missed so many sessions in a row, or the first one, without notice is put on the call list; "
                "0: nobody."
            ),
            whole,
        ),
        Setting(
            "attendance.offer_on",
            "no",
            lambda: _("Offer the place of who is missed on"),
            lambda: _(
                "Whether the call list proposes to let the place of somebody who is missed go on; never by itself."
            ),
            one_of(YES_NO),
            YES_NO,
        ),
        Setting(
            "smtp.host",
            "",
            lambda: _("Mail server"),
            lambda: _("Sends e-mails (SMTP), such as mail.example.org; without one they are written as files."),
            a_host,
        ),
        Setting(
            "smtp.port",
            "587",
            lambda: _("Mail server’s port"),
            lambda: _("Usually 587, with TLS from the start 465."),
            a_port,
        ),
        Setting(
            "smtp.security",
            "starttls",
            lambda: _("Mail server’s security"),
            lambda: _("Without encryption no password is ever sent, except on this computer."),
            one_of(CHOICES_OF_SECURITY),
            CHOICES_OF_SECURITY,
        ),
        Setting(
            "smtp.user",
            "",
            lambda: _("Mail server’s user"),
            lambda: _("Its password is kept in the file smtp-password in the data folder, readable by you only."),
            a_text,
        ),
        Setting(
            "smtp.from",
            "",
            lambda: _("E-mails are from"),
            lambda: _("The address that e-mails come from; else the e-mail for enrolments."),
            a_text,
        ),
        Setting(
            "smtp.delay",
            "10",
            lambda: _("Minutes before an e-mail goes"),
            lambda: _("So long can a queued e-mail be stopped."),
            whole,
        ),
        Setting(
            "house.colour",
            "#0A5463",
            lambda: _("The papers’ colour"),
            lambda: _("The one colour on papers, such as #0A5463; dark enough for text to be read in it on white."),
            colours.read_for_text,
        ),
        Setting(
            "enrolment.opens",
            "",
            lambda: _("Enrolment opens, days before"),
            lambda: _(
                "How many days before its first session enrolment in a course opens; empty: as soon as it is planned. "
                "Each course can say otherwise."
            ),
            whole_or_none,
        ),
        Setting(
            "enrolment.closes",
            "",
            lambda: _("Enrolment closes, days before"),
            lambda: _(
                "How many days before its first session enrolment in a course closes; empty: never. "
                "Each course can say otherwise."
            ),
            whole_or_none,
        ),
        Setting(
            "confirm.days_before",
            "7",
            lambda: _("Days before places are confirmed"),
            lambda: _(
                "How many days before the first session those with a seat are called and asked whether they come."
            ),
            whole,
        ),
        Setting(
            "interest.new_run",
            "6",
            lambda: _("Enough for a new run"),
            lambda: _(
                "When so many wait for or are interested in the same, beyond the seats left, Today proposes a new run; "
                "0 never does."
            ),
            whole,
        ),
        *(
            Setting(
                f"clash.{kind}",
                default,
                title,
                lambda: _(
                    "Whether such a clash should stop a plan from being saved, is only told, or is not looked for."
                ),
                one_of(CHOICES_OF_CLASH),
                CHOICES_OF_CLASH,
            )
            for kind, default, title in _CLASHES
        ),
    )
}


def setting(name: str) -> Setting:
    """Return the setting of that name; raises NotFound naming those that exist."""
    if name not in SETTINGS:
        raise NotFound(
            _("There is no setting “{name}”.").format(name=clean(name)),
            _("Choose one of: {choices}.").format(choices=", ".join(SETTINGS)),
        )
    return SETTINGS[name]
