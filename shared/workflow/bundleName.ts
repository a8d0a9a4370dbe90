/** What the program calls the bundles of a graph, by their number: it tells nothing of the person. */
export function bundleName(number: number): string {
  return `Bundle ${String(number)}`;
}

/** The first name that is none of these. */
export function freeBundleName(taken: ReadonlySet<string | undefined>): string {
  let number = 1;
  while (taken.has(bundleName(number))) number += 1;
  return bundleName(number);
}

export function isGivenName(name: string): boolean {
  return /^Bundle \d{1,9}$/.test(name);
}
