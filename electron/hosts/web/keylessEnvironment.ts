import { looksLikeKeyName } from '#shared/graph/keyShapes';

type Environment = Readonly<Record<string, string | undefined>>;

/** A value that is shorter says nothing where it is found elsewhere. */
const SHORTEST_KEY = 8;

/**
 * The environment without keys: what is named like one, what holds the value of one, and what a secret is found in.
 * @param redact takes secrets out of a text
 */
export function keylessEnvironment(env: Environment, redact: (text: string) => string): Environment {
  const entries = Object.entries(env);
  const isNamed = (name: string) => looksLikeKeyName(name.toUpperCase());
  const keys = entries.flatMap(([name, value = '']) => (isNamed(name) && value.length >= SHORTEST_KEY ? [value] : []));
  return Object.fromEntries(
    entries.filter(
      ([name, value = '']) => !isNamed(name) && redact(value) === value && !keys.some((key) => value.includes(key)),
    ),
  );
}
