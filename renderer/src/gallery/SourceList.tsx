import { isKnownLink } from '#shared/api/knownLink';
import type { SourceLink, Sources } from '#shared/graph/Sources';
import { copyText } from '../stores/copyText.ts';
import { useStudio } from '../stores/hooks.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Section } from '../ui/Section.tsx';
import './SourceList.css';

/** What a model looked for and found before it drew; nothing where it did not. */
export function SourceList({ sources }: { readonly sources: Sources | undefined }) {
  if (!sources) return null;
  const { links, queries } = sources;
  return (
    <Section title="Found by search">
      {links.length > 0 && (
        <ul className="source-list" aria-label="Pages">
          {links.map((link) => (
            <li key={link.url}>
              <Page {...link} />
            </li>
          ))}
        </ul>
      )}
      {queries.length > 0 && (
        <ul className="source-list source-list--asked" aria-label="Searched for">
          {queries.map((query) => (
            <li key={query}>
              <a href={searchOf(query)} target="_blank" rel="noreferrer" dir="auto" title="Search for it at Google">
                {query}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** A page that the app opens is a link; the address of another can be copied. */
function Page({ title, url }: SourceLink) {
  const studio = useStudio();
  const { host } = new URL(url);
  if (isKnownLink(url)) {
    return (
      <a href={url} target="_blank" rel="noreferrer" dir="auto" title={`By way of ${host}`}>
        {title}
      </a>
    );
  }
  return (
    <span className="source-list__page">
      <span dir="auto">
        {title} {title !== host && <span className="source-list__host">{host}</span>}
      </span>
      <CopyButton of="address" onCopy={() => copyText(studio, url)} />
    </span>
  );
}

function searchOf(query: string): string {
  return `https://www.google.com/search?q=${encodeURIComponent(query)}`;
}
