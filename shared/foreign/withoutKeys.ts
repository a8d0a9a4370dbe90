import { KEY_REMOVED } from '../graph/keyShapes.ts';
import type { Palette } from '../graph/NodeDefinition.ts';
import { shareCheck } from '../workflow/shareCheck.ts';
import { stripWorkflow } from '../workflow/stripWorkflow.ts';
import type { Workflow } from '../workflow/Workflow.ts';
import type { ImportLog } from './ImportLog.ts';

interface Keys {
  readonly redact: (text: string) => string;
  /** Some were taken out of the file before it was read: what stands in their place tells of which nodes they were. */
  readonly hadKeys: boolean;
}

/** A graph that was read, without keys that show only once what is escaped in a file is read. Where keys stood is told, node by node. */
export function withoutKeys(workflow: Workflow, palette: Palette, log: ImportLog, { redact, hadKeys }: Keys): Workflow {
  // One that was given away without its keys holds these marks too, and no key was in it.
  const looked = hadKeys ? (text: string) => redact(text).replaceAll(KEY_REMOVED, '') : redact;
  const keys = shareCheck(workflow, palette, looked).filter(({ kind }) => kind === 'key');
  if (keys.length === 0) return workflow;
  for (const { node } of keys) log.key(node === undefined ? '' : redact(node));
  return stripWorkflow(workflow, palette, new Set(['key']), redact);
}
