/** How far from the beginning of a drawing ComfyUI's metadata is looked for: it stands right behind its first tag. */
const FARTHEST = 100_000;

/**
 * The JSON in a drawing (SVG) that ComfyUI saved, `{ prompt, workflow }`; `undefined`: it is none, or carries nothing. Takes time that grows
 * with the text only.
 */
export function graphInDrawing(text: string): string | undefined {
  const quoted = /\s*<!\[CDATA\[\s*(?=\{)/y;
  const head = text.slice(0, FARTHEST);
  if (!/^\uFEFF?\s*</.test(head) || !/<svg\b/i.test(head)) return undefined;
  for (let at = head.indexOf('<metadata'); at >= 0; at = head.indexOf('<metadata', at + 1)) {
    const end = head.indexOf('>', at);
    // Another element may stand in it; what is quoted later is not its own.
    quoted.lastIndex = end + 1;
    if (end < 0 || !quoted.test(head)) continue;
    const close = text.indexOf(']]>', quoted.lastIndex);
    return text.slice(quoted.lastIndex, close < 0 ? undefined : close);
  }
  return undefined;
}
