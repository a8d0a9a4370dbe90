import { WORKFLOW_EXTENSION } from '#shared/workflow/Workflow';

/** What a person calls a file: without its folders. */
export function baseName(file: string): string {
  return file.split(/[/\\]/).at(-1) ?? file;
}

/** A file name any system takes. */
export function suggestName(name: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 100);
  return withExtension(plain === '' ? 'Untitled' : plain);
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
