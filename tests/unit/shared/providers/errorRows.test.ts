import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GenerateRequest } from '#shared/graph/generation';
import type { Effective } from '#shared/providers/Effective';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { google } from '#shared/providers/google';
import { openai } from '#shared/providers/openai';
import { openrouter } from '#shared/providers/openrouter';
import { askOnce } from '../../../support/askOnce.ts';
import { callTo } from '../../../support/generatorOf.ts';

/** A row of the tables in which providers list their errors: an answer, and what becomes of it. */
interface ErrorRow {
  readonly row: string;
  readonly of: string;
  /** Absent: the one for pictures. `chat` and `images` are OpenRouter's two. */
  readonly endpoint?: 'chat' | 'images' | 'text';
  /** Absent: the provider's first for that endpoint. */
  readonly model?: string;
  /** 0: the connection is cut off in place of an answer. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly code: string;
  /** Parts of what is said, and of what is told to do. */
  readonly says: string;
  readonly hint: string;
  /** `yes`: the answer told what it cost; `maybe`: it is counted at its estimate. */
  readonly billed: 'yes' | 'maybe' | 'no';
}

const ROWS = readFileSync(new URL('../../../fixtures/providers/errorRows.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as ErrorRow);

const PROVIDERS: readonly HttpProvider[] = [google, openrouter, openai];
const MODELS: Readonly<Record<string, string>> = { images: 'bytedance-seed/seedream-4.5' };

describe('an error of a provider', () => {
  it.each(ROWS)('$of, $row: is told in words, with a next step and what it cost', async (row) => {
    const provider = PROVIDERS.find(({ id }) => id === row.of) ?? expect.fail();
    const { outcome } = await askOnce(
      provider,
      (response) => {
        if (row.status === 0) return void response.destroy();
        const isText = typeof row.body === 'string';
        response.writeHead(row.status, { 'content-type': isText ? 'text/plain' : 'application/json', ...row.headers });
        response.end(isText ? row.body : JSON.stringify(row.body));
      },
      { call: { ...callTo(provider), effective: asked(provider, row) } },
    );
    if (outcome.ok) throw new Error('It was taken for an answer.');
    const { error, cost } = outcome;
    expect(error).toMatchObject({
      code: row.code,
      message: expect.stringContaining(row.says) as string,
      hint: expect.stringContaining(row.hint) as string,
    });
    expect(cost === undefined ? 'no' : cost.kind === 'actual' ? 'yes' : 'maybe').toBe(row.billed);
  });
});

/** Priced, so that what is counted shows. */
function asked(provider: HttpProvider, { endpoint, model = MODELS[endpoint ?? ''] }: ErrorRow): Effective {
  const chosen = provider.model(model ?? provider.models[0].id);
  const request: GenerateRequest = {
    provider: { provider: provider.id, model: chosen.id, family: chosen.family },
    config: { family: chosen.family, batch: 1, options: {} },
    prompt: 'a red fox',
    instructions: '',
    references: [],
    seed: 7,
  };
  if (endpoint === 'text') return provider.text?.effective(request) ?? expect.fail();
  const { estimate } = callTo(provider).effective;
  return { ...provider.effective(request), estimate };
}
