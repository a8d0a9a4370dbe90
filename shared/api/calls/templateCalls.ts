import { z } from 'zod';
import { MAX_GRAPH_NAME, MAX_NOTE } from '../../workflow/Workflow.ts';
import { list, pictureId, workflow } from '../basicSchemas.ts';
import { call } from './call.ts';

/** Letters a word has at most by which a template is found, and how many there are. */
const MAX_KEYWORD = 60;
const MOST_KEYWORDS = 40;

/** `ready`: shipped with the program. `own`: a person's. `id`: the name of its file there, without extension. */
export const templateRef = z.object({ of: z.enum(['ready', 'own']), id: z.string().min(1).max(200) });

const name = z.string().trim().min(1, 'A template needs a name.').max(MAX_GRAPH_NAME);
export const templateDescription = z.string().trim().max(MAX_NOTE);
export const templateKeywords = z.array(z.string().max(MAX_KEYWORD)).max(MOST_KEYWORDS).readonly();

/** What is told of a template before it is opened. */
export const templateEntry = templateRef.extend({
  name: z.string(),
  /** One sentence. */
  description: z.string(),
  keywords: list(z.string()),
  /** Whether there is a picture of what it gives. */
  hasPicture: z.boolean(),
  /** Pictures that it puts into the library when it is opened. */
  brings: z.number().int(),
  /** Calls that a run of it makes; `null`: not known. */
  calls: z.number().int().nullable(),
  /** Titles of the providers it asks that need a key. */
  needsKeysOf: list(z.string()),
  nodes: z.number().int(),
  /** Why it cannot be opened; absent: it can be. */
  fault: z.string().exactOptional(),
});

/** Graphs to begin with: those that are shipped, and those that people keep of their own. Every change of these is announced. */
export const templateCalls = {
  /** Those that are ready in the order they are offered, then one's own by name. One that cannot be read is listed with why. */
  'template.list': call(z.void(), list(templateEntry)),
  /** The picture of what it gives, as a `data:` address; `null`: there is none. */
  'template.picture': call(templateRef, z.object({ url: z.string() }).nullable()),
  /** Its graph, and the pictures and reference sets it needs in the library: each is put in once, however often this is asked. */
  'template.open': call(templateRef, z.object({ workflow })),
  /** Keeps a graph as a template. `picture`: one of the library that shows what it gives. Refused with `secret-found` where it holds a key. */
  'template.save': call(
    z.object({ name, description: templateDescription, workflow, picture: pictureId.nullable() }),
    templateRef,
  ),
  /** Of one's own. */
  'template.change': call(z.object({ id: templateRef.shape.id, name, description: templateDescription }), z.void()),
  'template.remove': call(z.object({ id: templateRef.shape.id }), z.void()),
} as const;
