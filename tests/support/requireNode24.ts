/** better-sqlite3 ends an older Node without a word, so say it first. */
export default function setup(): void {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    throw new Error(`Tests need Node 24 and this is ${process.version}. Start them with “npm test” or “npm run unit”.`);
  }
}
