/** Version 13 of the index: drawings may be the marks of a picture alone, over nothing. SQLite changes no check of a table that is there. */
export const addOverlays = `
CREATE TABLE drawings_anew (
  number     INTEGER PRIMARY KEY,
  source     TEXT NOT NULL,
  made_as    TEXT NOT NULL CHECK (made_as IN ('drawn', 'marks', 'mask')),
  marks_hash TEXT NOT NULL,
  marks      TEXT NOT NULL,
  picture    TEXT NOT NULL REFERENCES pictures (id),
  UNIQUE (source, made_as, marks_hash)
) STRICT;
INSERT INTO drawings_anew SELECT number, source, made_as, marks_hash, marks, picture FROM drawings;
DROP TABLE drawings;
ALTER TABLE drawings_anew RENAME TO drawings;
CREATE INDEX drawings_by_picture ON drawings (picture);
`;
