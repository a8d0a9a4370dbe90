import { placeIn } from '#shared/workflow/groups/placeAt';
import { whenDrawn } from '../../stores/graph/showNode.ts';
import type { EditFix, Fix } from './Fix.ts';

/** A fix of the node of a path that can be done wherever in the graph one looks: an edit where the node is, anything else after going there. */
export function doneAt(node: string, fix: Fix | EditFix): Fix {
  const { label } = fix;
  if ('edit' in fix) {
    return {
      label,
      run: ({ workflow }) => {
        workflow.getState().changeAt(node, fix.edit);
      },
    };
  }
  if (!fix.isDoneInView) return fix;
  return {
    label,
    run: (studio) => {
      const { whole, path, goTo } = studio.workflow.getState();
      const place = placeIn(whole, node);
      if (place === path) return fix.run(studio);
      goTo(place, [node]);
      return new Promise<void>((done, failed) => {
        whenDrawn(() => {
          Promise.resolve(fix.run(studio)).then(() => {
            done();
          }, failed);
        });
      });
    },
  };
}
