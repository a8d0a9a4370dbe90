/** Has works of one name done one after the other, and those of different names at once. A work that fails holds up none. */
export function createTurns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const pending = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const done = (pending.get(name) ?? Promise.resolve()).then(work);
    const settled = done.catch(() => undefined);
    pending.set(name, settled);
    void settled.then(() => pending.get(name) === settled && pending.delete(name));
    return done;
  };
}
