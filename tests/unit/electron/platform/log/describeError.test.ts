import { describe, expect, it } from 'vitest';
import { StorageError } from '#shared/errors/inputErrors';
import { describeError } from '../../../../../electron/platform/log/describeError.ts';

describe('what the log tells of a failure', () => {
  it('is a bug’s words and where it happened, with what caused it', () => {
    const text = describeError(new TypeError('x is not a function', { cause: new RangeError('too deep') }));
    expect(text).toMatch(/^TypeError: x is not a function\n\s+at /);
    expect(text).toMatch(/\ncaused by RangeError: too deep\n\s+at .*describeError\.test\.ts/);
  });

  it('is an expected failure’s code and causes, without the words meant for the person', () => {
    const cause = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
    const text = describeError(new StorageError('“a red fox” cannot be saved.', { cause }));
    expect(text).toBe('StorageError storage < Error ENOSPC');
  });

  it('leaves out what a parser quotes', () => {
    const caught = (() => {
      try {
        return JSON.parse('a red fox') as unknown;
      } catch (error) {
        return error;
      }
    })();
    expect(String(caught)).toContain('a red fox');
    expect(describeError(caught)).not.toContain('fox');
    expect(describeError(caught)).toMatch(/^SyntaxError .*\n\s+at /);
  });

  it('says no more of what is no error than what it is', () => {
    expect(describeError({ prompt: 'a red fox' })).toBe('Thrown: a value of type object');
    expect(describeError(undefined)).toBe('Thrown: nothing');
  });

  it('ends with causes that go round in a circle', () => {
    const error = new Error('round');
    error.cause = error;
    expect(describeError(error).split('caused by')).toHaveLength(5);
  });
});
