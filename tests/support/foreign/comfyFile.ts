/** Files as ComfyUI's editor writes them, made for tests. */

export interface ComfyNode {
  readonly id: number | string;
  readonly type: string;
  readonly values?: unknown;
  readonly title?: string;
  readonly mode?: number;
  readonly pos?: unknown;
  readonly size?: unknown;
  readonly collapsed?: boolean;
  /** Sockets by name, with their types; what is wired is wired by `comfyFile`. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly properties?: unknown;
}

/** From a node's output, by its place, to another's input, by its name. */
export type ComfyWire = readonly [from: number | string, slot: number, to: number | string, input: string];

/** The file of a graph, in form 0.4; each wire's link is named by the input it goes into. */
export function comfyFile(nodes: readonly ComfyNode[], wires: readonly ComfyWire[] = [], more: object = {}): object {
  const links = wires.map(([from, slot, to, input], at) => {
    const target = nodes.find((node) => node.id === to);
    const place = Object.keys(target?.inputs ?? {}).indexOf(input);
    return { link: at + 1, from, slot, to, input, list: [at + 1, from, slot, to, place, '*'] as const };
  });
  return {
    last_node_id: nodes.length,
    last_link_id: links.length,
    nodes: nodes.map((node, at) => ({
      id: node.id,
      type: node.type,
      ...(node.title !== undefined && { title: node.title }),
      pos: node.pos ?? [at * 320, 0],
      size: node.size ?? [300, 200],
      flags: { ...(node.collapsed && { collapsed: true }) },
      order: at,
      mode: node.mode ?? 0,
      inputs: Object.entries(node.inputs ?? {}).map(([name, type]) => ({
        name,
        type,
        link: links.find((link) => link.to === node.id && link.input === name)?.link ?? null,
      })),
      outputs: Object.entries(node.outputs ?? {}).map(([name, type], slot) => ({
        name,
        type,
        links: links.filter((link) => link.from === node.id && link.slot === slot).map(({ link }) => link),
      })),
      properties: node.properties ?? { 'Node name for S&R': node.type },
      ...(node.values !== undefined && { widgets_values: node.values }),
    })),
    links: links.map(({ list }) => list),
    groups: [],
    config: {},
    extra: {},
    version: 0.4,
    ...more,
  };
}

/** A graph of the pack that makes a picture with Google: provider, settings, prompt, picture, saved. */
export function packFile(more: { readonly processor?: unknown; readonly model?: string } = {}): object {
  return comfyFile(
    [
      {
        id: 1,
        type: 'LumiGoogleImagenProvider',
        values: ['GOOGLE_API_KEY', more.model ?? 'gemini-3-pro-image-preview'],
        outputs: { provider: 'IMAGEN_PROVIDER' },
      },
      { id: 2, type: 'LumiGeminiImagenConfig', values: ['16:9', '2K', 1, 1], outputs: { config: 'IMAGEN_CONFIG' } },
      {
        id: 3,
        type: 'LumiLLMImagenProcessor',
        values: more.processor ?? ['a red fox', 7, 'fixed', 'fatal', ''],
        inputs: { provider: 'IMAGEN_PROVIDER', config: 'IMAGEN_CONFIG' },
        outputs: { images: 'IMAGE', text: 'STRING' },
      },
      { id: 4, type: 'LumiSaveImage', values: ['%year%-%month%-%day%', 'ComfyUI', 100], inputs: { images: 'IMAGE' } },
    ],
    [
      [1, 0, 3, 'provider'],
      [2, 0, 3, 'config'],
      [3, 0, 4, 'images'],
    ],
  );
}
