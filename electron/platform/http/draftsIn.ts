const REFERENCE = /blob:[0-9a-f-]{36}/g;
const THOUGHTS = /^(?:reasoning|thought|thinking)/i;

/** The references of the pictures in a reply that a model drew while it thought. */
export function draftsIn(body: unknown, isThought = false): readonly string[] {
  if (typeof body === 'string') return isThought ? (body.match(REFERENCE) ?? []) : [];
  if (Array.isArray(body)) return body.flatMap((item) => draftsIn(item, isThought));
  if (typeof body !== 'object' || body === null) return [];
  const isMarked = isThought || ('thought' in body && body.thought === true);
  return Object.entries(body).flatMap(([key, value]) => draftsIn(value, isMarked || THOUGHTS.test(key)));
}
