-- A name; and no end of a statement here.
CREATE TABLE {shelf} (
  name TEXT NOT NULL DEFAULT ';'
);
CREATE INDEX {shelf_by_name} ON {shelf} (name);
