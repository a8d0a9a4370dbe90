import type { TemplateRef } from '#shared/api/contract';
import type { Workflow } from '#shared/workflow/Workflow';

/** A template as its files say. */
export interface TemplateFile extends TemplateRef {
  /** The graph's own name; that of the file where it cannot be read. */
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly calls: number | null;
  readonly hasPicture: boolean;
  /** Pictures it comes with. */
  readonly brings: number;
  /** Absent where `fault` says why. */
  readonly workflow?: Workflow;
  readonly fault?: string;
}

/** What a template comes with: pictures by the ids the graph names them by, and sets of them. */
export interface TemplateBaggage {
  readonly pictures: readonly { readonly id: string; readonly file: string; readonly bytes: Uint8Array }[];
  readonly sets: readonly {
    readonly id: string;
    readonly name: string;
    readonly pictures: readonly { readonly id: string; readonly note: string }[];
  }[];
}

/** What is to be kept as a template. */
export interface NewTemplate {
  readonly workflow: Workflow;
  readonly description: string;
  readonly calls: number | null;
  /** Where a WebP of what it gives is. */
  readonly picture: string | undefined;
}

/** Graphs to begin with, those that are shipped and one's own. */
export interface Templates {
  /** Those that are shipped in their order, then one's own by name; one that cannot be read is among them. @throws StorageError */
  list(): Promise<readonly TemplateFile[]>;
  /** The bytes of its picture; `undefined`: there is none. */
  picture(of: TemplateRef): Promise<Uint8Array | undefined>;
  /** @throws NotFoundError, WorkflowFileError */
  open(of: TemplateRef): Promise<{ readonly workflow: Workflow } & TemplateBaggage>;
  /** Under a name of its own, whatever others are called. Gives its id. @throws SecretFoundError, StorageError */
  save(template: NewTemplate): Promise<string>;
  /** @throws NotFoundError, WorkflowFileError, SecretFoundError, StorageError */
  change(id: string, changed: { readonly name: string; readonly description: string }): Promise<void>;
  /** @throws NotFoundError, StorageError */
  remove(id: string): Promise<void>;
}
