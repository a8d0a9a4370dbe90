import { AppError } from '#shared/errors/AppError';
import { palette } from '#shared/nodes/index';
import { providers } from '#shared/providers/index';
import type { Workflow } from '#shared/workflow/Workflow';
import { openDataFolder } from '../../platform/files/openDataFolder.ts';
import { openSettings } from '../../platform/files/openSettings.ts';
import { openKeys } from '../openKeys.ts';

/** What a run of this graph would say of its keys: one line for each that is not set or not allowed. */
export async function keyNotes(workflow: Workflow): Promise<readonly string[]> {
  const folder = openDataFolder(process.env);
  const { approvals } = await openSettings(folder);
  const keys = openKeys({
    env: process.env,
    folder,
    workingFolder: process.cwd(),
    approvals,
    allowKeys: [],
    seal: undefined,
    readLoginShell: false,
  });
  const notes = new Set<string>();
  for (const node of workflow.nodes) {
    const provider = providers.find(({ id }) => node.type === `${id}-provider`);
    if (provider?.kind !== 'http' || node.mode === 'mute') continue;
    const name = node.fields?.['keyName'] ?? palette.get(node.type)?.fields['keyName']?.default;
    if (typeof name !== 'string') continue;
    try {
      await keys.read(provider, name);
    } catch (caught) {
      if (!(caught instanceof AppError)) throw caught;
      notes.add(`${node.id}  ${[caught.message, caught.hint].filter(Boolean).join(' ')}`);
    }
  }
  return [...notes];
}
