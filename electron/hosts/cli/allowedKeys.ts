import { BadInputError } from '#shared/errors/inputErrors';
import { looksLikeKeyName } from '#shared/graph/keyShapes';
import type { NamedKey } from '#shared/nodes/namedKeys';
import { shipped } from '#shared/shipped';

/** What `--allow-key` says: `NAME`, or `PROVIDER:NAME`. */
export interface AllowedKey {
  /** Absent: the one provider of what will run that names the key. */
  readonly provider?: string;
  readonly name: string;
}

const online = shipped.catalogue.providers.filter((provider) => provider.kind === 'http');

/** @throws BadInputError for a provider that has no keys, or a name no key has */
export function readAllowedKey(text: string): AllowedKey {
  const colon = text.indexOf(':');
  const name = text.slice(colon + 1);
  if (!looksLikeKeyName(name)) throw new BadInputError('A key’s name ends in _KEY, _TOKEN or _SECRET.');
  if (colon < 0) return { name };
  const provider = text.slice(0, colon);
  if (!online.some(({ id }) => id === provider)) throw new BadInputError(`Write ${choices(online, name)}.`);
  return { provider, name };
}

/**
 * Which provider may be sent which key. Leave is given for one provider: whoever wrote the graph could have another one be sent the same
 * key. A key that nothing names of what will run needs none.
 * @throws BadInputError where several providers of what will run name a key and it was not said which is meant
 */
export function allowedKeys(
  wanted: readonly AllowedKey[],
  named: readonly Pick<NamedKey, 'provider' | 'name'>[],
): readonly { readonly provider: string; readonly name: string }[] {
  return wanted.flatMap(({ provider, name }) => {
    if (provider !== undefined) return [{ provider, name }];
    const naming = online.filter(({ id }) => named.some((key) => key.provider === id && key.name === name));
    if (naming.length > 1) {
      throw new BadInputError(`${naming.length} providers want the key ${name}.`, {
        hint: `Say which may have it: --allow-key ${choices(naming, name)}.`,
      });
    }
    return naming.map(({ id }) => ({ provider: id, name }));
  });
}

function choices(among: readonly { readonly id: string }[], name: string): string {
  return among.map(({ id }) => `${id}:${name}`).join(' or ');
}
