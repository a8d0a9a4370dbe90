/** Where links of the page may lead, by host and the beginning of the path. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  // The providers' pages for keys, prices and help.
  ['aistudio.google.com', '/'],
  ['ai.google.dev', '/'],
  ['openrouter.ai', '/'],
  ['platform.openai.com', '/'],
  // What a model looked for, and the addresses by which Google leads on to what was found.
  ['www.google.com', '/search'],
  ['vertexaisearch.cloud.google.com', '/grounding-api-redirect/'],
]);

/** Whether an address may be handed to the system's browser: https, on a known host, and nothing hidden in it. */
export function isKnownLink(address: string): boolean {
  const url = URL.parse(address);
  const start = url?.protocol === 'https:' ? KNOWN.get(url.host) : undefined;
  return url !== null && start !== undefined && url.pathname.startsWith(start) && url.username + url.password === '';
}
