-- Paper: handouts and where they are used, templates that a library has changed, print runs that remember what was
-- printed from which version, certificates that can be checked without a server.

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
CREATE INDEX handout_use_session ON handout_use (session_id);
CREATE INDEX handout_use_plan ON handout_use (course_plan_session_id);

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

CREATE TABLE logo (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    organisation_id INTEGER UNIQUE REFERENCES organisation (id) ON DELETE CASCADE, -- NULL: the library's own
    content BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('png', 'jpeg', 'svg')),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

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

CREATE TABLE signing_key ( -- the open half of each key that ever signed; the other lies in `secret`
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    public TEXT NOT NULL,
    made_at TEXT NOT NULL, -- UTC
    retired_at TEXT
) STRICT;

ALTER TABLE certificate ADD COLUMN withdrawn_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE certificate ADD COLUMN withdrawn_by TEXT NOT NULL DEFAULT '';

-- Every kind of paper is noted, also those that come later: which there are, the program knows.
CREATE TABLE print_run_new (
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
INSERT INTO print_run_new (id, uid, kind, number, course_id, printed_at, actor, rows, blank_rows)
SELECT id, uid, kind, number, course_id, printed_at, actor, rows, blank_rows FROM print_run;
DROP TABLE print_run;
ALTER TABLE print_run_new RENAME TO print_run;
