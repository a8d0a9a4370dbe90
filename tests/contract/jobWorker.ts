/** The application in a process that is killed while it hands a call in, or after it did: starts one run, and tells its id and what it hears. */
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { openApp } from '../../electron/hosts/openApp.ts';
import { aGraph } from '../support/builders.ts';
import { offerWithScribe } from '../support/scribe/scribe.ts';

const app = await openApp({ offer: offerWithScribe });
const { service, client } = app;
service.announcements.subscribe(({ announcement }) => {
  if (announcement.kind !== 'run') return;
  const { kind, runId } = announcement.event;
  process.stdout.write(`${JSON.stringify({ kind, runId })}\n`);
});
const graph = aGraph('Jobs')
  .node('provider', 'scribe-provider')
  .node('config', 'gemini-config', { numImages: 1 })
  .node('draw', 'image-processor', { prompt: 'a red fox', seed: 7 })
  .wire('provider.provider', 'draw.provider')
  .wire('config.config', 'draw.config')
  .build();
await client('run.start', { workflow: workflowFile(graph) });
