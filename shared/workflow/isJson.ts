import type { JsonValue } from '../graph/Field.ts';

/** Whether JSON can say the value as it is. It must not hold itself. */
export function isJson(value: unknown): value is JsonValue {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    switch (typeof next) {
      case 'string':
      case 'boolean':
        continue;
      case 'number':
        if (!Number.isFinite(next)) return false;
        continue;
      case 'object':
        if (next === null) continue;
        if (!Array.isArray(next) && !isPlain(next)) return false;
        // Holes of a list are looked at too.
        for (const inner of Array.isArray(next) ? Array.from(next as unknown[]) : Object.values(next))
          waiting.push(inner);
        continue;
      case 'bigint':
      case 'function':
      case 'symbol':
      case 'undefined':
        return false;
    }
  }
  return true;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
