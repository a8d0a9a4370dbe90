import { useView } from '../stores/hooks.ts';
import { useCanvasFocus } from './useCanvasFocus.ts';
import { viewIds, views } from './viewTable.ts';

/** The view on screen, and behind it those that stay. */
export function Views() {
  const shown = useView((state) => state.section);
  useCanvasFocus();
  return (
    <div className="app__views">
      {viewIds.map((id) => {
        const { View, stays } = views[id];
        if (!stays) return id === shown && <View key={id} />;
        return (
          <div key={id} className="app__view" data-shown={id === shown} inert={id !== shown}>
            <View />
          </div>
        );
      })}
    </div>
  );
}
