import type { Client } from '#shared/api/createClient';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import { isSameButSeeds } from './isSameButSeeds.ts';
import type { Recoverable } from './recoveryStore.ts';

/** Tells whether unsaved work is the sample as it comes, that was only run: that is no work of anybody's. */
export function createSampleTest(client: Client, paletteOf: PaletteOf): (entry: Recoverable) => Promise<boolean> {
  const readSample = async () => readWorkflow((await client('workflow.sample')).workflow);
  let reading: ReturnType<typeof readSample> | undefined;
  return async ({ documentId, name, file }) => {
    if (file !== null) return false;
    const sample = await (reading ??= readSample());
    if (name !== sample.name) return false;
    const { workflow } = await client('recovery.read', { documentId });
    return isSameButSeeds(readWorkflow(workflow), sample, paletteOf(sample));
  };
}
