import { useEffect } from 'react';
import { useFacts, useStudio } from '../../stores/hooks.ts';
import type { KnownFacts } from '../../stores/pictures/factsStore.ts';

const NOTHING: KnownFacts = {};

/** What is said of a picture that is looked at; it is asked for, and followed while it is shown. */
export function usePictureFacts(id: string): KnownFacts {
  const { facts } = useStudio();
  useEffect(() => facts.getState().watch(id), [facts, id]);
  return useFacts((state) => state.facts.get(id) ?? NOTHING);
}
