/** Version 7 of the index: the row of a list that a call is made for, as `RowMark`. Calls of before, and those of no row, have none. */
export const addRows = `
ALTER TABLE calls ADD COLUMN list_row TEXT;
`;
