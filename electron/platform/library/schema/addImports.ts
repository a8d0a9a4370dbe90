/**
 * Version 8 of the index: pictures that were put in from outside, what their file was called there, and when. One that a call made has no
 * row here, however often it comes back.
 */
export const addImports = `
CREATE TABLE imports (
  picture TEXT PRIMARY KEY REFERENCES pictures (id),
  name    TEXT NOT NULL,
  at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
