/** The numbers in a line that is typed, each once, in their order; what is none is passed over. */
export function numbersIn(text: string): readonly number[] {
  const numbers = text.split(/[\s,;]+/).flatMap((part) => {
    const number = part === '' ? NaN : Number(part);
    return Number.isFinite(number) ? [number] : [];
  });
  return [...new Set(numbers)];
}
