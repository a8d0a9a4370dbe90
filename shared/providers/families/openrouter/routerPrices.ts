import { formatMoney, usd } from '../../../graph/Money.ts';
import type { PriceLine } from '../../../graph/models/LiveList.ts';
import { CHARACTERS_PER_TOKEN, TOKENS_PER_REFERENCE } from '../../estimateCost.ts';
import type { PixelSize } from '../../Model.ts';
import type { OptionValue } from './routerOptions.ts';

/** What is asked for, as far as it has a price. */
export interface PricedCall {
  readonly pixels: PixelSize;
  /** The values of its settings: a line may be for one of them. */
  readonly values: readonly OptionValue[];
  readonly references: readonly PixelSize[];
  /** Of prompt and instructions. */
  readonly characters: number;
}

export interface RouterPrice {
  /** For all of it. */
  readonly usd: number;
  /** That its picture is counted by. */
  readonly line: PriceLine;
}

/** What a call comes to by a price list, by the dearest of the lines it may be counted by; `undefined`: no list tells before it is made. */
export function routerPrice(lines: readonly PriceLine[], call: PricedCall): RouterPrice | undefined {
  const ofPictures = lines.filter(isOutput);
  if (ofPictures.some(({ unit }) => !isForeseen(unit))) return undefined;
  const picture = [...Map.groupBy(ofPictures, ({ unit }) => unit).values()].map((same) => dearest(same, call));
  const [line] = picture.toSorted((one, other) => amountOf(other, call) - amountOf(one, call));
  if (!line) return undefined;
  const rest = [...Map.groupBy(lines.filter(isInput), ({ of, unit }) => `${of ?? ''} ${unit}`).values()].map((same) =>
    inputOf(dearest(same, call), call),
  );
  return { usd: picture.reduce((sum, one) => sum + amountOf(one, call), 0) + sum(rest), line };
}

/** The least a picture of this size is listed at, USD; 0 where that is not told before it is made. */
export function leastPrice(lines: readonly PriceLine[] | undefined, picture: PixelSize): number {
  const amounts = (lines ?? []).filter(isOutput).map((line) => (isForeseen(line.unit) ? amountFor(line, picture) : 0));
  return amounts.length > 0 ? Math.min(...amounts) : 0;
}

/** `black-forest-labs/flux.2-pro, 2k, $0.03 a megapixel, 2026-11-30` */
export function priceWords(id: string, { unit, usd: amount, variant }: PriceLine, day: string | undefined): string {
  const one = unit === 'image' ? 'picture' : unit;
  return [id, variant, `${formatMoney(usd(amount, 'actual'))} a ${one}`, day].filter(Boolean).join(', ');
}

function isOutput({ of }: PriceLine): boolean {
  return of === undefined || of === 'output_image';
}

function isInput({ of }: PriceLine): boolean {
  return of?.startsWith('input') ?? false;
}

/** Whether its count is known before the call. */
function isForeseen(unit: string): boolean {
  return ['image', 'request', 'megapixel'].includes(unit);
}

/** Of those for what is asked, or else of those for anything, or else of all. */
function dearest(lines: readonly PriceLine[], { values }: PricedCall): PriceLine {
  const asked = new Set(values.map((value) => String(value).toLowerCase()));
  const own = lines.filter(({ variant }) => variant !== undefined && asked.has(variant.toLowerCase()));
  const general = lines.filter(({ variant }) => variant === undefined);
  const may = own.length > 0 ? own : general.length > 0 ? general : lines;
  return may.reduce((most, line) => (line.usd > most.usd ? line : most));
}

function amountOf(line: PriceLine, { pixels }: PricedCall): number {
  return amountFor(line, pixels);
}

function amountFor({ unit, usd: amount }: PriceLine, { width, height }: PixelSize): number {
  return unit === 'megapixel' ? (amount * width * height) / 1_000_000 : amount;
}

/** What is told and shown; of a unit nobody knows nothing is counted. */
function inputOf(line: PriceLine, { references, characters }: PricedCall): number {
  const isText = line.of === 'input_text';
  if (!isText && references.length === 0) return 0;
  switch (line.unit) {
    case 'token':
      return (
        line.usd * (isText ? Math.ceil(characters / CHARACTERS_PER_TOKEN) : references.length * TOKENS_PER_REFERENCE)
      );
    case 'request':
      return line.usd;
    case 'image':
      return isText ? 0 : line.usd * references.length;
    case 'megapixel':
      return isText ? 0 : sum(references.map((reference) => amountFor(line, reference)));
    default:
      return 0;
  }
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((all, amount) => all + amount, 0);
}
