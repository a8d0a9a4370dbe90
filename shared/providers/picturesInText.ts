/** A picture written into a text: as a Markdown picture or link, or bare. `data:` URLs, and the references that stand for them. */
const PICTURE =
  /(?:!?\[[^\]\n]{0,200}\]\(\s{0,9})?(?:data:image\/[\w.+-]{1,40};base64,)?(blob:[0-9a-f]{8}-[0-9a-f-]{27}|(?<=base64,)[A-Za-z0-9+/=_-]{40,})(?:\s{0,9}(?:"[^"\n]{0,200}")?\s{0,9}\))?/g;

/** What a model said, and the pictures that stood in it, in order. */
export function picturesInText(text: string): { readonly text: string; readonly sources: readonly string[] } {
  const sources = [...text.matchAll(PICTURE)].flatMap(([, source]) => source ?? []);
  return sources.length === 0 ? { text, sources } : { text: text.replaceAll(PICTURE, ''), sources };
}
