/**
 * What OpenAI's picture models accept, written down a second time so that a wrong table in the app cannot agree with itself.
 * Source: the client package 7.59.0.
 */
export interface OpenAiFacts {
  /** Empty: any size within the limits. */
  readonly sizes: readonly string[];
  readonly qualities: readonly string[];
  readonly formats: readonly string[];
  readonly fidelities: readonly string[];
  readonly hasComplexity: boolean;
  readonly takesMarkup: boolean;
}

const THREE = ['1024x1024', '1536x1024', '1024x1536'];
const FOUR = ['auto', 'low', 'medium', 'high'];
const SIX = [...FOUR, 'xhigh', 'max'];
const PIXELS = ['png', 'jpeg', 'webp'];

export const OPENAI_FACTS: ReadonlyMap<string, OpenAiFacts> = new Map(
  Object.entries({
    'gpt-image-2.6-sunburst': facts({
      qualities: SIX,
      formats: [...PIXELS, 'gif', 'svg'],
      hasComplexity: true,
      takesMarkup: true,
    }),
    'gpt-image-2.6-flare': facts({
      qualities: SIX,
      formats: [...PIXELS, 'gif', 'svg'],
      hasComplexity: true,
      takesMarkup: true,
    }),
    'gpt-image-2.5-sunburst': facts({ qualities: SIX, takesMarkup: true }),
    'gpt-image-2.5-flare': facts({ qualities: SIX, takesMarkup: true }),
    'gpt-image-2': facts({}),
    'gpt-image-1.5': facts({ sizes: THREE, fidelities: ['high', 'low'] }),
    'gpt-image-1-mini': facts({ sizes: THREE, fidelities: ['low'] }),
    'chatgpt-image-latest': facts({ sizes: THREE }),
  }),
);

export const OPENAI_GONE: readonly string[] = ['gpt-image-1', 'dall-e-2', 'dall-e-3'];

function facts(own: Partial<OpenAiFacts>): OpenAiFacts {
  return {
    sizes: [],
    qualities: FOUR,
    formats: PIXELS,
    fidelities: [],
    hasComplexity: false,
    takesMarkup: false,
    ...own,
  };
}
