import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Transport } from '#shared/api/Transport';
import { workflowFile, writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { embedRecipe } from '../../electron/platform/images/embedRecipe.ts';
import { aGraph } from '../support/builders.ts';
import { startEchoServer, type EchoServer } from '../support/echoServer.ts';
import { fakeSeal } from '../support/fakeSeal.ts';
import { pngPicture } from '../support/pngPicture.ts';
import { runHere } from '../support/runHere.ts';
import { startTestHost } from '../support/testApp.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { loopbackTransport, visit, type Visitor, type TestTransport } from '../support/transports.ts';

/** Keys of no known shape, so that only knowing their values can find them; one has signs that are escaped in JSON and URLs. */
const GOOGLE = 'canary/google+41c7"93e0';
const OPENROUTER = 'canary-openrouter-7f21ab90';
const OTHER = 'canary-other-55d0c1e2';
/** Of a known shape, and nobody's. */
const SHAPED = `AQ.Ab8RN6${'cD4_'.repeat(11)}`;
const CANARIES = [GOOGLE, OPENROUTER, OTHER, SHAPED].flatMap((key) => [
  key,
  JSON.stringify(key).slice(1, -1),
  encodeURIComponent(key),
  Buffer.from(key).toString('base64'),
]);

let good: EchoServer;
let bad: EchoServer;

beforeEach(async () => {
  const picture = pngPicture({ width: 64, height: 64, seed: 1 });
  good = await startEchoServer(200, picture);
  bad = await startEchoServer(403, picture);
});
afterEach(() => Promise.all([good.close(), bad.close()]));

function graphOf(provider: string, model: string, writer: string): Workflow {
  return aGraph('Canary')
    .node('provider', `${provider}-provider`, { model })
    .node('config', 'gemini-config', { numImages: 2 })
    .node('generate', 'image-processor', { prompt: 'a red fox' })
    .node('words', 'show-text')
    .node('save', 'save-images', { embedRecipe: 'full', namePattern: '{prompt}-{model}' })
    .node('writer', `${provider}-provider`, { model: writer })
    .node('write', 'text-processor', { prompt: 'about a red fox' })
    .wire('writer.provider', 'write.provider')
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config')
    .wire('generate.text', 'words.text')
    .wire('generate.images', 'save.images')
    .build();
}

const GRAPHS = [
  graphOf('google', 'gemini-nano-banana-2.1', 'gemini-3.8-flash'),
  graphOf('openrouter', 'google/gemini-nano-banana-2.1', 'someone/who-writes'),
];

/** Where the library keeps pictures as they were received. */
const AS_RECEIVED = join('library', 'pictures');

/** Every file below a folder, as bytes, the `.env` files that hold the keys and what is kept as it was received aside. */
function bytesBelow(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== '.env' && !entry.parentPath.includes(AS_RECEIVED),
  );
  return Buffer.concat(files.map((entry) => readFileSync(join(entry.parentPath, entry.name))));
}

/** What is kept as it was received. */
function picturesIn(home: string): Buffer {
  const files = readdirSync(join(home, AS_RECEIVED), { recursive: true, withFileTypes: true });
  return Buffer.concat(
    files.filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );
}

function expectNoCanary(what: string, text: Buffer | string): void {
  for (const canary of CANARIES) expect(text.includes(canary), `${what} holds ${canary.slice(0, 12)}…`).toBe(false);
}

/** Runs a graph to its end and gives all that was heard, as text. */
async function runAndListen(transport: TestTransport, graph: Workflow): Promise<string> {
  const heard: unknown[] = [];
  const ended = Promise.withResolvers<undefined>();
  const leave = transport.subscribe(
    (announcement) => {
      heard.push(announcement);
      if (announcement.kind === 'run' && announcement.event.kind === 'run-finished') ended.resolve(undefined);
    },
    () => undefined,
  );
  await transport.subscribed();
  const started = await transport.call('run.start', { workflow: workflowFile(graph) });
  expect(started.ok).toBe(true);
  await ended.promise;
  leave();
  return JSON.stringify(heard);
}

