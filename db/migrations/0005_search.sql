-- Searching 600,000 persons. What SQLite needs a module for is made by store/search_index.py when the database is opened.

DROP INDEX person_sort;
CREATE INDEX person_sort ON person (sort_name, search_text); -- all that a walk in order of name looks at
