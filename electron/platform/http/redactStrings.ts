/** Chance puts something key-shaped into one short picture of some thousands, and taking it out would break the picture. */
const PICTURE = /^(?:data:[^,]{0,200},)?[A-Za-z0-9+/=_-]{256,}$/;

/** A copy of a JSON value with every string, keys included, passed through `redact`; but pictures under their keys are left as they are. */
export function redactStrings(
  value: unknown,
  redact: (text: string) => string,
  pictureKeys: readonly string[],
  isPicture = false,
): unknown {
  if (typeof value === 'string') return isPicture && PICTURE.test(value) ? value : redact(value);
  if (Array.isArray(value)) return value.map((item) => redactStrings(item, redact, pictureKeys, isPicture));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      redact(key),
      redactStrings(item, redact, pictureKeys, pictureKeys.includes(key)),
    ]),
  );
}
