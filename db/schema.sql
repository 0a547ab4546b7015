-- Generated from db/migrations by `make schema`; read it, never edit it.

CREATE TABLE attendance_mark (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    mark TEXT NOT NULL CHECK (mark IN ('PRESENT', 'LATE', 'LEFT_EARLY', 'ABSENT', 'EXCUSED')),
    minutes INTEGER CHECK (minutes >= 0),
    source TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1, is_online INTEGER NOT NULL DEFAULT 0 CHECK (is_online IN (0, 1)),
    UNIQUE (session_id, person_id)
) STRICT;

CREATE INDEX attendance_mark_person ON attendance_mark (person_id);

CREATE TABLE booking (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    leader_id INTEGER REFERENCES leader (id) ON DELETE RESTRICT, -- the guide; NULL: whoever is there
    start TEXT NOT NULL CHECK (start IS strftime('%H:%M', start)),
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT, -- NULL: not in the register
    name TEXT NOT NULL DEFAULT '', -- as given by somebody who is not in the register
    contact TEXT NOT NULL DEFAULT '',
    topic TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'BOOKED' CHECK (status IN ('BOOKED', 'HELD', 'NO_SHOW', 'CANCELLED')),
    booked_on TEXT CHECK (booked_on IS date(booked_on)),
    notes TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX booking_leader ON booking (leader_id);

CREATE INDEX booking_person ON booking (person_id);

CREATE UNIQUE INDEX booking_slot ON booking (session_id, ifnull(leader_id, 0), start) WHERE status <> 'CANCELLED';

CREATE TABLE "call" (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    course_id INTEGER REFERENCES course (id) ON DELETE SET NULL,
    about TEXT NOT NULL CHECK (about IN ('CONFIRM', 'OFFER', 'TELL', 'MISSED', 'OTHER')),
    at TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('REACHED', 'COMES', 'DECLINES', 'NO_ANSWER')),
    notes TEXT NOT NULL DEFAULT '', -- what they said
    actor TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX call_course ON call (course_id, at);

CREATE INDEX call_person ON call (person_id);

CREATE TABLE certificate (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE RESTRICT,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    issued_on TEXT NOT NULL CHECK (issued_on IS date(issued_on)),
    attended INTEGER NOT NULL,
    held INTEGER NOT NULL,
    study_hours INTEGER NOT NULL, withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)), withdrawn_reason TEXT NOT NULL DEFAULT '', withdrawn_by TEXT NOT NULL DEFAULT '',
    UNIQUE (course_id, person_id)
) STRICT;

CREATE INDEX certificate_person ON certificate (person_id);

CREATE TABLE certificate_issue ( -- every time a certificate was printed with its own content; the last one holds
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    certificate_id INTEGER NOT NULL REFERENCES certificate (id) ON DELETE CASCADE,
    issue INTEGER NOT NULL CHECK (issue > 0), -- 1, 2 … of the certificate
    issued_at TEXT NOT NULL, -- UTC
    issued_by TEXT NOT NULL,
    figures TEXT NOT NULL, -- what it was made from, as JSON
    statement TEXT NOT NULL, -- the text that was signed, as it stands in the square code
    key TEXT NOT NULL, -- which key signed it
    UNIQUE (certificate_id, issue)
) STRICT;

CREATE TABLE circle_rule (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    rule TEXT NOT NULL, -- which rule it is; `rules.circle` knows what each means
    form TEXT NOT NULL CHECK (form IN ('STUDY_CIRCLE', 'OTHER_FOLKBILDNING', 'CULTURAL_EVENT')),
    association TEXT NOT NULL DEFAULT '', -- code of the organisation it holds for; empty: all
    value INTEGER NOT NULL CHECK (value >= 0),
    unit TEXT NOT NULL CHECK (unit IN ('yes', 'sessions', 'study_hours', 'minutes', 'persons', 'audience', 'years')),
    applies_to TEXT NOT NULL CHECK (applies_to IN ('shape', 'session', 'week', 'person', 'list')),
    effect TEXT NOT NULL CHECK (effect IN ('stops', 'warns', 'off')),
    valid_from TEXT CHECK (valid_from IS date(valid_from)),
    valid_to TEXT CHECK (valid_to IS date(valid_to)),
    words_sv TEXT NOT NULL,
    words_en TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    certainty TEXT NOT NULL DEFAULT '' CHECK (certainty IN ('', 'read', 'derived', 'unconfirmed')),
    origin TEXT NOT NULL DEFAULT 'LOCAL' CHECK (origin IN ('LOCAL', 'REFERENCE')), -- REFERENCE: as shipped, not edited
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (valid_from <= valid_to)
) STRICT;

CREATE TABLE "closure" (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    first_date TEXT NOT NULL CHECK (first_date IS date(first_date)),
    last_date TEXT NOT NULL CHECK (last_date IS date(last_date)),
    kind TEXT NOT NULL CHECK (kind IN ('CLOSED', 'CLOSES_EARLY', 'ROOM_CLOSED', 'SCHOOL_BREAK')),
    municipality TEXT NOT NULL DEFAULT '', -- every place of it; empty: wherever
    place TEXT NOT NULL DEFAULT '',
    room TEXT NOT NULL DEFAULT '',
    closes_at TEXT CHECK (closes_at IS strftime('%H:%M', closes_at)),
    reason TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (first_date <= last_date),
    CHECK ((kind = 'CLOSES_EARLY') = (closes_at IS NOT NULL)),
    UNIQUE (first_date, last_date, kind, municipality, place, room)
) STRICT;

