import type { Palette } from '../../graph/NodeDefinition.ts';
import type { ForeignForm } from '../ImportReport.ts';
import type { ImportLog } from '../ImportLog.ts';
import { at, type JsonMap } from '../json.ts';
import { buildGraph, type Building } from '../rebuild/buildGraph.ts';
import { holdsKey } from './readUiNode.ts';
import { comfyClasses } from './classes/index.ts';
import { buildGroups } from './buildGroups.ts';
import { foldSpecials } from './foldSpecials.ts';
import { joinInstructions } from './joinInstructions.ts';
import type { Parts } from './Parts.ts';
import { readApi } from './readApi.ts';
import { readGroupNodes, readSubgraphs } from './readSubgraphs.ts';
import { readUi } from './readUi.ts';
import { settleMeaning } from './settleMeaning.ts';
import { tellPictures } from './tellPictures.ts';

export function importComfy(
  file: JsonMap,
  { palette, log }: { readonly form: ForeignForm; readonly palette: Palette; readonly log: ImportLog },
): Parts {
  const isUi = Array.isArray(at(file, 'nodes'));
  if (isUi && (holdsKey(at(file, 'extra')) || holdsKey(at(file, 'config')))) log.key('');
  const building: Building = { palette, classes: comfyClasses, program: 'comfyui', log, groups: new Map() };
  if (!isUi) {
    const graph = joinInstructions(foldSpecials(readApi(file, log), comfyClasses, log), log);
    const built = buildGraph(graph, building);
    tellPictures(graph, built, log);
    return settleMeaning({ nodes: built.nodes, edges: built.edges }, palette, log);
  }
  const read = readUi(file, log);
  const { nodes, subgraphs } = readGroupNodes(file, read.nodes, log);
  const all = new Map([...readSubgraphs(file, log), ...subgraphs]);
  const graph = joinInstructions(foldSpecials({ ...read, nodes }, comfyClasses, log, all), log);
  const { groups, sockets, valuesOfUse } = buildGroups(graph, all, building);
  const built = buildGraph(graph, { ...building, groups: sockets, valuesOfUse });
  tellPictures(graph, built, log);
  const parts = { nodes: built.nodes, edges: built.edges, ...(groups.length > 0 && { groups }) };
  return settleMeaning(parts, palette, log);
}
