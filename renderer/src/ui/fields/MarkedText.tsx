/** A text in which letters are marked, by their places. It is read as one. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly number[] }) {
  if (marks.length === 0) return text;
  const marked = new Set(marks);
  const runs: { readonly start: number; readonly isMarked: boolean; readonly text: string }[] = [];
  for (const [at, letter] of text.split('').entries()) {
    const last = runs.at(-1);
    const isMarked = marked.has(at);
    if (last?.isMarked === isMarked) runs[runs.length - 1] = { ...last, text: last.text + letter };
    else runs.push({ start: at, isMarked, text: letter });
  }
  return runs.map((run) =>
    run.isMarked ? (
      <mark key={run.start} className="palette__typed">
        {run.text}
      </mark>
    ) : (
      <span key={run.start}>{run.text}</span>
    ),
  );
}
