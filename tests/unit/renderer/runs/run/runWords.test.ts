import { describe, expect, it } from 'vitest';
import { canResume, countOf, resumeLabel, statusWord } from '../../../../../renderer/src/runs/run/runWords.ts';
import { aRun } from '../aRun.ts';

describe('going on with a run', () => {
  it('says how much is missing', () => {
    expect(resumeLabel(aRun({ status: 'interrupted', expected: 16, done: 13 }))).toBe('Resume (3 of 16 missing)');
    expect(resumeLabel(aRun({ status: 'interrupted', expected: 0, done: 0 }))).toBe('Resume');
  });

  it('is offered of every run that ended before its end, though all that was planned is done', () => {
    for (const status of ['interrupted', 'failed', 'cancelled'] as const) {
      expect(canResume(aRun({ status, expected: 4, done: 4 }))).toBe(true);
      expect(resumeLabel(aRun({ status, expected: 4, done: 4 }))).toBe('Resume');
    }
  });

  it('is offered where something is left of a run that is over, and only there', () => {
    expect(canResume(aRun({ status: 'interrupted', done: 1 }))).toBe(true);
    expect(canResume(aRun({ status: 'completed', done: 3, failed: 1 }))).toBe(true);
    expect(canResume(aRun({ status: 'failed', expected: 0, done: 0 }))).toBe(true);
    expect(canResume(aRun())).toBe(false);
    expect(canResume(aRun({ expected: 0, done: 0 }))).toBe(false);
    expect(canResume(aRun({ status: 'running', done: 1 }))).toBe(false);
    expect(canResume(aRun({ status: 'queued', done: 1 }))).toBe(false);
  });
});

describe('how a run stands', () => {
  it('is incomplete, not failed, where it only left out what may have been billed', () => {
    expect(statusWord(aRun({ status: 'failed', done: 3, unknown: 1 }))).toBe('Incomplete');
    expect(statusWord(aRun({ status: 'failed', done: 2, unknown: 1, failed: 1 }))).toBe('Failed');
    expect(statusWord(aRun({ status: 'failed', done: 0 }))).toBe('Failed');
  });

  it('says so of one that another program has', () => {
    expect(statusWord(aRun())).toBe('Done');
    expect(statusWord(aRun({ status: 'running', isElsewhere: true }))).toBe('Running in another window');
  });
});

describe('countOf', () => {
  it('agrees with its number', () => {
    expect(countOf(1, 'run')).toBe('1 run');
    expect(countOf(0, 'run')).toBe('0 runs');
  });
});
