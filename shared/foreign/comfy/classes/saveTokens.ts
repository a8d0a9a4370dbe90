import { folderFault } from '../../../nodes/exportRules.ts';
import { quoted } from '../../ImportLog.ts';
import type { Values } from '../../rebuild/Values.ts';

const DATE = /%year%[-_.]?%month%[-_.]?%day%|%date:yyyy-MM-dd%/g;
const TIME = /%hour%[-_.]?%minute%(?:[-_.]?%second%)?/g;
/** What ComfyUI fills in; names of nodes and values in it are bounded. */
const TOKEN = /%[\w.:\- ]{1,80}%/g;

/** A folder or a name with our tokens in the place of theirs. Those that have none are told, and leave nothing. */
export function saveTokens(values: Values, text: string, what: 'folder' | 'name'): string {
  const plain = text
    .replaceAll(/[{}]/g, '')
    .replaceAll(DATE, '{date}')
    .replaceAll(TIME, '{time}')
    .replaceAll(/%(?:[^%.]{1,60}\.)?(?:noise_)?seed%/g, '{seed}');
  const gone = [...new Set(plain.match(TOKEN) ?? [])];
  if (gone.length > 0)
    values.left(`filled ${gone.map(quoted).join(', ')} into its ${what}, which cannot be filled in here: taken out.`);
  const left = tidied(plain.replaceAll(TOKEN, ''));
  const fault = what === 'folder' ? folderFault(left) : undefined;
  if (!fault) return left;
  values.left(`wrote into the folder ${quoted(left)}, which ${fault.reason}: it is the exports folder now.`);
  return '';
}

/** Without what stands beside a token that went. */
function tidied(text: string): string {
  return text
    .replaceAll(/[-_. ]{2,}/g, (signs) => signs.charAt(0))
    .replace(/^[-_ ]+/, '')
    .replace(/[-_. ]+$/, '')
    .replaceAll(/[/\\]{2,}/g, '/');
}
