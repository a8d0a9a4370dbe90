/** Runs the measurements that were named, or all, one after the other, and prints a table for each. Each hears what else was named. */
const measurements = {
  reply: './reply.mjs',
  fanOut: './fanOut.mjs',
  startUp: './startUp.mjs',
  editor: './editor.mjs',
  groups: './groups.mjs',
  gallery: './gallery.mjs',
};

const named = process.argv.slice(2).filter((word) => !/^\d+$/.test(word));
for (const [name, file] of Object.entries(measurements)) {
  if (named.length > 0 && !named.includes(name)) continue;
  const { run } = await import(file);
  for (const { title, rows } of [await run(named)].flat()) {
    console.log(`\n${title}`);
    console.table(Object.fromEntries(rows.map(({ name: row, ...figures }) => [row, figures])));
  }
}
