import { choiceField } from '../graph/fields/choiceField.ts';

/** The colours a part of the editor's own can have, by name; the page has a token for each, in every theme. */
export const EDITOR_COLOURS = ['neutral', 'rose', 'amber', 'green', 'teal', 'blue', 'violet'] as const;
export type EditorColour = (typeof EDITOR_COLOURS)[number];

/** The colour of a node that is there for the reader only. */
export const colourField = choiceField(
  'Colour',
  EDITOR_COLOURS.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) })),
  { default: 'neutral' },
);

/** The colour in a node's fields as they stand in a file, unchecked; what is none is the usual one. */
export function editorColour(value: unknown): EditorColour {
  return EDITOR_COLOURS.find((colour) => colour === value) ?? colourField.default;
}
