import type { AnyNodeDefinition } from '../../graph/NodeDefinition.ts';
import type { Size } from '../../workflow/Workflow.ts';

/** px, a little more than the editor draws: what lies too far apart can be read, what overlaps cannot. */
const WIDTH = 260;
const MOST_WIDTH = 520;
const ROW = 28;
const AREA = 66;
const CHROME = 84;
/** Bodies of their own, by type. */
const BODIES: Readonly<Record<string, number>> = {
  'image-input': 150,
  gallery: 240,
  'save-images': 40,
  'show-text': 140,
  note: 90,
  text: 40,
};

/** How much room a node takes on our canvas, roughly. @param wanted how wide it is in the file */
export function estimateSize(
  type: string,
  definition: AnyNodeDefinition | undefined,
  wanted: number,
  wires: number,
): Size {
  const width = Math.min(MOST_WIDTH, Math.max(WIDTH, Math.round(wanted)));
  if (type === 'reroute') return { width: 24, height: 24 };
  if (!definition) return { width, height: CHROME + ROW * Math.max(1, wires) };
  const fields = Object.values(definition.fields);
  const areas = fields.filter((field) => field.kind === 'text' && field.multiline).length;
  const named = new Set(Object.keys(definition.fields));
  const sockets = Object.keys(definition.inputs).filter((name) => !named.has(name)).length;
  const rows = fields.length - areas + sockets + Object.keys(definition.outputs).length;
  return { width, height: CHROME + ROW * rows + AREA * areas + (BODIES[type] ?? 0) };
}
