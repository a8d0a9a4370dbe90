import { describe, expect, it } from 'vitest';
import { WorkflowFileError } from '#shared/errors/inputErrors';
import { addBookmark, removeBookmark, renameBookmark } from '#shared/workflow/bookmarks';
import { readWorkflow, readWorkflowText } from '#shared/workflow/readWorkflow';
import { shareCheck } from '#shared/workflow/shareCheck';
import { stripWorkflow } from '#shared/workflow/stripWorkflow';
import { workflowFile, writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../support/builders.ts';

const graph = aGraph('Untitled').build();
const place = { name: 'Foxes', x: 10, y: -20, zoom: 0.5 };

describe('the bookmarks of a graph', () => {
  it('are written in their order, with what the format names, and read as they were', () => {
    const marked = addBookmark(addBookmark(graph, place), { ...place, name: ' Hares ' });
    expect(marked.bookmarks?.map(({ name }) => name)).toEqual(['Foxes', 'Hares']);
    const more = { ...marked, bookmarks: marked.bookmarks?.map((each) => ({ ...each, secret: 'canary' })) };
    expect(writeWorkflow(more as typeof marked)).toBe(writeWorkflow(marked));
    expect(readWorkflowText(writeWorkflow(marked))).toEqual(marked);
    expect(writeWorkflow(graph)).not.toContain('bookmarks');
    expect(readWorkflow({ ...workflowFile(graph), bookmarks: [] })).toEqual(graph);
  });

  it('are at most 100, with names of at most 200 letters', () => {
    const read = (bookmarks: readonly unknown[]) => () => readWorkflow({ ...workflowFile(graph), bookmarks });
    expect(read(Array.from({ length: 101 }, () => place))).toThrow(WorkflowFileError);
    expect(read([{ ...place, name: 'x'.repeat(201) }])).toThrow(WorkflowFileError);
    for (const wrong of [{ zoom: 0 }, { x: 'left' }, { y: 1e9 }, { name: 7 }]) {
      expect(read([{ ...place, ...wrong }])).toThrow(WorkflowFileError);
    }
    const full = readWorkflow({ ...workflowFile(graph), bookmarks: Array.from({ length: 100 }, () => place) });
    expect(addBookmark(full, place)).toBe(full);
    expect(addBookmark(graph, { ...place, name: 'x'.repeat(300) }).bookmarks?.[0]?.name).toHaveLength(200);
  });

  it('are renamed and removed by their place; nothing else changes', () => {
    const marked = addBookmark(addBookmark(graph, place), { ...place, name: '' });
    expect(marked.bookmarks?.[1]?.name).toBe('Place 2');
    expect(renameBookmark(marked, 0, 'Dens').bookmarks?.map(({ name }) => name)).toEqual(['Dens', 'Place 2']);
    expect(renameBookmark(marked, 0, '  ')).toBe(marked);
    expect(renameBookmark(marked, 0, 'Foxes')).toBe(marked);
    expect(removeBookmark(marked, 5)).toBe(marked);
    expect(removeBookmark(removeBookmark(marked, 0), 0)).toEqual(graph);
  });

  it('tell their names to whom a graph is given, unless names are left out', () => {
    const marked = addBookmark(graph, { ...place, name: 'Acme, see /home/anna/x' });
    const palette = new Map();
    expect(shareCheck(marked, palette).map(({ kind }) => kind)).toEqual(['title', 'path']);
    const stripped = stripWorkflow(marked, palette, new Set(['title', 'path'] as const));
    expect(stripped.bookmarks).toEqual([{ ...place, name: 'Place 1' }]);
    expect(shareCheck(stripped, palette)).toEqual([]);
  });
});
