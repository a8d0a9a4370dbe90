import { nodeName } from '#shared/graph/Graph';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { Workflow } from '#shared/workflow/Workflow';

/** UTF-16 units */
const LONGEST = 60;

/** What a person may know a graph by, in one short line: the beginning of the first text written in it, else what its nodes are called. */
export function excerptOf(workflow: Workflow, palette: Palette): string {
  const { nodes } = workflow;
  const [text] = withoutGroups(workflow).nodes.flatMap((node) => textsOf(node, palette));
  const titles = new Set(nodes.map((node) => nodeName(node, palette.get(node.type)?.title)));
  return shorten(text === undefined ? [...titles].join(', ') : `“${text}”`);
}

function textsOf({ type, fields }: Workflow['nodes'][number], palette: Palette): readonly string[] {
  return Object.entries(palette.get(type)?.fields ?? {}).flatMap(([name, field]) => {
    const value = fields?.[name];
    if (field.kind !== 'text' || !field.multiline || typeof value !== 'string') return [];
    const line = value.trim().replaceAll(/\s+/g, ' ');
    return line === '' ? [] : [line];
  });
}

/** Between words where there are any. */
function shorten(line: string): string {
  if (line.length <= LONGEST) return line;
  const start = line.slice(0, LONGEST);
  const whole = /^(.{20,})\s\S*$/.exec(start)?.[1] ?? start.replace(/[\uD800-\uDBFF]$/, '');
  return `${whole.replace(/[,;:.]$/, '')}…${line.startsWith('“') ? '”' : ''}`;
}
