import type { Studio } from '../../stores/studio.ts';
import { providerNodeType } from '#shared/nodes/providerNode';

/** The type of the provider's node that is taken where none is there: the one wished for, else the first whose key is there, else the one that needs none. */
export function providerFor({ catalogue, keys, settings }: Pick<Studio, 'catalogue' | 'keys' | 'settings'>): string {
  const wanted = settings.getState().settings?.newNodes.provider;
  const { entries } = keys.getState();
  const hasKey = (id: string) => entries?.some(({ provider, source }) => provider === id && source !== null) ?? false;
  const { providers } = catalogue;
  const wished = providers.find((each) => providerNodeType(each) === wanted);
  const chosen =
    wished ??
    providers.find(({ id, kind }) => kind === 'http' && hasKey(id)) ??
    providers.find(({ kind }) => kind === 'local');
  return providerNodeType(chosen ?? { id: 'sample' });
}
