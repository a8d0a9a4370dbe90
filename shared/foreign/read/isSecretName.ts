const SECRET =
  /(?:^|[_\-\s.])(?:api[_\-\s]?key|apikey|api[_\-\s]?token|access[_\-\s]?token|auth[_\-\s]?token|bearer|password|passwd|secret|token|credentials?)$/i;

/** Whether a value of this name is one that nobody is to see, whatever it looks like. `max_tokens` is none. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name) || /api_?key$/i.test(name);
}

/**
 * Whether a value without a name may be a key of an issuer we do not know: one long word of letters and digits that says nothing. Names of
 * files, models and addresses have dots or slashes.
 */
export function mayBeSecret(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 500 || !/^[\w-]{24,}$/.test(value)) return false;
  return value.replaceAll(/\D/g, '').length >= 4 && /[A-Za-z]/.test(value);
}
