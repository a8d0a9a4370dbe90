/** What a file seems to be that is no graph of ours: the end of a sentence that starts with its name, and what can be done. */
export interface Foreign {
  readonly is: string;
  readonly hint: string;
}

const COMFY: Foreign = {
  is: 'is a ComfyUI workflow, not a Lumi Studio graph',
  hint: 'Bring it in: drop it on the canvas, choose it by File → Open, or run lumi import FILE -o OUT.lumi.json.',
};
const COPY_OVER = 'It cannot be read here. Make a new graph, and copy its prompts and settings over.';
const INVOKE: Foreign = { is: 'is an InvokeAI workflow, not a Lumi Studio graph', hint: COPY_OVER };
const CHAINNER: Foreign = { is: 'is a chain of chaiNNer, not a Lumi Studio graph', hint: COPY_OVER };
const SWARM: Foreign = { is: 'holds the settings of a picture of SwarmUI, not a graph', hint: COPY_OVER };
const INVOKE_PICTURE: Foreign = { is: 'holds the settings of a picture of InvokeAI, not a graph', hint: COPY_OVER };
const BANANA: Foreign = {
  is: 'is a Node Banana workflow, not a Lumi Studio graph',
  hint: 'Bring it in: drop it on the canvas, choose it by File → Open, or run lumi import FILE -o OUT.lumi.json.',
};

const GROUP: Foreign = {
  is: 'is a group of Lumi Studio, not a graph',
  hint: 'Drop it on the window: it is used in the graph there, or kept among your groups.',
};

const PICTURE_HINT = 'A graph file ends in .lumi.json. Open that instead.';
const MEDIA_HINT = 'Graphs are not read out of such files: in ComfyUI, open it, and save its workflow as JSON.';
const UNPACK_HINT = 'Unpack it, and open the .lumi.json file in it.';

