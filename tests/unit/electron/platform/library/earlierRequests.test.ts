import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GenerateRequest, GenerationConfig, ImageRef } from '#shared/graph/generation';
import type { Effective } from '#shared/providers/Effective';
import { catalogue, palette } from '../../../../support/shipped.ts';
import { settingsOf } from '../../../../../electron/platform/library/settingsOf.ts';
import { requestHash } from '../../../../../electron/platform/library/requestHash.ts';
import { storedRequest } from '../../../../../electron/platform/library/rowSchemas.ts';

/** One line a request, as libraries have it. Never written anew: pictures were paid for under these hashes. */
interface EarlierRequest {
  readonly asked: Pick<GenerateRequest, 'prompt' | 'instructions' | 'seed'> & {
    readonly provider: string;
    readonly model: string;
    readonly fields: Readonly<Record<string, unknown>>;
    readonly references: readonly ImageRef[];
  };
  readonly hash: string;
  readonly stored: Readonly<Record<string, unknown>>;
  readonly settings: readonly (readonly [string, string])[];
  readonly planned: Omit<Effective, 'request'>;
}

const EARLIER = JSON.parse(
  readFileSync(new URL('../../../../fixtures/requests/gemini.json', import.meta.url), 'utf8'),
) as readonly EarlierRequest[];

describe('a request that was made before', () => {
  it.each(
    EARLIER.map((earlier) => [`${earlier.asked.model} ${JSON.stringify(earlier.asked.fields)}`, earlier] as const),
  )(
    'is asked for again under its hash, with its notes, its size and its price: %s',
    async (_, { asked, hash, settings, planned }) => {
      const { request, ...rest } = await effectiveOf(asked);
      expect(requestHash(request)).toBe(hash);
      expect(rest).toMatchObject({ ...planned, settings });
    },
  );

  it('is told in the library with the settings it had', () => {
    for (const { asked, stored, settings } of EARLIER) {
      expect(settingsOf({ settings: null, request: storedRequest.parse(stored), seed: asked.seed })).toEqual(settings);
    }
  });
});

/** From the fields of its node on, as a run goes. */
async function effectiveOf({ provider, model, fields, ...words }: EarlierRequest['asked']): Promise<Effective> {
  const node = palette.get('gemini-config');
  const values = Object.entries(node?.fields ?? {}).map(([name, field]) => [name, fields[name] ?? field.default]);
  const outputs = await node?.run?.({}, Object.fromEntries(values), {} as never);
  const [config] = (outputs?.['config'] ?? []) as readonly GenerationConfig[];
  const adapter = catalogue.find(provider);
  if (!config || !adapter) throw new Error(`${provider} is gone.`);
  return adapter.effective({ provider: { provider, model, family: 'gemini' }, config, ...words });
}
