import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Drawn {
  readonly outcome: string;
  readonly version: string;
  readonly door: string;
  /** Paths. */
  readonly pictures: readonly string[];
  readonly thumbnail: string;
}

/** Writes a program into an unpacked package that runs the sample graph with what was packed, and prints a `Drawn`. Gives its path. */
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

const app = await openApp({ door: 'desktop', projectFolder: import.meta.dirname, forkImages });
const { service } = app;
const ask = async (name, input) => {
  const reply = await service.call(name, input);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
};
const ended = new Promise((resolve) => {
  service.announcements.subscribe(({ announcement: { kind, event } }) => {
    if (kind === 'run' && event.kind === 'run-finished') resolve(event.outcome);
  });
});
const { version, door } = await ask('app.info');
await ask('run.start', { workflow: (await ask('workflow.sample')).workflow });
const outcome = await ended;
const { library } = service.ports;
const ids = (await ask('picture.list', { limit: 10 })).map(({ image }) => image.id);
const pictures = ids.map((id) => library.pictureFile(id).path);
const thumbnail = await library.thumbnailFile(ids[0], 320);
await app[Symbol.asyncDispose]();
process.stdout.write(JSON.stringify({ outcome, version, door, pictures, thumbnail }) + '\\n');
process.exit();
`;
