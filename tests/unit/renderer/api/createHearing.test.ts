import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { createHearing } from '../../../../renderer/src/api/createHearing.ts';
import type { StreamNews } from '../../../../renderer/src/api/StreamNews.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const told = (id: number): StreamNews => ({
  kind: 'told',
  id,
  announcement: { kind: 'run', id } as unknown as Announcement,
});
const begun = (id: number, log = 'one'): StreamNews => ({ kind: 'connected', log, id, isResumed: false });
const resumed = (id: number, log = 'one'): StreamNews => ({ kind: 'connected', log, id, isResumed: true });
const BROKEN: StreamNews = { kind: 'broken' };

/** What a page hears of these news. */
function aPage() {
  const heard: (number | string)[] = [];
  const hearing = createHearing(
    (announcement) => heard.push((announcement as unknown as { id: number }).id),
    () => heard.push('lost'),
    (isThere) => heard.push(isThere ? 'there' : 'gone'),
  );
  const take = (...news: readonly StreamNews[]) => {
    for (const one of news) hearing.take(one);
    return heard.splice(0);
  };
  return { hearing, heard, take };
}

describe('what a page hears', () => {
  it('comes in order and once, whoever tells it how often', () => {
    const { take } = aPage();
    expect(take(resumed(4), told(5), told(5), told(6), told(4), told(7))).toEqual([5, 6, 7]);
  });

  it('begins with a look at what was told before its stream was there', () => {
    expect(aPage().take(begun(4), told(5))).toEqual(['lost', 5]);
  });

  it('goes on where it was after a break, and nothing is lost', () => {
    const { take } = aPage();
    take(resumed(4), told(5));
    expect(take(BROKEN, resumed(5), told(6))).toEqual([6]);
  });

  it('is lost where a number is left out, or the stream begins behind what was heard', () => {
    const { take } = aPage();
    take(resumed(4), told(5));
    expect(take(told(8), told(9))).toEqual(['lost', 8, 9]);
    expect(take(BROKEN, resumed(12), told(13))).toEqual(['lost', 13]);
  });

  it('is not told again by a tab that took up the stream behind it', () => {
    const { take } = aPage();
    take(resumed(4), told(5), told(6));
    expect(take(resumed(4), told(5), told(6), told(7))).toEqual([7]);
  });

  it('says that the service is gone after three seconds without it, once, and that it is back', () => {
    const { take, heard } = aPage();
    take(resumed(4));
    take(BROKEN, BROKEN);
    vi.advanceTimersByTime(2999);
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(1);
    take(BROKEN);
    vi.advanceTimersByTime(10_000);
    expect(take(resumed(4), told(5))).toEqual(['there', 5]);
  });

  it('says nothing of a break that is over at once', () => {
    const { take, heard } = aPage();
    take(resumed(4), BROKEN);
    vi.advanceTimersByTime(1000);
    take(resumed(4));
    vi.advanceTimersByTime(10_000);
    expect(heard).toEqual([]);
  });

  it('is all new where the service was started anew, however soon', () => {
    const { take } = aPage();
    take(resumed(400), told(401));
    expect(take(BROKEN, resumed(7, 'two'), told(8))).toEqual(['gone', 'there', 'lost', 8]);
  });

  it('can be told to a page that comes later', () => {
    const { hearing, take } = aPage();
    expect(hearing.state).toBeUndefined();
    take(BROKEN);
    expect(hearing.state).toEqual(BROKEN);
    take(begun(4), told(5));
    expect(hearing.state).toEqual(resumed(5));
    expect(aPage().take(resumed(5), told(6))).toEqual([6]);
  });
});
