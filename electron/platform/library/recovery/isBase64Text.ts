/** Of the bytes, in base64 that was damaged on its way. Prose and JSON have far more of it. */
const MAX_JUNK = 0.08;
/** Read to tell. */
export const SAMPLE_BYTES = 4096;

/** Whether the first bytes of a file are text in base64, perhaps with a fault in it. */
export function isBase64Text(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(0, SAMPLE_BYTES)).toString('latin1');
  const junk = text.replaceAll(/[\w+/=\\\r\n-]/g, '').length;
  return text !== '' && junk <= text.length * MAX_JUNK;
}
