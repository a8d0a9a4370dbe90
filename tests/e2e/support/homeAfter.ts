import { cpSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { runCli } from '../../support/runCli.ts';
import { newHome, removeHome } from './newHome.ts';

/** By the graphs that were run in them. */
const homes = new Map<string, Promise<string>>();

/** A data folder in which graphs were run, one after the other. They are run once; each who asks has a copy to itself. */
export async function homeAfter(graphs: readonly Workflow[]): Promise<string> {
  const key = JSON.stringify(graphs);
  const made = homes.get(key) ?? runAll(graphs);
  homes.set(key, made);
  const home = newHome();
  cpSync(await made, home, { recursive: true });
  return home;
}

async function runAll(graphs: readonly Workflow[]): Promise<string> {
  const home = newHome();
  process.once('exit', () => {
    removeHome(home);
  });
  for (const [at, graph] of graphs.entries()) {
    const file = join(dirname(home), `${String(at)}.lumi.json`);
    writeFileSync(file, writeWorkflow(graph));
    const { code, stderr } = await runCli(['run', file], { env: { LUMI_HOME: home } });
    if (code !== 0) throw new Error(stderr);
  }
  return home;
}
