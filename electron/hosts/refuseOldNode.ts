/** What the code is written for. It brings the Node-API (10) without which better-sqlite3 ends the process and says nothing. */
const OLDEST_MAJOR = 24;

/**
 * Ends the process with a word where a door was opened by hand under a Node that reads TypeScript but is too old: 22.18 and later, 23.6 and
 * later. One that is older still cannot read this file and says so itself; the project's scripts bring the right one. Whoever calls it imports
 * the rest afterwards.
 * @see https://nodejs.org/api/typescript.html
 */
export function refuseOldNode(): void {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_MAJOR) return;
  process.stderr.write(
    `Lumi Studio needs Node ${String(OLDEST_MAJOR)} or newer, and this is ${process.version}.\n` +
      '  Start it by “npm start” or “npm run lumi”: they bring a Node of their own.\n',
  );
  process.exit(1);
}
