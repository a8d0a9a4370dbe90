import type { Field, JsonObject } from '#shared/graph/Field';
import { fieldBeside } from '#shared/graph/definitionOf';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { isSeedField } from '#shared/nodes/seedControl';
import { isSecondary, isShownByGroup, isUnset } from './isUnset.ts';
import type { NodeLook } from '../NodeLook.ts';
import { AREA, FIELD, LINE, MAIN_AREA, QUICK_WIDTH, USUAL_WIDTH } from './nodeMeasures.ts';
import { rowFields } from './rowFields.ts';

/** One row of a node; an output may stand at the end of it. */
export type NodeRow = { readonly height: number; readonly output?: string } & (
  | { readonly kind: 'input'; readonly input: string; readonly hasField: boolean }
  | { readonly kind: 'field'; readonly field: string }
  | {
      readonly kind: 'fold';
      readonly inputs: readonly string[];
      readonly fields: readonly string[];
      readonly isOpen: boolean;
    }
  | { readonly kind: 'quick' }
  | { readonly kind: 'body' }
  | { readonly kind: 'output'; readonly output: string }
);

export interface RowsNow {
  readonly fields: JsonObject;
  /** The inputs that something is wired to. */
  readonly wired: ReadonlySet<string>;
  /** Of the node, px. Default: the usual one. */
  readonly width?: number;
  /** Whether what is unset was asked to be shown. */
  readonly isOpen?: boolean;
  /** Inputs and fields that stay in sight though they are unset. */
  readonly kept?: ReadonlySet<string>;
}

/**
 * The rows of a node from top to bottom; the one place that says what stands where. What is optional and unset folds into one line, but
 * for the fields a group shows. An output shares the row of an input without a field, so that it stands above what the node shows and stays
 * where it is.
 */
export function nodeRows(definition: AnyNodeDefinition, look: NodeLook, now: RowsNow): readonly NodeRow[] {
  const { inputs, outputs } = definition;
  const fields = rowFields(definition, look);
  const unset = {
    inputs: Object.keys(inputs).filter(
      (socket) => canFoldInput(definition, socket) && isUnsetInput(definition, socket, now),
    ),
    fields: fields.filter(
      (name) => canFoldField(definition.fields[name]) && isUnset(definition.fields[name], name, now.fields),
    ),
  };
  const isKept = (name: string) => isShownByGroup(definition, name) || (now.kept?.has(name) ?? false);
  const foldable = {
    inputs: unset.inputs.filter((name) => !isKept(name)),
    fields: unset.fields.filter((name) => !isKept(name)),
  };
  const isBare = (socket: string) => now.wired.has(socket) || !fieldBeside(definition, socket);
  const all = [...foldable.inputs, ...foldable.fields];
  const shared = Object.keys(inputs).filter((socket) => isBare(socket) && !foldable.inputs.includes(socket)).length;
  // One row less in sight and a line in its place is no gain, unless that row is higher or an output is to stand in the line anyway.
  const isHigh = all.some((name) => heightOf(definition.fields[name]) > FIELD);
  const folds = all.length > 1 || (all.length === 1 && (isHigh || shared < Object.keys(outputs).length));
  const isFolded = (name: string) => folds && !now.isOpen && all.includes(name);
  const above: NodeRow[] = [
    ...Object.keys(inputs)
      .filter((name) => !isFolded(name))
      .map((input) => inputRow(definition, input, now)),
    ...(isProvided(definition, now) ? [{ kind: 'quick', height: FIELD } as const] : []),
    ...fields
      .filter((name) => !isFolded(name))
      .map((field) => ({ kind: 'field', field, height: heightOf(definition.fields[field]) }) as const),
    ...(folds ? [{ kind: 'fold', height: LINE, isOpen: now.isOpen ?? false, ...foldable } as const] : []),
  ];
  return withOutputs(above, Object.keys(outputs), look, Object.keys(inputs).length > 0);
}

function withOutputs(
  above: readonly NodeRow[],
  outputs: readonly string[],
  look: NodeLook,
  hasInputs: boolean,
): readonly NodeRow[] {
  const left = [...outputs];
  const takes = (row: NodeRow) => (row.kind === 'input' && !row.hasField) || row.kind === 'fold';
  const rows = above.map((row): NodeRow => {
    const output = takes(row) ? left.shift() : undefined;
    return output === undefined ? row : { ...row, output };
  });
  const own = left.map((output): NodeRow => ({ kind: 'output', output, height: LINE }));
  const body: NodeRow[] = look.Body ? [{ kind: 'body', height: 0 }] : [];
  // What a node without inputs is stands first, and what it gives below.
  return hasInputs || look.isBodyLast ? [...rows, ...own, ...body] : [...body, ...rows, ...own];
}

function inputRow(definition: AnyNodeDefinition, input: string, { wired }: RowsNow): NodeRow {
  const field = wired.has(input) ? undefined : fieldBeside(definition, input);
  return {
    kind: 'input',
    input,
    hasField: field !== undefined,
    height: field ? heightOf(field, definition.inputs[input]?.required) : LINE,
  };
}

function heightOf(field: Field | undefined, isMain = false): number {
  if (field?.kind !== 'text' || !field.multiline) return FIELD;
  return isMain ? MAIN_AREA : AREA;
}

/** Of few inputs all are in sight; the seed is where it makes pictures, for there it is changed most. */
const FEW_INPUTS = 2;

function canFoldInput({ inputs, outputs, fields }: AnyNodeDefinition, socket: string): boolean {
  const input = inputs[socket];
  if (!input || input.required || input.followsFields) return false;
  const makesPictures = Object.values(outputs).some(({ type }) => type === 'images');
  return Object.keys(inputs).length > FEW_INPUTS && !(isSeedField(fields[socket]) && makesPictures);
}

function isUnsetInput(definition: AnyNodeDefinition, socket: string, now: RowsNow): boolean {
  const field = fieldBeside(definition, socket);
  // A seed that moves is as good as set: it has a number after the first run, and no run moves a row.
  const control = isSeedField(field) ? field.control : undefined;
  const moves = control !== undefined && !isUnset(definition.fields[control], control, now.fields);
  return !now.wired.has(socket) && !moves && isUnset(field, socket, now.fields);
}

/** What is to be written stays in sight, and what is changed most. */
function canFoldField(field: Field | undefined): boolean {
  return field !== undefined && field.kind !== 'text' && isSecondary(field);
}

/** Whether it asks a provider that is wired in, whose model can then be chosen here, and there is room for it. */
function isProvided({ inputs, calls }: AnyNodeDefinition, { wired, width = USUAL_WIDTH }: RowsNow): boolean {
  if (!calls || width < QUICK_WIDTH) return false;
  return Object.entries(inputs).some(([socket, { type }]) => type === 'provider' && wired.has(socket));
}
