import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { Field } from '#shared/graph/Field';
import { fieldBeside } from '#shared/graph/definitionOf';
import type { SocketType } from '#shared/graph/SocketValues';
import { editorColour } from '#shared/nodes/colourField';
import { note } from '#shared/nodes/note';
import { isSeedField } from '#shared/nodes/seedControl';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { nodeLook } from '../../nodes/index.ts';
import { nodeSummary } from '../../nodes/nodeSummary.ts';
import { foldWords } from '../../nodes/rows/foldWords.ts';
import { placedRows, type NodeGeometry, type PlacedRow } from '../../nodes/rows/nodeGeometry.ts';
import { BORDER, FIELD, HEADER, SIDE } from '../../nodes/rows/nodeMeasures.ts';
import { fieldWords } from './fieldWords.ts';
import { lineAt, type Paint, type Shape } from './shapes.ts';
import { fitWords, textWidth, wrapWords } from './textWidth.ts';

/** A node, and what there is to know to draw it. */
export interface NodeToDraw {
  readonly node: WorkflowNode;
  readonly name: string;
  readonly definition: AnyNodeDefinition | undefined;
  readonly geometry: NodeGeometry;
  /** What is most often changed at the nodes that provide for it, where there is a row for that. */
  readonly quick: string;
  /** Its inputs that something is wired to, and what that is called. */
  readonly sources: ReadonlyMap<string, string>;
}

/** px; `NodeView.css`, `rows.css` and the fields have the same. */
const RADIUS = { node: 10, field: 6 };
const SIZE = { title: 12.5, label: 11.5, field: 12.5, small: 11 };
const LABEL_WIDTH = 74;
const GAP_BESIDE = 8;
const INSET = 8;
const LINE_HEIGHT = 17;
const SOCKET_RADIUS = 5;
/** Lines of one text. */
const MOST_LINES = 200;
/** How pale what a node shows is that takes no part. */
const OFF = 0.5;

/** A node as it looks near by, without what a run made. */
export function drawNode(drawn: NodeToDraw): readonly Shape[] {
  const { node, definition, geometry, sources } = drawn;
  const { x, y } = node.position;
  const { width, height } = geometry;
  const isNote = node.type === note.type;
  const tint: Paint = { token: `--tint-${editorColour(node.fields?.['colour'])}`, alpha: 0.09 };
  const frame = {
    kind: 'box',
    x: x + 0.5,
    y: y + 0.5,
    width: width - 1,
    height: height - 1,
    radius: RADIUS.node,
  } as const;
  const inside = node.collapsed
    ? []
    : definition
      ? placedRows(node, definition, new Set(sources.keys())).flatMap((row) => drawRow(drawn, definition, row))
      : unknownRow(drawn);
  const line = { kind: 'way', d: `M${num(x)} ${num(y + BORDER + HEADER)}h${num(width)}`, width: 1 } as const;
  const shown = [
    ...drawHeader(drawn),
    ...(node.collapsed || isNote ? [] : [{ ...line, line: { token: '--line-soft' } }]),
    ...inside,
  ];
  return [
    { ...frame, fill: { token: '--surface' }, line: { token: '--edge' }, ...(node.mode && { isDashed: true }) },
    ...(isNote ? [{ ...frame, fill: tint }] : []),
    ...(node.mode ? shown.map(paler) : shown),
    ...drawSockets(drawn),
  ];
}

function drawHeader({ node, name, definition, geometry: { width } }: NodeToDraw): readonly Shape[] {
  const { x, y } = node.position;
  const middle = y + BORDER + HEADER / 2;
  const room = width - 2 * (SIDE + BORDER);
  const aside = headerWords(node, definition);
  const asideShown = fitWords(aside, room * 0.5, SIZE.label);
  const left = x + BORDER + SIDE;
  const titleRoom = room - (asideShown === '' ? 0 : textWidth(asideShown, SIZE.label) + GAP_BESIDE);
  const gives = Object.values(definition?.outputs ?? {})[0]?.type;
  return [
    {
      kind: 'box',
      x: left,
      y: middle - 4,
      width: 8,
      height: 8,
      radius: 2,
      fill: { token: gives ? `--socket-${gives}` : '--line-strong' },
    },
    {
      kind: 'words',
      x: left + 8 + 7,
      y: lineAt(middle, SIZE.title),
      words: fitWords(name, titleRoom - 15, SIZE.title),
      size: SIZE.title,
      paint: { token: '--text' },
      isBold: true,
    },
    ...(asideShown === ''
      ? []
      : [
          {
            kind: 'words' as const,
            x: x + width - BORDER - SIDE,
            y: lineAt(middle, SIZE.label),
            words: asideShown,
            size: SIZE.label,
            paint: { token: '--muted' },
            anchor: 'end' as const,
          },
        ]),
  ];
}

