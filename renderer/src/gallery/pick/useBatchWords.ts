import { useEffect, useMemo, useState } from 'react';
import type { PictureDetails } from '#shared/api/contract';
import { useStudio } from '../../stores/hooks.ts';
import { differences } from '../look/differ/differences.ts';
import { pictureRows, pictureTexts } from '../look/differ/pictureRows.ts';
import type { Picked } from './Picking.ts';

/** Of larger batches it is not asked. */
const MOST_ASKED = 32;
/** These differ from picture to picture and were set by nobody. */
const NOT_SET: ReadonlySet<string> = new Set(['Took', 'Cost', 'Text from the model', 'File']);

/** In a sentence, what of their settings differs among the pictures of a batch; `undefined`: it is not known. */
export function useBatchWords(batch: readonly Picked[]): string | undefined {
  const { client } = useStudio();
  const ids = batch.map(({ image }) => image.id).join(' ');
  const [known, setKnown] = useState<{ readonly of: string; readonly all: readonly PictureDetails[] }>();
  useEffect(() => {
    let isCurrent = true;
    const asked = ids.split(' ');
    if (asked.length > MOST_ASKED || asked.length < 2) return;
    Promise.all(asked.map((id) => client('picture.details', { id }))).then(
      (all) => {
        if (isCurrent) setKnown({ of: ids, all });
      },
      // One that is not known says so where it is looked at.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [client, ids]);
  return useMemo(() => (known?.of === ids ? wordsOf(known.all) : undefined), [known, ids]);
}

function wordsOf(all: readonly PictureDetails[]): string | undefined {
  if (!all.every(({ made }) => made)) return undefined;
  const rows = differences(all.map((details) => [...pictureRows(details), ...pictureTexts(details)]));
  const names = rows.differ.map(({ label }) => label).filter((label) => !NOT_SET.has(label));
  const count = String(all.length);
  if (names.length === 0) return `Same prompt and settings as all ${count}.`;
  const only = names.map((name) => name.toLowerCase());
  if (only.length === 1 && only[0] === 'seed')
    return `Same prompt and settings as all ${count}; only the seed differs.`;
  return `Among the ${count} these differ: ${only.join(', ')}.`;
}
