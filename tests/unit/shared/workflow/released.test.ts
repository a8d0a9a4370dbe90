import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWorkflowTold } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { createWorkflowStore } from '../../../../renderer/src/stores/graph/workflowStore.ts';
import { paletteOf } from '../../../support/shipped.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const RELEASED = join(ROOT, 'tests', 'fixtures', 'released');
const bytesOf = (name: string) => readFileSync(join(RELEASED, name), 'utf8');
const all = readdirSync(RELEASED, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.lumi.json'))
  .sort();
const saved = (name: string) => name.replace('.lumi.json', '.saved.lumi.json');
const files = all.filter((name) => !name.endsWith('.saved.lumi.json'));
/** What is written of it, as it was when it was released. */
const canonical = (name: string) => bytesOf(all.includes(saved(name)) ? saved(name) : name);

describe('what was released', () => {
  it('stays as it was: nothing of it goes or is changed', () => {
    const sums = new Map(
      readFileSync(join(RELEASED, 'checksums.txt'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => [line.slice(66), line.slice(0, 64)]),
    );
    const present = new Map(all.map((name) => [name, createHash('sha256').update(bytesOf(name)).digest('hex')]));
    expect(present).toEqual(sums);
  });

  it.each(['examples', 'templates'])('is every graph of %s, byte for byte', (folder) => {
    const kept = new Set(files.filter((name) => name.startsWith(`${folder}/`)).map(bytesOf));
    const shown = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.lumi.json'));
    const lacking = shown.filter((name) => !kept.has(readFileSync(join(ROOT, folder, name), 'utf8')));
    expect(lacking, 'see tests/fixtures/released/README.md').toEqual([]);
  });

  it.each(files)('%s opens whole, and is saved as it ever was', (name) => {
    const { workflow, left } = readWorkflowTold(bytesOf(name));
    expect(left).toEqual([]);
    expect(writeWorkflow(workflow)).toBe(canonical(name));
  });

  it.each(files)('%s is the same once an edit was undone in the editor', (name) => {
    const { workflow } = readWorkflowTold(bytesOf(name));
    const store = createWorkflowStore({ paletteOf, newNodes: () => ({}), documentId: 'd', workflow });
    const edits = [
      () => store.getState().addNode('text', { x: 10, y: 20 }),
      () => {
        const { id } = store.getState().workflow.nodes[0] ?? { id: '' };
        store.getState().moveNodes([{ id, position: { x: 123, y: 456 } }]);
      },
      () => {
        store.getState().select(store.getState().workflow.nodes.map(({ id }) => id));
        store.getState().removeSelected();
      },
    ];
    for (const edit of edits) {
      edit();
      if (store.getState().canUndo) store.getState().undo();
      expect(writeWorkflow(store.getState().workflow)).toBe(canonical(name));
    }
    expect(store.getState().isDirty).toBe(false);
  });
});
