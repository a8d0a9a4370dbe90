/** Version 14 of the index: what a model looked for and found before it answered, and the pages it names. */
export const addSources = `
ALTER TABLE calls ADD COLUMN sources TEXT;
`;
