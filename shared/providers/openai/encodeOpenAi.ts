import type { EffectiveRequest } from '../Effective.ts';
import { openAi } from '../families/openai.ts';
import type { FormPart, HttpCall } from '../HttpCall.ts';
import { pictureFile } from '../pictureSlot.ts';
import type { SentReference } from '../sentReferences.ts';
import { wholePrompt } from '../wholePrompt.ts';

/** @see https://platform.openai.com/docs/api-reference/images/createEdit */
export const OPENAI_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];
const OVERLAY_TYPES: readonly string[] = ['image/png'];

/**
 * One picture a call: `n` is left out. With reference pictures it is an edit, which is a form.
 * @see https://platform.openai.com/docs/api-reference/images
 */
export function encodeOpenAi(request: EffectiveRequest, partials = 0): HttpCall {
  const { svgEffort: effort, ...settings } = settingsOf(request);
  const fields = { model: request.model, prompt: wholePrompt(request), ...settings };
  const stream = partials > 0 && { stream: true, partial_images: partials };
  if (request.references.length === 0) {
    const svg = effort !== undefined && { svg: { reasoning: { effort } } };
    return { path: '/v1/images/generations', body: { json: { ...fields, ...stream, ...svg } } };
  }
  const svg = effort !== undefined && { 'svg[reasoning][effort]': effort };
  return {
    path: '/v1/images/edits',
    body: { form: [...textParts({ ...fields, ...stream, ...svg }), ...pictureParts(request)] },
  };
}

/** Under OpenAI's names; what is not set is left out. */
function settingsOf(request: EffectiveRequest) {
  const { outputFormat, compression, inputFidelity, frames, frameDuration, ...same } = openAi.sentBy(request);
  return {
    ...same,
    ...(outputFormat !== undefined && { output_format: outputFormat }),
    ...(compression !== undefined && { output_compression: compression }),
    ...(inputFidelity !== undefined && { input_fidelity: inputFidelity }),
    ...(frames !== undefined && { frame_count: frames }),
    ...(frameDuration !== undefined && { frame_duration_ms: frameDuration }),
  };
}

function textParts(fields: Readonly<Record<string, string | number | boolean>>): FormPart[] {
  return Object.entries(fields).map(([name, value]) => ({ name, value: String(value) }));
}

/** A mask is see-through where the first picture is to change, markup where nothing is drawn on it. */
function pictureParts({ references, mask, markup }: EffectiveRequest): FormPart[] {
  return [
    ...references.map((image, place) => pictureFile('image[]', image, place, OPENAI_TYPES)),
    ...(mask ? [overlay('mask', mask)] : []),
    ...(markup ? [overlay('markup', markup)] : []),
  ];
}

function overlay(name: 'mask' | 'markup', image: SentReference): FormPart {
  return { ...pictureFile(name, image, 0, OVERLAY_TYPES), filename: `${name}.png` };
}
