import { describe, expect, it } from 'vitest';
import { RemoteError } from '#shared/api/createClient';
import type { CallOutput } from '#shared/api/contract';
import { createAnswer } from '../../../../renderer/src/stores/createAnswer.ts';
import { fakeService } from '../../../support/fakeService.ts';

type Text = CallOutput<'share.export'>;
const turn = () => new Promise((resolve) => setTimeout(resolve));

/** Each question is answered when the test says so. */
function anAnswer() {
  const asked: PromiseWithResolvers<Text>[] = [];
  const { client } = fakeService({
    'share.export'() {
      const reply = Promise.withResolvers<Text>();
      asked.push(reply);
      return reply.promise;
    },
  });
  const answers = createAnswer(client, 'share.export');
  return {
    ask: (of: string) => answers.getState().ask(of, { workflow: of, strip: [] }),
    reply: async (nth: number, text: string) => {
      asked[nth]?.resolve({ text });
      await turn();
    },
    fail: async (nth: number) => {
      asked[nth]?.reject(new RemoteError({ code: 'x', message: 'It failed.' }));
      await turn();
    },
    text: () => answers.getState().value?.text,
    error: () => answers.getState().error?.message,
  };
}

describe('an answer', () => {
  it('is that to the newest question, also where one before it comes later', async () => {
    const { ask, reply, fail, text, error } = anAnswer();
    for (const each of ['foxes', 'owls', 'hares']) ask(each);
    await reply(2, 'hares');
    await reply(0, 'foxes');
    await fail(1);
    expect([text(), error()]).toEqual(['hares', undefined]);
  });

  it('of another question is not shown while the new one is asked', async () => {
    const { ask, reply, text } = anAnswer();
    ask('foxes');
    await reply(0, 'foxes');
    ask('owls');
    expect(text()).toBeUndefined();
  });

  it('stays while the same is asked again, and where that fails', async () => {
    const { ask, reply, fail, text, error } = anAnswer();
    ask('foxes');
    await reply(0, 'before');
    ask('foxes');
    expect(text()).toBe('before');
    await fail(1);
    expect([text(), error()]).toEqual(['before', 'It failed.']);
    ask('foxes');
    await reply(2, 'after');
    expect([text(), error()]).toEqual(['after', undefined]);
  });

  it('is not taken after the end', async () => {
    const { ask, reply, text } = anAnswer();
    ask('foxes')();
    await reply(0, 'late');
    expect(text()).toBeUndefined();
  });

  it('is taken where the end of a question comes after the next was asked', async () => {
    const { ask, reply, text } = anAnswer();
    const end = ask('foxes');
    ask('foxes');
    end();
    await reply(1, 'foxes');
    expect(text()).toBe('foxes');
  });
});
