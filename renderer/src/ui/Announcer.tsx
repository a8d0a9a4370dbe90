import { useEffect, useState } from 'react';

/** How long nothing is there before the next words, ms: the same words said twice are then heard twice. */
const GAP_MS = 50;

/** Says words to screen readers, each time the object is a new one. Nothing of it is seen. */
export function Announcer({ said }: { readonly said: { readonly words: string } | null }) {
  const [words, setWords] = useState('');
  useEffect(() => {
    if (!said) return;
    const clear = setTimeout(() => {
      setWords('');
    });
    const say = setTimeout(() => {
      setWords(said.words);
    }, GAP_MS);
    return () => {
      clearTimeout(clear);
      clearTimeout(say);
    };
  }, [said]);
  return (
    // Named live beside its role, so that a dialog in front does not hide it.
    <p role="status" aria-live="polite" aria-label="Announcements" className="visually-hidden">
      {words}
    </p>
  );
}
