/**
 * Version 10 of the index: pictures that were made of others by drawing on them. `made_as`: drawn over, or the mask of the marked areas alone. Which
 * marks is known by their hash, and they are kept, so that it can be told how the picture came about.
 */
export const addDrawings = `
CREATE TABLE drawings (
  number     INTEGER PRIMARY KEY,
  source     TEXT NOT NULL,
  made_as    TEXT NOT NULL CHECK (made_as IN ('drawn', 'mask')),
  marks_hash TEXT NOT NULL,
  marks      TEXT NOT NULL,
  picture    TEXT NOT NULL REFERENCES pictures (id),
  UNIQUE (source, made_as, marks_hash)
) STRICT;
CREATE INDEX drawings_by_picture ON drawings (picture);
`;
