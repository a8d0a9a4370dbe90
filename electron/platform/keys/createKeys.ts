import { BadInputError } from '#shared/errors/inputErrors';
import { KeyMissingError, KeyNotApprovedError } from '#shared/errors/providerErrors';
import { looksLikeKeyName } from '#shared/graph/keyShapes';
import type { HttpProvider, ProviderAdapter } from '#shared/providers/ProviderAdapter';
import { createEnvFileReader, type EnvValues } from './createEnvFileReader.ts';

/** A key by name. Its value is never part of this. */
export interface KeyEntry {
  readonly name: string;
  /** `environment`, or the path of a `.env` file; `null`: it is not set. */
  readonly source: string | null;
  /** Id of the provider it is for; `null`: of none yet. */
  readonly provider: string | null;
}

export interface Approval {
  readonly provider: string;
  readonly name: string;
}

/** Names of keys that graphs may use besides the providers' own, kept across restarts. */
export interface Approvals {
  list(): readonly Approval[];
  add(approval: Approval): Promise<void>;
}

export interface Keys {
  /** Per provider its own key, set or not; then every other key that is set in a `.env` file or approved. */
  list(): KeyEntry[];
  /**
   * The value, for the header of one request. The provider's default name falls back to its other names.
   * @throws KeyMissingError, KeyNotApprovedError
   */
  readonly read: (provider: HttpProvider, keyName: string) => Promise<string>;
  /** @throws BadInputError for a provider we do not have, or a name no key has. */
  approve(provider: string, name: string): Promise<void>;
  /** Every value that could be used now; for the secret scanner only. */
  secrets(): readonly string[];
}

interface KeysOptions {
  readonly providers: readonly ProviderAdapter[];
  readonly env: EnvValues;
  /** Paths; an earlier file wins, the environment before all. */
  readonly envFiles: readonly string[];
  readonly approvals: Approvals;
}

interface Source {
  readonly title: string;
  readonly values: () => EnvValues;
}

/** Keys from the environment and from `.env` files, looked up each time so that an edit counts at once. */
export function createKeys({ providers, env, envFiles, approvals }: KeysOptions): Keys {
  const files: readonly Source[] = envFiles.map((path) => ({ title: path, values: createEnvFileReader(path) }));
  const sources: readonly Source[] = [{ title: 'environment', values: () => env }, ...files];
  const online = providers.filter((provider) => provider.kind === 'http');

  const find = (name: string): { readonly source: string; readonly value: string } | undefined => {
    for (const { title, values } of sources) {
      const value = clean(values()[name]);
      if (value) return { source: title, value };
    }
    return undefined;
  };
  const entry = (name: string, provider: string | null): KeyEntry => ({
    name,
    source: find(name)?.source ?? null,
    provider,
  });
  const namesInFiles = () => files.flatMap(({ values }) => Object.keys(values())).filter(looksLikeKeyName);

  const list = (): KeyEntry[] => {
    const own = online.flatMap((provider) => {
      const set = ownNames(provider).filter((name) => find(name));
      return (set.length > 0 ? set : [provider.defaultKeyName]).map((name) => entry(name, provider.id));
    });
    const approved = approvals
      .list()
      .filter(({ name, provider }) => online.some(({ id }) => id === provider) && !own.some((key) => key.name === name))
      .map(({ name, provider }) => entry(name, provider));
    const named = new Set([...own, ...approved].map(({ name }) => name));
    const others = [...new Set(namesInFiles())].filter((name) => !named.has(name) && find(name));
    return [...own, ...approved, ...others.map((name) => entry(name, null))];
  };

  return {
    list,
    // eslint-disable-next-line @typescript-eslint/require-await -- a keychain, which takes its time, will be a source too
    async read(provider, keyName) {
      const isOwn = ownNames(provider).includes(keyName);
      const isApproved = approvals.list().some(({ provider: id, name }) => id === provider.id && name === keyName);
      if (!isOwn && !isApproved) throw notApproved(provider, keyName);
      const names = keyName === provider.defaultKeyName ? ownNames(provider) : [keyName];
      const value = names.map((name) => find(name)?.value).find((found) => found !== undefined);
      if (value === undefined) throw missing(provider, keyName, envFiles);
      // What is no header value would be quoted in the error of whoever sends it.
      if (!/^[\x21-\x7e]+$/.test(value)) throw malformed(provider, keyName);
      return value;
    },
    async approve(provider, name) {
      if (!online.some(({ id }) => id === provider)) throw new BadInputError('There is no such provider with a key.');
      if (!looksLikeKeyName(name)) {
        throw new BadInputError('This is not the name of a key.', {
          hint: 'Names look like an environment variable and end in _KEY, _TOKEN or _SECRET.',
        });
      }
      const isKnown = approvals.list().some((known) => known.provider === provider && known.name === name);
      if (!isKnown) await approvals.add({ provider, name });
    },
    secrets() {
      const names = [...online.flatMap(ownNames), ...approvals.list().map(({ name }) => name), ...namesInFiles()];
      // A value that another source hides is a secret all the same.
      const values = names.flatMap((name) => sources.map(({ values: valuesOf }) => clean(valuesOf()[name])));
      return [...new Set(values.filter((value) => value !== ''))];
    },
  };
}

function ownNames(provider: HttpProvider): readonly string[] {
  return [provider.defaultKeyName, ...provider.otherKeyNames];
}

/** Without the blanks and quotes that come along when a key is pasted. */
function clean(value: string | undefined): string {
  const trimmed = value?.trim() ?? '';
  return (/^(["'])(.*)\1$/s.exec(trimmed)?.[2] ?? trimmed).trim();
}

function missing(provider: HttpProvider, name: string, envFiles: readonly string[]): KeyMissingError {
  const where = envFiles[0] === undefined ? '' : `, or write ${name}=… into ${envFiles[0]}`;
  return new KeyMissingError(`${provider.title} needs a key, and ${name} is not set.`, {
    hint: `Make a key at ${provider.keysUrl}. Then set the environment variable ${name}${where}.`,
  });
}

function malformed(provider: HttpProvider, name: string): KeyMissingError {
  return new KeyMissingError(`The value of ${name} holds a blank or a sign that no key has.`, {
    hint: `Copy the key again from ${provider.keysUrl}.`,
  });
}

function notApproved(provider: HttpProvider, name: string): KeyNotApprovedError {
  return new KeyNotApprovedError(`This graph wants to send the key ${name} to ${provider.title}.`, {
    hint: `Approve it once if you trust the graph (--allow-key ${name} on the command line), or use ${provider.defaultKeyName}.`,
  });
}
