import { useEffect, useState } from 'react';
import type { CallInput, Settings } from '#shared/api/contract';
import { reportOf } from '#shared/errors/reportOf';
import { useStudio } from '../stores/hooks.ts';

/** The service's settings; `undefined` until known. What is set here is sent at once, and nothing but that. */
export function useSettings(): readonly [Settings | undefined, (change: CallInput<'settings.set'>) => void] {
  const { client, view } = useStudio();
  const [settings, setSettings] = useState<Settings>();
  useEffect(() => {
    client('settings.get').then(setSettings, (caught: unknown) => {
      view.getState().reportError(reportOf(caught));
    });
  }, [client, view]);
  const change = (changed: CallInput<'settings.set'>) => {
    setSettings((before) => before && { ...before, ...changed });
    client('settings.set', changed).then(setSettings, (caught: unknown) => {
      setSettings(settings);
      view.getState().reportError(reportOf(caught));
    });
  };
  return [settings, change];
}
