import type { Announcement, Handlers, TemplateEntry } from '#shared/api/contract';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { preflight } from '../runs/preflight.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';
import { bringAlong } from './bringAlong.ts';

type TemplateHandlers = Pick<Handlers, Extract<keyof Handlers, `template.${string}`>>;

/** px; large enough for a tile on a dense screen. */
const PICTURE_WIDTH = 640;

/** Graphs to begin with. Each change of one's own is told to every window. */
export function createTemplateHandlers(
  ports: ServicePorts,
  announce: (announcement: Announcement) => void,
): TemplateHandlers {
  const { templates, library } = ports;
  const changed = async <T>(change: Promise<T>): Promise<T> => {
    const done = await change;
    announce({ kind: 'templates-changed' });
    return done;
  };
  return {
    'template.list': async () => (await templates.list()).map((template) => entryOf(template, ports)),
    async 'template.picture'(of) {
      const bytes = await templates.picture(of);
      return bytes ? { url: `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}` } : null;
    },
    async 'template.open'(of) {
      const { workflow, ...baggage } = await templates.open(of);
      await bringAlong(baggage, ports, announce);
      return { workflow: workflowFile(workflow) };
    },
    async 'template.save'({ name, description, workflow, picture }) {
      const graph = { ...readWorkflow(workflow), name };
      const shown = picture === null ? undefined : await library.thumbnailFile(picture, PICTURE_WIDTH);
      const id = await changed(
        templates.save({ workflow: graph, description, calls: await callsOf(graph, ports), picture: shown }),
      );
      return { of: 'own', id };
    },
    'template.change': ({ id, ...change }) => changed(templates.change(id, change)),
    'template.remove': ({ id }) => changed(templates.remove(id)),
  };
}

function entryOf(
  { workflow, ...told }: Awaited<ReturnType<ServicePorts['templates']['list']>>[number],
  { paletteOf, engine }: Pick<ServicePorts, 'paletteOf' | 'engine'>,
): TemplateEntry {
  const palette = workflow && paletteOf(workflow);
  const nodes = [...(workflow?.nodes ?? []), ...(workflow?.groups ?? []).flatMap((group) => group.nodes)];
  const asked = new Set(nodes.flatMap(({ type }) => palette?.get(type)?.provider?.id ?? []));
  const keyed = engine.catalogue.providers.filter(({ id, kind }) => kind === 'http' && asked.has(id));
  return { ...told, needsKeysOf: keyed.map(({ title }) => title), nodes: workflow?.nodes.length ?? 0 };
}

/** `null`: it cannot run as it stands, so nobody knows. */
async function callsOf(graph: Workflow, ports: ServicePorts): Promise<number | null> {
  const { calls, isRefused } = await preflight(graph, {}, ports);
  return isRefused ? null : calls.length;
}
