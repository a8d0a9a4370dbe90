/**
 * The application in a process that is killed sooner or later: it goes on with the run the last one left, then starts one after the other.
 * Tells on stdout every picture it announces, one JSON object a line.
 */
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { openApp } from '../../electron/hosts/openApp.ts';

const CALLS = 12;
const first = Number(process.argv[2]);

// Nobody listens any more: the test itself has ended.
process.stdout.on('error', () => process.exit());
const app = await openApp({ takesQueueOver: true });
const { service, client } = app;

let seed = first;
const waiting = (await client('run.list', { limit: 100 })).filter(({ status }) => status === 'interrupted');

/** Each run has seeds of its own, so that a request at the server tells which call it was. */
function next(): void {
  const left = waiting.pop();
  if (left) {
    void client('run.resume', { runId: left.runId });
    return;
  }
  const graph = aGraph('Crash')
    .node('provider', 'google-provider', { model: 'gemini-nano-banana-2.1' })
    .node('config', 'gemini-config', { numImages: CALLS })
    .node('generate', 'image-processor', { prompt: 'a red fox', seed })
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config')
    .build();
  seed += CALLS;
  void client('run.start', { workflow: workflowFile(graph) });
}

service.announcements.subscribe(({ announcement }) => {
  if (announcement.kind !== 'run') return;
  const { event } = announcement;
  if (event.kind === 'image-saved') process.stdout.write(`${JSON.stringify({ saved: event.image.id })}\n`);
  if (event.kind === 'run-finished') setImmediate(next);
});
await client('queue.setPaused', { isPaused: false });
next();
