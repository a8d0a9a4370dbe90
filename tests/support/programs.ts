import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { createClient, type Client } from '#shared/api/createClient';
import type { RunEvent } from '#shared/runs/RunEvent';
import type { AppOptions } from '../../electron/hosts/AppOptions.ts';
import { openApp, type App } from '../../electron/hosts/openApp.ts';
import { startGoogleServer } from './providers/googleServer.ts';
import type { ProviderServer } from './providers/providerServer.ts';
import type { Scenario } from './providers/scenario.ts';
import { offerWithScribe } from './scribe/scribe.ts';
import { startScribeServer, type ScribeServer } from './scribe/scribeServer.ts';
import { tempFolder } from './tempFolder.ts';
import { directTransport } from './transports.ts';

/** One program that has the library open. */
export interface Program {
  readonly client: Client;
  /** All it told of its runs so far. */
  readonly events: readonly RunEvent[];
  /** Waits until it told this so many times. */
  readonly has: (kind: RunEvent['kind'], count?: number) => Promise<unknown>;
  /** Waits for the end of a run, and forgets it: a run that goes on has another. */
  readonly ended: (runId: string) => Promise<RunEvent>;
  readonly close: () => Promise<void>;
}

interface Programs<Server> {
  readonly server: Server;
  /** The data folder that all of them share. */
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  readonly open: () => Promise<Program>;
}

/** For each test a library, a stand-in for the provider, and programs on that library as often as one is opened. */
function programs<Server extends { close(): Promise<void> }>(
  startServer: () => Promise<Server>,
  envOf: (server: Server) => Readonly<Record<string, string>>,
  options: Pick<AppOptions, 'offer'> = {},
): Programs<Server> {
  let server: Server | undefined;
  let home = '';
  const opened = new Set<App>();
  const started = (): Server => {
    if (!server) throw new Error('Programs are there within a test.');
    return server;
  };
  const env = () => ({ LUMI_HOME: home, ...envOf(started()) });

  beforeEach(async () => {
    server = await startServer();
    home = join(tempFolder(), 'home');
    mkdirSync(home);
  });
  afterEach(async () => {
    for (const app of opened) await app[Symbol.asyncDispose]();
    opened.clear();
    await started().close();
  });

  return {
    get server() {
      return started();
    },
    get home() {
      return home;
    },
    get env() {
      return env();
    },
    async open() {
      const app = await openApp({ env: env(), workingFolder: home, takesQueueOver: true, ...options });
      opened.add(app);
      return programOf(app, async () => {
        opened.delete(app);
        await app[Symbol.asyncDispose]();
      });
    },
  };
}

function programOf(app: App, close: () => Promise<void>): Program {
  const client = createClient(directTransport(app.service));
  const events: RunEvent[] = [];
  app.service.announcements.subscribe(({ announcement }) => {
    if (announcement.kind === 'run') events.push(announcement.event);
  });
  const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 20_000, interval: 5 });
  const forgotten = new Set<RunEvent>();
  return {
    client,
    events,
    has: (kind, count = 1) => until(() => events.filter((event) => event.kind === kind).length >= count),
    async ended(runId) {
      const end = () =>
        events.find((event) => event.kind === 'run-finished' && event.runId === runId && !forgotten.has(event));
      await until(() => end() !== undefined);
      const event = end();
      if (!event) throw new Error('unreachable');
      forgotten.add(event);
      return event;
    },
    close,
  };
}

/** What the library says of a run. */
export async function runOf(client: Client, runId: string) {
  return (await client('run.list', { limit: 50 })).find((run) => run.runId === runId);
}

export async function statusOf(client: Client, runId: string) {
  return (await runOf(client, runId))?.status;
}

/** Waits until the run neither waits nor runs, whoever runs it. */
export function over(client: Client, runId: string): Promise<unknown> {
  return vi.waitUntil(async () => !['queued', 'running'].includes((await statusOf(client, runId)) ?? 'queued'), {
    timeout: 15_000,
    interval: 20,
  });
}

/** Programs that ask the stand-in for Google. */
export function googlePrograms(): Programs<ProviderServer> {
  return programs(
    () => startGoogleServer({ scale: 0.05 }),
    ({ url, key }) => ({ LUMI_GOOGLE_BASE_URL: url, GOOGLE_API_KEY: key }),
  );
}

/** Programs that ask the stand-in that writes texts and hands jobs in. */
export function scribePrograms(): Programs<ScribeServer & { readonly key: string }> {
  return programs(startScribeServer, ({ url, key }) => ({ LUMI_SCRIBE_BASE_URL: url, SCRIBE_API_KEY: key }), {
    offer: offerWithScribe,
  });
}

/** Waits until it was asked so many times. */
export function sent(server: ProviderServer, count: number): Promise<unknown> {
  return vi.waitUntil(() => server.requests.length >= count, { timeout: 20_000, interval: 5 });
}

/** Has it answer one request, as `first` says, when what this gives is called; and those after it as `following` says. */
export function holdAnswer(
  server: ProviderServer,
  first: Scenario = 'picture',
  ...following: readonly Scenario[]
): () => void {
  const answers = Promise.withResolvers<undefined>();
  server.respondWith([{ scenario: first, after: answers.promise }, ...following]);
  return () => {
    answers.resolve(undefined);
  };
}
