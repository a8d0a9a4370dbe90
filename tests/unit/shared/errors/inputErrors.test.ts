import { describe, expect, it } from 'vitest';
import { GraphProblemsError } from '#shared/errors/inputErrors';

describe('the problems of a graph', () => {
  const problem = (message: string) => ({ code: 'missing-input', message });

  it.each([
    [1, 'Number 1 is missing.'],
    [2, 'Number 1 is missing. There is 1 more problem.'],
    [3, 'Number 1 is missing. There are 2 more problems.'],
  ])('%i: the first is told, the others are counted', (count, message) => {
    const problems = Array.from({ length: count }, (_, at) => problem(`Number ${String(at + 1)} is missing.`));
    expect(new GraphProblemsError(problems).message).toBe(message);
  });
});
