import { shell } from 'electron';

/** Where the page's links may lead: the providers' pages for keys, prices and help. */
const KNOWN_HOSTS = new Set(['aistudio.google.com', 'ai.google.dev', 'openrouter.ai', 'platform.openai.com']);

/** Whether an address may be handed to the system's browser: https, on a known host, and nothing hidden in it. */
export function isKnownLink(address: string): boolean {
  const url = URL.parse(address);
  return (
    url?.protocol === 'https:' && KNOWN_HOSTS.has(url.host) && url.port === '' && url.username + url.password === ''
  );
}

/** Opens a known link in the system's browser. Gives whether it was one. */
export async function openLink(address: string): Promise<boolean> {
  if (!isKnownLink(address)) return false;
  await shell.openExternal(address);
  return true;
}
