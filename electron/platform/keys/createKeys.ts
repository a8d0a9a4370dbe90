import { AppError, type ErrorReport } from '#shared/errors/AppError';
import { BadInputError } from '#shared/errors/inputErrors';
import { looksLikeKeyName } from '#shared/graph/keyShapes';
import type { HttpProvider, ProviderAdapter } from '#shared/providers/ProviderAdapter';
import { createEnvFileReader, type EnvValues } from './createEnvFileReader.ts';
import { importEnvText, type Imported } from './importEnvText.ts';
import type { Keychain } from './Keychain.ts';
import { malformed, mismatched, missing, notApproved } from './keyErrors.ts';
import { assertKey, assertKeyName, foreignOwner, tidyKey } from './tidyKey.ts';

/** A key by name. Its value is never part of this. */
export interface KeyEntry {
  readonly name: string;
  /** `environment`, `keychain`, `this session`, or the path of a `.env` file; `null`: it is not set. */
  readonly source: string | null;
  /** Id of the provider it is for; `null`: of none yet. */
  readonly provider: string | null;
  /** Whether it was pasted here and so can be removed here, also where the environment goes first. */
  readonly isKept: boolean;
}

export interface Approval {
  readonly provider: string;
  readonly name: string;
}

/** Names of keys that graphs may use besides the providers' own, kept across restarts. */
export interface Approvals {
  list(): readonly Approval[];
  add(approval: Approval): Promise<void>;
  /** Takes the leave back, for every provider. */
  remove(name: string): Promise<void>;
}

export interface Keys {
  /** Per provider its own key, set or not; then every other key that is kept, set in a `.env` file or approved. */
  list(): Promise<KeyEntry[]>;
  /** Whether keys that are set here outlive the session, and if not, why. */
  keychain(): Promise<{ readonly isPersistent: boolean; readonly reason?: string }>;
  /**
   * The value, for the header of one request. The provider's default name falls back to its other names.
   * @throws KeyMissingError, KeyNotApprovedError; KeyMismatchError for one that bears the mark of another provider's keys
   */
  readonly read: (provider: HttpProvider, keyName: string) => Promise<string>;
  /** What `read` would throw now; `undefined`: nothing. */
  refusal(provider: string, keyName: string): Promise<ErrorReport | undefined>;
  /** @throws BadInputError for a provider we do not have, or a name no key has. */
  approve(provider: string, name: string): Promise<void>;
  /** The same until the service ends. @throws BadInputError as `approve` */
  allow(provider: string, name: string): void;
  /**
   * Keeps a pasted key and lets graphs use it for this provider.
   * @throws BadInputError as `approve`, and for what cannot be a key; StorageError.
   */
  set(provider: string, name: string, pasted: string): Promise<void>;
  /** Forgets a key that was set here, and the leave to use its name where nothing else has it. @throws StorageError */
  remove(name: string): Promise<void>;
  /** Keeps the keys of a `.env` text that providers use: by their own names, approved ones, and those chosen here. @throws StorageError */
  import(text: string, chosen?: readonly Approval[]): Promise<Imported>;
  /** Every value that could be used now, or was there before in this session; for the secret scanner only. Never throws. */
  secrets(): readonly string[];
}

interface KeysOptions {
  readonly providers: readonly ProviderAdapter[];
  readonly env: EnvValues;
  /** What the user's login shell sets besides; the environment goes first. */
  readonly loginShell?: Promise<EnvValues>;
  readonly keychain: Keychain;
  /** Paths; an earlier file wins, environment and keychain before all. */
  readonly envFiles: readonly string[];
  readonly approvals: Approvals;
}

interface Source {
  readonly title: string;
  readonly values: () => EnvValues;
}

