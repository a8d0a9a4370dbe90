import { addMoney, formatMoney, NO_COST, type Money } from '#shared/graph/Money';
import type { RunEvent, RunOutcome } from '#shared/runs/RunEvent';

/** What a run came to, for the person at the terminal. */
export class RunTally {
  #expected = 0;
  #made = 0;
  /** Of the made ones: those of before the run went on. */
  #kept = 0;
  /** Pictures that came beside the made ones, and have no line of their own. */
  #others = 0;
  readonly #saved: Money[] = [];
  readonly #costs: Money[] = [];

  hear(event: RunEvent): void {
    if (event.kind === 'images-expected') this.#expected += event.images.length;
    if (event.kind === 'image-failed' && event.cost) this.#costs.push(event.cost);
    if (event.kind !== 'image-saved') return;
    this.#made += 1;
    if (!event.kept) this.#others += event.others ?? 0;
    if (event.kept) this.#kept += 1;
    else this.#costs.push(event.cost ?? NO_COST);
    if (event.reused && !event.kept) this.#saved.push(event.saved ?? NO_COST);
  }

  /** `undefined`: it makes no pictures, as far as is known. */
  get progress(): string | undefined {
    return this.#expected > 0 ? `${this.#made} of ${this.#expected} pictures` : undefined;
  }

  /** What is to be said at its end besides its pictures; empty: nothing. */
  lastWords(outcome: RunOutcome, runId: string): readonly string[] {
    const lines: string[] = [];
    if (this.#saved.length > 0) {
      const saved = formatMoney(addMoney(this.#saved));
      lines.push(`${this.#saved.length} of ${this.#made} pictures reused, ${saved} saved. --again makes them anew.`);
    }
    if (this.#others > 0) {
      const pictures = this.#others === 1 ? '1 more picture' : `${this.#others} more pictures`;
      lines.push(`${pictures} came in the same replies, at no further cost. They are in the library: lumi images`);
    }
    if (outcome === 'completed' && this.#kept > 0 && this.#kept === this.#expected) lines.push('Nothing was missing.');
    if (outcome !== 'completed' && this.progress !== undefined) {
      const cost = formatMoney(addMoney(this.#costs));
      lines.push(`${this.progress}, ${cost}. Go on with: npm run -s lumi -- run --resume ${runId.slice(0, 8)}`);
    }
    return lines;
  }
}
