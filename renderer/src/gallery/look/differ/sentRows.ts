import { kindName } from '#shared/graph/pictureTypes';
import type { SentCall } from '#shared/providers/sentCall';
import type { PictureRow } from './pictureRows.ts';

/** What is told of a call that nobody kept or sent: nothing. */
type Sent = SentCall | null;

/**
 * What a server received, in rows that two servers can be compared by: what means the same stands in one row, each in its server's own terms.
 * @param notes what differs from what was asked for, as it was told then
 */
export function sentRows(sent: Sent, notes: readonly string[]): readonly PictureRow[] {
  const changed: PictureRow = { label: 'Changed', value: notes.length === 0 ? undefined : notes.join('\n') };
  if (!sent) return [changed];
  const { endpoint, pictures, fields } = sent;
  const lasts = fields.map(([name]) => lastOf(name));
  return [
    { label: 'Endpoint', value: endpoint, isMono: true },
    { label: 'Instructions', value: placeOfInstructions(sent) },
    {
      label: 'References',
      value: pictures.length === 0 ? undefined : pictures.map(pictureWords).join('\n'),
      key: pictures.map(({ id }) => id).join(' '),
    },
    ...fields.map(([name, value]): PictureRow => {
      const last = lastOf(name);
      const own = lasts.indexOf(last) === lasts.lastIndexOf(last) ? last : name;
      return { label: plainName(own), value: `${own}: ${value}`, isMono: true };
    }),
    changed,
  ];
}

function placeOfInstructions({ instructions, isInstructedInPrompt }: SentCall): string | undefined {
  if (isInstructedInPrompt) return 'before the prompt';
  return instructions === '' ? undefined : 'apart';
}

function pictureWords({ mime, width, height }: SentCall['pictures'][number]): string {
  return `${kindName(mime).toUpperCase()} ${String(width)} × ${String(height)}`;
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** `aspectRatio` and `aspect_ratio` are one thing: `Aspect ratio`. */
function plainName(name: string): string {
  const words = name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
