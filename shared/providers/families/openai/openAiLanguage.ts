import { AUTO_SIZE, sidesOf } from '../../../graph/fields/sizeField.ts';
import { ratioName } from '../../../graph/ratioName.ts';
import type { JsonObject } from '../../../graph/Field.ts';
import type { SettingsLanguage, Terms } from '../../../graph/settings/SettingsLanguage.ts';
import { ratioValue } from '../ratioValue.ts';
import { nearestResolution } from '../resolutions.ts';
import { OUTPUT_FORMATS, SIZE_LIMITS } from './openAiOptions.ts';
import { AREAS, sizeFor } from './sizeFor.ts';

/** Ratio and resolution are one size here, in pixels. */
export const openAiTerms: Pick<SettingsLanguage, 'readTerms' | 'writeTerms' | 'sayTerm'> = {
  sayTerm: { ratio: ['size'], resolution: ['size'] },
  readTerms,
  writeTerms: (options, { ratio, resolution, background, format }) => {
    const notes: string[] = [];
    const isSized = ratio !== undefined || resolution !== undefined;
    return {
      options: {
        ...options,
        ...(isSized && { size: sizeOf({ ...readTerms(options), ...withoutUnset({ ratio, resolution }) }, notes) }),
        ...(background !== undefined && { background }),
        ...(format !== undefined && { outputFormat: formatOf(format, notes) }),
      },
      notes,
    };
  },
};

function readTerms({ size, background, outputFormat }: JsonObject): Terms {
  const sides = typeof size === 'string' ? sidesOf(size) : undefined;
  const large = sides && resolutionOf(sides.width * sides.height);
  return {
    ...(sides && { ratio: ratioName(sides.width, sides.height) }),
    ...(large !== undefined && large !== '1K' && { resolution: large }),
    ...((background === 'transparent' || background === 'opaque') && { background }),
    ...(typeof outputFormat === 'string' && outputFormat !== OUTPUT_FORMATS[0] && { format: outputFormat }),
  };
}

const RESOLUTIONS = ['1K', '2K', '4K'] as const;

/** @param area px */
function resolutionOf(area: number): (typeof RESOLUTIONS)[number] {
  const distance = (each: (typeof RESOLUTIONS)[number]) => Math.abs(Math.log(AREAS[each] / area));
  return RESOLUTIONS.reduce((best, each) => (distance(each) < distance(best) ? each : best));
}

function sizeOf({ ratio = 'auto', resolution }: Terms, notes: string[]): string {
  if (ratio === 'auto' && resolution === undefined) return AUTO_SIZE;
  const chosen = nearestResolution(RESOLUTIONS, resolution ?? '1K', notes);
  if (ratio === 'auto' && chosen === '1K') return AUTO_SIZE;
  const wanted = ratio === 'auto' ? 1 : (ratioValue(ratio) ?? 1);
  const shape = Math.min(Math.max(wanted, 1 / SIZE_LIMITS.mostStretch), SIZE_LIMITS.mostStretch);
  const size = sizeFor(shape, AREAS[chosen]);
  if (ratio === 'auto') notes.push(`takes no ${chosen} without a ratio: ${size} stands for it`);
  else if (shape !== wanted) notes.push(`has no ratio ${ratio}: ${size} is the nearest`);
  else if (chosen === '4K') notes.push(`draws no more pixels: ${size} stands for ${ratio} in 4K`);
  return size;
}

function formatOf(format: string, notes: string[]): string {
  const known = OUTPUT_FORMATS.find((each) => each === format);
  if (known === undefined) notes.push(`gives no ${format.toUpperCase()}: it will be PNG instead`);
  return known ?? OUTPUT_FORMATS[0];
}

/** What is not said leaves what stands. */
function withoutUnset(terms: { readonly ratio: string | undefined; readonly resolution: string | undefined }): Terms {
  const { ratio, resolution } = terms;
  return { ...(ratio !== undefined && { ratio }), ...(resolution !== undefined && { resolution }) };
}