CREATE TABLE course (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL,
    code_key TEXT NOT NULL UNIQUE, -- the code folded: no case, spaces or punctuation
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('COURSE', 'WORKSHOP_SERIES', 'EVENT', 'DROP_IN', 'GUIDANCE')),
    form TEXT NOT NULL CHECK (form IN ('STUDY_CIRCLE', 'OTHER_FOLKBILDNING', 'CULTURAL_EVENT', 'LIBRARY')),
    organiser_id INTEGER REFERENCES organisation (id) ON DELETE RESTRICT,
    room_id INTEGER REFERENCES room (id) ON DELETE RESTRICT,
    plan_id INTEGER REFERENCES course_plan (id) ON DELETE SET NULL,
    pattern TEXT CHECK (pattern IS NULL OR json_valid(pattern)),
    start TEXT NOT NULL CHECK (start IS strftime('%H:%M', start)),
    "end" TEXT NOT NULL CHECK ("end" IS strftime('%H:%M', "end")),
    break_minutes INTEGER NOT NULL DEFAULT 0 CHECK (break_minutes >= 0),
    study_hours INTEGER CHECK (study_hours >= 0),
    seats INTEGER CHECK (seats >= 0),
    minimum INTEGER CHECK (minimum >= 0),
    language TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '',
    led_by TEXT CHECK (led_by IN ('LIBRARY', 'STUDY_ASSOCIATION', 'SENIORNET_CLUB', 'DEPARTMENT', 'AUTHORITY', 'COMPANY', 'FUNDER', 'OTHER')),
    fee INTEGER NOT NULL DEFAULT 0 CHECK (fee >= 0), -- öre
    content TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    certificate_threshold REAL CHECK (certificate_threshold BETWEEN 0 AND 1),
    cancelled_reason TEXT,
    version INTEGER NOT NULL DEFAULT 1, decision_date TEXT CHECK (decision_date IS date(decision_date)), kb_category TEXT REFERENCES kb_category (code) ON DELETE RESTRICT, mode TEXT NOT NULL DEFAULT '' CHECK (mode IN ('', 'LEARN', 'TEST', 'USE')), slot_minutes INTEGER CHECK (slot_minutes > 0), enrol_opens INTEGER CHECK (enrol_opens >= 0), enrol_closes INTEGER CHECK (enrol_closes >= 0), least_age INTEGER CHECK (least_age >= 0), greatest_age INTEGER CHECK (greatest_age >= 0), for_municipality TEXT NOT NULL DEFAULT '', reported_on TEXT CHECK (reported_on IS date(reported_on)),
    CHECK (start < "end")
) STRICT;

CREATE INDEX course_organiser ON course (organiser_id);

CREATE INDEX course_room ON course (room_id);

CREATE TABLE course_co_organiser (
    id INTEGER PRIMARY KEY,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    UNIQUE (course_id, organisation_id)
) STRICT;

CREATE TABLE course_contributor (
    id INTEGER PRIMARY KEY,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position > 0),
    name TEXT NOT NULL,
    part TEXT NOT NULL DEFAULT '', -- what they do there: gives the lecture, shows the tablets
    organisation_id INTEGER REFERENCES organisation (id) ON DELETE RESTRICT,
    UNIQUE (course_id, position)
) STRICT;

CREATE INDEX course_contributor_organisation ON course_contributor (organisation_id);

CREATE TABLE course_cooperation (
    id INTEGER PRIMARY KEY,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    task TEXT NOT NULL CHECK (task IN ('LEADS', 'REGISTERS', 'SIGNS', 'KEEPS_LIST', 'REPORTS', 'COUNTS', 'PAYS', 'CONTROLS_LIST', 'CONTROLS_ENROLMENTS', 'AGREEMENT')),
    position INTEGER NOT NULL CHECK (position > 0), -- several may share a task
    organisation_id INTEGER REFERENCES organisation (id) ON DELETE RESTRICT, -- NULL: nobody, or the notes say it all
    notes TEXT NOT NULL DEFAULT '',
    UNIQUE (course_id, task, position)
) STRICT;

CREATE INDEX course_cooperation_organisation ON course_cooperation (organisation_id);

CREATE TABLE course_equipment (
    id INTEGER PRIMARY KEY,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    name TEXT NOT NULL, -- as in the register: any piece of that name will do
    place TEXT NOT NULL DEFAULT '', -- where it is kept; empty: wherever only one place has it
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    UNIQUE (course_id, name, place)
) STRICT;

CREATE TABLE course_leader (
    id INTEGER PRIMARY KEY,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    leader_id INTEGER NOT NULL REFERENCES leader (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    UNIQUE (course_id, leader_id)
) STRICT;

CREATE TABLE course_plan (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL UNIQUE,
    level TEXT NOT NULL DEFAULT '',
    aims TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    material TEXT NOT NULL DEFAULT '',
    form TEXT NOT NULL DEFAULT 'LIBRARY' CHECK (form IN ('STUDY_CIRCLE', 'OTHER_FOLKBILDNING', 'CULTURAL_EVENT', 'LIBRARY')),
    sessions INTEGER NOT NULL DEFAULT 1 CHECK (sessions > 0),
    minutes INTEGER NOT NULL DEFAULT 120 CHECK (minutes > 0),
    version INTEGER NOT NULL DEFAULT 1
, code TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT 'sv' CHECK (language IN ('sv', 'en')), origin TEXT NOT NULL DEFAULT 'LOCAL' CHECK (origin IN ('LOCAL', 'REFERENCE')), audience TEXT NOT NULL DEFAULT '', handouts TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT 'COURSE' CHECK (kind IN ('COURSE', 'WORKSHOP_SERIES', 'EVENT', 'DROP_IN', 'GUIDANCE')), seats INTEGER CHECK (seats >= 0), minimum INTEGER CHECK (minimum >= 0), break_minutes INTEGER NOT NULL DEFAULT 0 CHECK (break_minutes >= 0)) STRICT;

CREATE TABLE course_plan_session (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES course_plan (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number > 0),
    title TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    material TEXT NOT NULL DEFAULT '',
    UNIQUE (plan_id, number)
) STRICT;

CREATE TABLE course_seats (
    id INTEGER PRIMARY KEY,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    at TEXT NOT NULL, -- naive local time; until then it had `seats`
    seats INTEGER CHECK (seats >= 0) -- as it was before; NULL: no limit
) STRICT;

CREATE INDEX course_seats_course ON course_seats (course_id, at);

CREATE TABLE course_tag (
    id INTEGER PRIMARY KEY,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('CAMPAIGN', 'PROJECT', 'POLICY_GOAL')),
    name TEXT NOT NULL,
    UNIQUE (course_id, kind, name)
) STRICT;

