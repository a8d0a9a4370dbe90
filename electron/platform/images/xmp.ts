/** Our one property in an XMP packet. What others wrote into it is left alone. @see ISO 16684-1 */

const NAMESPACE = 'urn:lumi-studio:recipe';
const OURS = /<rdf:Description rdf:about="" xmlns:lumi="urn:lumi-studio:recipe">[^]*?<\/rdf:Description>/g;
const RECIPE = /<lumi:recipe>([^]*?)<\/lumi:recipe>/;
const EMPTY =
  '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF></x:xmpmeta><?xpacket end="w"?>';
const END = '</rdf:RDF>';

/** The packet with this recipe and no other; `undefined` where nothing would be in it. */
export function xmpWith(packet: string | undefined, json: string | undefined): string | undefined {
  const rest = packet?.replaceAll(OURS, '');
  if (json === undefined) return rest;
  const base = rest?.includes(END) ? rest : EMPTY;
  const end = base.lastIndexOf(END);
  const ours = `<rdf:Description rdf:about="" xmlns:lumi="${NAMESPACE}"><lumi:recipe>${escaped(json)}</lumi:recipe></rdf:Description>`;
  return base.slice(0, end) + ours + base.slice(end);
}

export function recipeInXmp(packet: string | undefined): string | undefined {
  const found = packet === undefined ? undefined : RECIPE.exec(packet)?.[1];
  return found?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#13;', '\r').replaceAll('&amp;', '&');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}
