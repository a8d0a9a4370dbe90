const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** Bytes as `820 kB` or `5.7 GB`; 1 kB is 1000 bytes. */
export function sizeWords(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value.toFixed(step > 0 && value < 10 ? 1 : 0)} ${UNITS[step] ?? ''}`;
}
