import { parseDocument } from 'yaml';
import { nestsTooDeep } from './nestsTooDeep.ts';

/** What is wrong with a file, or with a part of it. */
export interface TreeFault {
  /** As the end of a sentence that names the file. */
  readonly reason: string;
  /** From 1. */
  readonly line?: number;
}

const TOO_DEEP = 'It nests or repeats itself too much.';
/** Uses of one anchor in all: what repeats itself in itself must not fill the memory. */
const MAX_ALIASES = 100;
/** Bytes of YAML, whose reader takes a second for as many. JSON has no such end. */
const MAX_YAML = 1_000_000;

/** What a YAML or JSON text says. YAML as version 1.1 has it, for which most files of wildcards were written. */
export function parseTree(text: string, kind: 'yaml' | 'json'): { readonly value: unknown } | TreeFault {
  if (text.trim() === '') return { value: null };
  return kind === 'json' ? parseJson(text) : parseYaml(text);
}

function parseJson(text: string): { readonly value: unknown } | TreeFault {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (caught) {
    if (!(caught instanceof SyntaxError || caught instanceof RangeError)) throw caught;
    // JSON is YAML too, whose reader knows the line.
    const found = parseYaml(text);
    return { reason: 'It is not JSON.', ...('line' in found && { line: found.line }) };
  }
}

function parseYaml(text: string): { readonly value: unknown } | TreeFault {
  if (Buffer.byteLength(text) > MAX_YAML) {
    return { reason: 'It is larger than 1 MB, the most for YAML. Split it, or write it as JSON.' };
  }
  if (nestsTooDeep(text)) return { reason: TOO_DEEP };
  try {
    const document = parseDocument(text, { version: '1.1', logLevel: 'silent', stringKeys: true, prettyErrors: false });
    const [error] = document.errors;
    if (!error) return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown };
    const [words = ''] = error.message.split('\n');
    // Counted here: the reader cuts out the whole line for each of its errors, of which one line may have thousands.
    return { reason: `It is not YAML: ${words}.`, line: text.slice(0, error.pos[0]).split('\n').length };
  } catch (caught) {
    // What is nested too deep for the stack, or repeats itself too often.
    if (caught instanceof RangeError || caught instanceof ReferenceError || caught instanceof TypeError)
      return { reason: TOO_DEEP };
    throw caught;
  }
}
