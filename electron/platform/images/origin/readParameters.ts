import type { Told } from './Origin.ts';

const NEGATIVE = 'Negative prompt:';

/**
 * What A1111, Forge and many others write: lines of prompt, `Negative prompt: …`, and a last line `Steps: 20, Sampler: …`. `undefined`: the
 * text is none of that.
 * @see https://github.com/AUTOMATIC1111/stable-diffusion-webui/blob/master/modules/infotext_utils.py
 */
export function readParameters(text: string): Told | undefined {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const at = lines.findLastIndex((line) => /^\s*Steps: *\d/.test(line));
  const negativeAt = lines.findIndex((line) => line.startsWith(NEGATIVE));
  if (at < 0 && negativeAt < 0) return undefined;
  const end = at < 0 ? lines.length : at;
  const split = negativeAt < 0 || negativeAt > end ? end : negativeAt;
  const settings = at < 0 ? [] : settingsOf(lines.slice(at).join('\n'));
  const value = (name: string) => settings.find(([label]) => label === name)?.[1];
  return {
    program: programOf(value('Version') ?? value('App')),
    prompt: lines.slice(0, split).join('\n'),
    negative: lines.slice(split, end).join('\n').slice(NEGATIVE.length),
    model: value('Model'),
    seed: value('Seed'),
    settings: settings.filter(([label]) => label !== 'Seed' && label !== 'Model'),
  };
}

function programOf(version = ''): string {
  if (/^comfy/i.test(version)) return 'ComfyUI';
  if (/^SD\.?Next/i.test(version)) return 'SD.Next';
  return version.startsWith('f') ? 'Forge' : 'Stable Diffusion web UI';
}

/** `Name: value, Name: "value, with commas", …`, read once from front to back. */
function settingsOf(line: string): readonly (readonly [string, string])[] {
  const settings: [string, string][] = [];
  for (let at = 0; at < line.length;) {
    const colon = line.indexOf(':', at);
    if (colon < 0) break;
    const label = line.slice(at, colon).replace(/^[\s,]+/, '');
    let from = colon + 1;
    while (line[from] === ' ') from++;
    const end = endOfValue(line, from);
    settings.push([label, plain(line.slice(from, end))]);
    at = end + 1;
  }
  return settings;
}

function endOfValue(line: string, from: number): number {
  const first = line[from];
  if (first === '"') return endOfQuote(line, from);
  if (first === '[' || first === '{') return endOfBrackets(line, from);
  const ends = [line.indexOf(',', from), line.indexOf('\n', from)].filter((end) => end >= 0);
  return ends.length > 0 ? Math.min(...ends) : line.length;
}

function endOfQuote(line: string, from: number): number {
  for (let at = from + 1; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '"') return at + 1;
  }
  return line.length;
}

function endOfBrackets(line: string, from: number): number {
  let depth = 0;
  for (let at = from; at < line.length; at++) {
    const sign = line[at];
    if (sign === '[' || sign === '{') depth++;
    else if ((sign === ']' || sign === '}') && --depth === 0) return at + 1;
  }
  return line.length;
}

function plain(value: string): string {
  if (!value.startsWith('"')) return value.trim();
  try {
    return String(JSON.parse(value));
  } catch (caught) {
    if (caught instanceof SyntaxError) return value;
    throw caught;
  }
}
