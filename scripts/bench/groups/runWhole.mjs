import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '../../../electron/hosts/openApp.ts';
import { workflowFile } from '../../../shared/workflow/writeWorkflow.ts';

/** Runs the graph through a whole application with a data folder of its own, from the call to the end of the run: nothing can be used again. */
export async function runWhole(graph) {
  const home = mkdtempSync(join(tmpdir(), 'lumi-bench-'));
  try {
    await using app = await openApp({ env: { LUMI_HOME: home }, workingFolder: home });
    const proof = { 'nodes run': 0, 'calls made': 0, 'pictures saved': 0, reused: 0 };
    const ended = Promise.withResolvers();
    app.service.announcements.subscribe(({ announcement: { kind, event } }) => {
      if (kind !== 'run') return;
      if (event.kind === 'node-finished') proof['nodes run'] += 1;
      if (event.kind === 'image-saved') {
        proof['pictures saved'] += 1;
        proof[event.reused ? 'reused' : 'calls made'] += 1;
      }
      if (event.kind === 'node-failed') ended.reject(new Error(event.error.message));
      if (event.kind === 'run-finished') ended.resolve(event.outcome);
    });
    const startedAt = performance.now();
    await app.client('run.start', { workflow: workflowFile(graph) });
    const outcome = await ended.promise;
    return { ms: performance.now() - startedAt, proof: { ...proof, outcome } };
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
