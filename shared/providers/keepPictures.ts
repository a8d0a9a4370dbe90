import type { Generated } from './HttpReply.ts';

/** The last picture is the finished one. A source said twice is one picture. Nothing where there is none. */
export function keepPictures(sources: readonly string[]): Pick<Generated, 'picture' | 'others'> | undefined {
  const last = sources.at(-1);
  if (last === undefined) return undefined;
  const earlier = new Set(sources);
  earlier.delete(last);
  return { picture: { source: last }, others: [...earlier].map((source) => ({ source })) };
}
