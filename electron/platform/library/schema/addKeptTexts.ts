/**
 * The texts a run made once, by node and by the hash of what was asked for: one that goes on takes them from here, so that what they were
 * drawn from may have changed since.
 */
export const addKeptTexts = `
CREATE TABLE kept_texts (
  run TEXT NOT NULL REFERENCES runs (id),
  node TEXT NOT NULL,
  asked TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (run, node, asked)
) WITHOUT ROWID;
`;
