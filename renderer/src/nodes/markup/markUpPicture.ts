import type { NamedPicture } from '#shared/graph/Field';
import { imageInput } from '#shared/nodes/imageInput';
import { markup } from '#shared/nodes/markup';
import type { Studio } from '../../stores/studio.ts';
import { besideOf, inTheMiddle } from '../pictures/addPictures.ts';
import { makeNode } from '../place/makeNode.ts';
import { BESIDE, placeNear } from '../place/placeNode.ts';

/**
 * Lets a picture be drawn on: adds it to the graph on screen with a node that marks it up, as one step of undo, and opens the drawing.
 * @param from the node it is shown in, where that is on screen
 */
export function markUpPicture(studio: Studio, picture: NamedPicture, from?: string): void {
  const { documents, view, questions } = studio;
  const { store } = documents.active();
  view.getState().closeLightbox();
  view.getState().showSection('graph');
  const wish = (from !== undefined && besideOf(studio, from, 'right')) || inTheMiddle(studio);
  const input = placeNear(studio, imageInput.type, wish);
  const beside = () => ({ x: input.x + input.width + BESIDE, y: input.y });
  const { x, y } = placeNear(studio, markup.type, beside, [input]);
  const nodes = [
    makeNode(
      studio,
      { id: 'picture', type: imageInput.type, position: { x: input.x, y: input.y } },
      { pictures: [picture] },
    ),
    makeNode(studio, { id: 'markup', type: markup.type, position: { x, y } }),
  ];
  const edges = [{ from: { node: 'picture', socket: 'images' }, to: { node: 'markup', socket: 'images' } }];
  const [, node = ''] = store.getState().addPart({ nodes, edges });
  store.getState().select([node]);
  void questions.ask('draw', { node, at: 0 });
}
