import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '#shared/api/createClient';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { startEchoServer, type EchoServer } from '../support/echoServer.ts';
import { pngPicture } from '../support/pngPicture.ts';
import { openTestApp, openTestPorts, type TestApp } from '../support/testApp.ts';
import { directTransport } from '../support/transports.ts';
import { unzip } from '../support/unzip.ts';

/** No known shape; with signs that are escaped in JSON. */
const KEY = 'canary/google+41c7"93e0';
const PROMPT = 'a heron in "blue ink"';

let server: EchoServer;
beforeEach(async () => {
  server = await startEchoServer(200, pngPicture({ width: 64, height: 64, seed: 1 }));
});
afterEach(() => server.close());

function graph(): Workflow {
  return aGraph('Herons')
    .node('provider', 'google-provider', { model: 'gemini-nano-banana-2.1' })
    .node('config', 'gemini-config', {})
    .node('generate', 'image-processor', { prompt: PROMPT, instructions: 'Wet on wet.' })
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config')
    .build();
}

/** An application in which something was made, something broke, and the log got to hear of it. */
async function anEventfulApp(): Promise<TestApp & { readonly report: (includePrompts: boolean) => Promise<Report> }> {
  const opened = await openTestApp({ GOOGLE_API_KEY: KEY, LUMI_GOOGLE_BASE_URL: server.url });
  const client = createClient(directTransport(opened.app.service));
  const ended = Promise.withResolvers<undefined>();
  opened.app.service.announcements.subscribe(({ announcement }) => {
    if (announcement.kind === 'run' && announcement.event.kind === 'run-finished') ended.resolve(undefined);
  });
  await client('run.start', { workflow: workflowFile(graph()) });
  await ended.promise;
  const { log } = opened.app;
  log(new Error(`A bug that quotes ${PROMPT}, Wet on wet. and ${KEY} in ${join(homedir(), 'pictures')}`));
  log(new Error(JSON.stringify({ prompt: PROMPT, key: KEY })));
  return {
    ...opened,
    report: async (includePrompts) => {
      const { path } = await client('report.make', { includePrompts });
      const archive = readFileSync(path);
      const entries = unzip(archive);
      return { path, entries, text: [...entries].flat().join('\n') };
    },
  };
}

interface Report {
  readonly path: string;
  readonly entries: ReadonlyMap<string, string>;
  /** All names and texts. */
  readonly text: string;
}

function json(report: Report, name: string): unknown {
  return JSON.parse(report.entries.get(name) ?? 'null');
}

describe('a report', () => {
  it('tells what a helper asks: versions, settings, keys by name, counts and the log', async () => {
    const { home, report } = await anEventfulApp();
    mkdirSync(join(home, 'crashes', 'completed'), { recursive: true });
    writeFileSync(join(home, 'crashes', 'completed', 'one.dmp'), `memory with ${KEY}`);
    const made = await report(false);
    expect([...made.entries.keys()]).toEqual([
      'about.json',
      'settings.json',
      'keys.json',
      'library.json',
      'logs/lumi.log',
    ]);
    expect(json(made, 'about.json')).toMatchObject({
      lumi: '0.1.0',
      door: 'web',
      node: process.versions.node,
      platform: process.platform,
      crashDumps: 1,
    });
    expect(json(made, 'settings.json')).toMatchObject({ concurrency: 4 });
    expect(made.entries.get('keys.json')).toContain('"GOOGLE_API_KEY"');
    expect(json(made, 'library.json')).toMatchObject({ runs: 1, graphs: 1, pictures: 1, 'calls done': 1 });
    expect(made.entries.get('logs/lumi.log')).toMatch(/call done .*model=gemini-nano-banana-2\.1/);
    expect(dirname(made.path)).toBe(join(home, 'reports'));
    expect(basename(made.path)).toMatch(/^lumi-report-\d{8}-\d{6}-\w{4}\.zip$/);
    // Its folder is its owner's alone.
    expect(statSync(dirname(made.path)).mode & 0o077).toBe(0);
  });

  it('holds no key, no prompt and no home folder, though the log was told of them', async () => {
    const { report } = await anEventfulApp();
    const { text } = await report(false);
    expect(text).toContain('A bug that quotes [prompt removed]');
    for (const secret of [KEY, KEY.slice(0, 14), 'heron', 'blue ink', 'Wet on wet', 'Herons', homedir() + '/'])
      expect(text, secret).not.toContain(secret);
  });

  it('holds the prompts of the last runs where that was asked for, and still no key', async () => {
    const { report } = await anEventfulApp();
    const made = await report(true);
    expect(json(made, 'prompts.json')).toMatchObject([
      { graph: 'Herons', provider: 'google', prompt: PROMPT, instructions: 'Wet on wet.' },
    ]);
    expect(made.text).not.toContain('canary');
  });

  it('is not written where something in it looks like a key all the same', async () => {
    const { ports, home } = await openTestPorts();
    const leaky = {
      ...ports,
      reports: { ...ports.reports, tidy: (text: string) => text },
      settings: {
        ...ports.settings,
        current: { ...ports.settings.current, note: 'sk-or-v1-0123456789abcdef0123456789abcdef' },
      },
    };
    const { makeReport } = await import('../../electron/service/report.ts');
    await expect(makeReport(leaky, { includePrompts: false })).rejects.toMatchObject({ code: 'secret-found' });
    expect(readdirSync(home)).not.toContain('reports');
  });

  it('can be made where nothing was ever made, twice in a second', async () => {
    const { app, home } = await openTestApp();
    const client = createClient(directTransport(app.service));
    await client('report.make', { includePrompts: true });
    await client('report.make', { includePrompts: true });
    expect(readdirSync(join(home, 'reports'))).toHaveLength(2);
  });
});
