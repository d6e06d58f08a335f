-- The state of a matter follows from the events about it and the links it has now. Kept in a column as well, it could say
-- something else than the log.
ALTER TABLE matter DROP COLUMN state;
