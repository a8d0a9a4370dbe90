import { useEffect, useState, type RefObject } from 'react';

/** Which of many pictures are in sight where they are scrolled, as `1–4 of 16`; empty: all are. */
export function useSeenPlaces(scroller: RefObject<HTMLElement | null>, count: number): string {
  const [words, setWords] = useState('');
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      setWords(wordsOf(element, count));
    };
    // It looks as soon as it observes, too.
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, count]);
  return words;
}

function wordsOf(element: HTMLElement, count: number): string {
  // A part of a px is rounding.
  if (element.scrollHeight <= element.clientHeight + 1) return '';
  const { top, bottom } = element.getBoundingClientRect();
  const seen = [...element.querySelectorAll('.picture-grid__cell')].flatMap((cell, at) => {
    const box = cell.getBoundingClientRect();
    const middle = (box.top + box.bottom) / 2;
    return middle >= top && middle <= bottom ? [at + 1] : [];
  });
  const [first] = seen;
  const last = seen.at(-1);
  if (first === undefined || last === undefined) return '';
  return `${first === last ? String(first) : `${String(first)}–${String(last)}`} of ${String(count)}`;
}