/** Keys from the environment, the keychain and `.env` files, looked up each time so that an edit counts at once. */
export function createKeys({ providers, env, loginShell, keychain, envFiles, approvals }: KeysOptions): Keys {
  let shellValues: EnvValues = {};
  const opened = Promise.all([
    keychain.opened,
    loginShell?.then((values) => {
      shellValues = values;
    }),
  ]);
  const kept: Source = {
    get title() {
      return keychain.isPersistent ? 'keychain' : 'this session';
    },
    values: () => keychain.read(),
  };
  const files: readonly Source[] = envFiles.map((path) => ({ title: path, values: createEnvFileReader(path) }));
  const sources: readonly Source[] = [
    { title: 'environment', values: () => env },
    { title: 'environment', values: () => shellValues },
    kept,
    ...files,
  ];
  /** Also those that were replaced or removed, or whose file is gone: a call in flight still carries them, and its reply may repeat them. */
  const seen = new Set<string>();
  /** Approved for this session only. */
  const allowed: Approval[] = [];
  const leaves = () => [...approvals.list(), ...allowed];
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
    isKept: Object.hasOwn(keychain.read(), name),
  });
  /** The whole environment is no one's business; what was put into our own places is. */
  const ownPlaces = () => [kept, ...files].flatMap(({ values }) => Object.keys(values())).filter(looksLikeKeyName);
  /** A value that another source hides is a secret all the same. Each source is asked once. */
  const seeAll = () => {
    const given = sources.map(({ values }) => values());
    const inOwnPlaces = given.slice(sources.indexOf(kept)).flatMap((values) => Object.keys(values));
    const names = [
      ...online.flatMap(ownNames),
      ...leaves().map(({ name }) => name),
      ...inOwnPlaces.filter(looksLikeKeyName),
    ];
    for (const name of new Set(names)) {
      for (const values of given) {
        const value = clean(values[name]);
        if (value) seen.add(value);
      }
    }
  };
  const providerOf = (id: string): HttpProvider => {
    const provider = online.find((candidate) => candidate.id === id);
    if (!provider) throw new BadInputError('There is no such provider with a key.');
    return provider;
  };
  const isAllowed = (provider: HttpProvider, name: string) =>
    ownNames(provider).includes(name) ||
    leaves().some((approval) => approval.provider === provider.id && approval.name === name);

  const list = async (): Promise<KeyEntry[]> => {
    await opened;
    const own = online.flatMap((provider) => {
      const set = ownNames(provider).filter((name) => find(name));
      return (set.length > 0 ? set : [provider.defaultKeyName]).map((name) => entry(name, provider.id));
    });
    const approved = leaves()
      .filter(({ name, provider }) => online.some(({ id }) => id === provider) && !own.some((key) => key.name === name))
      .map(({ name, provider }) => entry(name, provider));
    const named = new Set([...own, ...approved].map(({ name }) => name));
    const others = [...new Set(ownPlaces())].filter((name) => !named.has(name) && find(name));
    return [...own, ...approved, ...others.map((name) => entry(name, null))];
  };

  const approve = async (id: string, name: string): Promise<void> => {
    const provider = providerOf(id);
    assertKeyName(name);
    if (!isAllowed(provider, name)) await approvals.add({ provider: id, name });
  };

  const set = async (id: string, name: string, pasted: string): Promise<void> => {
    const provider = providerOf(id);
    const value = tidyKey(pasted);
    assertKey(value, provider, online);
    assertKeyName(name);
    await opened;
    seeAll();
    await keychain.set(name, value);
    await approve(id, name);
  };

  const read = async (provider: HttpProvider, keyName: string): Promise<string> => {
    await opened;
    if (!isAllowed(provider, keyName)) throw notApproved(provider, keyName);
    const names = keyName === provider.defaultKeyName ? ownNames(provider) : [keyName];
    const name = names.find((candidate) => find(candidate));
    const value = name === undefined ? undefined : find(name)?.value;
    if (name === undefined || value === undefined) throw missing(provider, keyName, envFiles);
    seen.add(value);
    // What is no header value would be quoted in the error of whoever sends it.
    if (!/^[\x21-\x7e]+$/.test(value)) throw malformed(provider, name);
    const owner = foreignOwner(value, provider, online);
    if (owner) throw mismatched(provider, name, owner);
    return value;
  };

  return {
    list,
    approve,
    allow(id, name) {
      const provider = providerOf(id);
      assertKeyName(name);
      if (!isAllowed(provider, name)) allowed.push({ provider: id, name });
    },
    set,
    async keychain() {
      await opened;
      const { isPersistent, reason } = keychain;
      return { isPersistent, ...(reason !== undefined && { reason }) };
    },
    read,
    async refusal(provider, keyName) {
      try {
        await read(providerOf(provider), keyName);
        return undefined;
      } catch (caught) {
        if (!(caught instanceof AppError)) throw caught;
        return caught.report();
      }
    },
    async remove(name) {
      await opened;
      seeAll();
      await keychain.remove(name);
      if (!find(name)) await approvals.remove(name);
    },
    async import(text, chosen = []) {
      await opened;
      const providerFor = (name: string) =>
        online.find((candidate) => isAllowed(candidate, name))?.id ??
        chosen.find((choice) => choice.name === name)?.provider;
      return importEnvText(text, providerFor, set);
    },
    secrets() {
      seeAll();
      return [...seen];
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
