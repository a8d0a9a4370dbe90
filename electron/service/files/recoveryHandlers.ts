import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { graphName } from '#shared/workflow/graphName';
import type { Handlers } from '#shared/api/contract';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { excerptOf } from './excerptOf.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

type RecoveryCalls = Extract<keyof Handlers, `recovery.${string}`>;

/** Keeping and giving back unsaved work. */
export function createRecoveryHandlers({
  recovery,
  undo,
  files,
  engine,
  paletteOf,
}: Pick<ServicePorts, 'recovery' | 'undo' | 'files' | 'engine' | 'paletteOf'>): Pick<Handlers, RecoveryCalls> {
  /** A page cannot get at a path by having it kept here: what it may not touch is forgotten. */
  const known = <F extends { readonly name: string }>(file: F | null) =>
    file && files.isGranted(file.name) ? file : null;
  return {
    'recovery.write': ({ documentId, file, workflow }) =>
      recovery.write({ documentId, file: known(file), at: engine.now(), workflow: readWorkflow(workflow) }),
    'recovery.list': async () =>
      (await recovery.list()).map(({ documentId, file, at, workflow }) => ({
        documentId,
        name: graphName(workflow, paletteOf(workflow)),
        file: known(file)?.name ?? null,
        at,
        nodes: withoutGroups(workflow).nodes.length,
        excerpt: excerptOf(workflow, paletteOf(workflow)),
      })),
    'recovery.read': async ({ documentId }) => {
      const { file, workflow } = await recovery.read(documentId);
      return { file: known(file), workflow: workflowFile(workflow) };
    },
    'recovery.discard': async ({ documentId, isGivenUp = false }) => {
      if (isGivenUp) await undo.discard(documentId);
      await recovery.discard(documentId);
    },
  };
}
