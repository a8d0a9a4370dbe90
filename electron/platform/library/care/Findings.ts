import type { CallOutput } from '#shared/api/contract';
import { MOST_TOLD } from '#shared/api/calls/libraryCalls';

export type CheckReport = CallOutput<'library.check'>;

/** What a check found of a kind: all is counted, and the first are named. */
export class Findings<T> {
  count = 0;
  readonly first: T[] = [];

  add(one: T): void {
    this.count++;
    if (this.first.length < MOST_TOLD) this.first.push(one);
  }
}
