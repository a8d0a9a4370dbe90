import { WORKFLOW_EXTENSION } from '#shared/workflow/Workflow';

/** What a person calls a file: without its folders. */
export function baseName(file: string): string {
  return file.split(/[/\\]/).at(-1) ?? file;
}

/** The file of a graph of this name, as any system takes it. */
export function suggestName(name: string): string {
  return withExtension(safeName(name));
}

/** A name as any system takes it for a file, without an extension. */
export function safeName(name: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 100);
  return plain === '' ? 'Untitled' : plain;
}

export function withoutExtension(name: string): string {
  return name.endsWith(WORKFLOW_EXTENSION) ? name.slice(0, -WORKFLOW_EXTENSION.length) : name;
}

export function withExtension(name: string): string {
  const trimmed = name.trim();
  return trimmed.endsWith(WORKFLOW_EXTENSION) ? trimmed : `${trimmed}${WORKFLOW_EXTENSION}`;
}

/** Whether a file can be written over by a graph: pictures of graphs open too. */
export function isGraphFile(file: string): boolean {
  return file.toLowerCase().endsWith('.json');
}
