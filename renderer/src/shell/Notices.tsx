import { useEffect, useRef } from 'react';
import { toast } from 'sonner';
import { useRun, useStudio, useView } from '../stores/hooks.ts';
import { showNode } from '../stores/graph/showNode.ts';
import { returnFocus } from '../ui/overlays/returnFocus.ts';
import { Toaster } from '../ui/overlays/Toaster.tsx';
import { useFailureNotices } from './useFailureNotices.ts';
import { useShownTheme } from '../settings/useShownTheme.ts';

/** Tells what needs no answer, for a while, at the bottom of the window. */
export function Notices() {
  const studio = useStudio();
  const notice = useView((state) => state.notice);
  const startError = useRun((state) => state.startError);
  useFailureNotices();
  /** Who had the focus before a notice. */
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (!notice) return;
    const tell = notice.tone === 'bad' ? toast.error : toast;
    const { message, hint, action, topic } = notice;
    tell(message, {
      description: hint,
      ...(topic !== undefined && { id: topic }),
      // Named even where there is none: what an earlier notice of the topic offered must not stay.
      action: action && {
        label: action.label,
        onClick({ currentTarget }) {
          // Its notice goes, and the keys are not to go with it.
          currentTarget.blur();
          action.run();
          returnFocus(before.current);
        },
      },
    });
  }, [notice]);
  useEffect(() => {
    if (!startError) return;
    const { message, hint, node } = startError.report;
    toast.error(message, {
      description: hint,
      ...(node !== undefined && {
        action: {
          label: 'Show',
          onClick: () => {
            showNode(studio, node);
          },
        },
      }),
    });
  }, [startError, studio]);
  const theme = useShownTheme();
  return (
    <div
      className="notices"
      onFocus={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) before.current = relatedTarget;
      }}
    >
      <Toaster theme={theme} />
    </div>
  );
}
