import { readWhole } from '../../graph/fields/Whole.ts';
import type { GraphNode } from '../../graph/Graph.ts';
import type { AnyNodeDefinition } from '../../graph/NodeDefinition.ts';
import type { ApiGraph, ApiValue, ApiWire } from './ApiGraph.ts';

/** What is asked of a node while its counterpart is written. */
export interface NodeOut {
  readonly node: GraphNode;
  readonly name: string;
  readonly definition: AnyNodeDefinition;
  readonly api: ApiGraph;
  /** What the graph is called. */
  readonly graphName: string;
  /** Where its input comes from there, the first where there are several; `undefined`: nothing is wired, or what is has no counterpart. */
  readonly wire: (socket: string) => ApiWire | undefined;
  readonly wires: (socket: string) => readonly ApiWire[];
  /** The nodes wired to its input here, reroutes left out. */
  readonly sources: (socket: string) => readonly NodeOut[];
  /** The nodes here that one of its outputs goes to, with the socket it goes into. */
  readonly targets: readonly { readonly node: GraphNode; readonly socket: string }[];
  readonly tell: (words: string) => void;
}

/** What a node became: which output there stands for each of its own; `undefined`: it has no counterpart. */
export type Written = Readonly<Record<string, ApiWire>> | undefined;

export function textOf({ node, definition }: NodeOut, field: string): string {
  const value = valueOf(node, definition, field);
  return typeof value === 'string' ? value : '';
}

export function numberOf({ node, definition }: NodeOut, field: string): number | undefined {
  const value = valueOf(node, definition, field);
  return typeof value === 'number' ? value : undefined;
}

function valueOf(node: GraphNode, definition: AnyNodeDefinition, field: string): unknown {
  const own = Object.hasOwn(node.fields ?? {}, field) ? node.fields?.[field] : undefined;
  return own ?? (Object.hasOwn(definition.fields, field) ? definition.fields[field]?.default : undefined);
}

/** A wire, else what stands in the field of its name. */
export function wireOrText(out: NodeOut, socket: string): ApiValue {
  return out.wire(socket) ?? textOf(out, socket);
}

/** Ours sends a seed by 31 bits, theirs by one less of them than that: what is below both is the same on either wire. */
const OUR_WIRE = 2147483648n;
const THEIR_WIRE = 2147483647n;

/** A seed that is sent to a model, as the number that is sent for it; told where that is another than is shown. */
export function pictureSeed(out: NodeOut, field: string): bigint {
  const sent = sentSeed(out, field);
  if (sent === THEIR_WIRE) out.tell(`its seed ${String(sent)} is sent as 0 there.`);
  return sent;
}

/** A seed that is sent to a language model: theirs sends it as it is, and none where it is 0. */
export function textSeed(out: NodeOut): bigint {
  const sent = sentSeed(out, 'seed');
  if (sent === 0n) out.tell('its seed is 0, which is sent here; there none is.');
  return sent;
}

function sentSeed(out: NodeOut, field: string): bigint {
  const exact = wholeAt(out, field);
  const sent = exact % OUR_WIRE;
  if (sent !== exact)
    out.tell(`its seed ${String(exact)} is written as ${String(sent)}, which is what is sent for it.`);
  return sent;
}

export function wholeAt({ node, definition }: NodeOut, field: string): bigint {
  return readWhole(valueOf(node, definition, field)) ?? 0n;
}

/** An API file holds one number and not how it moves. */
export function tellControl(out: NodeOut): void {
  const control = textOf(out, 'control');
  if (control !== 'fixed' && control !== '')
    out.tell(`its seed moves before each run here (${control}); the file holds the number it has now.`);
}
