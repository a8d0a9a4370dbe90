/**
 * The same names, each once: one that was there already gets a number (`fox (2)`), so that a row can be found by its name and has a folder of
 * its own. Names that differ in capitals only count as one, as they do to many disks. An empty one stays empty.
 */
export function toldApart(names: readonly string[]): readonly string[] {
  const used = new Set(names.map(keyOf));
  const seen = new Set<string>();
  /** By name, the number that was given last. */
  const last = new Map<string, number>();
  return names.map((name) => {
    const key = keyOf(name);
    if (key === '' || !seen.has(key)) {
      seen.add(key);
      return name;
    }
    for (let number = (last.get(key) ?? 1) + 1; ; number++) {
      const told = `${name} (${String(number)})`;
      if (used.has(keyOf(told))) continue;
      used.add(keyOf(told));
      last.set(key, number);
      return told;
    }
  });
}

function keyOf(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
