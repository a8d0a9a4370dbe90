import { z } from 'zod';
import type { JsonValue } from '../graph/Field.ts';
import { isJson } from './isJson.ts';

/** The walk of it needs no recursion, for a file may nest as deep as `readWorkflow` lets it. */
const jsonValue = z.custom<JsonValue>(isJson, 'Invalid input: it is no JSON');
const id = z.string().min(1).max(200);
const coordinate = z.number().min(-1e7).max(1e7);
const length = z.number().positive().max(1e5);
const address = z.object({ node: id, socket: z.string().min(1).max(100) });

const node = z.object({
  id,
  type: z.string().min(1).max(100),
  title: z.string().max(1000).exactOptional(),
  position: z.object({ x: coordinate, y: coordinate }),
  size: z.object({ width: length, height: length }).exactOptional(),
  collapsed: z.boolean().exactOptional(),
  mode: z.enum(['bypass', 'mute']).exactOptional(),
  fields: z.record(z.string().max(100), jsonValue).exactOptional(),
});

/** Version 1 of the file. Keys it does not name are left behind. */
export const workflowSchema = z.object({
  format: z.literal('lumi-workflow'),
  version: z.literal(1),
  name: z.string().max(1000),
  nodes: z.array(node).max(50_000),
  edges: z.array(z.object({ from: address, to: address })).max(200_000),
  viewport: z.object({ x: coordinate, y: coordinate, zoom: z.number().positive().max(100) }).exactOptional(),
});
