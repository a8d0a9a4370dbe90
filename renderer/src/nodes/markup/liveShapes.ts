import type { MarkShape } from '#shared/graph/marks/markShapes';

const SVG = 'http://www.w3.org/2000/svg';

/** Shows what is being drawn at once, past React: a pointer moves more often than a page should be drawn anew. */
export function showLive(group: SVGGElement | null, shapes: readonly MarkShape[]): void {
  group?.replaceChildren(...shapes.flatMap(elementOf));
}

function elementOf(shape: MarkShape): SVGElement[] {
  if (shape.kind === 'words') return [];
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', shape.path);
  switch (shape.kind) {
    case 'area':
      path.setAttribute('class', 'marks-layer__area');
      break;
    case 'fill':
      path.setAttribute('fill', shape.colour);
      break;
    case 'line':
      path.setAttribute('class', 'marks-layer__line');
      path.setAttribute('stroke', shape.colour);
      path.setAttribute('stroke-width', String(shape.width));
      break;
  }
  return [path];
}
