/** What the code is written for. It brings the Node-API (10) without which better-sqlite3 ends the process and says nothing. */
const OLDEST_MAJOR = 24;

/** Ends the process with a word where this Node is too old. Whoever calls it imports the rest afterwards: an older one cannot even read that. */
export function requireNode(): void {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_MAJOR) return;
  process.stderr.write(
    `Lumi Studio needs Node ${String(OLDEST_MAJOR)} or newer, and this is ${process.version}.\n` +
      '  Start it by “npm start” or “npm run lumi”: they bring a Node of their own.\n',
  );
  process.exit(1);
}
