import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#shared/errors/AppError';
import { CancelledError } from '#shared/errors/inputErrors';
import { CallTimeoutError, NetworkError } from '#shared/errors/providerErrors';
import type { Money } from '#shared/graph/Money';
import { believedCost } from '#shared/providers/believedCost';
import type { BillCheck } from '#shared/providers/BillCheck';
import type { Effective } from '#shared/providers/Effective';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import type { CallHearing, CallOutcome, FailedCall } from '../../engine/Ports.ts';
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

/** A call that was sent, and how its provider is asked about it. */
interface SentQuestion extends Omit<BillQuestion, 'check' | 'id'> {
  readonly provider: HttpProvider;
  readonly effective: Effective;
  /** Absent: its answer never began, or does not say. */
  readonly id: string | undefined;
}

/**
 * What came of a call, with what its provider says was billed for it where its answer told no cost. Of that and the estimate the larger counts: a
 * record may be written before all is in it.
 */
export async function withBill(
  http: Pick<Http, 'get'>,
  outcome: CallOutcome,
  { provider, effective, id, baseUrl, headers }: SentQuestion,
  hearing: Pick<CallHearing, 'failed'>,
): Promise<CallOutcome> {
  const { billCheck: check } = provider;
  if (outcome.ok || !isOpen(outcome) || !check || id === undefined) return outcome;
  hearing.failed?.(outcome.error);
  const told = await askForBill(http, { check, id, baseUrl, headers });
  const cost = believedCost(told, effective, provider.model(effective.request.model));
  if (!cost || cost.microUsd < (outcome.cost?.microUsd ?? 0)) return outcome;
  return { ...outcome, cost };
}

/** Nobody has said what it cost: it is only estimated, or it was cut off where only what is whole should be billed. */
function isOpen({ cost, error }: FailedCall): boolean {
  if (cost) return cost.kind === 'estimate';
  return [CancelledError, CallTimeoutError, NetworkError].some((CutOff) => error instanceof CutOff);
}

/** What was billed for a call that was cut off, as its provider says; `undefined`: it does not say. Nothing that fails here is told. */
async function askForBill(
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
