import type { GraphVersion } from '#shared/api/contract';
import type { Money } from '#shared/graph/Money';
import { formatSum } from '../stores/formatSum.ts';

/** What a version is called: as a person named it, else why it was kept. */
export function versionTitle({ name, kinds, from }: GraphVersion): string {
  if (name !== null) return name;
  if (kinds.includes('run')) return 'Before a run';
  if (kinds.includes('saved')) return 'Saved';
  if (kinds.includes('opened')) return from === null ? 'Opened' : `Opened from ${from}`;
  return 'Before a restore';
}

/** The line below its name: what its runs made, else what had changed. */
export function versionNote(version: GraphVersion): string {
  const { name, told } = version;
  const made = madeWords(version);
  const parts = [...(name === null ? [] : ['named by you']), ...(made === '' ? [] : [made])];
  if (parts.length > 0) return parts.join(' · ');
  return told ?? '';
}

function madeWords({ runs }: GraphVersion): string {
  if (runs.length === 0) return '';
  const pictures = runs.reduce((sum, run) => sum + run.pictures, 0);
  const cost: Money = {
    microUsd: runs.reduce((sum, run) => sum + run.cost.microUsd, 0),
    kind: runs.every((run) => run.cost.kind === 'actual') ? 'actual' : 'estimate',
  };
  const going = runs.some(({ status }) => status === 'running' || status === 'queued');
  const made = pictures === 0 ? (going ? 'running' : 'no picture') : counted(pictures, 'picture');
  return cost.microUsd === 0 ? made : `${made}, ${formatSum(cost)}`;
}

export function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
