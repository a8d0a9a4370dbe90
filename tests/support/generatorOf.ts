import { join } from 'node:path';
import { usd } from '#shared/graph/Money';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import type { CallRecord } from '../../electron/engine/Ports.ts';
import { createPartials, type Partials } from '../../electron/platform/disk/createPartials.ts';
import { createGenerator } from '../../electron/platform/http/createGenerator.ts';
import type { createHttp } from '../../electron/platform/http/createHttp.ts';
import type { createImages } from '../../electron/platform/images/createImages.ts';

interface GeneratorSetup {
  readonly provider: HttpProvider;
  readonly http: ReturnType<typeof createHttp>;
  /** Where the provider is asked. */
  readonly url: string;
  readonly images: Pick<ReturnType<typeof createImages>, 'probe' | 'decode' | 'draw'>;
  readonly home: string;
  /** Absent: none is shown. */
  readonly partials?: Partials;
}

/** The generator with this as its only provider, and its two folders. */
export function generatorOf({ provider, http, url, images, home, ...setup }: GeneratorSetup) {
  const incoming = join(home, 'incoming');
  const {
    partials = createPartials({ incoming, thumbnail: () => Promise.reject(new Error()), log: () => undefined }),
  } = setup;
  const unreadableFolder = join(home, 'unreadable');
  const generator = createGenerator({
    findProvider: () => provider,
    http,
    readKey: () => Promise.resolve('k'),
    baseUrl: () => url,
    probe: images.probe,
    decode: images.decode,
    draw: images.draw,
    partials,
    incoming,
    unreadableFolder,
  });
  return { generator, incoming, unreadableFolder };
}

/** A call for one picture of a fox, to a provider's first model. */
export function callTo({ id, models }: HttpProvider): CallRecord {
  return {
    callId: 'c',
    runId: 'r',
    node: 'n',
    index: 0,
    seed: 5,
    effective: {
      request: {
        provider: id,
        model: models[0].id,
        prompt: 'fox',
        instructions: '',
        references: [],
        wireSeed: 5,
        options: {},
      },
      settings: [],
      notes: [],
      pixels: { width: 64, height: 48 },
      estimate: usd(0.1, 'estimate'),
      isPriced: true,
      timeoutMs: 60_000,
    },
  };
}
