/**
 * Version 5 of the index: a call's settings as label and value, told by the family of its model when it was planned. In the request, what the
 * family sends stands under `options` from now on; of calls made before it stands among the rest, and they have no `settings`.
 */
export const addSettings = `
ALTER TABLE calls ADD COLUMN settings TEXT;
`;
