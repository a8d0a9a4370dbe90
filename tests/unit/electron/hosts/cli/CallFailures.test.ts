import { describe, expect, it } from 'vitest';
import { CallFailures } from '../../../../../electron/hosts/cli/CallFailures.ts';

const EVENT = { runId: 'r', seq: 1, at: 0 };
const report = (hint: string, code = 'picture') => ({
  code,
  message: 'A picture came back that cannot be read.',
  hint,
});

describe('CallFailures', () => {
  it('tells what each call of a failed node says, each text once, and no other node’s', () => {
    const failures = new CallFailures();
    const of = (node: string, hint: string, code?: string) =>
      failures.hear({ ...EVENT, kind: 'image-failed', node, index: 0, error: report(hint, code) });
    expect([of('n1', 'a.bin'), of('n1', 'b.bin'), of('n1', 'b.bin'), of('n2', 'c.bin')]).toEqual([[], [], [], []]);
    of('n1', 'Nothing was sent.', 'cancelled');
    const told = failures.hear({ ...EVENT, kind: 'node-failed', node: 'n1', error: report('a.bin'), ms: 1 });
    expect(told.map(({ hint }) => hint)).toEqual(['a.bin', 'b.bin']);
  });
});
