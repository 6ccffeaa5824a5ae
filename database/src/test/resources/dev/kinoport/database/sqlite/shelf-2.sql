CREATE TABLE {book} (shelf TEXT);
