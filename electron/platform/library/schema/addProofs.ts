/**
 * Version 3 of the index: whether a picture was decoded to its end. `proof` is empty until that was tried; a damaged one is kept, and serves
 * no other call.
 */
export const addProofs = `
ALTER TABLE pictures ADD COLUMN proof TEXT CHECK (proof IN ('whole', 'damaged'));
`;
