import { z } from 'zod';
import type { JsonValue } from '../graph/Field.ts';
import { groupType, MOST_GROUP_LEVELS } from '../graph/groups/groupPath.ts';
import { isJson } from './isJson.ts';
import {
  MAX_BOOKMARK_NAME,
  MAX_BOOKMARKS,
  MAX_BUNDLE_NAME,
  MAX_CLAMP,
  MAX_GRAPH_NAME,
  MAX_GROUPS,
  MAX_NOTE,
  MAX_SHOWN_FIELDS,
  MAX_WIRE_LABEL,
} from './Workflow.ts';

/** The walk of it needs no recursion, for a file may nest as deep as `readWorkflow` lets it. */
const jsonValue = z.custom<JsonValue>(isJson, 'Invalid input: it is no JSON');
const MAX_ID = 200;
export const idSchema = z.string().min(1).max(MAX_ID);
/** The id of a node in as many uses as there may be; a letter of an id takes two where it is written otherwise. */
export const pathSchema = z
  .string()
  .min(1)
  .max((MOST_GROUP_LEVELS + 1) * (2 * MAX_ID + 1));
const socketName = z.string().min(1).max(100);
const note = z.string().max(MAX_NOTE);
const label = z.string().max(MAX_WIRE_LABEL);
const fields = z.record(z.string().max(100), jsonValue);
const coordinate = z.number().min(-1e7).max(1e7);
const aside = z.number().min(-MAX_CLAMP).max(MAX_CLAMP);
const length = z.number().positive().max(1e5);
/** What a node or a wire is called in it. */
const part = z.string().max(400);
const place = { x: coordinate, y: coordinate, zoom: z.number().positive().max(100) };
const address = z.object({ node: idSchema, socket: socketName });

export const edgeSchema = z.object({
  from: address,
  to: address,
  label: label.exactOptional(),
  hidden: z.literal(true).exactOptional(),
  bundle: z.string().max(MAX_BUNDLE_NAME).exactOptional(),
  clamp: z.object({ x: aside, y: aside }).exactOptional(),
});

const MOST_NODES = 50_000;
const MOST_EDGES = 200_000;

const originSchema = z.object({
  x: coordinate,
  y: coordinate,
  nodes: z
    .array(z.tuple([part, part]))
    .max(MOST_NODES)
    .exactOptional(),
  edges: z
    .array(z.tuple([part, part]))
    .max(MOST_EDGES)
    .exactOptional(),
});

export const nodeSchema = z.object({
  id: idSchema,
  type: z
    .string()
    .min(1)
    .max(groupType('').length + MAX_ID),
  title: z.string().max(1000).exactOptional(),
  position: z.object({ x: coordinate, y: coordinate }),
  size: z.object({ width: length, height: length }).exactOptional(),
  collapsed: z.boolean().exactOptional(),
  mode: z.enum(['bypass', 'mute']).exactOptional(),
  fields: fields.exactOptional(),
  inside: z.record(pathSchema, fields).exactOptional(),
  origin: originSchema.exactOptional(),
});

/** Where the canvas stands. */
export const placeSchema = z.object(place);

export const bookmarkSchema = z.object({
  name: z.string().max(MAX_BOOKMARK_NAME),
  place: pathSchema.exactOptional(),
  ...place,
});

export const exposedSchema = z.object({
  name: socketName,
  label: label.exactOptional(),
  help: note.exactOptional(),
  node: idSchema,
  field: z.string().min(1).max(100),
});

export const groupSchema = z.object({
  id: idSchema,
  name: z.string().max(MAX_GRAPH_NAME),
  note: note.exactOptional(),
  fields: z.array(exposedSchema).max(MAX_SHOWN_FIELDS).default([]),
  nodes: z.array(nodeSchema).max(MOST_NODES),
  edges: z.array(edgeSchema).max(MOST_EDGES),
  viewport: z.object(place).exactOptional(),
});

export const formFieldSchema = z.object({
  node: pathSchema,
  field: z.string().min(1).max(100),
  label: label.exactOptional(),
  help: note.exactOptional(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  choices: z.array(note).min(1).max(MAX_SHOWN_FIELDS).exactOptional(),
  limit: z.number().int().positive().exactOptional(),
  folded: z.literal(true).exactOptional(),
});

export const formSchema = z.object({
  title: z.string().max(MAX_GRAPH_NAME).exactOptional(),
  note: note.exactOptional(),
  fields: z.array(formFieldSchema).max(MAX_SHOWN_FIELDS),
  results: pathSchema.exactOptional(),
});

/** Version 2 of the file, to which older ones are brought. Keys it does not name are left behind. */
export const workflowSchema = z.object({
  format: z.literal('lumi-workflow'),
  version: z.literal(2),
  name: z.string().max(MAX_GRAPH_NAME),
  nodes: z.array(nodeSchema).max(MOST_NODES),
  edges: z.array(edgeSchema).max(MOST_EDGES),
  groups: z.array(groupSchema).max(MAX_GROUPS).exactOptional(),
  form: formSchema.exactOptional(),
  viewport: z.object(place).exactOptional(),
  bookmarks: z.array(bookmarkSchema).max(MAX_BOOKMARKS).exactOptional(),
});
