import type { CallInput } from '#shared/api/contract';
import { resolve } from 'node:path';
import { shipped } from '#shared/shipped';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { readGraphOrPicture } from './readGraphOrPicture.ts';
import { runSettings, type SettingsOptions } from './runSettings.ts';
import { fieldsSetBy, setFields } from './setFields.ts';

export interface GraphOptions extends SettingsOptions {
  readonly set: readonly string[];
}

/** A graph by its name, and what is asked of the service about it: to run it, or to tell of that. */
interface PreparedGraph {
  readonly name: string;
  readonly asked: CallInput<'run.preview'>;
  /** Where it is. */
  readonly path: string;
}

/**
 * Reads the graph of a file and does to it what the options say.
 * @throws WorkflowFileError where there is no graph; BadInputError for a node, a field or a value that does not fit
 */
export async function prepareGraph(path: string, options: GraphOptions): Promise<PreparedGraph> {
  const given = await readGraphOrPicture(path);
  const palette = shipped.paletteOf(given);
  const graph = setFields(given, options.set, palette);
  const settings = runSettings(graph, options, palette);
  const seeds = { keep: fieldsSetBy(graph, options.set, palette) };
  return { name: graph.name, path: resolve(path), asked: { workflow: workflowFile(graph), seeds, ...settings } };
}
