import type { JsonObject } from '../../../graph/Field.ts';
import type { SettingsLanguage } from '../../../graph/settings/SettingsLanguage.ts';
import { nearestRatio, ratioValue } from '../ratioValue.ts';
import { nearestResolution } from '../resolutions.ts';
import { ASPECT_RATIOS, RESOLUTIONS } from './geminiOptions.ts';

/** The first is what every model draws when nothing is asked for. */
const [OWN_SIZE] = RESOLUTIONS;

/** Neither a background nor a format is a setting of these models. */
export const geminiTerms: Pick<SettingsLanguage, 'readTerms' | 'writeTerms' | 'sayTerm'> = {
  sayTerm: { ratio: ['aspectRatio'], resolution: ['resolution'] },
  readTerms: ({ aspectRatio, resolution }) => ({
    ...(typeof aspectRatio === 'string' && aspectRatio !== 'auto' && { ratio: aspectRatio }),
    ...(typeof resolution === 'string' && resolution !== OWN_SIZE && { resolution }),
  }),
  writeTerms: (options, { ratio, resolution, background, format }) => {
    const notes: string[] = [];
    const said: JsonObject = {
      ...options,
      ...(ratio !== undefined && { aspectRatio: ratio === 'auto' ? 'auto' : nearest(ratio, notes) }),
      ...(resolution !== undefined && { resolution: nearestResolution(RESOLUTIONS, resolution, notes) }),
    };
    if (background === 'transparent') notes.push('draws no transparent background: it is left out');
    if (format !== undefined && format !== 'png') notes.push(`chooses its format itself: ${format} is left out`);
    return { options: said, notes };
  },
};

function nearest(ratio: string, notes: string[]): string {
  const known = ASPECT_RATIOS.find((each) => each === ratio);
  if (known) return known;
  const [first, ...others] = ASPECT_RATIOS;
  const chosen = nearestRatio([first, ...others], ratioValue(ratio) ?? 1);
  notes.push(`has no ratio ${ratio}: ${chosen} is the nearest`);
  return chosen;
}
