import { describe, expect, it } from 'vitest';
import { emptyHistory, recordStep, stepBack, stepForward } from '../../../../../renderer/src/stores/graph/history.ts';

describe('history', () => {
  it('gives back what was there before each step, newest first', () => {
    let history = recordStep(emptyHistory<string>(), 'a', 0);
    history = recordStep(history, 'b', 1);
    const first = stepBack(history, 'c');
    expect(first?.value).toBe('b');
    expect(stepBack(first!.history, 'b')?.value).toBe('a');
  });

  it('goes forward again to what was undone, until something new is done', () => {
    const history = recordStep(emptyHistory<string>(), 'a', 0);
    const undone = stepBack(history, 'b')!;
    expect(stepForward(undone.history, 'a')?.value).toBe('b');
    const edited = recordStep(undone.history, 'a', 5);
    expect(stepForward(edited, 'x')).toBeUndefined();
  });

  it('takes edits with one key that follow each other closely as one step', () => {
    let history = recordStep(emptyHistory<string>(), '', 0, { key: 'field' });
    history = recordStep(history, 'h', 400, { key: 'field' });
    history = recordStep(history, 'he', 1300, { key: 'field' });
    expect(history.past).toEqual(['']);
  });

  it('begins a new step after a pause, and for another key', () => {
    let history = recordStep(emptyHistory<string>(), '', 0, { key: 'field' });
    history = recordStep(history, 'h', 1000, { key: 'field' });
    history = recordStep(history, 'he', 1001, { key: 'other' });
    history = recordStep(history, 'hel', 1002);
    expect(history.past).toEqual(['', 'h', 'he', 'hel']);
  });

  it('does not let an edit join a step that was undone', () => {
    const history = recordStep(emptyHistory<string>(), '', 0, { key: 'field' });
    const undone = stepBack(history, 'h')!;
    expect(recordStep(undone.history, '', 10, { key: 'field' }).past).toEqual(['']);
  });

  it('forgets the oldest of very many steps', () => {
    let history = emptyHistory<number>();
    for (let step = 0; step < 500; step++) history = recordStep(history, step, step);
    expect(history.past.length).toBe(200);
    expect(history.past[0]).toBe(300);
  });

  it('has nowhere to go when it is empty', () => {
    expect(stepBack(emptyHistory<string>(), 'a')).toBeUndefined();
    expect(stepForward(emptyHistory<string>(), 'a')).toBeUndefined();
  });
});
