import type { Announcement, CallInput, CallOutput, GraphRef } from '#shared/api/contract';
import { MAX_FROM } from '#shared/api/calls/historyCalls';
import { AppError } from '#shared/errors/AppError';
import { withoutViewports } from '#shared/workflow/compare/withoutViewports';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { KeptVersion } from '../ports/filePorts.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';
import { tellChanges } from './tellChanges.ts';

type Ports = Pick<ServicePorts, 'history' | 'files' | 'library' | 'paletteOf' | 'engine'>;

/**
 * Keeps versions of graphs as they are saved and run. What is kept by the way never fails, nor holds up, what it is kept for: it is logged where it
 * cannot be.
 */
export class HistoryDesk {
  readonly #ports: Ports;
  readonly #announce: (announcement: Announcement) => void;
  /** The latest of what is being done by the way, by the graph it is about: the next of that graph waits for it. */
  readonly #pending = new Map<string, Promise<void>>();

  constructor(ports: Ports, announce: (announcement: Announcement) => void) {
    this.#ports = ports;
    this.#announce = announce;
  }

  /** A graph was written to its file. */
  saved(
    { file, documentId, copyOf }: Omit<CallInput<'workflow.save'>, 'version' | 'workflow'>,
    workflow: Workflow,
  ): void {
    const { history, files } = this.#ports;
    // A page cannot have a path looked into by calling it where it was before.
    if (copyOf !== undefined && files.isGranted(copyOf))
      this.#byTheWay([{ file }, { file: copyOf }], () =>
        history.copy(this.#nameOf({ file: copyOf }), this.#nameOf({ file })),
      );
    if (documentId !== undefined)
      this.#byTheWay([{ file }, { document: documentId }], () =>
        history.move(this.#nameOf({ document: documentId }), this.#nameOf({ file })),
      );
    this.#byTheWay([{ file }], () => this.#keep({ file }, workflow, { kind: 'saved' }));
  }

  /** A run of a graph begins. One that belongs to no file and no page has no history. */
  ran(
    { file, documentId }: { readonly file?: string; readonly documentId?: string },
    workflow: Workflow,
    runId: string,
  ): void {
    const graph = file !== undefined ? { file } : documentId !== undefined ? { document: documentId } : undefined;
    if (graph) this.#byTheWay([graph], () => this.#keep(graph, workflow, { kind: 'run', run: runId }));
  }

  /** A file was opened: what it holds may be another program's. */
  opened(file: string, workflow: Workflow): void {
    this.#byTheWay([{ file }], () => this.#keep({ file }, workflow, { kind: 'opened' }));
  }

  async list(graph: GraphRef): Promise<CallOutput<'history.list'>> {
    await this.settled();
    const { versions, bytes, days } = await this.#ports.history.list(this.#nameOf(graph));
    return {
      versions: versions.map(({ id, at, name, kinds, from, told, runs }) => ({
        id,
        at,
        name,
        kinds: [...kinds],
        from,
        told,
        runs: runs.flatMap((runId) => {
          const run = this.#ports.library.run(runId);
          return run ? [{ runId, pictures: run.done, cost: run.cost, images: run.images, status: run.status }] : [];
        }),
      })),
      bytes,
      days,
    };
  }

  async read(graph: GraphRef, version: string): Promise<Workflow> {
    return readWorkflowText(await this.#ports.history.read(this.#nameOf(graph), version), 'This version');
  }

  /** @throws SecretFoundError, StorageError */
  async keep(graph: GraphRef, workflow: Workflow, version: KeptVersion): Promise<{ readonly version: string }> {
    await this.settled();
    const { from } = version;
    const kept = await this.#keep(graph, workflow, {
      ...version,
      ...(from !== undefined && { from: from.slice(0, MAX_FROM).toWellFormed() }),
    });
    return { version: kept };
  }

  async name(graph: GraphRef, version: string, name: string | null): Promise<void> {
    await this.#ports.history.name(this.#nameOf(graph), version, name);
    this.#announce({ kind: 'history', graph });
  }

  async forget(graph: GraphRef, versions: readonly string[] | null): Promise<void> {
    await this.settled();
    await this.#ports.history.forget(this.#nameOf(graph), versions);
    this.#announce({ kind: 'history', graph });
  }

  /** All that is being kept by the way is. Never rejects. */
  async settled(): Promise<void> {
    await Promise.all(this.#pending.values());
  }

  async #keep(graph: GraphRef, workflow: Workflow, version: KeptVersion): Promise<string> {
    const { history, paletteOf } = this.#ports;
    const text = writeWorkflow(withoutViewports(workflow));
    const { id, isNew } = await history.keep(this.#nameOf(graph), text, version, (before) =>
      tellOf(before, (was) => tellChanges(was, workflow, paletteOf)),
    );
    if (isNew) this.#announce({ kind: 'history', graph });
    return id;
  }

  /** After all that was begun before with one of these graphs; what fails is logged, and holds up none of what follows. */
  #byTheWay(graphs: readonly GraphRef[], work: () => Promise<unknown>): void {
    const names = graphs.map((graph) => JSON.stringify(graph));
    const done = Promise.all(names.flatMap((name) => this.#pending.get(name) ?? []))
      .then(work)
      .then(
        () => undefined,
        (caught: unknown) => {
          this.#ports.engine.log(caught);
        },
      )
      .finally(() => {
        for (const name of names) if (this.#pending.get(name) === done) this.#pending.delete(name);
      });
    for (const name of names) this.#pending.set(name, done);
  }

  /** @throws BadInputError for a file that a page may not touch */
  #nameOf(graph: GraphRef): string {
    return 'file' in graph ? `file:${this.#ports.files.pathOf(graph.file)}` : `document:${graph.document}`;
  }
}

/** Nothing where this program cannot read what was kept before. */
function tellOf(before: string, tell: (before: Workflow) => string): string {
  try {
    return tell(readWorkflowText(before));
  } catch (caught) {
    if (caught instanceof AppError) return '';
    throw caught;
  }
}
