import { parseDocument } from 'yaml';

/** What is wrong with a file, or with a part of it. */
export interface TreeFault {
  /** As the end of a sentence that names the file. */
  readonly reason: string;
  /** From 1. */
  readonly line?: number;
}

/** Uses of one anchor in all: what repeats itself in itself must not fill the memory. */
const MAX_ALIASES = 100;

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
  try {
    const document = parseDocument(text, { version: '1.1', logLevel: 'silent', stringKeys: true });
    const [error] = document.errors;
    if (!error) return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown };
    const [words = ''] = error.message.split(/ at line |\n/);
    return { reason: `It is not YAML: ${words}.`, ...(error.linePos && { line: error.linePos[0].line }) };
  } catch (caught) {
    // What is nested too deep for the stack, or repeats itself too often.
    if (caught instanceof RangeError || caught instanceof ReferenceError || caught instanceof TypeError)
      return { reason: 'It nests or repeats itself too much.' };
    throw caught;
  }
}