function headerWords(node: WorkflowNode, definition: AnyNodeDefinition | undefined): string {
  if (node.mode) return node.mode === 'mute' ? 'muted' : 'bypassed';
  return node.collapsed && definition ? nodeSummary(definition, node.fields ?? {}) : '';
}

function unknownRow({ node, geometry: { width } }: NodeToDraw): readonly Shape[] {
  const words = fitWords(`Unknown node type “${node.type}”`, width - 2 * (SIDE + BORDER), SIZE.small);
  return [label(node.position.x + BORDER + SIDE, node.position.y + BORDER + HEADER + 16, words, SIZE.small)];
}

function drawRow(drawn: NodeToDraw, definition: AnyNodeDefinition, placed: PlacedRow): readonly Shape[] {
  const { node, geometry, sources } = drawn;
  const { row } = placed;
  const left = node.position.x + BORDER + SIDE;
  const right = node.position.x + geometry.width - BORDER - SIDE;
  const line = node.position.y + placed.socketAt;
  const output = row.output === undefined ? undefined : definition.outputs[row.output];
  const outputWords = output ? fitWords(output.label, (right - left) / 2, SIZE.label) : '';
  const end: Shape[] = output ? [label(right, line, outputWords, SIZE.label, 'end')] : [];
  const until = output ? right - textWidth(outputWords, SIZE.label) - GAP_BESIDE : right;
  switch (row.kind) {
    case 'input': {
      const input = definition.inputs[row.input];
      const words = input?.label ?? row.input;
      const beside = row.hasField ? fieldBeside(definition, row.input) : undefined;
      if (beside) return [...fieldRow(drawn, definition, placed, row.input, words), ...end];
      const shown = fitWords(words, until - left, SIZE.label);
      const source = sources.get(row.input);
      const said = source === undefined ? (input?.required ? 'needed' : '') : `from ${source}`;
      const from = left + textWidth(shown, SIZE.label) + GAP_BESIDE;
      const aside = fitWords(said, until - from, SIZE.label);
      return [
        label(left, line, shown, SIZE.label),
        ...(aside === '' || aside === '…' ? [] : [label(from, line, aside, SIZE.label, undefined, '--faint')]),
        ...end,
      ];
    }
    case 'field':
      return fieldRow(drawn, definition, placed, row.field, definition.fields[row.field]?.label ?? row.field);
    case 'fold': {
      const words = fitWords(foldWords(definition, row).short, until - left - 16, SIZE.label);
      const arrow = `M${num(left + 3)} ${num(line - 3)}l3.5 3l-3.5 3`;
      return [
        { kind: 'way', d: arrow, line: { token: '--faint' }, width: 1.2 },
        label(left + 16, line, words, SIZE.label, undefined, '--faint'),
        ...end,
      ];
    }
    case 'output':
      return end;
    case 'body':
      return drawBody(drawn, definition, placed, left, right);
    case 'quick': {
      const words = fitWords(drawn.quick, right - left - 2 * INSET, SIZE.label);
      const y = node.position.y + placed.top;
      return [fieldBox(left, y, right - left, placed.height), label(left + INSET, y + FIELD / 2, words, SIZE.label)];
    }
  }
}

function fieldRow(
  { node, geometry: { width } }: NodeToDraw,
  { fields }: AnyNodeDefinition,
  { top, height }: PlacedRow,
  name: string,
  words: string,
): readonly Shape[] {
  const left = node.position.x + BORDER + SIDE;
  const right = node.position.x + width - BORDER - SIDE;
  const y = node.position.y + top;
  const isSeed = isSeedField(fields[name]);
  const shown = fitWords(words, isSeed ? LABEL_WIDTH * 2 : LABEL_WIDTH, SIZE.label);
  const from = left + (isSeed ? textWidth(shown, SIZE.label) : LABEL_WIDTH) + GAP_BESIDE;
  const said = fieldWords(node, name, fields);
  const control = said.control === undefined ? '' : fitWords(said.control, (right - from) / 2, SIZE.label);
  const asideWidth = control === '' ? 0 : textWidth(control, SIZE.label) + GAP_BESIDE;
  const isMono = fields[name]?.kind === 'key-name';
  const size = isMono ? SIZE.small : SIZE.field;
  const paint: Paint = { token: said.isStandIn ? '--faint' : '--text' };
  const room = right - from - 2 * INSET - asideWidth;
  const isLong = height > FIELD;
  const lines = isLong
    ? wrapWords(said.words, room, size, Math.floor((height - 6) / LINE_HEIGHT))
    : [fitWords(said.words.replaceAll(/\s+/gu, ' '), room, size)];
  return [
    label(left, y + FIELD / 2, shown, SIZE.label),
    fieldBox(from, y, right - from, height),
    ...lines.map((line, at): Shape => {
      const middle = isLong ? y + 3 + LINE_HEIGHT * (at + 0.5) : y + height / 2;
      return { kind: 'words', x: from + INSET, y: lineAt(middle, size), words: line, size, paint, isMono };
    }),
    ...(control === '' ? [] : [label(right - INSET, y + height / 2, control, SIZE.label, 'end')]),
  ];
}

