import { WorkflowFileError } from '../../errors/inputErrors.ts';
import { decodeGraph, MAX_GRAPH_BYTES, tooLarge } from '../../workflow/readWorkflow.ts';

/**
 * The text of a file's bytes, also in UTF-16, which some editors and shells write.
 * @throws WorkflowFileError saying what the file is instead
 */
export function decodeForeign(bytes: Uint8Array, name: string): string {
  if (bytes.length > MAX_GRAPH_BYTES) throw tooLarge(name);
  const coding = wideCoding(bytes);
  if (coding === undefined) return decodeGraph(bytes, name);
  try {
    return new TextDecoder(coding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new WorkflowFileError(`${name} is text in UTF-16 that is damaged.`, {
      hint: 'It may be cut off. Look for an older copy of it.',
      cause,
    });
  }
}

/** By its mark, or by the zeros of a brace. */
function wideCoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x7b && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x7b)) return 'utf-16be';
  return undefined;
}