CREATE INDEX course_tag_name ON course_tag (kind, name);

CREATE TABLE deadline_done ( -- what has been sent
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    what TEXT NOT NULL CHECK (what IN ('WORK_PLAN', 'REGISTER', 'LIST', 'CLAIM')),
    period TEXT NOT NULL DEFAULT '', -- "2026-10" or "2026-12-08" where there are several; empty: once
    sent_on TEXT NOT NULL CHECK (sent_on IS date(sent_on)),
    notes TEXT NOT NULL DEFAULT '',
    actor TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (course_id, what, period)
) STRICT;

CREATE TABLE deadline_rule (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    what TEXT NOT NULL CHECK (what IN ('WORK_PLAN', 'REGISTER', 'LIST', 'CLAIM')),
    association TEXT NOT NULL DEFAULT '', -- code of the organisation it holds for; empty: all that have none of their own
    branch TEXT NOT NULL DEFAULT '', -- where it was seen; empty: not said
    anchor TEXT NOT NULL CHECK (anchor IN ('SESSION', 'START', 'END', 'MONTH', 'DATES')),
    value INTEGER NOT NULL CHECK (value >= 0), -- which session, days after, or the day of the next month
    dates TEXT NOT NULL DEFAULT '', -- for DATES: "06-09 12-08"
    near_days INTEGER NOT NULL DEFAULT 14 CHECK (near_days >= 0),
    is_on INTEGER NOT NULL DEFAULT 1 CHECK (is_on IN (0, 1)),
    valid_from TEXT CHECK (valid_from IS date(valid_from)),
    valid_to TEXT CHECK (valid_to IS date(valid_to)),
    words_sv TEXT NOT NULL,
    words_en TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    certainty TEXT NOT NULL DEFAULT '' CHECK (certainty IN ('', 'read', 'derived', 'unconfirmed')),
    origin TEXT NOT NULL DEFAULT 'LOCAL' CHECK (origin IN ('LOCAL', 'REFERENCE')), -- REFERENCE: as shipped, not edited
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (valid_from <= valid_to)
) STRICT;

CREATE TABLE elist_field ( -- what is entered in an association's e-list, in its order
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    field TEXT NOT NULL, -- what stands there; `rules.elist` knows what each means
    part TEXT NOT NULL CHECK (part IN ('PLAN', 'SESSION', 'PERSON', 'SIGN')),
    association TEXT NOT NULL DEFAULT '', -- code of the organisation it holds for; empty: all that have none of their own
    position INTEGER NOT NULL,
    is_on INTEGER NOT NULL DEFAULT 1 CHECK (is_on IN (0, 1)),
    words_sv TEXT NOT NULL,
    words_en TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    certainty TEXT NOT NULL DEFAULT '' CHECK (certainty IN ('', 'read', 'derived', 'unconfirmed')),
    origin TEXT NOT NULL DEFAULT 'LOCAL' CHECK (origin IN ('LOCAL', 'REFERENCE')), -- REFERENCE: as shipped, not edited
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE "enrolment" (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    status TEXT NOT NULL CHECK (status IN (
        'INTEREST', 'ENROLLED', 'WAITING', 'OFFERED', 'CONFIRMED', 'CANCELLED', 'DROPPED_OUT', 'TRANSFERRED', 'NO_SHOW'
    )),
    since TEXT NOT NULL,
    position INTEGER CHECK (position > 0), -- place in the queue; NULL when not waiting
    queued_at TEXT, -- when the person joined the line
    seated_at TEXT, -- when the person got the seat, or got it back
    is_promoted INTEGER NOT NULL DEFAULT 0 CHECK (is_promoted IN (0, 1)), -- the seat came from the waiting list
    party_no INTEGER CHECK (party_no > 0), -- shared by a party in this course; NULL: alone
    party TEXT NOT NULL DEFAULT '', -- who the person comes with, as it was said
    priority INTEGER NOT NULL DEFAULT 0 CHECK (priority >= 0), -- higher goes before lower in the queue
    priority_reason TEXT NOT NULL DEFAULT '',
    offer_until TEXT, -- when an offer runs out
    has_lapsed INTEGER NOT NULL DEFAULT 0 CHECK (has_lapsed IN (0, 1)), -- let an offer run out; waits, but is passed by
    reason TEXT NOT NULL DEFAULT '', -- why the status is what it is: "moved away"
    channel TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    CHECK ((status = 'WAITING') = (position IS NOT NULL)),
    CHECK ((status = 'OFFERED') = (offer_until IS NOT NULL)),
    CHECK (priority = 0 OR priority_reason <> ''),
    UNIQUE (course_id, person_id)
) STRICT;

CREATE INDEX enrolment_offer ON enrolment (offer_until) WHERE offer_until IS NOT NULL;

CREATE INDEX enrolment_person ON enrolment (person_id);

CREATE TABLE "enrolment_event" (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    at TEXT NOT NULL,
    event TEXT NOT NULL CHECK (event IN (
        'INTEREST', 'ENROL', 'OFFER', 'ACCEPT', 'DECLINE', 'EXPIRE', 'CONFIRM', 'CANCEL', 'DROP_OUT', 'TRANSFER', 'NO_SHOW',
        'CHOOSE', 'PRIORITIZE'
    )),
    is_accepted INTEGER NOT NULL CHECK (is_accepted IN (0, 1)),
    outcome TEXT NOT NULL DEFAULT '', -- where the person stood afterwards, as in enrolment.status
    refusal TEXT NOT NULL DEFAULT '', -- why it was refused, in words
    channel TEXT NOT NULL DEFAULT '',
    party_no INTEGER CHECK (party_no > 0),
    party TEXT NOT NULL DEFAULT '',
    priority INTEGER NOT NULL DEFAULT 0 CHECK (priority >= 0),
    until TEXT, -- of an offer
    notes TEXT NOT NULL DEFAULT '', -- the reason too
    source TEXT NOT NULL DEFAULT '', -- the row it was read from: "webb 17"
    actor TEXT NOT NULL DEFAULT '',
    sessions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sessions)) -- ids of the chosen ones; none: all
) STRICT;

