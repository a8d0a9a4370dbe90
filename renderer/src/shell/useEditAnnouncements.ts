import { useEffect } from 'react';
import { graphName } from '#shared/workflow/graphName';
import { useStudio } from '../stores/hooks.ts';
import { wordsOfEdit } from '../stores/graph/wordsOfEdit.ts';

/** After so long without a further edit it is said, ms: what keys repeat is heard once. */
const PAUSE_MS = 250;

/** Says what an edit did, what several nodes are selected, and which graph came on screen; where somebody else says it, that goes first. */
export function useEditAnnouncements(): void {
  const { workflow, view, paletteOf } = useStudio();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let begun: ReturnType<typeof workflow.getState> | undefined;
    const forget = () => {
      clearTimeout(timer);
      begun = undefined;
    };
    const speak = () => {
      const now = workflow.getState();
      const was = begun;
      forget();
      if (!was) return;
      const words = wordsBetween(was, now);
      if (words) view.getState().announce(words);
    };
    const wordsBetween = (was: typeof begun & object, now: typeof was) => {
      if (was.documentId !== now.documentId) return `${graphName(now.whole, paletteOf(now.whole))} is on screen.`;
      if (was.path !== now.path) return null;
      const words = was.workflow === now.workflow ? null : wordsOfEdit(was.workflow, now.workflow, paletteOf);
      if (words) return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
      return now.selection.size > 1 && now.selection !== was.selection
        ? `${String(now.selection.size)} nodes selected.`
        : null;
    };
    const ends = [
      workflow.subscribe((now, before) => {
        if (now.workflow === before.workflow && now.selection === before.selection) return;
        clearTimeout(timer);
        begun ??= before;
        timer = setTimeout(speak, PAUSE_MS);
      }),
      view.subscribe((now, before) => {
        if (now.announcement !== before.announcement) forget();
      }),
      forget,
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [workflow, view, paletteOf]);
}
