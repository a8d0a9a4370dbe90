import type { Mark } from '#shared/graph/marks/Marks';

/** `red box` */
export function nameOf(mark: Mark): string {
  switch (mark.tool) {
    case 'brush':
      return `${mark.colour} stroke`;
    case 'box':
    case 'arrow':
    case 'words':
      return `${mark.colour} ${mark.tool}`;
    case 'area':
      return 'mask area';
  }
}
