/**
 * The application in a process that is killed sooner or later: it goes on with the run the last one left, then starts one after the other.
 * Its words are the first seed, and which calls it makes: `google`, pictures and texts; `images`, pictures by OpenRouter's endpoint for them.
 * Tells on stdout every picture and every text it announces, one JSON object a line.
 */
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph, type GraphBuilder } from '../support/builders.ts';
import { openApp } from '../../electron/hosts/openApp.ts';

/** Of each kind, in one run. */
const CALLS = 6;
const first = Number(process.argv[2]);
const graphOf = process.argv[3] === 'images' ? imagesGraph : googleGraph;

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
  const graph = graphOf();
  seed += 2 * CALLS;
  void client('run.start', { workflow: workflowFile(graph.build()) });
}

function imagesGraph(): GraphBuilder {
  return aGraph('Crash')
    .node('provider', 'openrouter-provider', { model: 'bytedance-seed/seedream-4.5' })
    .node('config', 'openrouter-config', { numImages: CALLS })
    .node('generate', 'image-processor', { prompt: 'a red fox', seed })
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config');
}

function googleGraph(): GraphBuilder {
  const pictures = aGraph('Crash')
    .node('provider', 'google-provider', { model: 'gemini-nano-banana-2.1' })
    .node('config', 'gemini-config', { numImages: CALLS })
    .node('generate', 'image-processor', { prompt: 'a red fox', seed })
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config')
    .node('writer', 'google-provider', { model: 'gemini-3.8-flash' });
  return Array.from({ length: CALLS }, (_, at) => at).reduce(
    (whole, at) =>
      whole
        .node(`write-${at}`, 'text-processor', { prompt: 'a red fox', seed: seed + CALLS + at })
        .wire('writer.provider', `write-${at}.provider`),
    pictures,
  );
}

service.announcements.subscribe(({ announcement }) => {
  if (announcement.kind !== 'run') return;
  const { event } = announcement;
  if (event.kind === 'text-saved') process.stdout.write(`${JSON.stringify({ saved: event.text })}\n`);
  if (event.kind === 'image-saved') process.stdout.write(`${JSON.stringify({ saved: event.image.id })}\n`);
  if (event.kind === 'run-finished') setImmediate(next);
});
await client('queue.setPaused', { isPaused: false });
next();