/** What only a look of its own draws: the text that it is, else a line that says what it holds. */
function drawBody(
  { node }: NodeToDraw,
  definition: AnyNodeDefinition,
  { top, height }: PlacedRow,
  left: number,
  right: number,
): readonly Shape[] {
  if (height < LINE_HEIGHT) return [];
  const y = node.position.y + top;
  const isNote = node.type === note.type;
  const { fields } = definition;
  const name =
    nodeLook(node.type).hides?.find((each) => isSaid(fields[each])) ??
    Object.keys(fields).find((each) => isHeld(fields[each]));
  const said = name === undefined ? { words: '', isStandIn: true } : fieldWords(node, name, fields);
  const isWritten = name !== undefined && !isHeld(fields[name]);
  const size = SIZE.field;
  const inset = isNote ? 2 : INSET;
  const control =
    said.control === undefined ? [] : [label(right - INSET, y + height / 2, said.control, SIZE.label, 'end')];
  const room =
    right - left - 2 * inset - (said.control === undefined ? 0 : textWidth(said.control, SIZE.label) + GAP_BESIDE);
  const most = Math.min(MOST_LINES, Math.max(1, Math.floor((height - 6) / LINE_HEIGHT)));
  const lines = wrapWords(said.words, room, size, most);
  const first = height <= FIELD ? y + height / 2 : y + 3 + LINE_HEIGHT / 2;
  return [
    ...(isNote ? [] : [fieldBox(left, y, right - left, height, isWritten)]),
    ...lines.map((words, at): Shape => {
      const paint = { token: said.isStandIn ? '--faint' : '--text' };
      return { kind: 'words', x: left + inset, y: lineAt(first + LINE_HEIGHT * at, size), words, size, paint };
    }),
    ...control,
  ];
}

/** What a body says in words: what is written or numbered there. */
function isSaid(field: Field | undefined): boolean {
  return field?.kind === 'text' || field?.kind === 'integer' || field?.kind === 'whole';
}

/** What a body holds that is no word. */
function isHeld(field: Field | undefined): boolean {
  return field?.kind === 'pictures' || field?.kind === 'data';
}

function drawSockets({ node, definition, geometry }: NodeToDraw): readonly Shape[] {
  const { x, y } = node.position;
  const drawn = new Set<string>();
  return geometry.handles.flatMap((handle): Shape[] => {
    const { id, type, width = 0, height = 0 } = handle;
    const sockets = type === 'target' ? definition?.inputs : definition?.outputs;
    const socket = sockets?.[id ?? ''];
    const at = { x: x + handle.x + width / 2, y: y + handle.y + height / 2 };
    // Those that are folded away lie on each other.
    const place = `${String(at.x)} ${String(at.y)}`;
    if (!socket || drawn.has(place)) return [];
    drawn.add(place);
    return [
      { kind: 'dot', ...at, radius: SOCKET_RADIUS - 1, fill: socketPaint(socket.type), line: { token: '--surface' } },
    ];
  });
}

export function socketPaint(type: SocketType | undefined): Paint {
  return { token: type ? `--socket-${type}` : '--faint' };
}

function fieldBox(x: number, y: number, width: number, height: number, hasLine = true): Shape {
  return {
    kind: 'box',
    x: x + 0.5,
    y: y + 0.5,
    width: Math.max(0, width - 1),
    height: Math.max(0, height - 1),
    radius: RADIUS.field,
    fill: { token: '--field' },
    ...(hasLine && { line: { token: '--line' } }),
  };
}

function label(x: number, middle: number, words: string, size: number, anchor?: 'end', token = '--muted'): Shape {
  return { kind: 'words', x, y: lineAt(middle, size), words, size, paint: { token }, ...(anchor && { anchor }) };
}

function paler(shape: Shape): Shape {
  const pale = (paint: Paint | undefined) => paint && { ...paint, alpha: (paint.alpha ?? 1) * OFF };
  switch (shape.kind) {
    case 'words':
      return { ...shape, paint: { ...shape.paint, alpha: (shape.paint.alpha ?? 1) * OFF } };
    case 'dot':
      return { ...shape, fill: { ...shape.fill, alpha: OFF } };
    case 'box':
    case 'way': {
      const fill = pale(shape.fill);
      const line = pale(shape.line);
      return { ...shape, ...(fill && { fill }), ...(line && { line }) };
    }
  }
}

function num(value: number): string {
  return String(Math.round(value * 100) / 100);
}
