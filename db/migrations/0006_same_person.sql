-- Looking up who may be the same person, while somebody is typing: by the end of a telephone number, by e-mail, by birth date.
-- The expressions stand word for word in courses/store/likenesses.py: SQLite uses an index only for the very same one.

CREATE INDEX person_phone_end ON person (
    substr(replace(replace(replace(rtrim(phone, ' ().,abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ'), ' ', ''), '-', ''), '/', ''), -6)
) WHERE phone <> '';
CREATE INDEX person_other_phone_end ON person (
    substr(replace(replace(replace(rtrim(other_phone, ' ().,abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ'), ' ', ''), '-', ''), '/', ''), -6)
) WHERE other_phone <> '';
CREATE INDEX person_email ON person (lower(email)) WHERE email <> '';
CREATE INDEX person_other_email ON person (lower(other_email)) WHERE other_email <> '';
CREATE INDEX person_birth ON person (birth_date) WHERE birth_date <> '';
