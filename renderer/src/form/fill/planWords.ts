import type { PlannedCall } from '#shared/api/contract';
import type { Catalogue } from '#shared/providers/Catalogue';

/** What a run would make, in a few words: `4 pictures with Nano Banana 2.1`. Empty: nothing is known of it. */
export function planWords(calls: readonly PlannedCall[], catalogue: Catalogue): string {
  const pictures = calls.filter(({ kind }) => kind === undefined);
  const texts = calls.length - pictures.length;
  const models = [...new Set(calls.map(({ provider, model }) => modelName(provider, model, catalogue)))];
  const what = [
    pictures.length > 0 && (pictures.length === 1 ? '1 picture' : `${String(pictures.length)} pictures`),
    texts > 0 && (texts === 1 ? '1 text' : `${String(texts)} texts`),
  ].filter((each) => each !== false);
  if (what.length === 0) return '';
  const size = sizeOf(pictures);
  const by = models.length > 2 ? `${String(models.length)} models` : models.join(' and ');
  return `${what.join(' and ')}${size === '' ? '' : ` at ${size}`} with ${by}`;
}

function modelName(provider: string, model: string, catalogue: Catalogue): string {
  return catalogue.find(provider)?.model(model).title ?? model;
}

/** Where all of them are of one size. */
function sizeOf(calls: readonly PlannedCall[]): string {
  const sizes = new Set(
    calls.map(({ width, height }) => (width && height ? `${String(width)} × ${String(height)}` : '')),
  );
  const [size = ''] = sizes;
  return sizes.size === 1 ? size : '';
}
