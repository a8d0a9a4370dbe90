import type { CallInput, RunSummary } from '#shared/api/contract';
import type { Client } from '#shared/api/createClient';
import { BadInputError, NotFoundError } from '#shared/errors/inputErrors';
import type { App } from '../openApp.ts';
import { allowLists } from './allowLists.ts';
import { allowedKeys, type AllowedKey } from './allowedKeys.ts';
import { prepareGraph, type GraphOptions } from './prepareGraph.ts';

export interface BeginOptions extends GraphOptions {
  /** A run to go on with: its id, or how that begins. */
  readonly resume?: string;
  readonly allowKey: readonly AllowedKey[];
  /** Lists that the graph may read though they do not lie with it. */
  readonly allowFile: readonly string[];
}

/** A run that has begun, and the name of its graph. */
interface Begun {
  readonly runId: string;
  readonly name: string;
}

/** Begins a run at an open application. */
export type Begin = (app: Pick<App, 'client' | 'grantFile' | 'service'>) => Promise<Begun>;

/** Reads what there is to read before anything is opened. @throws BadInputError, WorkflowFileError */
export async function beginRun(path: string | undefined, options: BeginOptions): Promise<Begin> {
  return path === undefined ? resuming(options) : await starting(path, options);
}

async function starting(path: string, options: BeginOptions): Promise<Begin> {
  if (options.resume !== undefined) {
    throw new BadInputError('A run that goes on takes no file.', { hint: 'It runs the graph as it was.' });
  }
  const { name, asked, path: graph } = await prepareGraph(path, options);
  return async (app) => {
    const { client } = app;
    const run = { ...(await asked(app)), file: await allowLists(app, graph, options.allowFile) };
    await allow(client, options.allowKey, run);
    const { runId } = await client('run.start', run);
    return { runId, name };
  };
}

function resuming({ resume, repeatUnknown, onError, maxCost, allowKey, allowFile, ...options }: BeginOptions): Begin {
  if (resume === undefined) {
    throw new BadInputError('Name a graph file.', { hint: 'Or a run to go on with: --resume RUN.' });
  }
  const others = options.set.length > 0 || options.again || options.to.length > 0 || options.from.length > 0;
  if (others || allowFile.length > 0) {
    throw new BadInputError('--set, --again, --to, --from and --allow-file go with a file, not with --resume.', {
      hint: 'A run goes on with the graph as it was.',
    });
  }
  return async ({ client }) => {
    const { runId, graph } = await findRun(client, resume);
    await allow(client, allowKey, { runId });
    await client('run.resume', {
      runId,
      ...(repeatUnknown && { repeatUnknown }),
      ...(onError && { onError }),
      ...(maxCost !== undefined && { maxCost }),
    });
    return { runId, name: graph };
  };
}

/** Lets the run use keys that the user named. */
async function allow(client: Client, wanted: readonly AllowedKey[], run: CallInput<'run.keys'>): Promise<void> {
  if (wanted.length === 0) return;
  for (const key of allowedKeys(wanted, await client('run.keys', run))) await client('keys.allow', key);
}

async function findRun(client: Client, start: string): Promise<RunSummary> {
  const [only, second] = await client('run.find', { start });
  if (second) throw new BadInputError(`Several runs begin with “${start}”.`, { hint: 'Name more of it.' });
  if (only) return only;
  throw new NotFoundError(`There is no run “${start}”.`, { hint: 'The runs there are: “lumi runs”.' });
}
