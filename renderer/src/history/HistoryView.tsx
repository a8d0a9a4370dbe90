import { useEffect, useState } from 'react';
import { useGraph, useStudio, useView } from '../stores/hooks.ts';
import { createHistoryRoom } from '../stores/history/historyRoom.ts';
import { returnFocus } from '../ui/overlays/returnFocus.ts';
import { HistoryRoomView } from './HistoryRoomView.tsx';

/** The history of the graph on screen, in its place while it is open. */
export function HistoryView() {
  const { view } = useStudio();
  const history = useView((state) => state.history);
  const graph = useGraph();
  const { documentId } = graph.getState();
  // It is of the graph on screen: another one takes its place.
  useEffect(
    () => () => {
      view.getState().closeHistory();
    },
    [view, documentId],
  );
  return history && <OpenedHistory key={`${documentId} ${history.picture ?? ''}`} picture={history.picture} />;
}

function OpenedHistory({ picture }: { readonly picture: string | undefined }) {
  const { client, news, documents, view } = useStudio();
  const graph = useGraph();
  const { documentId } = graph.getState();
  const [room] = useState(() => createHistoryRoom({ client, news, documents, documentId, picture }));
  useEffect(() => room.getState().attach(), [room]);
  // Looked up before what lies below gives it up.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Once the graph is there again.
      requestAnimationFrame(() => {
        returnFocus(before);
        if (document.activeElement === document.body) view.getState().canvas?.takeKeys();
      });
    },
    [view, before],
  );
  return <HistoryRoomView room={room} graph={graph} documentId={documentId} />;
}
