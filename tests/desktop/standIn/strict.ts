/** An object that throws where Electron's has something and this one has not: a test must not pass because nothing happened. */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, property) {
      if (typeof property === 'string' && property !== 'then' && property !== 'toJSON' && !(property in target))
        throw new Error(`The stand-in for Electron has no ${name}.${property}.`);
      const value: unknown = Reflect.get(target, property, target);
      // Bound, for a class keeps what is private to it from everything but itself.
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/**
 * What IPC carries is a structured clone: a property that is `undefined` arrives, and a function does not leave. The stand-in sends JSON
 * underneath, so it marks the former, and bytes, and refuses what else JSON would lose.
 */
export function toWire(value: unknown): string {
  const copy: unknown = structuredClone(value);
  refuseExotic(copy);
  return JSON.stringify(copy, (_name, part: unknown) => (part === undefined ? UNDEFINED : part));
}

export function fromWire(text: string): unknown {
  return revive(JSON.parse(text));
}

const UNDEFINED = { $undefined: true };

/** As text for the page's side too, so it names nothing outside itself. */
export function revive(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$undefined' in value) return undefined;
  if ('$bytes' in value) return Uint8Array.from(atob(String(value.$bytes)), (sign) => sign.charCodeAt(0));
  for (const [name, part] of Object.entries(value)) (value as Record<string, unknown>)[name] = revive(part);
  return value;
}

function refuseExotic(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype)
    throw new Error(`The stand-in for Electron cannot carry a ${value.constructor.name}.`);
  for (const part of Object.values(value)) refuseExotic(part);
}
