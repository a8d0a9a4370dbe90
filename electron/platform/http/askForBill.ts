import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#shared/errors/AppError';
import type { Money } from '#shared/graph/Money';
import type { BillCheck } from '#shared/providers/BillCheck';
import type { Http } from './Http.ts';

/** A record is there a moment after its call: how often is asked for it, after which pause, and for how long each time. ms */
const TRIES = 3;
const PAUSE_MS = 1000;
const TIMEOUT_MS = 5000;

interface BillQuestion {
  readonly check: BillCheck;
  readonly id: string;
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What was billed for a call that was cut off, as its provider says; `undefined`: it does not say. Nothing that fails here is told. */
export async function askForBill(
  http: Pick<Http, 'get'>,
  { check, id, baseUrl, headers }: BillQuestion,
): Promise<Money | undefined> {
  const url = baseUrl + check.path(id);
  for (let tried = 0; tried < TRIES; tried++) {
    await sleep(PAUSE_MS);
    try {
      // Not for who stopped the call: the question is what that cost.
      const reply = await http.get({ url, headers, timeoutMs: TIMEOUT_MS }, new AbortController().signal);
      const billed = check.billed(reply);
      if (billed) return billed;
    } catch (caught) {
      if (!(caught instanceof AppError)) throw caught;
    }
  }
  return undefined;
}
