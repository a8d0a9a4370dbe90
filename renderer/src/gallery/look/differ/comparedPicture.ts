import type { PictureDetails } from '#shared/api/contract';
import type { SentCall } from '#shared/providers/sentCall';
import type { ComparedSide } from './ComparedSide.ts';
import { pictureRows, pictureTexts } from './pictureRows.ts';
import { sentRows } from './sentRows.ts';

/** A picture as one side of a comparison. `sent`: the call that made it, as its server received it; `null`: none. */
export function comparedPicture(name: string, details: PictureDetails, sent: SentCall | null): ComparedSide {
  const told = { prompt: sent?.prompt, instructions: sent?.instructions };
  return {
    name,
    rows: pictureRows(details),
    texts: pictureTexts(details, told),
    received: sentRows(sent, details.made?.notes ?? []),
  };
}
