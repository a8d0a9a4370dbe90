import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createClient } from '#shared/api/createClient';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { runHere } from '../support/runHere.ts';
import { sampleGraph } from '../support/runs.ts';
import { openTestApp } from '../support/testApp.ts';
import { directTransport } from '../support/transports.ts';

/** A graph with a wire that leads nowhere and a second node of an id. */
function aBrokenFile(): string {
  const file = JSON.parse(writeWorkflow(sampleGraph(1).build())) as { nodes: object[]; edges: object[] };
  const twin = { id: 'prompt', type: 'text', position: { x: 0, y: 900 }, fields: { value: 'mine' } };
  return JSON.stringify({ ...file, nodes: [...file.nodes, twin], edges: [...file.edges, { from: {} }] });
}
const LEFT = [
  expect.stringMatching(/^Wire 4 was left out/),
  'Node “prompt”: another had that id, so this one is “prompt-2” now.',
];

it('a file with a bad link opens, is told, and stays beside what is saved over it', async () => {
  const { app, home } = await openTestApp();
  const client = createClient(directTransport(app.service));
  const folder = join(home, 'workflows');
  mkdirSync(folder);
  const text = aBrokenFile();
  writeFileSync(join(folder, 'foxes.lumi.json'), text);
  const { workflow, version, left } = await client('workflow.open', { file: 'foxes.lumi.json' });
  expect(left).toEqual(LEFT);
  const saved = await client('workflow.save', { file: 'foxes.lumi.json', workflow, version });
  expect(readFileSync(join(folder, 'foxes (as it was).lumi.json'), 'utf8')).toBe(text);
  expect((await client('workflow.open', { file: 'foxes.lumi.json' })).left).toEqual([]);
  await client('workflow.save', { file: 'foxes.lumi.json', workflow, version: saved.version });
  expect(readdirSync(folder).filter((name) => name.endsWith('.lumi.json'))).toHaveLength(2);
});

it('a file with a bad link runs on the command line, which tells of it', async () => {
  const { home, close } = await openTestApp();
  await close();
  const path = join(home, 'foxes.lumi.json');
  writeFileSync(path, aBrokenFile());
  const { code, stderr } = await runHere(['run', path], { env: { LUMI_HOME: home } });
  expect(stderr).toContain('Wire 4 was left out.');
  expect(code).toBe(0);
});
