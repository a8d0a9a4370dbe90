/** Two names that a person takes for the same are the same. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
