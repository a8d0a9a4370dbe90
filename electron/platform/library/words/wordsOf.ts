/** Signs that are each a word of their own: scripts that put no blanks between words, so that any word inside a text is found, and pictures. */
const ALONE =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}\p{Extended_Pictographic}\p{RI}]/u;
/** Runs of what words are made of, and pictures. Skin tones and variants of pictures are none. */
const RUNS = /(?:[\p{L}\p{N}\p{M}](?<![\u200d\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]))+|\p{Extended_Pictographic}|\p{RI}/gu;
/** Accents of European letters. */
const ACCENTS = /[\u0300-\u036f]/g;

/**
 * The words of a text as the index has them, in their order: in lower case, without accents, full and half width alike. Both what is indexed
 * and what is asked for goes through here, so that the index itself need know nothing of scripts. None has a sign that means something to FTS5
 * within quotes, nor a blank.
 */
export function wordsOf(text: string): readonly string[] {
  const plain = text.toWellFormed().toLowerCase().normalize('NFKD').replace(ACCENTS, '').normalize('NFC').toLowerCase();
  return (plain.match(RUNS) ?? []).flatMap(pieces);
}

/** What of a text is written into the index. */
export function indexed(text: string | null): string {
  return text === null ? '' : wordsOf(text).join(' ');
}

function pieces(run: string): readonly string[] {
  if (!ALONE.test(run)) return [run];
  const found: string[] = [];
  let word = '';
  for (const sign of run) {
    if (!ALONE.test(sign)) {
      word += sign;
      continue;
    }
    if (word) found.push(word);
    found.push(sign);
    word = '';
  }
  if (word) found.push(word);
  return found;
}
