import { scanLoosely } from '#shared/foreign/read/scanLoosely';
import { looseObject } from './looseJson.ts';
import type { GraphFault, PictureText } from './Origin.ts';

/** Where graphs of ComfyUI lie under a name of their own; elsewhere anything may. */
const NAMED: ReadonlySet<string> = new Set(['workflow', 'prompt']);
const HINTS = /"(?:class_type|last_node_id|widgets_values)"/;

/** What is wrong with the graph of ComfyUI among the texts of a picture; `undefined`: there is none, or one of the texts can be read. */
export function faultOfGraph(texts: readonly PictureText[]): GraphFault | undefined {
  const graphs = texts.filter(
    ({ key, text }) => /^\s*\{/.test(text) && (NAMED.has(key.toLowerCase()) || HINTS.test(text)),
  );
  const [first] = graphs;
  if (!first || graphs.some(({ text, fault }) => !fault && looseObject(text))) return undefined;
  return first.fault ?? (scanLoosely(first.text).isCutOff ? 'cut-off' : 'damaged');
}