async function allReplies(transport: Transport, visitor: Visitor): Promise<string> {
  const pictures = await transport.call('picture.list', { limit: 50 });
  const replies = [
    pictures,
    await transport.call('run.current', undefined),
    await transport.call('keys.list', undefined),
    await transport.call('keys.keychain', undefined),
    await transport.call('keys.check', { provider: 'google', name: 'GOOGLE_API_KEY' }),
    await transport.call('keys.check', { provider: 'openrouter', name: 'OPENROUTER_API_KEY' }),
    await transport.call('app.info', undefined),
    await transport.call('settings.get', undefined),
    await transport.call('workflow.list', undefined),
    await transport.call('run.preview', { workflow: workflowFile(GRAPHS[0]!) }),
  ];
  const page = await (await visitor.fetch('/')).text();
  return JSON.stringify(replies) + page;
}

describe('a key', () => {
  it.each(['good', 'bad'] as const)(
    'is sent in a header and is nowhere else, though the provider repeats it in its %s replies',
    async (kind) => {
      const server = kind === 'good' ? good : bad;
      const { home, host, close } = await startTestHost({
        GOOGLE_API_KEY: GOOGLE,
        SOME_OTHER_API_KEY: OTHER,
        LUMI_GOOGLE_BASE_URL: server.url,
        LUMI_OPENROUTER_BASE_URL: server.url,
      });
      writeFileSync(join(home, '.env'), `OPENROUTER_API_KEY='${OPENROUTER}'\n`);
      const visitor = await visit(host);
      const transport = loopbackTransport(visitor);
      for (const graph of GRAPHS) {
        const heard = await runAndListen(transport, graph);
        expect(heard).toContain(kind === 'good' ? 'image-saved' : 'key-refused');
        if (kind === 'good') for (const told of ['text-grew', 'text-saved']) expect(heard).toContain(told);
        expectNoCanary('The event stream', heard);
        // A picture with the key in it is kept as it came, and told.
        if (kind === 'good') expect(heard).toContain('The file itself holds an API key');
      }
      expectNoCanary('A reply', await allReplies(transport, visitor));
      // The keys did go out: what was looked for is what was sent.
      expect(new Set(server.credentials)).toEqual(new Set([GOOGLE, OPENROUTER]));
      await close();
      expectNoCanary('A file', bytesBelow(home));
      if (kind === 'good') expect(picturesIn(home).includes(GOOGLE)).toBe(true);
      const log = readFileSync(join(home, 'logs', 'lumi.log'), 'utf8');
      expect(log).toContain('run finished');
      expect(log).toContain(kind === 'good' ? 'call done' : 'code=key-refused');
      // Nor is a prompt in the log, though there are calls in it.
      expect(log).not.toContain('red fox');
      // The search itself can find one.
      expect(readFileSync(join(home, '.env')).includes(OPENROUTER)).toBe(true);
    },
  );

  it('that was pasted is sealed in one file and is nowhere else, though it is set, checked, imported, used and removed', async () => {
    const { app, home, host } = await startTestHost(
      { LUMI_GOOGLE_BASE_URL: good.url, LUMI_OPENROUTER_BASE_URL: bad.url },
      { seal: fakeSeal() },
    );
    const visitor = await visit(host);
    const transport = loopbackTransport(visitor);
    const replies = [
      await transport.call('keys.set', { provider: 'google', name: 'GOOGLE_API_KEY', value: ` '${GOOGLE}'\n` }),
      await transport.call('keys.import', { text: `OPENROUTER_API_KEY=${OPENROUTER}\nTEAM_KEY=${OTHER}` }),
      // What is refused must not be told again either.
      await transport.call('keys.set', { provider: 'google', name: OTHER, value: OTHER }),
      await transport.call('keys.set', { provider: OTHER, name: 'GOOGLE_API_KEY', value: OTHER }),
      await transport.call('keys.set', { provider: 'google', name: 'GOOGLE_API_KEY', value: `${OTHER} ${OTHER}` }),
      await transport.call('keys.remove', { name: OTHER }),
      // Nor a key that is pasted where a file, a name or an id belongs.
      await transport.call('workflow.open', { file: `${SHAPED}.lumi.json` }),
      await transport.call('workflow.open', { file: `x${GOOGLE.replace('/', '')}.lumi.json` }),
      await transport.call('run.preview', { workflow: { ...workflowFile(GRAPHS[0]!), [GOOGLE]: SHAPED } }),
      await transport.call('run.start', { workflow: workflowFile(GRAPHS[0]!), targets: [GOOGLE, SHAPED] }),
      await transport.call('run.stop', { runId: SHAPED }),
      await transport.call(OTHER as 'run.stop', { runId: GOOGLE }),
      await transport.call('picture.details', { id: GOOGLE }),
    ];
    expect(replies.map(({ ok }) => ok).slice(0, 6)).toEqual([true, true, false, false, false, true]);
    expect(replies[1]).toMatchObject({ value: { imported: ['OPENROUTER_API_KEY'], skipped: ['TEAM_KEY'] } });
    expectNoCanary('A reply', JSON.stringify(replies));
    for (const graph of GRAPHS) expectNoCanary('The event stream', await runAndListen(transport, graph));
    expectNoCanary('A reply', await allReplies(transport, visitor));
    // The keys did go out, by the runs and by the checks.
    expect([new Set(good.credentials), new Set(bad.credentials)]).toEqual([new Set([GOOGLE]), new Set([OPENROUTER])]);
    const sealed = readFileSync(join(home, 'keys.sealed'));
    expect((await fakeSeal().decrypt(sealed)).text).toContain(JSON.stringify(GOOGLE));
    await transport.call('keys.remove', { name: 'OPENROUTER_API_KEY' });
    const { text } = await fakeSeal().decrypt(readFileSync(join(home, 'keys.sealed')));
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['GOOGLE_API_KEY']);
    await app.service.close();
    expectNoCanary('A file', bytesBelow(home));
  });

  it('that was pasted where there is no keychain is on no disk at all', async () => {
    const { app, home, host } = await startTestHost(
      { LUMI_GOOGLE_BASE_URL: good.url },
      { seal: fakeSeal({ protects: false }) },
    );
    const transport = loopbackTransport(await visit(host));
    await transport.call('keys.set', { provider: 'google', name: 'GOOGLE_API_KEY', value: GOOGLE });
    expect(await runAndListen(transport, GRAPHS[0]!)).toContain('image-saved');
    expect(new Set(good.credentials)).toEqual(new Set([GOOGLE]));
    expect(await transport.call('keys.keychain', undefined)).toMatchObject({ value: { isPersistent: false } });
    await app.service.close();
    expectNoCanary('A file', bytesBelow(home));
    expect(readdirSync(home)).not.toContain('keys.sealed');
  });

  it('is refused where someone wrote it into a graph, before anything is written or sent', async () => {
    const { home, host } = await startTestHost({ GOOGLE_API_KEY: GOOGLE, LUMI_GOOGLE_BASE_URL: good.url });
    const transport = loopbackTransport(await visit(host));
    const graph = aGraph('Leak')
      .node('note', 'text', { value: `my key is ${GOOGLE}` })
      .build();
    const workflow = workflowFile(graph);
    for (const reply of [
      await transport.call('workflow.save', { file: 'leak.lumi.json', workflow, version: null }),
      await transport.call('run.start', { workflow }),
    ]) {
      expect(reply).toMatchObject({ ok: false, error: { code: 'secret-found' } });
      expectNoCanary('The refusal', JSON.stringify(reply));
    }
    expectNoCanary('A file', bytesBelow(home));
  });

  it('of another name is not sent for a stranger’s graph until it was allowed', async () => {
    const { host } = await startTestHost({ SOME_OTHER_API_KEY: OTHER, LUMI_GOOGLE_BASE_URL: good.url });
    const transport = loopbackTransport(await visit(host));
    const graph = GRAPHS[0]!;
    const stranger = {
      ...graph,
      nodes: graph.nodes.map((node) =>
        node.id === 'provider' ? { ...node, fields: { ...node.fields, keyName: 'SOME_OTHER_API_KEY' } } : node,
      ),
    };
    expect(await runAndListen(transport, stranger)).toContain('key-not-approved');
    expect(good.credentials).toEqual([]);
    await transport.call('keys.approve', { provider: 'google', name: 'SOME_OTHER_API_KEY' });
    expect(await runAndListen(transport, stranger)).toContain('image-saved');
    expect(new Set(good.credentials)).toEqual(new Set([OTHER]));
  });

  it.each([
    ['of good replies', () => good, [['run', '--out', 'out'], ['images']]],
    ['of bad replies', () => bad, [['run', '--events'], ['keys']]],
  ] as const)('does not show in what the command line prints, %s', async (_, serverOf, commands) => {
    const folder = tempFolder();
    const graph = join(folder, 'graph.lumi.json');
    writeFileSync(graph, writeWorkflow(GRAPHS[0]!));
    const server = serverOf();
    for (const [command, ...options] of commands) {
      const args = [
        command,
        ...(command === 'run' ? [graph] : []),
        ...options.map((each) => (each === 'out' ? join(folder, each) : each)),
      ];
      const env = {
        PATH: process.env['PATH'],
        LUMI_HOME: join(folder, 'home'),
        GOOGLE_API_KEY: GOOGLE,
        OPENROUTER_API_KEY: OPENROUTER,
        LUMI_GOOGLE_BASE_URL: server.url,
      };
      const printed = await new Promise<string>((resolve) => {
        execFile(process.execPath, ['electron/hosts/cli/main.ts', ...args], { env }, (_error, stdout, stderr) => {
          resolve(stdout + stderr);
        });
      });
      expect(printed).not.toBe('');
      expectNoCanary(`What ${command} prints`, printed);
    }
    expect(new Set(server.credentials)).toEqual(new Set([GOOGLE]));
    expectNoCanary('A file', bytesBelow(folder));
  });

  const held = (key: string) =>
    aGraph('Leak')
      .node('note', 'text', { value: `my key is ${key}` }, { title: key })
      .build();
  const inPicture = async (graph: Workflow) => {
    const [bare, path] = ['bare.png', 'recipe.png'].map((name) => join(tempFolder(), name)) as [string, string];
    writeFileSync(bare, pngPicture({ width: 8, height: 8, seed: 1 }));
    await embedRecipe(bare, path, JSON.stringify({ format: 'lumi-recipe', workflow: workflowFile(graph) }));
    return readFileSync(path);
  };
  const escaped = (key: string) =>
    JSON.stringify(key).replaceAll(/[a-z]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  const comfy = (text: string) => `{"1":{"class_type":"LumiTextInput","inputs":{"text":${text}}}}`;
  it.each([
    ['a graph of ours', (key: string) => writeWorkflow(held(key))],
    ['a graph of ours that is escaped', (key: string) => writeWorkflow(held('KEY')).replaceAll('"KEY"', escaped(key))],
    ['a graph of another program', (key: string) => comfy(JSON.stringify(key))],
    ['a graph of another program that is escaped', (key: string) => comfy(escaped(key))],
    ['a picture with a recipe', (key: string) => inPicture(held(key))],
  ])('is not in what the command line makes of %s', async (_, fileOf) => {
    for (const [at, key] of [GOOGLE, OPENROUTER, SHAPED].entries()) {
      const folder = tempFolder();
      const out = join(folder, 'out');
      const path = join(tempFolder(), `${String(at)}.json`);
      writeFileSync(path, await fileOf(key));
      mkdirSync(out);
      const { code, stdout, stderr } = await runHere(['import', path, '-o', join(out, 'graph.lumi.json')], {
        env: { LUMI_HOME: join(folder, 'home'), GOOGLE_API_KEY: GOOGLE, OPENROUTER_API_KEY: OPENROUTER },
      });
      expect(stderr).toContain('held a key');
      expect(code).toBe(0);
      expectNoCanary('What import prints', stdout + stderr);
      expect(readFileSync(join(out, 'graph.lumi.json'), 'utf8')).toContain('[key removed]');
      expectNoCanary('The file', bytesBelow(folder));
    }
  });
});
