/** The next version of the index: what a model answered as it can be sent back, so that an edit may go on where it ended. */
export const addAnswers = `
ALTER TABLE calls ADD COLUMN answer TEXT;
`;
