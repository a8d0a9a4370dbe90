import type { Handlers } from '#shared/api/contract';
import { graphOfGroup, readGroupText, writeGroupFile } from '#shared/workflow/groups/groupFile';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { shareCheck } from '#shared/workflow/shareCheck';
import { stripWorkflow } from '#shared/workflow/stripWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { attempt } from '../attempt.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

type ShareCalls = Extract<keyof Handlers, `share.${string}`>;

/** Giving a graph or a group away. Live keys are known only on this side, so the check is made here. */
export function createShareHandlers({
  redactor,
  assertClean,
  paletteOf,
}: Pick<ServicePorts, 'redactor' | 'assertClean' | 'paletteOf'>): Pick<Handlers, ShareCalls> {
  return {
    'share.check': ({ workflow: given }) =>
      attempt(() => {
        const workflow = readWorkflow(given);
        return shareCheck(workflow, paletteOf(workflow), redactor());
      }),
    'share.export': ({ workflow: given, strip }) =>
      attempt(() => {
        const workflow = readWorkflow(given);
        const text = writeWorkflow(stripWorkflow(workflow, paletteOf(workflow), new Set(strip), redactor()));
        assertClean(text, 'The graph');
        return { text };
      }),
    'share.group': ({ text: given, strip }) =>
      attempt(() => {
        const file = readGroupText(given, 'This group');
        const workflow = graphOfGroup(file);
        const { groups = [] } = stripWorkflow(workflow, paletteOf(workflow), new Set(strip), redactor());
        // Ids go as well where they hold a key; which is which stays.
        const group = groups[file.groups.findIndex(({ id }) => id === file.group)]?.id ?? file.group;
        const text = writeGroupFile({ group, groups });
        assertClean(text, 'The group');
        return { text };
      }),
  };
}
