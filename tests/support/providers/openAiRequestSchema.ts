/** What the two picture endpoints accept. @see https://platform.openai.com/docs/api-reference/images */
import { z } from 'zod';
import type { MultipartFile, MultipartText } from '../readMultipart.ts';
import type { OpenAiFacts } from './openAiFacts.ts';

const MB = 1_000_000;
const EFFORT = z.enum(['minimal', 'low', 'medium', 'high']);

/** Of a generation. */
export function openAiRequestSchema(facts: OpenAiFacts) {
  return z
    .strictObject({
      ...fieldsOf(facts),
      stream: z.boolean().optional(),
      svg: z.strictObject({ reasoning: z.strictObject({ effort: EFFORT }).optional() }).optional(),
    })
    .superRefine(refuseContradictions);
}

/** Of the texts of an edit's form, numbers read as such. */
export function openAiEditSchema(facts: OpenAiFacts) {
  const { fidelities } = facts;
  return z
    .strictObject({
      ...fieldsOf(facts),
      stream: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
      'svg[reasoning][effort]': EFFORT.optional(),
      input_fidelity: fidelities.length > 0 ? z.enum(fidelities).optional() : z.never().optional(),
    })
    .superRefine(refuseContradictions);
}

export type OpenAiRequest = z.output<ReturnType<typeof openAiRequestSchema>>;

function fieldsOf({ sizes, qualities, formats, hasComplexity }: OpenAiFacts) {
  return {
    model: z.string(),
    prompt: z.string().min(1).max(32_000),
    n: z.coerce.number().int().min(1).max(10).optional(),
    size: z
      .string()
      .refine((size) => size === 'auto' || (sizes.length > 0 ? sizes.includes(size) : isDrawable(size)), 'Invalid size')
      .optional(),
    quality: z.enum(qualities).optional(),
    background: z.enum(['auto', 'transparent', 'opaque']).optional(),
    output_format: z.enum(formats).optional(),
    output_compression: z.coerce.number().int().min(0).max(100).optional(),
    moderation: z.enum(['auto', 'low']).optional(),
    complexity: hasComplexity ? z.enum(['low', 'medium', 'high']).optional() : z.never().optional(),
    frame_count: z.coerce.number().int().min(2).max(16).optional(),
    frame_duration_ms: z.coerce.number().int().positive().optional(),
    partial_images: z.coerce.number().int().min(0).max(3).optional(),
  };
}

interface Settings {
  readonly background?: string | undefined;
  readonly output_format?: string | undefined;
  readonly output_compression?: number | undefined;
  readonly frame_count?: number | undefined;
  readonly frame_duration_ms?: number | undefined;
  readonly stream?: boolean | undefined;
  readonly partial_images?: number | undefined;
}

function refuseContradictions(asked: Settings, context: z.RefinementCtx): void {
  const { background, output_format: format = 'png' } = asked;
  const refuse = (path: string, message: string) => {
    context.addIssue({ code: 'custom', path: [path], message });
  };
  if (background === 'transparent' && !['png', 'webp'].includes(format)) refuse('background', 'Needs png or webp.');
  if (asked.output_compression !== undefined && !['jpeg', 'webp'].includes(format)) {
    refuse('output_compression', 'Needs jpeg or webp.');
  }
  if (asked.stream && ['gif', 'svg'].includes(format)) refuse('stream', 'Streaming is not supported for gif and svg.');
  if (asked.partial_images !== undefined && !asked.stream) refuse('partial_images', 'Needs stream.');
  if ((asked.frame_count ?? asked.frame_duration_ms) !== undefined && format !== 'gif') {
    refuse('frame_count', 'Needs gif.');
  }
}

/** From gpt-image-2 on. */
function isDrawable(size: string): boolean {
  const [width = 0, height = 0] = /^\d+x\d+$/.test(size) ? size.split('x').map(Number) : [];
  if (width === 0 || height === 0 || width % 16 !== 0 || height % 16 !== 0) return false;
  const stretch = Math.max(width / height, height / width);
  return stretch <= 3 && Math.max(width, height) <= 3840 && width * height <= 3840 * 2160;
}

/** What is wrong with the files of an edit; `undefined`: nothing. */
export function faultOfFiles(
  files: readonly MultipartFile[],
  format: string,
  { takesMarkup }: Pick<OpenAiFacts, 'takesMarkup'>,
): string | undefined {
  const images = files.filter(({ name }) => name === 'image[]');
  const overlays = files.filter(({ name }) => name === 'mask' || (takesMarkup && name === 'markup'));
  if (overlays.length > 1) return 'Only one of mask and markup may be given.';
  const [mask] = overlays;
  if (images.length + overlays.length < files.length) return 'Unknown parameter: a file of another name.';
  if (images.length === 0) return "Missing required parameter: 'image'.";
  if (images.length > 16) return "Invalid 'image': too many images.";
  if (images.some(({ type, bytes }) => kindOfBytes(bytes) !== type || bytes.length >= 50 * MB)) {
    return 'Invalid image file or mode for image, must be png, webp or jpeg.';
  }
  if (!mask) return undefined;
  if (format === 'gif') return 'A mask is not supported for gif.';
  if (kindOfBytes(mask.bytes) !== 'image/png' || mask.type !== 'image/png') return 'Invalid mask image: must be a PNG.';
  if (mask.bytes.length >= 4 * MB) return 'Invalid mask image: too large.';
  const [first] = images;
  if (first?.type === 'image/png' && pngSize(first.bytes) !== pngSize(mask.bytes)) {
    return 'Invalid mask image format - mask size does not match image size.';
  }
  return [4, 6].includes(mask.bytes[25] ?? -1) ? undefined : 'Invalid mask image format - mask has no alpha channel.';
}

export function textsOf(
  parts: readonly (MultipartText | MultipartFile)[],
): Readonly<Record<string, string>> | undefined {
  const texts = parts.flatMap((part) => ('value' in part ? [[part.name, part.value] as const] : []));
  const fields = Object.fromEntries(texts);
  return Object.keys(fields).length === texts.length ? fields : undefined;
}

export function pngSize(bytes: Buffer): string {
  return `${String(bytes.readUInt32BE(16))}x${String(bytes.readUInt32BE(20))}`;
}

function kindOfBytes(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, 16);
  if (start.startsWith('\x89PNG')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  return /^RIFF....WEBP/s.test(start) ? 'image/webp' : undefined;
}