CREATE INDEX enrolment_event_course ON enrolment_event (course_id, at);

CREATE INDEX enrolment_event_person ON enrolment_event (person_id);

CREATE TABLE enrolment_session (
    id INTEGER PRIMARY KEY,
    enrolment_id INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    UNIQUE (enrolment_id, session_id)
) STRICT;

CREATE INDEX enrolment_session_session ON enrolment_session (session_id);

CREATE TABLE equipment (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    aids TEXT NOT NULL DEFAULT '',
    loan TEXT NOT NULL DEFAULT '',
    condition TEXT NOT NULL DEFAULT '',
    booked_for TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE handout ( -- one text in one language; translations have the same code
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL, -- "02_losenord"
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    topic TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '',
    edition TEXT NOT NULL DEFAULT '', -- the text's own version: "1.4"
    dated TEXT NOT NULL DEFAULT '', -- of that version
    licence TEXT NOT NULL DEFAULT '',
    review TEXT NOT NULL DEFAULT '',
    follows TEXT NOT NULL DEFAULT '', -- of a translation: the version of the original that it follows
    original_language TEXT NOT NULL DEFAULT '', -- empty: it is the original
    valid_until TEXT CHECK (valid_until IS date(valid_until)),
    devices TEXT NOT NULL DEFAULT '', -- those that its steps differ for, with commas
    picture TEXT NOT NULL DEFAULT '', -- the file of the one that stands for it on the shelf
    caption TEXT NOT NULL DEFAULT '', -- of that picture
    body TEXT NOT NULL, -- Markdown
    origin TEXT NOT NULL DEFAULT 'LOCAL' CHECK (origin IN ('LOCAL', 'REFERENCE')), -- REFERENCE: as shipped, not edited
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (code, language)
) STRICT;

CREATE TABLE handout_picture (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE, -- as the text names it: "bluff-sms.svg"
    content BLOB NOT NULL,
    origin TEXT NOT NULL DEFAULT 'LOCAL' CHECK (origin IN ('LOCAL', 'REFERENCE'))
) STRICT;

CREATE TABLE handout_use ( -- what is handed out where
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL, -- of the handout, in whatever language
    course_id INTEGER REFERENCES course (id) ON DELETE CASCADE,
    session_id INTEGER REFERENCES session (id) ON DELETE CASCADE, -- NULL: at the course, no one session
    course_plan_session_id INTEGER REFERENCES course_plan_session (id) ON DELETE CASCADE,
    CHECK ((course_id IS NULL) <> (course_plan_session_id IS NULL)),
    CHECK (session_id IS NULL OR course_id IS NOT NULL)
) STRICT;

CREATE INDEX handout_use_course ON handout_use (course_id);

CREATE INDEX handout_use_plan ON handout_use (course_plan_session_id);

CREATE INDEX handout_use_session ON handout_use (session_id);

CREATE TABLE import_mapping (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    headings TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(headings)),
    words TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(words))
