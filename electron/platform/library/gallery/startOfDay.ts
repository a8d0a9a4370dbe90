/** The first moment of the local day a moment lies in; both ms since the epoch. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
