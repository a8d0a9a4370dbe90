import type { ErrorReport } from '#shared/errors/AppError';
import type { RunEvent } from '#shared/runs/RunEvent';

/** The failures of a run's calls. A node tells only its first, and each of the others may name a file that holds what was paid for. */
export class CallFailures {
  readonly #byNode = new Map<string, ErrorReport[]>();

  /** Gives what is to be told now: what a node failed of, and what else its calls did, each text once. */
  hear(event: RunEvent): readonly ErrorReport[] {
    if ((event.kind === 'image-failed' || event.kind === 'text-failed') && event.error.code !== 'cancelled') {
      this.#byNode.set(event.node, [...(this.#byNode.get(event.node) ?? []), event.error]);
    }
    if (event.kind !== 'node-failed') return [];
    const all = [event.error, ...(this.#byNode.get(event.node) ?? [])];
    this.#byNode.delete(event.node);
    return [...new Map(all.toReversed().map((report) => [textOf(report), report])).values()].toReversed();
  }
}

function textOf({ message, hint = '' }: ErrorReport): string {
  return `${message}\n${hint}`;
}
