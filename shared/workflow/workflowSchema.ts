import { z } from 'zod';
import type { JsonValue } from '../graph/Field.ts';
import { isJson } from './isJson.ts';
import {
  MAX_BOOKMARK_NAME,
  MAX_BOOKMARKS,
  MAX_BUNDLE_NAME,
  MAX_CLAMP,
  MAX_GRAPH_NAME,
  MAX_WIRE_LABEL,
} from './Workflow.ts';

/** The walk of it needs no recursion, for a file may nest as deep as `readWorkflow` lets it. */
const jsonValue = z.custom<JsonValue>(isJson, 'Invalid input: it is no JSON');
const id = z.string().min(1).max(200);
const coordinate = z.number().min(-1e7).max(1e7);
const aside = z.number().min(-MAX_CLAMP).max(MAX_CLAMP);
const length = z.number().positive().max(1e5);
const place = { x: coordinate, y: coordinate, zoom: z.number().positive().max(100) };
const address = z.object({ node: id, socket: z.string().min(1).max(100) });

export const edgeSchema = z.object({
  from: address,
  to: address,
  label: z.string().max(MAX_WIRE_LABEL).exactOptional(),
  hidden: z.literal(true).exactOptional(),
  bundle: z.string().max(MAX_BUNDLE_NAME).exactOptional(),
  clamp: z.object({ x: aside, y: aside }).exactOptional(),
});

export const nodeSchema = z.object({
  id,
  type: z.string().min(1).max(100),
  title: z.string().max(1000).exactOptional(),
  position: z.object({ x: coordinate, y: coordinate }),
  size: z.object({ width: length, height: length }).exactOptional(),
  collapsed: z.boolean().exactOptional(),
  mode: z.enum(['bypass', 'mute']).exactOptional(),
  fields: z.record(z.string().max(100), jsonValue).exactOptional(),
});

export const bookmarkSchema = z.object({ name: z.string().max(MAX_BOOKMARK_NAME), ...place });

/** Version 1 of the file. Keys it does not name are left behind. */
export const workflowSchema = z.object({
  format: z.literal('lumi-workflow'),
  version: z.literal(1),
  name: z.string().max(MAX_GRAPH_NAME),
  nodes: z.array(nodeSchema).max(50_000),
  edges: z.array(edgeSchema).max(200_000),
  viewport: z.object(place).exactOptional(),
  bookmarks: z.array(bookmarkSchema).max(MAX_BOOKMARKS).exactOptional(),
});
