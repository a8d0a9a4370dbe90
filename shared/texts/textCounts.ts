/** How long a text is, in what people and models count by. */
export interface TextCounts {
  readonly words: number;
  readonly characters: number;
  /** Nearly: a model counts by its own pieces, of some four letters each. */
  readonly tokens: number;
}

const LETTERS_A_TOKEN = 4;

export function textCounts(text: string): TextCounts {
  return {
    words: (text.match(/\S+/gu) ?? []).length,
    characters: text.length,
    tokens: Math.ceil(text.length / LETTERS_A_TOKEN),
  };
}
