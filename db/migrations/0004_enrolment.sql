-- People and enrolment: the status machine, parties, offers, interest, messages, calls, and who is the same person as whom.

-- Persons

ALTER TABLE person ADD COLUMN other_name TEXT NOT NULL DEFAULT ''; -- in the person's own script, or another spelling
ALTER TABLE person ADD COLUMN pronunciation TEXT NOT NULL DEFAULT ''; -- how the name is said
ALTER TABLE person ADD COLUMN other_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN other_email TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN contact TEXT NOT NULL DEFAULT '' -- how the person wants to be reached; empty: not said
    CHECK (contact IN ('', 'PHONE', 'SMS', 'EMAIL', 'LETTER', 'VISIT'));
ALTER TABLE person ADD COLUMN municipality TEXT NOT NULL DEFAULT ''; -- where the person lives
ALTER TABLE person ADD COLUMN device TEXT NOT NULL DEFAULT ''; -- make and model of what the person brings

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

CREATE TABLE merged_key (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE, -- the key of a person who was merged into another; files may still say it
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX merged_key_person ON merged_key (person_id);

-- Courses: when enrolment is open, and for whom a course is

ALTER TABLE course ADD COLUMN enrol_opens INTEGER CHECK (enrol_opens >= 0); -- days before the first session; NULL: at once
ALTER TABLE course ADD COLUMN enrol_closes INTEGER CHECK (enrol_closes >= 0); -- days before the first session; NULL: never
ALTER TABLE course ADD COLUMN least_age INTEGER CHECK (least_age >= 0);
ALTER TABLE course ADD COLUMN greatest_age INTEGER CHECK (greatest_age >= 0);
ALTER TABLE course ADD COLUMN for_municipality TEXT NOT NULL DEFAULT ''; -- for those who live there; empty: for all
ALTER TABLE course ADD COLUMN reported_on TEXT CHECK (reported_on IS date(reported_on)); -- a circle: to its association

CREATE TABLE course_seats (
    id INTEGER PRIMARY KEY,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    at TEXT NOT NULL, -- naive local time; until then it had `seats`
    seats INTEGER CHECK (seats >= 0) -- as it was before; NULL: no limit
) STRICT;
CREATE INDEX course_seats_course ON course_seats (course_id, at);

-- Enrolment

CREATE TABLE enrolment_new (
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
INSERT INTO enrolment_new (id, uid, course_id, person_id, status, since, position, queued_at, seated_at, party, channel, notes, version)
    SELECT id, uid, course_id, person_id, status, since, position, queued_at, CASE WHEN status = 'ENROLLED' THEN since END,
        party, channel, notes, version FROM enrolment;
DROP TABLE enrolment;
ALTER TABLE enrolment_new RENAME TO enrolment;
CREATE INDEX enrolment_person ON enrolment (person_id);
CREATE INDEX enrolment_offer ON enrolment (offer_until) WHERE offer_until IS NOT NULL;

CREATE TABLE enrolment_event_new (
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
INSERT INTO enrolment_event_new (id, uid, course_id, person_id, at, event, is_accepted, channel, party, notes, actor, sessions)
    SELECT id, uid, course_id, person_id, at, event, is_accepted, channel, party, notes, actor, sessions FROM enrolment_event;
DROP TABLE enrolment_event;
ALTER TABLE enrolment_event_new RENAME TO enrolment_event;
CREATE INDEX enrolment_event_course ON enrolment_event (course_id, at);
CREATE INDEX enrolment_event_person ON enrolment_event (person_id);

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
CREATE INDEX interest_person ON interest (person_id);
CREATE INDEX interest_course ON interest (course_id);
CREATE INDEX interest_plan ON interest (plan_id);

-- Telling people

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
CREATE INDEX message_person ON message (person_id);
CREATE INDEX message_course ON message (course_id);
CREATE INDEX message_queue ON message (status, due_at) WHERE status IN ('DRAFT', 'QUEUED', 'FAILED');

CREATE TABLE call (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
    course_id INTEGER REFERENCES course (id) ON DELETE SET NULL,
    about TEXT NOT NULL CHECK (about IN ('CONFIRM', 'OFFER', 'TELL', 'OTHER')),
    at TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('REACHED', 'COMES', 'DECLINES', 'NO_ANSWER')),
    notes TEXT NOT NULL DEFAULT '', -- what they said
    actor TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX call_person ON call (person_id);
CREATE INDEX call_course ON call (course_id, at);

-- Import

ALTER TABLE import_mapping ADD COLUMN signature TEXT NOT NULL DEFAULT ''; -- the headings it was made for, folded
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

-- Papers

CREATE TABLE print_run_new (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (
        kind IN ('ATTENDANCE_LIST', 'CERTIFICATES', 'PROGRAMME', 'POSTER', 'TIMETABLE', 'COOPERATION', 'LETTERS', 'SLIP',
            'LABELS', 'ADDRESS_LIST', 'CALL_LIST')
    ),
    number TEXT NOT NULL UNIQUE,
    course_id INTEGER REFERENCES course (id) ON DELETE CASCADE, -- NULL: of no one course
    printed_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    rows INTEGER NOT NULL -- people on it
) STRICT;
INSERT INTO print_run_new SELECT id, uid, kind, number, course_id, printed_at, actor, rows FROM print_run;
DROP TABLE print_run;
ALTER TABLE print_run_new RENAME TO print_run;
