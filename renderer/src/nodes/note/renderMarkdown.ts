import createPurifier from 'dompurify';
import { isOutsideLink, markdownHtml } from './markdownHtml.ts';

const TAGS = 'h4 h5 h6 p br hr ul ol li blockquote strong em s code pre a'.split(' ');

/** A note as nodes of the page: cleaned a second time, and with links that leave it by a window of their own. Loads nothing. */
export function renderMarkdown(text: string): DocumentFragment {
  const purifier = createPurifier(window);
  const fragment = purifier.sanitize(markdownHtml(text), {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ['href', 'start'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const link of fragment.querySelectorAll('a')) {
    const address = link.getAttribute('href') ?? '';
    if (!isOutsideLink(address)) {
      link.replaceWith(...link.childNodes);
      continue;
    }
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    // Where it leads is seen before it is followed.
    link.title = address;
    link.classList.add('nodrag');
  }
  return fragment;
}
