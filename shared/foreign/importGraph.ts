import type { Offer } from '../Offer.ts';
import { WorkflowFileError } from '../errors/inputErrors.ts';
import { groupType, MOST_GROUP_LEVELS, pathBelow } from '../graph/groups/groupPath.ts';
import { redactKeys } from '../graph/keyShapes.ts';
import type { Catalogue } from '../providers/Catalogue.ts';
import { MAX_GRAPH_NAME, type Workflow, type WorkflowNode } from '../workflow/Workflow.ts';
import { readWorkflow } from '../workflow/readWorkflow.ts';
import { workflowFile } from '../workflow/writeWorkflow.ts';
import { importBanana } from './banana/importBanana.ts';
import { importComfy } from './comfy/importComfy.ts';
import type { Parts } from './comfy/Parts.ts';
import { ImportLog } from './ImportLog.ts';
import type { ImportReport } from './ImportReport.ts';
import { recognise } from './read/recognise.ts';
import { withoutKeys } from './withoutKeys.ts';

export interface Imported {
  readonly workflow: Workflow;
  readonly report: ImportReport;
}

/**
 * A graph of another program as one of ours, and what became of it. Nothing is run, fetched or looked for on a disk. No key gets into either.
 * @param name what the file is called: messages name it so, and so is the graph
 * @param redact replaces keys; the Node side hands in one that knows the live ones too
 * @throws WorkflowFileError saying what the text is instead
 */
export function importGraph(
  text: string,
  name: string,
  { catalogue, paletteOf }: Offer,
  redact: (text: string) => string = redactKeys,
): Imported {
  const clean = redact(text);
  const { form, value } = recognise(clean, name);
  const log = new ImportLog();
  if (form === 'lumi') {
    const read = readWorkflow(value, name);
    for (const { type } of read.nodes) log.rebuilt(type);
    const workflow = withoutKeys(read, paletteOf(read), log, { redact, hadKeys: clean !== text });
    return { workflow, report: log.report(redact(name), form) };
  }
  const palette = paletteOf(EMPTY);
  const built: Parts =
    form === 'node-banana' ? importBanana(value, { palette, log }) : importComfy(value, { form, palette, log });
  if (built.nodes.length === 0)
    throw new WorkflowFileError(`${name} holds a graph without a node.`, { hint: 'There is nothing to bring in.' });
  tellModels(built.nodes, catalogue, log);
  for (const { id, nodes } of built.groups ?? [])
    log.within(usePath(built, id), () => {
      tellModels(nodes, catalogue, log);
    });
  const read = readWorkflow(workflowFile({ name: graphNameOf(name), ...built }), name);
  const workflow = withoutKeys(read, paletteOf(read), log, { redact, hadKeys: false });
  return { workflow, report: log.report(redact(name), form) };
}

/** The path of the first node that uses a group. */
function usePath(
  { nodes, groups = [] }: Pick<Workflow, 'nodes' | 'groups'>,
  id: string,
  left = MOST_GROUP_LEVELS,
): string {
  const own = nodes.find(({ type }) => type === groupType(id));
  if (own) return own.id;
  const holder = left > 0 ? groups.find((group) => group.nodes.some(({ type }) => type === groupType(id))) : undefined;
  const inner = holder?.nodes.find(({ type }) => type === groupType(id));
  return holder && inner ? pathBelow(usePath({ nodes, groups }, holder.id, left - 1), inner.id) : id;
}

const EMPTY: Workflow = { name: '', nodes: [], edges: [] };

/** Models that are gone stay as they are, with what is to be used instead: nobody's choice is changed. */
function tellModels(nodes: readonly WorkflowNode[], catalogue: Catalogue, log: ImportLog): void {
  for (const { id, type, fields } of nodes) {
    const model = fields?.['model'];
    const provider = type.endsWith('-provider') ? catalogue.find(type.slice(0, -'-provider'.length)) : undefined;
    if (!provider || typeof model !== 'string') continue;
    const { deprecated, retires, successor } = provider.model(model);
    if (deprecated !== undefined || retires !== undefined || successor !== undefined)
      log.model(id, model, successor ?? '');
  }
}

/** The name of the file without its end and without its folder. */
function graphNameOf(file: string): string {
  const [last = ''] = file.split(/[/\\]/).slice(-1);
  const plain = last.replace(/(?:\.lumi)?\.(?:json|png|jpe?g|webp|avif|gif|svg|txt)$/i, '').trim();
  return redactKeys(plain).slice(0, MAX_GRAPH_NAME).toWellFormed() || 'Imported graph';
}
