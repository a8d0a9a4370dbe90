import { BadInputError } from '#shared/errors/inputErrors';
import { looksLikeKeyName } from '#shared/graph/keyShapes';
import { providers } from '#shared/providers/index';
import type { Workflow } from '#shared/workflow/Workflow';

/** What `--allow-key` says: `NAME`, or `PROVIDER:NAME`. */
export interface AllowedKey {
  /** Absent: the one provider of the graph that names the key. */
  readonly provider?: string;
  readonly name: string;
}

const online = providers.filter((provider) => provider.kind === 'http');

/** @throws BadInputError for a provider that has no keys, or a name no key has */
export function readAllowedKey(text: string): AllowedKey {
  const [first = '', second] = text.split(':', 2);
  const name = second ?? first;
  if (!looksLikeKeyName(name)) throw new BadInputError('A key’s name ends in _KEY, _TOKEN or _SECRET.');
  if (second === undefined) return { name };
  if (!online.some(({ id }) => id === first)) throw new BadInputError(`Write ${choices(online, name)}.`);
  return { provider: first, name };
}

/**
 * Which provider may be sent which key. Leave is given for one provider: whoever wrote the graph could have another one be sent the same
 * key. A key that the graph does not name needs none.
 * @throws BadInputError where several providers of the graph name a key and it was not said which is meant
 */
export function allowedKeys(
  wanted: readonly AllowedKey[],
  workflow: Workflow,
): readonly { readonly provider: string; readonly name: string }[] {
  return wanted.flatMap(({ provider, name }) => {
    if (provider !== undefined) return [{ provider, name }];
    const naming = online.filter(({ id, defaultKeyName }) =>
      workflow.nodes.some(
        ({ type, fields }) => type === `${id}-provider` && (fields?.['keyName'] ?? defaultKeyName) === name,
      ),
    );
    if (naming.length > 1) {
      throw new BadInputError(`${naming.length} providers of this graph want the key ${name}.`, {
        hint: `Say which may have it: --allow-key ${choices(naming, name)}.`,
      });
    }
    return naming.map(({ id }) => ({ provider: id, name }));
  });
}

function choices(among: readonly { readonly id: string }[], name: string): string {
  return among.map(({ id }) => `${id}:${name}`).join(' or ');
}
