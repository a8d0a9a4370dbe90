import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '../../electron/hosts/openApp.ts';

/** Runs a template to its end, in a data folder of its own. Gives the files of the pictures it goes by, then of those it makes, in their order. */
export async function picturesOf(id) {
  const home = await mkdtemp(join(tmpdir(), 'lumi-template-'));
  const app = await openApp({ env: { LUMI_HOME: home }, workingFolder: home });
  try {
    const { workflow } = await app.client('template.open', { of: 'ready', id });
    const outputs = await run(app, workflow);
    const of = (node, socket) => outputs.get(node)?.[socket]?.items ?? [];
    const into = (socket) => workflow.edges.filter(({ to }) => to.socket === socket);
    const [first] = [...into('references'), ...into('images')].filter(({ from }) => isBrought(workflow, from.node));
    const sources = first ? of(first.from.node, 'images') : [];
    const galleries = workflow.nodes.filter(({ type }) => type === 'gallery');
    const shown = [...sources, ...galleries.flatMap(({ id: node }) => of(node, 'images'))];
    const files = shown.map((image) => app.service.media.pictureFile(image.id)?.path);
    return await Promise.all(files.map((path) => readFile(path)));
  } finally {
    await app[Symbol.asyncDispose]();
    await rm(home, { recursive: true, force: true });
  }
}

/** Whether a node gives pictures that were there before the run. */
function isBrought({ nodes }, id) {
  return ['image-input', 'reference-set', 'markup'].includes(nodes.find((node) => node.id === id)?.type);
}

/** What each node gave. */
async function run({ client, service }, workflow) {
  const outputs = new Map();
  const ended = Promise.withResolvers();
  const stop = service.announcements.subscribe(({ announcement }) => {
    if (announcement.kind !== 'run') return;
    const { event } = announcement;
    if (event.kind === 'node-finished') outputs.set(event.node, event.outputs);
    if (event.kind === 'run-finished') ended.resolve(event);
  });
  await client('run.start', { workflow });
  const { outcome } = await ended.promise;
  stop();
  if (outcome !== 'completed') throw new Error(`The run ended as ${outcome}.`);
  return outputs;
}
