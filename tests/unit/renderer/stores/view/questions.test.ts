import { beforeEach, describe, expect, it } from 'vitest';
import { createQuestions, isTask, type Questions } from '../../../../../renderer/src/stores/view/questions.ts';

const REPLACE = { title: 'Replace it?', message: 'It is there already.', save: 'Replace' };

let questions: Questions;
beforeEach(() => {
  questions = createQuestions();
});

const names = () => questions.getState().open.map(({ dialog }) => dialog);

describe('a question', () => {
  it('shows what it is handed, and gives its answer', async () => {
    const answer = questions.ask('save-as', { suggestion: 'owls' });
    expect(questions.getState().open).toMatchObject([{ dialog: 'save-as', asked: { suggestion: 'owls' } }]);
    questions.answer('save-as', 'hares');
    expect(await answer).toBe('hares');
    expect(names()).toEqual([]);
  });

  it('is answered once: the first answer holds, and what comes later is for nobody', async () => {
    const answer = questions.ask('confirm', REPLACE);
    questions.answer('confirm', 'save');
    questions.answer('confirm', 'discard');
    questions.dismiss('confirm');
    expect(await answer).toBe('save');
    const next = questions.ask('confirm', REPLACE);
    expect(names()).toEqual(['confirm']);
    questions.answer('confirm', 'discard');
    expect(await next).toBe('discard');
  });

  it('that is closed, or withdrawn by the page, gives nothing', async () => {
    const answer = questions.ask('close-graphs', [{ id: 'a', name: 'Owls', file: null }]);
    questions.dismiss('close-graphs');
    expect(await answer).toBeUndefined();
    expect(names()).toEqual([]);
  });

  it('gives way to the next of its kind, which is drawn anew', async () => {
    const first = questions.ask('save-as', { suggestion: 'owls' });
    const [before] = questions.getState().open;
    const second = questions.ask('save-as', { suggestion: 'owls' });
    expect(await first).toBeUndefined();
    expect(names()).toEqual(['save-as']);
    expect(questions.getState().open[0]?.key).not.toBe(before?.key);
    questions.answer('save-as', 'hares');
    expect(await second).toBe('hares');
  });

  it('stays while another kind is asked in front of it, and each gets its own answer', async () => {
    const closing = questions.ask('close-graphs', []);
    const replacing = questions.ask('confirm', REPLACE);
    expect(names()).toEqual(['close-graphs', 'confirm']);
    questions.answer('close-graphs', ['a']);
    expect(names()).toEqual(['confirm']);
    questions.answer('confirm', 'save');
    expect(await Promise.all([closing, replacing])).toEqual([['a'], 'save']);
  });

  it('may be asked by who just got the answer of one', async () => {
    const both = questions
      .ask('confirm', REPLACE)
      .then(() => questions.ask('confirm', { ...REPLACE, title: 'Again?' }));
    questions.answer('confirm', 'save');
    await Promise.resolve();
    expect(questions.getState().open).toMatchObject([{ asked: { title: 'Again?' } }]);
    questions.dismiss('confirm');
    expect(await both).toBeUndefined();
  });
});

describe('a task', () => {
  it('gives way to any other task, and to no question', async () => {
    const settings = questions.ask('settings');
    void questions.ask('confirm', REPLACE);
    expect(names()).toEqual(['settings', 'confirm']);
    void questions.ask('report');
    await expect(settings).resolves.toBeUndefined();
    expect(names()).toEqual(['confirm', 'report']);
    expect(questions.getState().open.map(isTask)).toEqual([false, true]);
  });

  it('that is opened again keeps what was done in it', () => {
    void questions.ask('report');
    const [before] = questions.getState().open;
    void questions.ask('report');
    expect(questions.getState().open).toEqual([before]);
  });
});
