import type { CallInput } from '#shared/api/contract';
import { resolve } from 'node:path';
import { shipped } from '#shared/shipped';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { App } from '../openApp.ts';
import { readGraphOrPicture } from './readGraphOrPicture.ts';
import { runSettings, type SettingsOptions } from './runSettings.ts';
import { fromFiles } from './fromFiles.ts';
import { fieldsSetBy, setFields } from './setFields.ts';
import { setPictures, sortSettings } from './setPictures.ts';

export interface GraphOptions extends SettingsOptions {
  readonly set: readonly string[];
  /** Hears of each part of the file that could not be read. */
  readonly onLeft?: (sentence: string) => void;
}

/** A graph by its name, and what is asked of the service about it: to run it, or to tell of that. */
interface PreparedGraph {
  readonly name: string;
  /** What its pictures are named for is put into the library; `isTrial`: they are only looked at. @throws BadInputError for what is no picture */
  readonly asked: (app: Pick<App, 'service'>, isTrial?: boolean) => Promise<CallInput<'run.preview'>>;
  /** Where it is. */
  readonly path: string;
}

/**
 * Reads the graph of a file and does to it what the options say.
 * @throws WorkflowFileError where there is no graph; BadInputError for a node, a field or a value that does not fit
 */
export async function prepareGraph(path: string, options: GraphOptions): Promise<PreparedGraph> {
  const { workflow: given, left } = await readGraphOrPicture(path);
  for (const sentence of left) options.onLeft?.(sentence);
  const palette = shipped.paletteOf(given);
  const { pictures, others: written } = await sortSettings(given, options.set, palette);
  const others = await fromFiles(written);
  const graph = setFields(given, others, palette);
  const settings = runSettings(graph, options, palette);
  const seeds = { keep: fieldsSetBy(graph, others, palette) };
  return {
    name: graph.name,
    path: resolve(path),
    asked: async (app, isTrial = false) => ({
      workflow: workflowFile(await setPictures(graph, pictures, app, isTrial)),
      seeds,
      ...settings,
    }),
  };
}
