import { describe, expect, it } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { CloseQuestion } from '../../../../electron/service/CloseQuestion.ts';

function aQuestion() {
  const announced: Announcement[] = [];
  return { announced, closing: new CloseQuestion((announcement) => announced.push(announcement)) };
}

describe('closing a window', () => {
  it('is fine without asking where nothing was changed', async () => {
    const { announced, closing } = aQuestion();
    expect(await closing.ask()).toBe(true);
    expect(announced).toEqual([]);
  });

  it.each([true, false])('asks the page about changes and takes its answer (%s)', async (ok) => {
    const { announced, closing } = aQuestion();
    closing.setEdited(true);
    const asked = closing.ask();
    expect(announced).toEqual([{ kind: 'close-requested' }]);
    expect(closing.isOpen).toBe(true);
    closing.answer(ok);
    expect(await asked).toBe(ok);
    expect(closing.isOpen).toBe(false);
  });

  it('asks again where the page did not answer; the question before is then answered with no', async () => {
    const { announced, closing } = aQuestion();
    closing.setEdited(true);
    const [first, second] = [closing.ask(), closing.ask()];
    expect(await first).toBe(false);
    closing.answer(true);
    expect(await second).toBe(true);
    expect(announced).toHaveLength(2);
    closing.answer(false);
  });
});
