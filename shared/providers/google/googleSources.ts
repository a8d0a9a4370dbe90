import type { SourceLink, Sources } from '../../graph/Sources.ts';
import { quotable } from '../quote.ts';
import type { GoogleReply } from './googleSchema.ts';

/** More than any answer names. */
const MOST_LINKS = 50;
const MOST_QUERIES = 20;
/** Characters. */
const LONGEST_URL = 2048;

/** What Google was asked before the answer, and the pages it names for it. @see https://ai.google.dev/api/generate-content#GroundingMetadata */
export function googleSources(parsed: GoogleReply | undefined): Sources | undefined {
  const told = (parsed?.candidates ?? []).flatMap(({ groundingMetadata }) => groundingMetadata ?? []);
  const queries = told.flatMap(({ webSearchQueries, imageSearchQueries }) => [
    ...webSearchQueries,
    ...imageSearchQueries,
  ]);
  const links = told
    .flatMap(({ groundingChunks }) => groundingChunks)
    // Of a picture it is its page that is to be named.
    .flatMap(({ web, image }) => [linkOf(web?.uri, web), linkOf(image?.sourceUri ?? image?.uri, image)].flat());
  const each = new Map(links.map((link) => [link.url, link]));
  const sources = {
    queries: [...new Set(queries.map(quotable).filter((query) => query !== ''))].slice(0, MOST_QUERIES),
    links: [...each.values()].slice(0, MOST_LINKS),
  };
  return sources.queries.length + sources.links.length > 0 ? sources : undefined;
}

/** Nothing where it is no address of a page, or did not arrive whole. */
function linkOf(
  address = '',
  named: { readonly title?: string | undefined; readonly domain?: string | undefined } = {},
): readonly SourceLink[] {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.username + url.password !== '') return [];
  if (address.length > LONGEST_URL || address.endsWith('…')) return [];
  const title = [named.title, named.domain].map((words) => quotable(words ?? '')).find((words) => words !== '');
  return [{ title: title ?? url.host, url: url.href }];
}
