/**
 * Version 6 of the index: reference sets. A version of a set is never changed: what is changed is a further version. A set that was removed
 * keeps its versions, and its name is free; `name_key` is the name as it is compared.
 */
export const addReferenceSets = `
CREATE TABLE reference_sets (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  name_key   TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX reference_sets_by_name ON reference_sets (name_key) WHERE removed_at IS NULL;

CREATE TABLE reference_set_versions (
  reference_set TEXT NOT NULL REFERENCES reference_sets (id),
  version       INTEGER NOT NULL CHECK (version >= 1),
  created_at    INTEGER NOT NULL,
  PRIMARY KEY (reference_set, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE reference_set_pictures (
  reference_set TEXT NOT NULL,
  version       INTEGER NOT NULL,
  position      INTEGER NOT NULL,
  picture       TEXT NOT NULL REFERENCES pictures (id),
  note          TEXT NOT NULL,
  PRIMARY KEY (reference_set, version, position),
  UNIQUE (reference_set, version, picture),
  FOREIGN KEY (reference_set, version) REFERENCES reference_set_versions (reference_set, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_set_pictures_by_picture ON reference_set_pictures (picture);
`;
