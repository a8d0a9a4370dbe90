import { formatMoney } from '#shared/graph/Money';
import { sessionCost, sessionSaved } from '#shared/runs/costs';
import { progressOf } from '#shared/runs/progressOf';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunEvent, RunOutcome } from '#shared/runs/RunEvent';
import type { RunState } from '#shared/runs/RunState';

/** What a run came to, for the person at the terminal. */
export class RunTally {
  #run: RunState;
  /** Pictures that came beside the made ones, and have no line of their own. */
  #others = 0;

  constructor(runId: string) {
    this.#run = newRun(runId);
  }

  hear(event: RunEvent): void {
    this.#run = reduceRun(this.#run, event);
    if (event.kind === 'image-saved' && !event.kept) this.#others += event.others ?? 0;
  }

  /** `undefined`: it makes no pictures and no texts, as far as is known. */
  get progress(): string | undefined {
    const { done, total } = progressOf(this.#run);
    return total > 0 ? `${done} of ${total} ${this.#what}` : undefined;
  }

  get #what(): string {
    const kinds = new Set(
      [...this.#run.nodes.values()].flatMap(({ slots }) => slots.map(({ kind }) => kind ?? 'image')),
    );
    if (!kinds.has('text')) return 'pictures';
    return kinds.size === 1 ? 'texts' : 'pictures and texts';
  }

  /** What is to be said at its end besides its pictures; empty: nothing. */
  lastWords(outcome: RunOutcome): readonly string[] {
    const lines: string[] = [];
    const { done, total } = progressOf(this.#run);
    const slots = [...this.#run.nodes.values()].flatMap((node) => node.slots);
    const reused = slots.filter((slot) => slot.reused && !slot.isKept).length;
    if (reused > 0) {
      const saved = formatMoney(sessionSaved([this.#run]));
      lines.push(`${reused} of ${done} ${this.#what} reused, ${saved} saved. --again makes them anew.`);
    }
    if (this.#others > 0) {
      const pictures = this.#others === 1 ? '1 more picture' : `${this.#others} more pictures`;
      lines.push(`${pictures} came in the same replies, at no further cost. They are in the library: lumi images`);
    }
    const kept = slots.filter(({ isKept }) => isKept).length;
    if (outcome === 'completed' && kept > 0 && kept === total) lines.push('Nothing was missing.');
    if (outcome !== 'completed' && this.progress !== undefined) {
      const cost = formatMoney(sessionCost([this.#run]));
      lines.push(
        `${this.progress}, ${cost}. Go on with: npm run -s lumi -- run --resume ${this.#run.runId.slice(0, 8)}`,
      );
    }
    return lines;
  }
}
