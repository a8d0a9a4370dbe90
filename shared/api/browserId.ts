/**
 * The header of the event stream that holds the random id of its browser: while one of its streams is open, a page of it is there. It tells
 * browsers apart and opens nothing.
 */
export const BROWSER_HEADER = 'x-lumi-browser';