, signature TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE import_run (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    actor TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    file TEXT NOT NULL,
    digest TEXT NOT NULL, -- SHA-256 of the file: the same file again is told
    layout TEXT NOT NULL DEFAULT '', -- which program made it, when that was seen
    rows INTEGER NOT NULL DEFAULT 0,
    created INTEGER NOT NULL DEFAULT 0, -- of files read in one go, told at the first
    changed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX import_run_digest ON import_run (digest);

CREATE TABLE interest (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    topic TEXT NOT NULL, -- what it is about: a course plan's title, or anything
    plan_id INTEGER REFERENCES course_plan (id) ON DELETE SET NULL,
    municipality TEXT NOT NULL DEFAULT '', -- where; empty: anywhere
    since TEXT NOT NULL,
    channel TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    closed_at TEXT, -- NULL: still interested
    course_id INTEGER REFERENCES course (id) ON DELETE SET NULL, -- the course that it led to
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX interest_course ON interest (course_id);

CREATE INDEX interest_person ON interest (person_id);

CREATE INDEX interest_plan ON interest (plan_id);

CREATE TABLE journal_change (
    id INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL REFERENCES journal_entry (id) ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT, -- the row as JSON; NULL: it did not exist
    after TEXT -- NULL: it was deleted
) STRICT;

CREATE INDEX journal_change_entry ON journal_change (entry_id);

CREATE INDEX journal_change_row ON journal_change (table_name, row_id);

CREATE TABLE journal_entry (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL, -- UTC
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    deed TEXT NOT NULL, -- in words, in the language it was done in
    undoes INTEGER REFERENCES journal_entry (id)
) STRICT;

CREATE INDEX journal_entry_undoes ON journal_entry (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE kb_category (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    certainty TEXT NOT NULL DEFAULT '' CHECK (certainty IN ('', 'read', 'derived', 'unconfirmed')),
    origin TEXT NOT NULL DEFAULT 'REFERENCE' CHECK (origin IN ('LOCAL', 'REFERENCE'))
) STRICT;

CREATE TABLE leader (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    signature TEXT NOT NULL DEFAULT '',
    organisation_id INTEGER REFERENCES organisation (id) ON DELETE RESTRICT,
    role TEXT NOT NULL DEFAULT '',
    skills TEXT NOT NULL DEFAULT '',
    languages TEXT NOT NULL DEFAULT '',
    days TEXT NOT NULL DEFAULT '',
    places TEXT NOT NULL DEFAULT '',
    approved_by TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(approved_by)),
    trained_on TEXT CHECK (trained_on IS date(trained_on)),
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (name, organisation_id)
) STRICT;

CREATE INDEX leader_organisation ON leader (organisation_id);

CREATE TABLE library_identity ( -- one row: which library this is, wherever its file is copied to
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid TEXT NOT NULL
) STRICT;

CREATE TABLE list_reading ( -- what somebody keyed from a list of paper
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    print_run_id INTEGER REFERENCES print_run (id) ON DELETE SET NULL, -- NULL: by the places of the course's own list
    kind TEXT NOT NULL DEFAULT 'FIRST' CHECK (kind IN ('FIRST', 'SECOND', 'SETTLED')), -- settled: where two readings differed
    line TEXT NOT NULL, -- as keyed
    places TEXT NOT NULL DEFAULT '', -- without a printed list: who stood in which row, person ids as JSON
    read_by TEXT NOT NULL,
    read_at TEXT NOT NULL, -- UTC
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX list_reading_session ON list_reading (session_id);

CREATE TABLE list_row ( -- a numbered row of a printed attendance list; the blank ones are numbered on after them
    id INTEGER PRIMARY KEY,
    print_run_id INTEGER NOT NULL REFERENCES print_run (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number > 0),
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    UNIQUE (print_run_id, number)
) STRICT;

CREATE INDEX list_row_person ON list_row (person_id);

CREATE TABLE list_session ( -- a column of a printed attendance list
    id INTEGER PRIMARY KEY,
    print_run_id INTEGER NOT NULL REFERENCES print_run (id) ON DELETE CASCADE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    code TEXT NOT NULL, -- as it stands above the column
    UNIQUE (print_run_id, code)
) STRICT;

CREATE INDEX list_session_session ON list_session (session_id);

CREATE TABLE logo (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    organisation_id INTEGER UNIQUE REFERENCES organisation (id) ON DELETE CASCADE, -- NULL: the library's own
    content BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('png', 'jpeg', 'svg')),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE mark_correction ( -- of a signed mark: what stood there stays here
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT, -- or the walk-in
    walk_in_id INTEGER REFERENCES walk_in (id) ON DELETE CASCADE,
    mark_before TEXT, -- NULL: none
    minutes_before INTEGER,
    online_before INTEGER NOT NULL DEFAULT 0 CHECK (online_before IN (0, 1)),
    mark_after TEXT,
    minutes_after INTEGER,
    online_after INTEGER NOT NULL DEFAULT 0 CHECK (online_after IN (0, 1)),
    reason TEXT NOT NULL CHECK (reason <> ''),
    signed_by TEXT NOT NULL,
    corrected_by TEXT NOT NULL,
    corrected_at TEXT NOT NULL, -- UTC
    version INTEGER NOT NULL DEFAULT 1,
    CHECK ((person_id IS NULL) <> (walk_in_id IS NULL))
) STRICT;

CREATE INDEX mark_correction_person ON mark_correction (person_id);

CREATE INDEX mark_correction_session ON mark_correction (session_id);

CREATE INDEX mark_correction_walk_in ON mark_correction (walk_in_id);

CREATE TABLE merged_key (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE, -- the key of a person who was merged into another; files may still say it
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX merged_key_person ON merged_key (person_id);

CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    batch TEXT NOT NULL DEFAULT '', -- shared by those made in one go
    code TEXT NOT NULL DEFAULT '', -- of the template
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    course_id INTEGER REFERENCES course (id) ON DELETE SET NULL,
    way TEXT NOT NULL CHECK (way IN ('LETTER', 'EMAIL', 'SMS', 'PHONE', 'VISIT')),
    language TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '', -- the e-mail address or number it goes to
    subject TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('DRAFT', 'QUEUED', 'SENDING', 'UNSURE', 'SENT', 'STOPPED', 'FAILED')),
    made_at TEXT NOT NULL,
    due_at TEXT, -- of a queued one
    done_at TEXT, -- sent, printed, copied or told; of one that is being sent: when that began
    sender TEXT NOT NULL DEFAULT '', -- the computer and process that is sending it
    tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    fault TEXT NOT NULL DEFAULT '', -- why it failed
    actor TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX message_course ON message (course_id);

CREATE INDEX message_person ON message (person_id);

CREATE INDEX message_queue ON message (status, due_at) WHERE status IN ('DRAFT', 'QUEUED', 'FAILED');

CREATE TABLE message_template (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL, -- what it is for: "joining", "reminder", "change" …
    language TEXT NOT NULL,
    subject TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    short TEXT NOT NULL DEFAULT '', -- for an SMS
    is_proofread INTEGER NOT NULL DEFAULT 1 CHECK (is_proofread IN (0, 1)), -- by somebody who knows the language
    origin TEXT NOT NULL DEFAULT 'LOCAL' CHECK (origin IN ('LOCAL', 'REFERENCE')), -- REFERENCE: as shipped, not edited
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (code, language)
) STRICT;

CREATE TABLE migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT;

CREATE TABLE not_same (
    id INTEGER PRIMARY KEY,
    one_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    since TEXT NOT NULL,
    actor TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    CHECK (one_id < other_id),
    UNIQUE (one_id, other_id)
) STRICT;

CREATE INDEX not_same_other ON not_same (other_id);

CREATE TABLE opened_packet ( -- in a library that was made of a packet: one row, what it was made of
    id INTEGER PRIMARY KEY CHECK (id = 1),
    origin TEXT NOT NULL,
    packet_uid TEXT NOT NULL,
    number TEXT NOT NULL,
    library_uid TEXT NOT NULL,
    library_name TEXT NOT NULL,
    key_uid TEXT NOT NULL,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
    expires_on TEXT NOT NULL,
    serial INTEGER NOT NULL DEFAULT 0, -- of the last return
    returned_at TEXT, -- UTC; of the last return
    returned_entry INTEGER NOT NULL DEFAULT 0 -- the last of the journal that went back with it
) STRICT;

CREATE INDEX opened_packet_organisation ON opened_packet (organisation_id);

CREATE TABLE opening_hours (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    place TEXT NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6), -- Monday is 0
    opens TEXT NOT NULL CHECK (opens IS strftime('%H:%M', opens)),
    closes TEXT NOT NULL CHECK (closes IS strftime('%H:%M', closes)),
    valid_from TEXT CHECK (valid_from IS date(valid_from)),
    valid_to TEXT CHECK (valid_to IS date(valid_to)),
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (opens < closes)
) STRICT;

CREATE TABLE organisation (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('LIBRARY', 'STUDY_ASSOCIATION', 'SENIORNET_CLUB', 'DEPARTMENT', 'AUTHORITY', 'COMPANY', 'FUNDER', 'OTHER')),
    valid_from TEXT CHECK (valid_from IS date(valid_from)),
    valid_to TEXT CHECK (valid_to IS date(valid_to)),
    aliases TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliases)),
    contact_role TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '', -- of reference data: where it was read
    certainty TEXT NOT NULL DEFAULT '' CHECK (certainty IN ('', 'read', 'derived', 'unconfirmed')),
    origin TEXT NOT NULL DEFAULT 'LOCAL' CHECK (origin IN ('LOCAL', 'REFERENCE')), -- REFERENCE: as shipped, not edited
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE packet (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE, -- 2026-0001
    organisation_id INTEGER NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
    key_id INTEGER NOT NULL REFERENCES partner_key (id) ON DELETE RESTRICT,
    made_at TEXT NOT NULL, -- UTC
    made_by TEXT NOT NULL,
    expires_on TEXT NOT NULL CHECK (expires_on IS date(expires_on)), -- the last day
    is_encrypted INTEGER NOT NULL DEFAULT 0 CHECK (is_encrypted IN (0, 1)),
    base TEXT NOT NULL CHECK (json_valid(base)), -- what was sent, by uid and without names: what a return is compared with
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX packet_key ON packet (key_id);

CREATE INDEX packet_organisation ON packet (organisation_id);

CREATE TABLE packet_course (
    id INTEGER PRIMARY KEY,
    packet_id INTEGER NOT NULL REFERENCES packet (id) ON DELETE CASCADE,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    UNIQUE (packet_id, course_id)
) STRICT;

CREATE INDEX packet_course_course ON packet_course (course_id);

CREATE TABLE packet_return ( -- what has been merged, so that nothing is merged twice
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    packet_id INTEGER NOT NULL REFERENCES packet (id) ON DELETE RESTRICT,
    origin TEXT NOT NULL, -- which opening of the packet it comes from, on which computer
    serial INTEGER NOT NULL CHECK (serial >= 0), -- rises with each return of an origin
    made_at TEXT NOT NULL, -- UTC
    made_by TEXT NOT NULL,
    merged_at TEXT NOT NULL, -- UTC
    merged_by TEXT NOT NULL,
    is_done INTEGER NOT NULL CHECK (is_done IN (0, 1)), -- 0: rows were left to decide later
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX packet_return_packet ON packet_return (packet_id);

CREATE TABLE paper_template ( -- a library's own; those that the program brings lie in templates/paper
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    design TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL, -- the template as text
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (kind, language, design)
) STRICT;

CREATE TABLE parked_event ( -- said by a file of somebody who is not in the course, or not yet: another file may tell
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    event TEXT NOT NULL,
    given_name TEXT NOT NULL DEFAULT '',
    family_name TEXT NOT NULL DEFAULT '',
    birth_date TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    channel TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX parked_event_course ON parked_event (course_id, at);

CREATE TABLE partner_key ( -- that a partner has a key; `secret` has its code under packet.key.UID
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT,
    made_at TEXT NOT NULL, -- UTC
    made_by TEXT NOT NULL,
    revoked_at TEXT, -- UTC; NULL: it holds
    revoked_by TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX partner_key_organisation ON partner_key (organisation_id);

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL DEFAULT '',
    personal_no TEXT NOT NULL DEFAULT '',
    birth_date TEXT NOT NULL DEFAULT '', -- ISO date, or a year alone
    sex TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    town TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    needs TEXT NOT NULL DEFAULT '',
    is_protected INTEGER NOT NULL DEFAULT 0 CHECK (is_protected IN (0, 1)),
    alias TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    sort_name TEXT NOT NULL, -- sorts family name, then given name, as Swedes do
    search_text TEXT NOT NULL, other_name TEXT NOT NULL DEFAULT '', pronunciation TEXT NOT NULL DEFAULT '', other_phone TEXT NOT NULL DEFAULT '', other_email TEXT NOT NULL DEFAULT '', contact TEXT NOT NULL DEFAULT '' -- how the person wants to be reached; empty: not said
    CHECK (contact IN ('', 'PHONE', 'SMS', 'EMAIL', 'LETTER', 'VISIT')), municipality TEXT NOT NULL DEFAULT '', device TEXT NOT NULL DEFAULT '', -- names, e-mail and key folded, and the phone's digits
    CHECK (is_protected = 0 OR alias <> '')
) STRICT;

CREATE TRIGGER person_found AFTER INSERT ON person BEGIN INSERT INTO person_pending (person_id, was) VALUES (new.id, NULL) ON CONFLICT (person_id) DO NOTHING; END;

CREATE TRIGGER person_found_otherwise AFTER UPDATE OF search_text ON person WHEN old.search_text <> new.search_text BEGIN INSERT INTO person_pending (person_id, was) VALUES (old.id, old.search_text) ON CONFLICT (person_id) DO NOTHING; END;

CREATE TRIGGER person_lost AFTER DELETE ON person BEGIN INSERT INTO person_pending (person_id, was) VALUES (old.id, old.search_text) ON CONFLICT (person_id) DO NOTHING; END;

CREATE INDEX person_birth ON person (birth_date) WHERE birth_date <> '';

CREATE INDEX person_email ON person (lower(email)) WHERE email <> '';

CREATE INDEX person_number ON person (personal_no) WHERE personal_no <> '';

CREATE INDEX person_other_email ON person (lower(other_email)) WHERE other_email <> '';

CREATE INDEX person_other_phone_end ON person (
    substr(replace(replace(replace(rtrim(other_phone, ' ().,abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ'), ' ', ''), '-', ''), '/', ''), -6)
) WHERE other_phone <> '';

CREATE INDEX person_phone_end ON person (
    substr(replace(replace(replace(rtrim(phone, ' ().,abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ'), ' ', ''), '-', ''), '/', ''), -6)
) WHERE phone <> '';

CREATE INDEX person_sort ON person (sort_name, search_text);

CREATE VIRTUAL TABLE person_part USING fts5(search_text, content='person', content_rowid='id', detail=none, columnsize=0, tokenize="trigram case_sensitive 1");

CREATE TABLE 'person_part_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'person_part_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'person_part_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE person_pending (person_id INTEGER PRIMARY KEY, was TEXT) STRICT;

CREATE VIRTUAL TABLE person_word USING fts5(search_text, content='person', content_rowid='id', detail=none, columnsize=0, prefix='1 2 3 4', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");

CREATE TABLE 'person_word_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'person_word_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'person_word_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE print_batch ( -- one pile: "tomorrow", "this week", "this course"
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE, -- on the cover sheet
    what TEXT NOT NULL, -- "day", "week", "course"
    first_day TEXT CHECK (first_day IS date(first_day)),
    last_day TEXT CHECK (last_day IS date(last_day)), -- inclusive
    course_id INTEGER REFERENCES course (id) ON DELETE CASCADE,
    started_at TEXT NOT NULL, -- UTC
    ended_at TEXT,
    state TEXT NOT NULL CHECK (state IN ('MAKING', 'DONE', 'STOPPED', 'FAILED')),
    sent_to TEXT NOT NULL DEFAULT '', -- a printer's name, or a file's
    actor TEXT NOT NULL
) STRICT;

CREATE TABLE print_item ( -- one paper of a pile, and what it was made from
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    print_batch_id INTEGER NOT NULL REFERENCES print_batch (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    course_id INTEGER REFERENCES course (id) ON DELETE CASCADE,
    session_id INTEGER REFERENCES session (id) ON DELETE CASCADE,
    subject TEXT NOT NULL DEFAULT '', -- a handout's code and language, or what else tells it apart
    digest TEXT NOT NULL, -- of the values it was made from
    facts TEXT NOT NULL DEFAULT '', -- those that a change is told by, as JSON; no name of a person
    copies INTEGER NOT NULL DEFAULT 1 CHECK (copies >= 0),
    pages INTEGER NOT NULL DEFAULT 0,
    is_printed INTEGER NOT NULL DEFAULT 0 CHECK (is_printed IN (0, 1)),
    print_run_id INTEGER REFERENCES print_run (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX print_item_batch ON print_item (print_batch_id);

CREATE INDEX print_item_course ON print_item (course_id);

CREATE INDEX print_item_session ON print_item (session_id);

CREATE TABLE "print_run" (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind <> ''),
    number TEXT NOT NULL UNIQUE,
    course_id INTEGER REFERENCES course (id) ON DELETE CASCADE, -- NULL: of no one course
    printed_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    rows INTEGER NOT NULL, -- people on it
    blank_rows INTEGER NOT NULL DEFAULT 0 CHECK (blank_rows >= 0)
) STRICT;

CREATE TABLE room (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    municipality TEXT NOT NULL DEFAULT '',
    seats INTEGER CHECK (seats >= 0),
    computers INTEGER CHECK (computers >= 0),
    hearing_loop INTEGER CHECK (hearing_loop IN (0, 1)),
    wheelchair INTEGER CHECK (wheelchair IN (0, 1)),
    accessibility TEXT NOT NULL DEFAULT '',
    travel_minutes INTEGER CHECK (travel_minutes >= 0),
    setup_minutes INTEGER NOT NULL DEFAULT 0 CHECK (setup_minutes >= 0),
    takedown_minutes INTEGER NOT NULL DEFAULT 0 CHECK (takedown_minutes >= 0),
    notes TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (municipality, place, name)
) STRICT;

CREATE TABLE secret ( -- passwords as argon2 has them, and keys; never on the journal
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    number INTEGER CHECK (number > 0), -- NULL when cancelled
    day TEXT NOT NULL CHECK (day IS date(day)),
    start TEXT NOT NULL CHECK (start IS strftime('%H:%M', start)),
    "end" TEXT NOT NULL CHECK ("end" IS strftime('%H:%M', "end")),
    break_minutes INTEGER NOT NULL DEFAULT 0 CHECK (break_minutes >= 0),
    study_hours INTEGER CHECK (study_hours >= 0), -- the leader's own figure
    room_id INTEGER REFERENCES room (id) ON DELETE RESTRICT,
    is_cancelled INTEGER NOT NULL DEFAULT 0 CHECK (is_cancelled IN (0, 1)),
    reason TEXT NOT NULL DEFAULT '',
    moved_from TEXT CHECK (moved_from IS date(moved_from)),
    replaces TEXT CHECK (replaces IS date(replaces)),
    is_extra INTEGER NOT NULL DEFAULT 0 CHECK (is_extra IN (0, 1)),
    head_count INTEGER CHECK (head_count >= 0),
    child_count INTEGER CHECK (child_count >= 0 AND child_count <= head_count),
    notes TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1, title TEXT NOT NULL DEFAULT '', seats INTEGER CHECK (seats >= 0), online_count INTEGER CHECK (online_count >= 0),
    CHECK (start < "end"),
    UNIQUE (course_id, day, start)
) STRICT;

CREATE INDEX session_day ON session (day);

CREATE INDEX session_room ON session (room_id, day);

CREATE TABLE session_leader (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    leader_id INTEGER NOT NULL REFERENCES leader (id) ON DELETE RESTRICT,
    is_substitute INTEGER NOT NULL DEFAULT 0 CHECK (is_substitute IN (0, 1)), reason TEXT NOT NULL DEFAULT '', start TEXT CHECK (start IS strftime('%H:%M', start)), "end" TEXT CHECK ("end" IS strftime('%H:%M', "end")),
    UNIQUE (session_id, leader_id)
) STRICT;

CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE sign_off ( -- the marks of the session are locked as long as it stands
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL UNIQUE REFERENCES session (id) ON DELETE RESTRICT,
    signed_at TEXT NOT NULL, -- UTC
    signed_by TEXT NOT NULL CHECK (signed_by <> ''),
    role TEXT NOT NULL,
    notes TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE signing_key ( -- the open half of each key that ever signed; the other lies in `secret`
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    public TEXT NOT NULL,
    made_at TEXT NOT NULL, -- UTC
    retired_at TEXT
) STRICT;

CREATE TABLE skipped_date (
    id INTEGER PRIMARY KEY,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    day TEXT NOT NULL CHECK (day IS date(day)),
    reason TEXT NOT NULL,
    UNIQUE (course_id, day)
) STRICT;

CREATE TABLE target (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    number INTEGER NOT NULL CHECK (number > 0),
    unit TEXT NOT NULL CHECK (unit IN ('participants', 'sessions', 'occasions', 'persons', 'study_hours')),
    first_date TEXT NOT NULL CHECK (first_date IS date(first_date)),
    last_date TEXT NOT NULL CHECK (last_date IS date(last_date)),
    decision TEXT NOT NULL DEFAULT '', -- where it was decided: "KFN 2026-11-03 § 87"
    filter TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(filter)), -- which courses count: kind, form, place … and words
    notes TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (first_date <= last_date)
) STRICT;

CREATE TABLE themed_hour (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    organisation_id INTEGER REFERENCES organisation (id) ON DELETE RESTRICT, -- the guest
    room_id INTEGER REFERENCES room (id) ON DELETE RESTRICT, -- NULL: where the course meets
    weekday INTEGER CHECK (weekday BETWEEN 0 AND 6), -- Monday is 0; NULL: whenever the course meets
    nth INTEGER CHECK (nth BETWEEN -1 AND 5 AND nth <> 0), -- of the month, -1 the last; NULL: every week
    start TEXT CHECK (start IS strftime('%H:%M', start)), -- NULL: as the session
    "end" TEXT CHECK ("end" IS strftime('%H:%M', "end")),
    valid_from TEXT CHECK (valid_from IS date(valid_from)),
    valid_to TEXT CHECK (valid_to IS date(valid_to)), -- inclusive
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (nth IS NULL OR weekday IS NOT NULL),
    CHECK (start < "end"),
    CHECK (valid_from <= valid_to)
) STRICT;

CREATE INDEX themed_hour_course ON themed_hour (course_id);

CREATE INDEX themed_hour_organisation ON themed_hour (organisation_id);

CREATE INDEX themed_hour_room ON themed_hour (room_id);

CREATE TABLE user (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL UNIQUE, -- the name folded: no case, accents kept
    role TEXT NOT NULL CHECK (role IN ('LIBRARIAN', 'COORDINATOR', 'LEADER', 'PARTNER', 'READER')),
    organisation_id INTEGER REFERENCES organisation (id) ON DELETE RESTRICT, -- whose courses a partner's contact has
    leader_id INTEGER REFERENCES leader (id) ON DELETE RESTRICT, -- who of the leaders it is
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (role <> 'PARTNER' OR organisation_id IS NOT NULL),
    CHECK (role <> 'LEADER' OR leader_id IS NOT NULL)
) STRICT;

CREATE TABLE walk_in (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (name <> ''), -- as it was written down
    person_id INTEGER REFERENCES person (id) ON DELETE SET NULL, -- who it was, once that is known
    notes TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX walk_in_course ON walk_in (course_id);

CREATE INDEX walk_in_person ON walk_in (person_id);

CREATE TABLE walk_in_mark (
    id INTEGER PRIMARY KEY,
    walk_in_id INTEGER NOT NULL REFERENCES walk_in (id) ON DELETE CASCADE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT,
    mark TEXT NOT NULL CHECK (mark IN ('PRESENT', 'LATE', 'LEFT_EARLY', 'ABSENT', 'EXCUSED')),
    minutes INTEGER CHECK (minutes >= 0),
    is_online INTEGER NOT NULL DEFAULT 0 CHECK (is_online IN (0, 1)),
    source TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (walk_in_id, session_id)
) STRICT;

CREATE INDEX walk_in_mark_session ON walk_in_mark (session_id);
