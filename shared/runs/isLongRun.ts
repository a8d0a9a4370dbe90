/** From here on a run is one that a person turns away from. */
const LONG_RUN_MS = 10_000;

/** Whether whoever asked for a run may be looking elsewhere by its end. `ms`: what it took. */
export function isLongRun({ ms }: { readonly ms: number }): boolean {
  return ms >= LONG_RUN_MS;
}
