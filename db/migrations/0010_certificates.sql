-- Certificates follow the attendance: one that is not due any more is taken back, and keeps its number.

ALTER TABLE certificate ADD COLUMN withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on));
