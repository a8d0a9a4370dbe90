import { describe, expect, it } from 'vitest';
import { feedsFor, type FeedQuestion } from '../../../../../renderer/src/nodes/pictures/feedsFor.ts';
import { aGraph } from '../../../../support/builders.ts';
import { palette } from '../../../../support/shipped.ts';

const ran = aGraph()
  .node('p', 'sample-provider')
  .node('c', 'gemini-config', { numImages: 2 })
  .node('draw', 'image-processor')
  .wire('p.provider', 'draw.provider')
  .wire('c.config', 'draw.config')
  .build();
const made = { node: 'draw', provider: 'sample', model: 'sample' } as NonNullable<FeedQuestion['made']>;

describe('what feeds the processor that edits a picture', () => {
  it('are the nodes it was made with, where they stand in the graph as they were', () => {
    expect(feedsFor({ workflow: ran, palette, ran, made })).toEqual([
      { socket: 'provider', source: { node: 'p', socket: 'provider' } },
      { socket: 'config', source: { node: 'c', socket: 'config' } },
    ]);
  });

  it('are copies of those that were changed since, or are not there', () => {
    const workflow = aGraph().node('c', 'gemini-config', { numImages: 9 }).build();
    expect(feedsFor({ workflow, palette, ran, made })).toMatchObject([
      { socket: 'provider', copy: { type: 'sample-provider' } },
      { socket: 'config', copy: { type: 'gemini-config', fields: { numImages: 2 } } },
    ]);
  });

  it('is the provider that the call recorded, where its graph cannot be read any more', () => {
    const workflow = aGraph().build();
    expect(feedsFor({ workflow, palette, ran: undefined, made })).toMatchObject([
      { socket: 'provider', copy: { type: 'sample-provider', fields: { model: 'sample' } } },
    ]);
  });

  it('are those of the newest processor for a picture that was not made here, and none in an empty graph', () => {
    expect(feedsFor({ workflow: ran, palette, ran: undefined, made: undefined })).toHaveLength(2);
    expect(feedsFor({ workflow: aGraph().build(), palette, ran: undefined, made: undefined })).toEqual([]);
  });
});
