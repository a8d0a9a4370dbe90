import type { TextFault } from '../../graph/Field.ts';
import { MAX_TEXT } from '../../graph/fields/textField.ts';
import { looksLikeKey } from '../../graph/keyShapes.ts';
import { ratioValue } from '../../providers/families/ratioValue.ts';
import { resolutionSide } from '../../providers/families/resolutions.ts';
import { MAX_SEED } from '../seedControl.ts';
import {
  isSweptInput,
  MOST_AXES,
  MOST_CELLS,
  ONLY_WIRED,
  readNamedModel,
  writeNamedModel,
  type Axis,
  type AxisValue,
} from './Axis.ts';
import { countCells } from './cells.ts';

export type ReadAxes =
  | { readonly ok: true; readonly axes: readonly Axis[] }
  /** The end of a sentence that begins with “Axes”. */
  | { readonly ok: false; readonly fault: TextFault };

const EXAMPLE = '[{ "of": "prompt" }, { "of": "ratio", "values": ["1:1", "16:9"] }]';

/** Axes as they stand in a file, or why they are none. What depends on the graph around them is not looked at. */
export function readAxes(given: unknown): ReadAxes {
  if (!Array.isArray(given)) return refused('must be a list', `Write them such as ${EXAMPLE}.`);
  if (given.length > MOST_AXES) {
    return refused(`are ${String(given.length)}; ${String(MOST_AXES)} is the most`, 'Take some out.');
  }
  const axes: Axis[] = [];
  for (const [at, one] of given.entries()) {
    const axis = readAxis(one, at);
    if ('reason' in axis) return { ok: false, fault: axis };
    if (axes.some(({ of }) => of === axis.of)) {
      return refused(`have “${axis.of}” twice`, 'Put all its values into one axis.');
    }
    axes.push(axis);
  }
  const count = countCells(axes.map(({ values }) => values?.length ?? 1));
  return count > MOST_CELLS ? { ok: false, fault: tooManyCells(count) } : { ok: true, axes };
}

/** Axes as they stand in a file; `undefined`: they are none. */
export function soundAxes(given: unknown): readonly Axis[] | undefined {
  const read = readAxes(given);
  return read.ok ? read.axes : undefined;
}

/** @param count how many there would be */
export function tooManyCells(count: number): TextFault {
  return {
    reason: `make ${count.toLocaleString('en')} cells; ${MOST_CELLS.toLocaleString('en')} is the most`,
    hint: 'Take values out, or make two sweeps.',
  };
}

function readAxis(given: unknown, at: number): Axis | TextFault {
  const place = `axis ${String(at + 1)}`;
  if (typeof given !== 'object' || given === null || !('of' in given)) {
    return { reason: `hold in place of ${place} what is none`, hint: `Write them such as ${EXAMPLE}.` };
  }
  const { of } = given;
  if (typeof of !== 'string' || !/^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(of)) {
    return {
      reason: `have no name for ${place}`,
      hint: 'Name an input, ratio, resolution or a setting after "of".',
    };
  }
  const values = 'values' in given ? given.values : undefined;
  if (values === undefined || values === null) return { of };
  if (!Array.isArray(values))
    return { reason: `have no list of values for “${of}”`, hint: `Write them such as ${EXAMPLE}.` };
  return readValues(of, values);
}

function readValues(of: string, values: readonly unknown[]): Axis | TextFault {
  const wired = Object.hasOwn(ONLY_WIRED, of) ? ONLY_WIRED[of] : undefined;
  if (wired !== undefined) {
    return { reason: `have values for “${of}”`, hint: `Leave "values" out and wire ${wired} into the node.` };
  }
  if (values.length === 0) {
    return {
      reason: `have no value for “${of}”`,
      hint: isSweptInput(of) ? 'Write some, or leave "values" out to take what is wired.' : 'Write some.',
    };
  }
  if (values.length > MOST_CELLS) return tooManyCells(values.length);
  const read: AxisValue[] = [];
  for (const value of values) {
    const fault = faultOf(of, value);
    if (fault) return fault;
    read.push(plainly(of, value as AxisValue));
  }
  const twice = firstTwice(read);
  return twice === undefined
    ? { of, values: read }
    : { reason: `have ${told(twice)} twice for “${of}”`, hint: 'Take one of them out: both would be the same cell.' };
}

/** A model without blanks around its parts: with them it is the same one. */
function plainly(of: string, value: AxisValue): AxisValue {
  const named = of === 'provider' ? readNamedModel(value) : undefined;
  return named ? writeNamedModel(named) : value;
}

function firstTwice(values: readonly AxisValue[]): AxisValue | undefined {
  const seen = new Set<AxisValue>();
  return values.find((value) => seen.size === seen.add(value).size);
}

function faultOf(of: string, value: unknown): TextFault | undefined {
  if (typeof value === 'string' && looksLikeKey(value)) {
    return {
      reason: `hold what looks like a key for “${of}”`,
      hint: 'Keys are named in providers and never written into a graph.',
    };
  }
  if (typeof value === 'string' && value.length > MAX_TEXT) {
    return { reason: `have a value of more than ${String(MAX_TEXT)} characters for “${of}”` };
  }
  const wrong = (must: string): TextFault => ({ reason: `have ${told(value)} for “${of}”, which must be ${must}` });
  switch (of) {
    case 'provider':
      return typeof value === 'string' && readNamedModel(value)
        ? undefined
        : wrong('PROVIDER:MODEL, such as google:gemini-…');
    case 'prompt':
    case 'instructions':
      return typeof value === 'string' && value.trim() !== '' ? undefined : wrong('a text');
    case 'seed':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_SEED
        ? undefined
        : wrong(`a whole number from 0 to ${String(MAX_SEED)}`);
    case 'ratio':
      return value === 'auto' || (typeof value === 'string' && ratioValue(value) !== undefined)
        ? undefined
        : wrong('a ratio such as 16:9, or auto');
    case 'resolution':
      return typeof value === 'string' && resolutionSide(value) !== undefined
        ? undefined
        : wrong('a resolution such as 1K, 2K or 4K');
    default:
      return typeof value === 'string' ||
        typeof value === 'boolean' ||
        (typeof value === 'number' && Number.isFinite(value))
        ? undefined
        : wrong('a text, a number or true or false');
  }
}

const TOLD = 40;

function told(value: unknown): string {
  const words = typeof value === 'string' ? value : JSON.stringify(value);
  return `“${words.length > TOLD ? `${words.slice(0, TOLD).toWellFormed()}…` : words}”`;
}

function refused(reason: string, hint: string): ReadAxes {
  return { ok: false, fault: { reason, hint } };
}
