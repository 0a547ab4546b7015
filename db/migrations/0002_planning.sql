-- Planning a term. Each part adds its own tables and columns below.

-- Course plans, the decision to hold a course, targets

ALTER TABLE course_plan ADD COLUMN code TEXT NOT NULL DEFAULT ''; -- of reference data: the same in all languages
ALTER TABLE course_plan ADD COLUMN language TEXT NOT NULL DEFAULT 'sv' CHECK (language IN ('sv', 'en'));
ALTER TABLE course_plan ADD COLUMN origin TEXT NOT NULL DEFAULT 'LOCAL' CHECK (origin IN ('LOCAL', 'REFERENCE'));
ALTER TABLE course_plan ADD COLUMN audience TEXT NOT NULL DEFAULT '';
ALTER TABLE course_plan ADD COLUMN handouts TEXT NOT NULL DEFAULT ''; -- one a line
ALTER TABLE course_plan ADD COLUMN kind TEXT NOT NULL DEFAULT 'COURSE' CHECK (kind IN ('COURSE', 'WORKSHOP_SERIES', 'EVENT', 'DROP_IN', 'GUIDANCE'));
ALTER TABLE course_plan ADD COLUMN seats INTEGER CHECK (seats >= 0);
ALTER TABLE course_plan ADD COLUMN minimum INTEGER CHECK (minimum >= 0);
ALTER TABLE course_plan ADD COLUMN break_minutes INTEGER NOT NULL DEFAULT 0 CHECK (break_minutes >= 0);

CREATE TABLE course_plan_session (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES course_plan (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number > 0),
    title TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    material TEXT NOT NULL DEFAULT '',
    UNIQUE (plan_id, number)
) STRICT;

ALTER TABLE session ADD COLUMN title TEXT NOT NULL DEFAULT ''; -- what it is about, from the plan
ALTER TABLE course ADD COLUMN decision_date TEXT CHECK (decision_date IS date(decision_date)); -- NULL: so many days before, as set

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

-- What a study association may count, and the category of the library statistics

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

ALTER TABLE course ADD COLUMN kb_category TEXT REFERENCES kb_category (code) ON DELETE RESTRICT; -- NULL: that of its kind

-- Clashes: what equipment a course asks for, and why somebody stands in for its leader

CREATE TABLE course_equipment (
    id INTEGER PRIMARY KEY,
    course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE,
    name TEXT NOT NULL, -- as in the register: any piece of that name will do
    place TEXT NOT NULL DEFAULT '', -- where it is kept; empty: wherever only one place has it
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    UNIQUE (course_id, name, place)
) STRICT;

ALTER TABLE session_leader ADD COLUMN reason TEXT NOT NULL DEFAULT '';

-- Cooperation: who does what in a course, where the partners have agreed on something of their own

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

-- Opening hours

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
