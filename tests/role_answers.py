"""The one table of who may do what: every action and query that takes an actor, by the answer it gives to each role."""

STAFF = """
    actions.absences: listed offer_on what_offering_on_does
    actions.assigning: set_category set_leaders set_room
    actions.booking_changes: changed
    actions.bookings: book cancel move
    actions.bulk: preview write
    actions.bulk_courses: preview write
    actions.bulk_sessions: preview write
    actions.calls: add_words call_list note
    actions.certificate_keys: signing
    actions.certificate_post: chosen
    actions.certificates: withdraw
    actions.contributors: change contribute remove
    actions.cooperation: forget_task paper set_task set_tasks
    actions.course_tags: set_tags
    actions.deadlines: note_not_sent note_sent
    actions.due: overall waits
    actions.duplicates: forget_not_same not_same report similar
    actions.elist: reveal_numbers working_copy
    actions.elist_compare: compare
    actions.enrolling: enrol
    actions.enrolment: cancel choose_sessions confirm do drop_out enrol enrol_new enrol_party express_interest
            no_show open_course outcome prioritize transfer
    actions.enrolment_story: story
    actions.entry: doubts
    actions.go: set_decision_date
    actions.handout_uses: unuse use use_in_plan
    actions.handouts: add change follow remove restore
    actions.interest: add add_new became change close
    actions.leading: ask_for_equipment set_session_leaders
    actions.letters: note to_print
    actions.mappings: save
    actions.merge_persons: merge preview reveal what_hangs
    actions.merging: merge preview
    actions.messages: make of_key preview who wish_for
    actions.numbers: remove_number remove_unneeded report_circle set_number what_reporting_does
    actions.offers: accept decline expire offer
    actions.outgoing: note_person
    actions.outlook: look
    actions.packet_compare: compare
    actions.packet_keys: new_key revoke_key
    actions.packet_merge: merge
    actions.packets: make prolong
    actions.paper_languages: of_people
    actions.papers: certificates note_public
    actions.papers_calls: call_list note_printed
    actions.papers_evaluation: evaluation
    actions.papers_handouts: booklet handout
    actions.papers_programme: poster programme
    actions.papers_slip: slips
    actions.papers_small: boundary_sign evacuation next_step note note_evacuation shelf_labels
    actions.papers_timetable: timetable typical_week
    actions.party: apart together
    actions.people: add change reveal
    actions.planning: cancel_course change_course create_course
    actions.plans: add change copy plan_course plan_of_course remove
    actions.print_piles: of_course of_handout outdated pile
    actions.print_records: begin end
    actions.queue_changes: changed
    actions.registers: add change remove
    actions.roll: address_list labels note_address_list note_cards note_labels note_table roll
    actions.roster: fill set_shifts
    actions.sending: change delay done queue retry stop
    actions.session_titles: set_title
    actions.sessions: add_session cancel_session change_room move_session set_seats
    actions.signing: withdraw
    actions.targets: add change remove
    actions.telling: of_bookings of_course of_people
    actions.terms: copy copy_course
    actions.themes: add change remove
    actions.waiting: explain interested offered
    actions.walk_ins: enrol likely match
    store.bookings: of_person
    store.calls: of_course of_person to_call
    store.courses: waiting_list
    store.desk: about
    store.import_runs: recent
    store.interest: demands every of_person still_open
    store.messages: get listed to_call
    store.numbers: kept
    store.packets: keys listed
    store.people: by_key courses_of find get names_in search
"""
"""What the library's own staff does: librarian and coordinator."""

LIBRARIAN = """
    actions.certificate_keys: renew
    actions.circle: change_rule restore_rule save_rule
    actions.circle_own: add_rule remove_rule
    actions.deadlines: restore_rule save_rule
    actions.elist: move_field rename_field restore_field save_field
    actions.house_style: remove_logo set_colour set_logo
    actions.message_templates: restore save
    actions.options: set_option
    actions.paper_template_deeds: restore save
    actions.users: add change find remove set_password
    store.users: entries
"""
"""What a librarian alone does: settings, rules, users, keys."""

OWN = """
    actions.attendance: count_heads load mark mark_all_present mark_many
    actions.cells: write
    actions.circle: set_study_hours
    actions.due: of_course
    actions.keying: compare read settle write
    actions.keying_sheet: sheet
    actions.lists: require rows_and_columns
    actions.papers: due
    actions.signing: correct sign sign_course unmarked
    actions.walk_ins: add mark rename remove
    store.attendance: grid
    store.certificates: changed
    store.circle: persons
    store.circle_check: circle_words
    store.courses: everybody participants
    store.signing: corrections unmarked
    store.walk_ins: of_course
"""
"""Attendance: staff in every course, leader and partner's contact in their own."""

LED = """
    actions.bookings: note
    store.bookings: get
    actions.papers: attendance_list
    actions.papers_small: badges note_badges
"""
"""Staff, and who leads the course."""

OWN_AND_FIGURES = """
    actions.circle: check
    store.circle_check: shape verdict
"""
"""As attendance, and figures for the reader."""

FIGURES = """
    actions.clashes: all_clashes coming everything new_ahead of_course
    actions.cooperation: of_course
    actions.outgoing: calendar courses_of events
    actions.themes: clashes_of
"""
"""Staff and readers: they name no participants, but every course."""

OWN_ASSOCIATION = """
    actions.associations: figures
"""
"""Staff and readers all associations, a contact their own, a leader none."""

EVERYBODY = """
    actions.certificate_check: check_here
    actions.certificate_keys: handed_out
    actions.circle_alerts: due
    actions.deadlines: listed waits
    actions.interest: proposals
    actions.journal: undo what_undo_takes
    actions.lists: find
    actions.next_slot: next_slots skills_at
    actions.offers: expire_due
    actions.outgoing: booked
    actions.packet_opened: make_return
    actions.paper_facts: evacuation_list
    actions.trial: tried_out
    store.bookings: of_scope
    store.journal: deed last_entry
    store.limits: lend
    store.signing: refuse_undo
"""
"""Asks nothing of its own: it shows each only what is theirs, or does what other answers guard."""

IN_A_DEED = """
    actions.merging: merge_in
"""
"""Part of another deed, which has asked."""

ANSWERS = {
    "STAFF": STAFF,
    "LIBRARIAN": LIBRARIAN,
    "OWN": OWN,
    "LED": LED,
    "OWN_AND_FIGURES": OWN_AND_FIGURES,
    "FIGURES": FIGURES,
    "OWN_ASSOCIATION": OWN_ASSOCIATION,
    "EVERYBODY": EVERYBODY,
    "IN_A_DEED": IN_A_DEED,
}
ALLOWED = {
    "STAFF": "librarian coordinator",
    "LIBRARIAN": "librarian",
    "OWN": "librarian coordinator leader-own partner-own",
    "LED": "librarian coordinator leader-own",
    "OWN_AND_FIGURES": "librarian coordinator leader-own partner-own reader",
    "FIGURES": "librarian coordinator reader",
    "OWN_ASSOCIATION": "librarian coordinator partner-own partner-other reader",
    "EVERYBODY": "librarian coordinator leader-own leader-other partner-own partner-other reader",
}
"""Who gets through with each answer: with a course of their own, and with another's."""


def answer_of():
    """Returns each function's answer by its name, such as "actions.people.add"."""
    found = {}
    for answer, text in ANSWERS.items():
        where = ""
        for word in text.split():
            if word.endswith(":"):
                where = word[:-1]
            else:
                assert f"{where}.{word}" not in found, f"{where}.{word} has two answers"
                found[f"{where}.{word}"] = answer
    return found
