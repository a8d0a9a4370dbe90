import { WORKFLOW_FORMAT } from '#shared/workflow/Workflow';
import type { Studio } from '../stores/studio.ts';

/** Largest file looked into, bytes; a graph is far smaller. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Opens the graphs among files that were dropped, in their order, and tells of what is none. Texts come first: they are for the graph they
 * were dropped on, not for one that opens.
 * @param onText takes each text that is no graph; absent: there is no place for one
 */
export async function openDropped(
  { files, view }: Pick<Studio, 'files' | 'view'>,
  dropped: readonly File[],
  onText?: (text: string) => void,
): Promise<void> {
  const { named = [], others = [] } = Object.groupBy(dropped, ({ name }) => (isGraphName(name) ? 'named' : 'others'));
  for (const file of [...others, ...named]) {
    const isGraph = isGraphName(file.name);
    // The desktop opens the file itself, so that Save goes back to it.
    if (isGraph && window.lumi) await window.lumi.openDropped(file);
    else if (file.size <= MAX_BYTES && (isGraph || file.type.startsWith('text/'))) {
      const text = await file.text();
      if (isGraph || text.includes(`"${WORKFLOW_FORMAT}"`)) await files.openText(text);
      else if (onText) onText(text);
      else view.getState().notify(`${file.name} is no graph.`, 'Drop a text on the graph to make a node of it.');
    } else view.getState().notify(`${file.name} is no graph and no text.`, 'Drop a .lumi.json file, or a text.');
  }
}

function isGraphName(name: string): boolean {
  return name.toLowerCase().endsWith('.json');
}
