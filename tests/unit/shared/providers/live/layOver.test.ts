import { describe, expect, it } from 'vitest';
import { google } from '#shared/providers/google';
import type { LiveModel } from '#shared/graph/models/LiveList';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';

const CURRENT = 'gemini-nano-banana-2.1';

/** Google as it is once it has said that it has these. */
function laid(...models: readonly LiveModel[]): HttpProvider {
  const provider = google.listing?.lay({ provider: 'google', read: '2026-11-30T08:00:00.000Z', models });
  if (!provider) throw new Error('Google has no list.');
  return provider;
}

const draws = (id: string, title?: string): LiveModel => ({ id, makes: ['image'], ...(title && { title }) });

const asked = (model: string) =>
  ({
    provider: { provider: 'google', model, family: 'gemini' },
    config: { family: 'gemini', batch: 1, options: {} },
    prompt: 'a fox',
    instructions: '',
    references: [],
    seed: 1,
  }) as const;

describe('a list laid over the shipped models', () => {
  it('keeps what is shipped first and in its order', () => {
    const { models } = laid(draws('gemini-9-image'), draws(CURRENT));
    expect(models.slice(0, google.models.length).map(({ id }) => id)).toEqual(google.models.map(({ id }) => id));
    expect(models.at(-1)).toMatchObject({ id: 'gemini-9-image', makes: ['image'] });
  });

  it('says from when it is known, and which the provider lists no more', () => {
    const { model } = laid(draws(CURRENT));
    expect(model(CURRENT)).toMatchObject({ read: '2026-11-30' });
    expect(model(CURRENT).deprecated).toBeUndefined();
    expect(model('gemini-3-pro-image').deprecated).toBe('Google AI did not list it on 2026-11-30: it may be refused.');
    // What was announced says more.
    expect(model('gemini-2.5-flash-image').deprecated).toContain('2026-10-02');
  });

  it('takes a new one for like those of its kind, and says that this and its price are guessed', () => {
    const provider = laid(draws(CURRENT), draws('gemini-3-pro-image-2', 'Nano Banana Pro 2'));
    const effective = provider.effective(asked('gemini-3-pro-image-2'));
    expect(effective.request.model).toBe('gemini-3-pro-image-2');
    expect(effective.isPriced).toBe(false);
    expect(effective.notes.join(' ')).toContain('is guessed from the model most like it');
    expect(provider.model('gemini-3-pro-image-2')).toMatchObject({ title: 'Nano Banana Pro 2', maxReferences: 14 });
  });

  it('sends the very same request for what is shipped', () => {
    const { request, estimate } = laid(draws(CURRENT)).effective(asked(CURRENT));
    expect({ request, estimate }).toEqual({
      request: google.effective(asked(CURRENT)).request,
      estimate: google.effective(asked(CURRENT)).estimate,
    });
  });

  it('forgets the list of before when another is laid over', () => {
    const second = laid(draws('gemini-9-image')).listing?.lay({
      provider: 'google',
      read: '2026-12-01T08:00:00.000Z',
      models: [draws(CURRENT)],
    });
    expect(second?.models.map(({ id }) => id)).toEqual(google.models.map(({ id }) => id));
  });
});
