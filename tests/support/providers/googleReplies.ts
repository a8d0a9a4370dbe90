/** Google's replies that are none of an error. */
import type { Drawing } from './drawnPictures.ts';
import type { GoogleRequest } from './googleRequestSchema.ts';
import type { Answer } from './providerServer.ts';

/** What a reply is to. */
export interface Asked {
  readonly model: string;
  readonly drawing: Drawing;
  /** That answers; `undefined`: the body does not say. */
  readonly tier: string | undefined;
  readonly isSearched: boolean;
  readonly hasImages: boolean;
}

/** With a search, the real one gives no picture where nothing but pictures is wanted. */
export function drawsNothing({ tools, generationConfig }: GoogleRequest): boolean {
  return tools !== undefined && generationConfig?.responseModalities.includes('TEXT') === false;
}

export function reply(asked: Asked, parts: readonly object[], pictures = 1): Answer {
  const groundingMetadata = asked.isSearched ? grounding(asked.hasImages) : undefined;
  return {
    status: 200,
    body: {
      candidates: [{ index: 0, finishReason: 'STOP', content: { role: 'model', parts }, groundingMetadata }],
      ...metadata(asked, pictures),
    },
  };
}

/** Pages of the web come by an address of Google's that leads on to them; pictures name the page they stand on. */
function grounding(hasImages: boolean) {
  const domain = 'fieldguide.example';
  const found = { sourceUri: `https://${domain}/foxes`, imageUri: `https://${domain}/fox.jpg`, title: 'Foxes', domain };
  return {
    webSearchQueries: ['red fox in snow'],
    ...(hasImages && { imageSearchQueries: ['red fox'] }),
    searchEntryPoint: { renderedContent: '<div class="container"><script>alert(1)</script></div>' },
    groundingChunks: [
      {
        web: { uri: 'https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZIYQ1', title: 'wikipedia.org' },
      },
      ...(hasImages ? [{ image: found }] : []),
    ],
    groundingSupports: [{ segment: { endIndex: 21, text: 'Here is your picture.' }, groundingChunkIndices: [0] }],
  };
}

export function metadata({ model, drawing: { facts, size, references }, tier }: Asked, pictures: number) {
  const imageTokens = (facts.tokens[size ?? '1K'] ?? 0) * pictures;
  const promptTokenCount = 12 + references.length * 560;
  const candidatesTokenCount = imageTokens + 8;
  return {
    usageMetadata: {
      promptTokenCount,
      candidatesTokenCount,
      thoughtsTokenCount: 200,
      totalTokenCount: promptTokenCount + candidatesTokenCount + 200,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: 12 }],
      candidatesTokensDetails: [
        { modality: 'TEXT', tokenCount: 8 },
        { modality: 'IMAGE', tokenCount: imageTokens },
      ],
      ...(tier !== undefined && { serviceTier: tier }),
    },
    modelVersion: model,
    responseId: 'r3sp0ns3',
  };
}
