import { startOfDay } from '#shared/runs/startOfDay';

export type SpendPeriod = 'today' | 'month' | 'all';

/** When a period that holds this moment began, local time; `undefined`: it has no beginning. Both ms since the epoch. */
export function startOf(period: SpendPeriod, now: number): number | undefined {
  switch (period) {
    case 'today':
      return startOfDay(now);
    case 'month':
      return new Date(startOfDay(now)).setDate(1);
    case 'all':
      return undefined;
  }
}
