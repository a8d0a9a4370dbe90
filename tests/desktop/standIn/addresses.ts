/**
 * A browser that is not Electron cannot be given a scheme of one's own. So `app://lumi/` is `https://lumi.app.invalid/` inside it, which has
 * the same privileges, and its true name wherever the application looks. Nothing is ever asked of the network for it.
 */
const schemes = new Set<string>();

export function addScheme(scheme: string): void {
  schemes.add(scheme);
}

export function toBrowser(address: string): string {
  const found = /^([a-z]+):\/\/([^/]*)(.*)$/.exec(address);
  if (!found || !schemes.has(found[1] ?? '')) return address;
  return `https://${found[2] ?? ''}.${found[1] ?? ''}.invalid${found[3] ?? ''}`;
}

export function fromBrowser(address: string): string {
  const found = /^https:\/\/([^/]*)\.([a-z]+)\.invalid(.*)$/.exec(address);
  if (!found || !schemes.has(found[2] ?? '')) return address;
  return `${found[2] ?? ''}://${found[1] ?? ''}${found[3] ?? ''}`;
}
