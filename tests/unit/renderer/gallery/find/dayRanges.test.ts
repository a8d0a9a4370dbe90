import { expect, it } from 'vitest';
import { dayText, rangeOf, rangeWords, startOfDayText } from '../../../../../renderer/src/gallery/find/dayRanges.ts';

/** Monday, 30 November 2026, in the afternoon. */
const NOW = new Date(2026, 10, 30, 15, 20).getTime();
const day = (month: number, date: number, year = 2026) => new Date(year, month - 1, date).getTime();

it('names days by the calendar: weeks begin on Monday, and the end is not included', () => {
  expect(rangeOf('today', NOW)).toEqual({ since: day(11, 30), until: day(12, 1) });
  expect(rangeOf('yesterday', NOW)).toEqual({ since: day(11, 29), until: day(11, 30) });
  expect(rangeOf('this-week', NOW)).toEqual({ since: day(11, 30), until: day(12, 7) });
  expect(rangeOf('last-week', NOW)).toEqual({ since: day(11, 23), until: day(11, 30) });
  expect(rangeOf('this-month', NOW)).toEqual({ since: day(11, 1), until: day(12, 1) });
  expect(rangeOf('last-month', day(1, 15))).toEqual({ since: day(12, 1, 2025), until: day(1, 1) });
});

it('has a Sunday in the week that began six days before', () => {
  expect(rangeOf('this-week', day(11, 29) + 1)).toEqual({ since: day(11, 23), until: day(11, 30) });
});

it('keeps to whole days where a clock is put forward or back', () => {
  for (const at of [day(3, 29), day(10, 25), day(11, 1)]) {
    const { since, until } = rangeOf('today', at + 1);
    expect([new Date(since).getHours(), new Date(until).getHours()]).toEqual([0, 0]);
    expect(dayText(until)).not.toBe(dayText(since));
  }
});

it('tells a range as a person would', () => {
  expect(rangeWords(rangeOf('last-week', NOW), NOW)).toBe('Last week');
  expect(rangeWords(rangeOf('today', NOW), NOW)).toBe('Today');
  expect(rangeWords({ since: day(11, 3), until: day(11, 4) }, NOW)).toBe('3 Nov');
  expect(rangeWords({ since: day(11, 3), until: day(11, 10) }, NOW)).toBe('3 Nov – 9 Nov');
  expect(rangeWords({ since: day(11, 3) }, NOW)).toBe('since 3 Nov');
  expect(rangeWords({ until: day(1, 1) }, NOW)).toBe('until 31 Dec 2025');
  expect(rangeWords({}, NOW)).toBe('');
});

it('reads the days of a date field, and nothing else', () => {
  expect(startOfDayText('2026-11-03')).toBe(day(11, 3));
  expect(dayText(day(11, 3) + 1)).toBe('2026-11-03');
  expect(startOfDayText('')).toBeUndefined();
  expect(startOfDayText('3 Nov')).toBeUndefined();
});
