import MarkdownIt from 'markdown-it';

/** UTF-16 units; a note that is longer is shown so far, and edited in full. */
const LONGEST = 10_000;
/** Deeper than any note; lists and quotes below it are left out. */
const DEEPEST = 12;
/** The level of its headings: that of a node's title is 3. */
const LARGEST = 4;

const markdown = new MarkdownIt('commonmark', { html: false, linkify: false, breaks: true, maxNesting: DEEPEST });
markdown.enable(['strikethrough']).disable(['image', 'html_block', 'html_inline', 'entity', 'reference']);
markdown.validateLink = isOutsideLink;
// A list of what is to be done is told by its boxes; they are words, not controls.
markdown.core.ruler.push('boxes', ({ tokens }) => {
  for (const [at, token] of tokens.entries()) {
    const first = token.children?.[0];
    if (tokens[at - 2]?.type !== 'list_item_open' || first?.type !== 'text') continue;
    first.content = first.content.replace(/^\[ \] /, '☐ ').replace(/^\[[xX]\] /, '☑ ');
  }
});
// They stand below the title of the note's node, the largest there is first.
markdown.core.ruler.push('headings', ({ tokens }) => {
  const headings = tokens.filter(({ tag }) => /^h\d$/.test(tag));
  const largest = Math.min(...headings.map(({ tag }) => Number(tag[1])));
  for (const token of headings) token.tag = `h${String(Math.min(6, Number(token.tag[1]) - largest + LARGEST))}`;
});

/** The HTML of a note. It holds no HTML of its author's, no picture, and no link but to a page or an address for mail. */
export function markdownHtml(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n\n…` : text;
  return markdown.render(shown);
}

/** Whether an address may stand in a note as a link. */
export function isOutsideLink(address: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(address.trim());
}
