CREATE TABLE IF NOT EXISTS generations (theirs TEXT);
