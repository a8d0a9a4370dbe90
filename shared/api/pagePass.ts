/**
 * The page's own pass through the web door, which calls and the event stream want. A browser's cookies go to every port of this machine;
 * its storage belongs to one address, port included, so no other server is ever sent the pass.
 */

/** The header that carries it. */
export const PASS_HEADER = 'x-lumi-pass';

/** Where the page keeps it, in `localStorage`. `renderer/public/enter.js` puts it there. */
export const PASS_KEY = 'lumi.pass';
