import { AppError, type ErrorReport } from '../errors/AppError.ts';
import type { CallInput, CallName, CallOutput } from './contract.ts';
import type { Transport } from './Transport.ts';

/** A failure the Node side reported, as it said it. */
export class RemoteError extends AppError {
  readonly code: string;
  readonly #report: ErrorReport;

  constructor(report: ErrorReport) {
    super(report.message, { hint: report.hint });
    this.code = report.code;
    this.#report = report;
  }

  override report(): ErrorReport {
    return this.#report;
  }
}

/** `client('run.start', { workflow })`, with the call's own types. @throws RemoteError with the report of the failure. */
export type Client = <N extends CallName>(
  name: N,
  ...input: undefined extends CallInput<N> ? [] : [CallInput<N>]
) => Promise<CallOutput<N>>;

export function createClient(transport: Transport): Client {
  return async (name, ...[input]) => {
    const reply = await transport.call(name, input as CallInput<typeof name>);
    if (!reply.ok) throw new RemoteError(reply.error);
    return reply.value;
  };
}
