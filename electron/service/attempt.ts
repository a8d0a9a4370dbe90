/** A synchronous answer as a promise, its failure as a rejection. */
export async function attempt<T>(answer: () => T): Promise<T> {
  return Promise.resolve(answer());
}
