import { memo, useLayoutEffect, useRef } from 'react';
import { Info } from 'lucide-react';
import type { ShownText } from '../../stores/running/shownTexts.ts';
import { classNames } from '../../ui/classNames.ts';
import { Icon } from '../../ui/Icon.tsx';
import { LostText } from './LostText.tsx';
import './TextPlaces.css';

export interface TextPlacesProps {
  readonly texts: readonly ShownText[];
  /** What is said where there is no text. */
  readonly empty: string;
  readonly label?: string;
}

/**
 * The texts of a node, each in its place from the start: growing while it comes, with its failure where it did not. The one way texts are
 * drawn on a node: `useShownTexts(id)` gives them, for nodes whose calls write and for those that pass texts on or make them here.
 */
export function TextPlaces({ texts, empty, label = 'Texts' }: TextPlacesProps) {
  const list = useStickyEnd(texts);
  const shown = texts.filter(({ slot, text }) => slot ?? text !== '');
  if (shown.length === 0) return <p className="text-places text-places--empty">{empty}</p>;
  return (
    <ol ref={list} className="text-places nodrag nopan" aria-label={label} tabIndex={0}>
      {shown.map((text, index) => (
        <TextPlace key={index} shown={text} name={`${String(index + 1)} of ${String(shown.length)}`} />
      ))}
    </ol>
  );
}

const TextPlace = memo(function TextPlace({ shown, name }: { readonly shown: ShownText; readonly name: string }) {
  const { text, isEarlier, slot } = shown;
  const isLost = slot?.status === 'failed' || slot?.status === 'cancelled';
  const isComing = slot?.status === 'running' && !isEarlier;
  return (
    <li className={classNames('text-place', isEarlier && 'text-place--earlier', isComing && 'text-place--coming')}>
      {slot && isLost && <LostText shown={shown} name={name} />}
      {text !== '' && (
        <p className="text-place__text" dir="auto">
          {text}
        </p>
      )}
      {text === '' && slot && !isLost && <p className="text-place__state">{STATES[slot.status]}</p>}
      {slot?.status === 'done' && slot.notes.length > 0 && (
        <p className="text-place__note">
          <Icon icon={Info} size={12} />
          <span>{slot.notes.join(' ')}</span>
        </p>
      )}
    </li>
  );
});

const STATES = { waiting: 'Waits', running: 'Writing', done: '', failed: '', cancelled: '' } as const;

/** The end of a growing list stays in view for who is there; who has scrolled back stays where they are. */
function useStickyEnd(texts: readonly ShownText[]) {
  const list = useRef<HTMLOListElement>(null);
  const heightBefore = useRef(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const wasAtEnd = element.scrollTop + element.clientHeight >= heightBefore.current - END_PX;
    const isComing = texts.some(({ slot }) => slot?.status === 'running');
    if (isComing && wasAtEnd && texts.length === 1) element.scrollTop = element.scrollHeight;
    heightBefore.current = element.scrollHeight;
  }, [texts]);
  return list;
}

/** So near the end is at the end. px */
const END_PX = 8;
