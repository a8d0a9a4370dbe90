/** How a page tells, with a picture it sends, what files beside it hold: as JSON, its signs written as in an address. */
export const BESIDE_HEADER = 'x-lumi-beside';

/** UTF-16 units of all such texts of a picture; longer ones stay where they are, for a header carries no more. */
export const MAX_BESIDE = 16_000;
