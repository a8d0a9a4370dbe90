import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Drawn {
  readonly outcome: string;
  readonly version: string;
  readonly door: string;
  /** Paths. */
  readonly pictures: readonly string[];
  readonly thumbnail: string;
  /** Of each thread that was started: whether it worked until the application was closed. */
  readonly threads: readonly ('works' | 'failed')[];
}

/** Writes a program into an unpacked package that runs the sample graph with what was packed, then one whose picture comes over the network, and prints a `Drawn`. Gives its path. */
export function drawInPackage(folder: string): string {
  writeFileSync(join(folder, 'pictures.js'), PICTURES);
  writeFileSync(join(folder, 'draw.js'), DRAW);
  return join(folder, 'draw.js');
}

/** The picture process, with its port as Electron's utility process has it. */
const PICTURES = `
const send = process.send.bind(process);
// Else it takes itself for one that Node forked.
process.send = undefined;
process.parentPort = {
  postMessage: (message) => send(message),
  on: (event, listener) => process.on(event, (data) => listener({ data })),
};
process.on('disconnect', () => process.exit());
await import('./out/desktop/imageProcess.js');
`;

const DRAW = `
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { openApp } from './out/desktop/openApp.js';

function forkImages() {
  const child = fork(join(import.meta.dirname, 'pictures.js'), [], { stdio: 'inherit' });
  return {
    send: (message) => child.send(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    hold: () => undefined,
    kill: () => child.kill('SIGKILL'),
  };
}

let drawn;
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const inlineData = { mimeType: 'image/png', data: drawn.toString('base64') };
    response.end(JSON.stringify({ candidates: [{ content: { parts: [{ inlineData }] }, finishReason: 'STOP' }] }));
  });
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const threads = [];
process.on('worker', (worker) => {
  const at = threads.push('works') - 1;
  worker.once('error', () => (threads[at] = 'failed'));
  worker.once('exit', () => (threads[at] = isClosing ? threads[at] : 'failed'));
});
let isClosing = false;

const env = {
  ...process.env,
  GOOGLE_API_KEY: 'a-key-of-nobody',
  LUMI_GOOGLE_BASE_URL: 'http://127.0.0.1:' + server.address().port,
};
const app = await openApp({ door: 'desktop', projectFolder: import.meta.dirname, forkImages, env });
const { service } = app;
const ask = async (name, input) => {
  const reply = await service.call(name, input);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
};
const run = async (workflow) => {
  const ended = new Promise((resolve) => {
    const leave = service.announcements.subscribe(({ announcement: { kind, event } }) => {
      if (kind !== 'run' || event.kind !== 'run-finished') return;
      leave();
      resolve(event.outcome);
    });
  });
  await ask('run.start', { workflow });
  return ended;
};
const { version, door } = await ask('app.info');
const outcome = await run((await ask('workflow.sample')).workflow);
const { media } = service;
const gallery = await ask('gallery.open', { filter: {}, sort: 'newest', groupBy: 'run' });
const ids = gallery.tiles.map(({ image }) => image.id);
const pictures = ids.map((id) => media.pictureFile(id).path);
// Large enough for the thread that hashes: what follows a picture's end belongs to nobody.
drawn = Buffer.concat([readFileSync(pictures[0]), Buffer.alloc(20_000_000)]);
const node = (id, type, fields) => ({ id, type, position: { x: 0, y: 0 }, fields });
const received = await run({
  format: 'lumi-workflow',
  version: 1,
  name: 'Received',
  nodes: [node('p', 'google-provider', {}), node('c', 'gemini-config', {}), node('g', 'image-processor', { prompt: 'x' })],
  edges: [
    { from: { node: 'p', socket: 'provider' }, to: { node: 'g', socket: 'provider' } },
    { from: { node: 'c', socket: 'config' }, to: { node: 'g', socket: 'config' } },
  ],
});
if (received !== 'completed') throw new Error('The picture that came over the network was not received.');
const thumbnail = await media.thumbnailFile(ids[0], 320);
isClosing = true;
await app[Symbol.asyncDispose]();
process.stdout.write(JSON.stringify({ outcome, version, door, pictures, thumbnail, threads }) + '\\n');
process.exit();
`;
