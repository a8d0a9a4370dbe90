/** Why a key cannot be sent, and what to do; the value is in none of them. */
import { KeyMismatchError, KeyMissingError, KeyNotApprovedError } from '#shared/errors/providerErrors';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';

export function missing(provider: HttpProvider, name: string, envFiles: readonly string[]): KeyMissingError {
  const where = envFiles[0] === undefined ? '' : `, or write ${name}=… into ${envFiles[0]}`;
  return new KeyMissingError(`${provider.title} needs a key, and ${name} is not set.`, {
    hint: `Make a key at ${provider.keysUrl}. Then paste it under Settings → Keys, set the environment variable ${name}${where}.`,
  });
}

export function malformed(provider: HttpProvider, name: string): KeyMissingError {
  return new KeyMissingError(`The value of ${name} holds a blank or a sign that no key has.`, {
    hint: `Copy the key again from ${provider.keysUrl}.`,
  });
}

export function mismatched(provider: HttpProvider, name: string, owner: HttpProvider): KeyMismatchError {
  return new KeyMismatchError(`The value of ${name} looks like a key of ${owner.title}, not of ${provider.title}.`, {
    hint: `It was not sent. Name a key of ${provider.title}, such as ${provider.defaultKeyName}, or give ${name} another value.`,
  });
}

export function notApproved(provider: HttpProvider, name: string): KeyNotApprovedError {
  return new KeyNotApprovedError(`This graph wants to send the key ${name} to ${provider.title}.`, {
    hint: `Approve it once if you trust the graph (--allow-key ${provider.id}:${name} on the command line), or use ${provider.defaultKeyName}.`,
  });
}
