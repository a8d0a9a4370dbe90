/** The most sockets of one kind that a node's fields can name: more fit on no screen, and a stranger's file names as many as it likes. */
export const MOST_SOCKETS = 64;
/** In UTF-16 units. */
const LONGEST_SOCKET_NAME = 64;

/**
 * Whether a text of a person or a file can name a socket: signs that a page, a selector and a line of a terminal can hold without being
 * steered, and nothing that an object of JavaScript reads as something else.
 */
export function isSocketName(text: string): boolean {
  return text.length <= LONGEST_SOCKET_NAME && text !== '__proto__' && SIGNS.test(text);
}

const SIGNS = /^[^\p{C}\p{Z}"\\]+$/u;
