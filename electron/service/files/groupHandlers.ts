import { basename } from 'node:path';
import type { Announcement, GroupEntry, Handlers } from '#shared/api/contract';
import { socketsOf } from '#shared/graph/groups/groupSockets';
import { readGroupText } from '#shared/workflow/groups/groupFile';
import type { ServicePorts } from '../ports/ServicePorts.ts';

type GroupHandlers = Pick<Handlers, Extract<keyof Handlers, `groups.${string}`>>;

/** One's own groups. Each change of them is told to every window. */
export function createGroupHandlers(
  { groups, files, graphText }: Pick<ServicePorts, 'groups' | 'files' | 'graphText'>,
  announce: (announcement: Announcement) => void,
): GroupHandlers {
  const changed = async <T>(change: Promise<T>): Promise<T> => {
    const done = await change;
    announce({ kind: 'groups-changed' });
    return done;
  };
  return {
    'groups.list': async () => (await groups.list()).map(entryOf),
    'groups.read': async ({ file }) => ({ text: await groups.read(file) }),
    'groups.open': async ({ file }) => {
      const path = files.pathOf(file);
      const text = await graphText(path, basename(path));
      readGroupText(text, `“${basename(path)}”`);
      return { text };
    },
    'groups.keep': async ({ text, isReplacing }) => ({ file: await changed(groups.keep(text, isReplacing)) }),
    'groups.rename': async ({ file, name }) => ({ file: await changed(groups.rename(file, name)) }),
    'groups.remove': ({ file }) => changed(groups.remove(file)),
  };
}

function entryOf({
  file,
  modifiedAt,
  group,
  fault,
}: Awaited<ReturnType<ServicePorts['groups']['list']>>[number]): GroupEntry {
  if (!group) return { file, name: file, inputs: [], outputs: [], fields: [], modifiedAt, fault: fault ?? '' };
  const { inputs, outputs } = socketsOf(group);
  const told = ({ name, label, type }: (typeof inputs)[number]) => ({ name, label: label ?? name, type });
  return {
    file,
    name: group.name === '' ? file : group.name,
    ...(group.note !== undefined && { note: group.note }),
    inputs: inputs.map(told),
    outputs: outputs.map(told),
    fields: group.fields.map(({ name, label }) => label ?? name),
    modifiedAt,
  };
}
