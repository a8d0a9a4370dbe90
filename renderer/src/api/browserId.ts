import { z } from 'zod';

const KEY = 'lumi.browser';

/** The id of this browser, the same for all its pages; made with the first. */
export function browserId(storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage): string {
  const known = z.uuid().safeParse(storage.getItem(KEY)).data;
  if (known !== undefined) return known;
  const made = crypto.randomUUID();
  storage.setItem(KEY, made);
  return made;
}
