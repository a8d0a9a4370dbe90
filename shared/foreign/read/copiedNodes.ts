import { asMap, at, listOf, type JsonMap } from '../json.ts';

/** Where ComfyUI's editor puts what is copied: JSON in Base64 on an element of the clipboard's HTML. */
const MARK = 'data-metadata="';
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The text of the nodes that ComfyUI's editor copied, out of the clipboard's HTML; `undefined`: they are none. Another program's data in the
 * same place is none.
 */
export function copiedNodes(html: string): string | undefined {
  const from = html.indexOf(MARK);
  const end = from < 0 ? -1 : html.indexOf('"', from + MARK.length);
  const packed = end < 0 ? '' : html.slice(from + MARK.length, end);
  if (!BASE64.test(packed) || packed.length % 4 !== 0) return undefined;
  const text = textOf(Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0)));
  return /^\s*\{/.test(text) && text.includes('"nodes"') ? text : undefined;
}

/** Newer editors pack UTF-8, older ones Latin-1. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/**
 * Copied nodes as a file of ComfyUI's editor; `undefined`: they are none. Their inputs name no links any more, so that links go by their places,
 * and their subgraphs lie beside them.
 */
export function fileOfCopied(value: JsonMap): JsonMap | undefined {
  const isCopied =
    Array.isArray(at(value, 'nodes')) &&
    Array.isArray(at(value, 'links')) &&
    Array.isArray(at(value, 'groups')) &&
    at(value, 'version') === undefined &&
    at(value, 'last_node_id') === undefined &&
    at(value, 'state') === undefined;
  if (!isCopied) return undefined;
  return {
    ...value,
    nodes: listOf(at(value, 'nodes')).map((each) => {
      const node = asMap(each);
      const inputs = listOf(at(node, 'inputs')).map((input) => ({ ...asMap(input), link: undefined }));
      return node ? { ...node, inputs } : each;
    }),
    ...(Array.isArray(at(value, 'subgraphs')) && { definitions: { subgraphs: at(value, 'subgraphs') } }),
  };
}
