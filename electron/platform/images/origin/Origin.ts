import { z } from 'zod';

/** UTF-16 units; what is longer is cut. */
const MAX_WORDS = 100_000;
const MAX_NAME = 300;
const MAX_VALUE = 1000;
const MAX_SETTINGS = 80;
/** UTF-16 units of a graph; a longer one is not kept. */
const MAX_GRAPH = 8 * 1024 * 1024;

/** Whose graphs are known, though they cannot be opened here. */
export const FOREIGN_GRAPHS = ['comfyui', 'invokeai'] as const;
/** Why a graph that a picture holds cannot be read. */
export const GRAPH_FAULTS = ['cut-off', 'damaged', 'too-large'] as const;
export type GraphFault = (typeof GRAPH_FAULTS)[number];

/** What a picture file, or a file beside it, says of how the picture was made. It comes from a stranger, and may hold a key. */
export const originSchema = z.object({
  /** Who made it. */
  program: z.string().exactOptional(),
  prompt: z.string().exactOptional(),
  /** What it was told to leave out. */
  negative: z.string().exactOptional(),
  model: z.string().exactOptional(),
  /** Only where a number holds it exactly; else it stands among the settings. */
  seed: z.number().int().exactOptional(),
  /** As label and value, in reading order. */
  settings: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
  /** Our own recipe, as its JSON. */
  recipe: z.string().exactOptional(),
  /** The graph file of ours that lies beside it, as its text. */
  beside: z.string().exactOptional(),
  /** The graph of another program, as its JSON. */
  graph: z
    .object({
      of: z.enum(FOREIGN_GRAPHS),
      text: z.string(),
      /** It is not in the picture: it goes where the picture goes only with the file beside it. */
      isBeside: z.literal(true).exactOptional(),
    })
    .exactOptional(),
  /** There is one of ComfyUI, which cannot be read; absent where another copy of it can. */
  graphFault: z.enum(GRAPH_FAULTS).exactOptional(),
});
export type Origin = z.output<typeof originSchema>;

/** A text of a picture file, by what it is called there; see `pictureTexts`. */
export interface PictureText {
  readonly key: string;
  readonly text: string;
  /** Why it is not to be read: it is as much as there is of it. */
  readonly fault?: GraphFault;
}

/** What a reader found, as it stands in the file. */
export interface Told {
  readonly program?: string | undefined;
  readonly prompt?: string | undefined;
  readonly negative?: string | undefined;
  readonly model?: string | undefined;
  /** Digits. */
  readonly seed?: string | undefined;
  readonly settings?: readonly (readonly [label: string, value: string])[];
  readonly graph?: Origin['graph'];
}

/** Within bounds, whatever was found; of several readers the first that tells something goes. */
export function originFrom(
  found: readonly Told[],
  { graphFault, ...own }: Pick<Origin, 'recipe' | 'beside' | 'graphFault'>,
): Origin {
  const first = (key: 'program' | 'prompt' | 'negative' | 'model' | 'seed', most: number) =>
    found.map((told) => told[key]?.trim().slice(0, most).toWellFormed()).find((text) => text);
  const [program, prompt, negative, model, seed] = [
    first('program', MAX_NAME),
    first('prompt', MAX_WORDS),
    first('negative', MAX_WORDS),
    first('model', MAX_NAME),
    first('seed', MAX_NAME),
  ];
  const isExact = seed !== undefined && /^-?\d{1,16}$/.test(seed) && Number.isSafeInteger(Number(seed));
  const settings = found.find((told) => (told.settings ?? []).length > 0)?.settings ?? [];
  const graphs = found.flatMap((told) => told.graph ?? []);
  const graph = graphs.find(({ text }) => text.length <= MAX_GRAPH);
  const fault = graphs.length > 0 ? 'too-large' : graphFault;
  return {
    ...(program && { program }),
    ...(prompt && { prompt }),
    ...(negative && { negative }),
    ...(model && { model }),
    ...(isExact && { seed: Number(seed) }),
    settings: [...(seed !== undefined && !isExact ? [['Seed', seed] as const] : []), ...settings]
      .filter(([label, value]) => label.trim() !== '' && value.trim() !== '')
      .slice(0, MAX_SETTINGS)
      .map(([label, value]) => [tidy(label, MAX_NAME), tidy(value, MAX_VALUE)] as const),
    ...own,
    ...(graph ? { graph } : fault && { graphFault: fault }),
  };
}

function tidy(text: string, most: number): string {
  return text.slice(0, most).toWellFormed().trim();
}
