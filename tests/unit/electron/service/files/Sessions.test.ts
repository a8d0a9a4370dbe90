import { beforeEach, describe, expect, it } from 'vitest';
import type { PageSession } from '#shared/api/sessionSchemas';
import { Sessions } from '../../../../../electron/service/files/Sessions.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const tabs = (...numbers: number[]) => ({
  activeId: id(numbers[0] ?? 0),
  tabs: numbers.map((n) => ({ id: id(n), file: null })),
});
const [HERE, ELSEWHERE] = [id(901), id(902)];
const [A, B, C, D] = [id(1001), id(1002), id(1003), id(1004)];

let disk: readonly PageSession[];
let now: number;

/** A service that starts on what the last one left. */
function aStart(): Sessions {
  const port = {
    kept: disk,
    write(pages: readonly PageSession[]) {
      disk = pages;
      return Promise.resolve();
    },
  };
  return new Sessions(port, { now: () => now, log: () => undefined }, { goneAfterMs: 20 });
}

beforeEach(() => {
  disk = [];
  now = 1_000_000;
});

describe('sessions', () => {
  it('gives the first page of a start what the last start left, and the next one nothing', async () => {
    await aStart().keep(A, HERE, tabs(1, 2));
    const second = aStart();
    expect(await second.take(B, ELSEWHERE)).toEqual(tabs(1, 2));
    expect(await second.take(C, HERE)).toBeNull();
    expect(await aStart().take(D, HERE)).toEqual(tabs(1, 2));
  });

  it('gives none while another page is there, in whatever browser', async () => {
    const sessions = aStart();
    await sessions.keep(A, HERE, tabs(1));
    expect(await sessions.take(B, ELSEWHERE)).toBeNull();
    expect(await sessions.elsewhere(ELSEWHERE)).toEqual([id(1)]);
    expect(await sessions.elsewhere(HERE)).toEqual([]);
    await sessions.leave(A);
    expect(await sessions.elsewhere(ELSEWHERE)).toEqual([]);
    expect(await sessions.take(B, ELSEWHERE)).toEqual(tabs(1));
  });

  it('gives what went without a word to the next page of its browser', async () => {
    const sessions = aStart();
    await sessions.keep(A, HERE, tabs(1));
    expect(await sessions.take(B, HERE)).toEqual(tabs(1));
  });

  it('gives all that went together, and not what was closed while another page stayed', async () => {
    const sessions = aStart();
    await sessions.keep(A, HERE, tabs(1));
    await sessions.keep(B, HERE, tabs(2));
    await sessions.keep(C, HERE, tabs(3));
    await sessions.leave(A);
    now += 60_000;
    await sessions.leave(B);
    now += 1000;
    await sessions.leave(C);
    expect(await sessions.take(D, HERE)).toEqual(tabs(3, 2));
    expect(disk).toHaveLength(1);
  });

  it('has a graph once: it is the page’s that named it last', async () => {
    const sessions = aStart();
    await sessions.keep(A, HERE, tabs(1, 2));
    await sessions.leave(A);
    await sessions.keep(B, HERE, tabs(1));
    await sessions.leave(B);
    const taken = await sessions.take(C, HERE);
    expect(taken?.tabs.map((tab) => tab.id)).toEqual([id(1), id(2)]);
  });

  it('gives what a browser had that died without a word, as soon as it is known', async () => {
    const sessions = aStart();
    const end = sessions.hear(HERE);
    await sessions.keep(A, HERE, tabs(1));
    const other = sessions.hear(ELSEWHERE);
    end();
    expect(await sessions.take(B, ELSEWHERE)).toEqual(tabs(1));
    other();
    expect(await sessions.elsewhere(HERE)).toEqual([]);
  });

  it('gives nothing of a browser whose connection is taken up by another of its pages, or again', async () => {
    const sessions = aStart();
    const [first, second] = [sessions.hear(HERE), sessions.hear(HERE)];
    await sessions.keep(A, HERE, tabs(1));
    first();
    first();
    expect(await sessions.take(B, ELSEWHERE)).toBeNull();
    second();
    sessions.hear(HERE);
    expect(await sessions.take(B, ELSEWHERE)).toBeNull();
    expect(await sessions.elsewhere(ELSEWHERE)).toEqual([id(1)]);
  });

  it('tells a page that comes back which of its graphs are another’s by now, and leaves them to that', async () => {
    await aStart().keep(A, HERE, tabs(1, 2));
    const second = aStart();
    await second.take(B, ELSEWHERE);
    expect(await second.keep(B, ELSEWHERE, tabs(1))).toEqual([]);
    expect(await second.keep(A, HERE, tabs(1, 2, 3))).toEqual([id(1)]);
    expect(await second.elsewhere(HERE)).toEqual([id(1)]);
    expect(await second.elsewhere(ELSEWHERE)).toEqual([id(2), id(3)]);
    expect(await second.keep(A, HERE, tabs(4, 2, 3))).toEqual([]);
  });

  it('drops those that have gone, where there are many, and none that is there', async () => {
    const sessions = aStart();
    for (let n = 0; n < 12; n++) await sessions.keep(id(2000 + n), HERE, tabs(n));
    expect(disk).toHaveLength(12);
    for (let n = 0; n < 10; n++) await sessions.leave(id(2000 + n));
    await sessions.keep(id(2010), HERE, tabs(10, 20));
    expect(disk.filter(({ endedAt }) => endedAt === null)).toHaveLength(2);
    expect(disk.filter(({ endedAt }) => endedAt !== null)).toHaveLength(8);
  });

  it('does not give what a start before the last one left, though nobody took it then', async () => {
    await aStart().keep(A, HERE, tabs(1));
    await aStart().keep(B, HERE, tabs(1));
    const first = aStart();
    await first.keep(A, HERE, tabs(1));
    await first.keep(C, ELSEWHERE, tabs(2));
    now += 60_000;
    const second = aStart();
    await second.keep(A, HERE, tabs(1));
    now += 60_000;
    await second.leave(A);
    expect((await aStart().take(D, HERE))?.tabs.map((tab) => tab.id)).toEqual([id(1)]);
  });

  it('gives nothing once it was to forget', async () => {
    const sessions = aStart();
    await sessions.keep(A, HERE, tabs(1));
    await sessions.forget();
    expect(await aStart().take(B, HERE)).toBeNull();
  });
});
