import { kindName } from '#shared/graph/pictureTypes';
import type { PictureDetails } from '#shared/api/contract';
import { formatMoney } from '#shared/graph/Money';
import { nameOfRow } from '#shared/graph/rows/Row';
import { formatDuration } from '../../../ui/formats.ts';
import { ratioName } from '#shared/graph/ratioName';

/** What is to be known of a picture, by name; absent where it is not set. */
export interface PictureRow {
  readonly label: string;
  readonly value: string | undefined;
  /** Seeds, sizes, ids and money. */
  readonly isMono?: true;
  /** Where it says more than is read, such as which pictures. */
  readonly key?: string;
}

/** Facts that can be compared side by side: where it came from, and all that was really sent, in reading order. */
export function pictureRows(details: PictureDetails): readonly PictureRow[] {
  const { image, made, imported } = details;
  const references = made?.references ?? [];
  const rows: PictureRow[] = [
    { label: made || !imported ? 'Provider' : 'Program', value: made?.provider ?? imported?.program },
    { label: 'Model', value: made?.model ?? imported?.model, isMono: true },
    { label: 'Size', value: `${String(image.width)} × ${String(image.height)}`, isMono: true },
    { label: 'Ratio', value: ratioName(image.width, image.height) },
    { label: 'Seed', value: stringOf(made?.seed ?? imported?.seed), isMono: true },
    ...(made?.settings ?? imported?.settings ?? []).map(([label, value]) => ({ label, value, isMono: true }) as const),
    {
      label: 'References',
      value: references.length === 0 ? undefined : String(references.length),
      key: references.map(({ id }) => id).join(' '),
    },
    { label: 'Row', value: made?.row && nameOfRow(made.row) },
    { label: 'Took', value: made?.ms === undefined ? undefined : formatDuration(made.ms) },
    { label: 'Cost', value: made?.cost && formatMoney(made.cost), isMono: true },
    { label: 'Graph', value: made?.graph },
    { label: 'File', value: kindName(image.mime) },
  ];
  const seen = new Set<string>();
  return rows.filter(({ label }) => !seen.has(label) && seen.add(label));
}

/** Texts that are compared word by word. `sent`: prompt and instructions as they were sent, where that is known. */
export function pictureTexts(
  { made, imported }: PictureDetails,
  sent: { readonly prompt?: string | undefined; readonly instructions?: string | undefined } = {},
): readonly PictureRow[] {
  return [
    { label: 'Prompt', value: sent.prompt ?? made?.prompt ?? imported?.prompt },
    { label: 'Instructions', value: sent.instructions ?? made?.instructions },
    { label: 'Negative prompt', value: imported?.negative },
    { label: 'Text from the model', value: made?.text },
  ];
}

function stringOf(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
