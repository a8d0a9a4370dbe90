import type { z } from 'zod';
import { gemini } from '#shared/providers/families/gemini';
import type { storedRequest, storedSettings } from './rowSchemas.ts';

interface SettingsRow {
  readonly settings: z.output<typeof storedSettings>;
  readonly request: z.output<typeof storedRequest>;
  readonly seed: number;
}

/** What was really sent beside the words, as label and value, in reading order. Rows without settings are of when there was one family only. */
export function settingsOf({ settings, request, seed }: SettingsRow): [string, string][] {
  if (settings) return settings;
  const { wireSeed } = request;
  const told = gemini.describe(request).map(([label, value]): [string, string] => [label, value]);
  return wireSeed === seed ? told : [...told, ['Seed as sent', String(wireSeed)]];
}