/** Files by how their bytes begin. @see https://en.wikipedia.org/wiki/List_of_file_signatures */
const BEGINNINGS: readonly (readonly [RegExp, string, string])[] = [
  [/^\x89PNG/, 'is a picture (PNG), not a graph', PICTURE_HINT],
  [/^\xff\xd8\xff/, 'is a picture (JPEG), not a graph', PICTURE_HINT],
  [/^GIF8/, 'is a picture (GIF), not a graph', PICTURE_HINT],
  [/^RIFF[^]{4}WEBP/, 'is a picture (WebP), not a graph', PICTURE_HINT],
  [/^[^]{4}ftypavi[fs]/, 'is a picture (AVIF), not a graph', PICTURE_HINT],
  [
    /^[^]{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/,
    'is a HEIC picture, which Lumi Studio cannot read',
    'Save it as JPEG or PNG first: the program that shows it can.',
  ],
  [/^[^]{4}ftyp/, 'is a video (MP4, MOV), not a graph', MEDIA_HINT],
  [/^\x1a\x45\xdf\xa3/, 'is a video (WebM, MKV), not a graph', MEDIA_HINT],
  [
    /^(?:fLaC|ID3|OggS|\xff[\xf2\xf3\xfb]|RIFF[^]{4}WAVE)/,
    'is a sound (FLAC, MP3, Opus, WAV), not a graph',
    MEDIA_HINT,
  ],
  [/^glTF/, 'is a 3D model (GLB), not a graph', MEDIA_HINT],
  [/^\x76\x2f\x31\x01/, 'is a picture (EXR), not a graph', MEDIA_HINT],
  [/^[^]{6}\0\0\{"/, 'holds numbers of a model (safetensors, latent), not a graph', MEDIA_HINT],
  [/^(?:II\*\0|MM\0\*)/, 'is a picture (TIFF), not a graph', PICTURE_HINT],
  [/^PK(?:\x03\x04|\x05\x06)/, 'is a ZIP archive, not a graph', UNPACK_HINT],
  [/^(?:\x1f\x8b|7z\xbc\xaf|Rar!)/, 'is an archive, not a graph', UNPACK_HINT],
  [/^%PDF-/, 'is a PDF document, not a graph', PICTURE_HINT],
  [
    /^(?:\xff\xfe|\xfe\xff|\{\0|\0\{)/,
    'is text in UTF-16, not in UTF-8',
    'Save it as UTF-8 in a text editor, then open it again.',
  ],
  [
    /^\0*$/,
    'holds nothing but zero bytes',
    'What it held is lost: a disk or a transfer failed. Look for an older copy.',
  ],
];
/** Bytes looked at. */
const HEAD = 64;

/** @param bytes of a file */
export function foreignBytes(bytes: Uint8Array): Foreign | undefined {
  if (bytes.length === 0) return { is: 'is empty', hint: 'Look for an older copy of it.' };
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  const found = BEGINNINGS.find(([beginning]) => beginning.test(head));
  return found && { is: found[1], hint: found[2] };
}

/** What a text is that is no JSON; `undefined`: nothing we know. */
export function foreignText(text: string): Foreign | undefined {
  const head = text.slice(0, 2000).trimStart();
  if (head === '' && text.trim() === '')
    return { is: 'holds nothing but blanks', hint: 'Look for an older copy of it.' };
  if (/^<(?:!doctype html|html|head|body)\b/i.test(head))
    return {
      is: 'is a web page, not a graph',
      hint: 'The page was saved in place of the file. Load the file itself: on GitHub that is “Raw”.',
    };
  if (/^(?:<\?xml[^]{0,500})?(?:<!--[^]{0,500}-->\s*)?(?:<!doctype svg[^]{0,300})?<svg\b/i.test(head))
    return { is: 'is a drawing (SVG), not a graph', hint: PICTURE_HINT };
  if (head.startsWith('<?xml')) return { is: 'is an XML file, not a graph', hint: PICTURE_HINT };
  if (text.length < 200_000 && /^Steps: \d+, Sampler: /m.test(text))
    return {
      is: 'holds the settings of a picture of Stable Diffusion web UI (A1111), not a graph',
      hint: 'Copy its prompt into a Text node.',
    };
  if (/^\s*[{[]/.test(head) && /"class_type"\s*:|"(?:last_node_id|widgets_values)"\s*:/.test(text)) return COMFY;
  return undefined;
}

/** What a value is that another program wrote as JSON; `undefined`: nothing we know. */
export function foreignValue(value: unknown): Foreign | undefined {
  if (!isObject(value)) return undefined;
  if (value['format'] === 'lumi-group') return GROUP;
  if (isComfy(value) || isComfy(value['workflow'])) return COMFY;
  if (isApi(value) || isApi(value['prompt'])) return COMFY;
  if (isObject(value['sui_image_params'])) return SWARM;
  if (isChain(value['content'])) return CHAINNER;
  if (isInvokeGraph(value) || isInvokeGraph(value['graph'])) return INVOKE;
  if (typeof value['positive_prompt'] === 'string' && 'generation_mode' in value) return INVOKE_PICTURE;
  if (!Array.isArray(value['nodes']) || !Array.isArray(value['edges'])) return undefined;
  const nodes = (value['nodes'] as readonly unknown[]).filter(isObject);
  if (nodes.some(({ type }) => type === 'invocation')) return INVOKE;
  return nodes.some(({ type }) => type === 'nanoBanana') ? BANANA : undefined;
}

/** As its editor saves it. */
function isComfy(value: unknown): boolean {
  return isObject(value) && Array.isArray(value['nodes']) && (Array.isArray(value['links']) || 'last_node_id' in value);
}

/** As “Export (API)” writes it. */
function isApi(value: unknown): boolean {
  return (
    isObject(value) && Object.values(value).some((node) => isObject(node) && typeof node['class_type'] === 'string')
  );
}

/** As chaiNNer saves it (`.chn`). @see https://github.com/chaiNNer-org/chaiNNer */
function isChain(value: unknown): boolean {
  if (!isObject(value) || !Array.isArray(value['nodes'])) return false;
  return value['nodes'].some(
    (node) => isObject(node) && isObject(node['data']) && typeof node['data']['schemaId'] === 'string',
  );
}

/** As InvokeAI runs it, and writes it into pictures: its nodes by their ids. */
function isInvokeGraph(value: unknown): boolean {
  if (!isObject(value) || !isObject(value['nodes']) || !Array.isArray(value['edges'])) return false;
  return Object.values(value['nodes']).some((node) => isObject(node) && typeof node['type'] === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
