package dev.kinoport.modelfile;

/** The kinds of input, as files name them in lower case. */
enum InputKind {
  IMAGE,
  AUDIO,
  VIDEO,
  TEXT,
  TEXTS,
  DURATION,
  FRAMES,
  CHOICE,
  SWITCH,
  INTEGER,
  DECIMAL,
  SIZE,
  GROUP,
  FIXED
}
