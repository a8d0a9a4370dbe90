import { AppError } from '#shared/errors/AppError';
import { readRecipeText, recipeFacts } from '#shared/workflow/readRecipeText';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { Images } from '../platform/images/createImages.ts';
import type { OriginOf } from '../platform/library/createIntake.ts';

/** What is told of a picture that came with a key in it. */
export const HOLDS_KEY =
  'The file itself holds an API key. It is kept as it came; copies that are saved, dragged or exported are cleaned or left out. Replace the key at its provider.';

interface OriginsOptions {
  readonly readOrigin: Images['readOrigin'];
  /** Whether a picture file holds a key beside its pixels. */
  readonly tellsKey: (path: string) => Promise<boolean>;
  /** The text with keys replaced. */
  readonly redact: (text: string) => string;
}

type Origin = Awaited<ReturnType<OriginOf>>;

/** Reads where pictures from outside come from, ours among them. What is kept of it holds no key; a graph that does is not kept. */
export function createOrigins({ readOrigin, tellsKey, redact }: OriginsOptions): OriginOf {
  return async (path, beside) => {
    const [{ settings, graph, graphFault: _fault, recipe, beside: graphBeside, seed, ...words }, hasKey] =
      await Promise.all([readOrigin(path, beside), tellsKey(path)]);
    const ours = recipe === undefined ? {} : ownOrigin(recipe, redact);
    const workflowText = ours.workflowText ?? (graphBeside && cleanGraph(() => readWorkflowText(graphBeside), redact));
    return {
      ...Object.fromEntries(Object.entries(words).map(([name, text]) => [name, redact(text)])),
      ...(seed !== undefined && { seed }),
      settings: settings.map(([label, value]) => [redact(label), redact(value)] as const),
      ...ours,
      ...(workflowText !== undefined && { workflowText }),
      ...(graph && !graph.isBeside && { foreignGraph: graph.of }),
      ...(hasKey && { note: HOLDS_KEY }),
    };
  };
}

/** What our own recipe says goes before what others say. One without a graph still says how the picture was asked for. */
function ownOrigin(recipe: string, redact: (text: string) => string): Partial<Origin> {
  const facts = recipeFacts(recipe);
  if (!facts) return {};
  const { settings = [], prompt, model, seed } = facts;
  const workflowText = cleanGraph(() => readRecipeText(recipe), redact);
  return {
    program: 'Lumi Studio',
    ...(prompt !== undefined && { prompt: redact(prompt) }),
    ...(model !== undefined && { model: redact(model) }),
    ...(seed !== undefined && { seed }),
    settings: settings.map(([label, value]) => [redact(label), redact(value)] as const),
    ...(workflowText !== undefined && { workflowText }),
  };
}

/** `undefined`: it cannot be read, or holds a key. */
function cleanGraph(
  read: () => Parameters<typeof writeWorkflow>[0],
  redact: (text: string) => string,
): string | undefined {
  try {
    const text = writeWorkflow(read());
    return redact(text) === text ? text : undefined;
  } catch (caught) {
    if (caught instanceof AppError) return undefined;
    throw caught;
  }
}
