import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors/AppError';
import type { EffectiveRequest } from '#shared/providers/Effective';
import { google } from '#shared/providers/google';
import type { HttpReply } from '#shared/providers/HttpReply';
import type { Heard } from '#shared/providers/TextStream';
import { openrouter } from '#shared/providers/openrouter';
import { textReplyFixtures, textRequestFixtures } from '../../../support/providers/fixtures.ts';

const request = (provider: string, model: string): EffectiveRequest => ({
  kind: 'text',
  provider,
  model,
  prompt: 'a red fox',
  instructions: '',
  references: [],
  wireSeed: 42,
  options: {},
});

const allOf = (heard: readonly Heard[]): Heard => ({
  text: heard.map(({ text }) => text).join(''),
  refusal: heard.map(({ refusal }) => refusal).join(''),
});

describe.each([
  { provider: google, model: 'gemini-3.8-flash' },
  { provider: openrouter, model: 'anthropic/any-model' },
])('a text of $provider.title', ({ provider, model }) => {
  const text = provider.text!;
  const asked = request(provider.id, model);
  /** Anything but an AppError is a bug and fails the test. */
  const read = (reply: HttpReply) => {
    try {
      return { written: text.decode(reply, asked) };
    } catch (caught) {
      if (!(caught instanceof AppError)) throw caught;
      return { error: { name: caught.constructor.name, ...caught.report() } };
    }
  };

  it.each(textRequestFixtures(provider.id))('is asked for as the golden request “%s”', (_, { effective, call }) => {
    expect(text.encode(effective)).toEqual(call);
  });

  it.each(textReplyFixtures(provider.id))(
    'is read as the golden reply “%s”',
    (_, { status, body, events, state, written, error, said, cost }) => {
      const stream = text.stream!();
      const heard = (events ?? []).map((event) => stream.hear(event));
      const reply = { status, headers: {}, body: events ? stream.body(allOf(heard)) : body };
      expect(read(reply)).toEqual(written ? { written } : { error });
      expect(text.said(reply)).toBe(said);
      expect(provider.cost(reply, asked)).toEqual(cost);
      if (events) expect(stream.state()).toBe(state);
    },
  );

  it('throws nothing but AppErrors, whatever JSON comes, at once or in pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 5 }), fc.constantFrom(200, 400, 500), (events, status) => {
        const stream = text.stream!();
        const heard = events.map((event) => stream.hear(event));
        for (const body of [events, events[0], stream.body(allOf(heard))]) {
          read({ status, headers: {}, body });
          text.said({ status, headers: {}, body });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('reads a stream of many events in time that grows with it, and keeps none of them', () => {
    const event =
      provider === google
        ? { candidates: [{ content: { parts: [{ text: 'a ' }] } }] }
        : { choices: [{ delta: { content: 'a ', refusal: 'no ' } }] };
    const refusal = provider === google ? '' : 'no ';
    const stream = text.stream!();
    for (let count = 0; count < 20_000; count++) expect(stream.hear(event)).toEqual({ text: 'a ', refusal });
    expect(JSON.stringify(stream.body({ text: '', refusal: '' })).length).toBeLessThan(300);
  });
});
