import {
  Box,
  Cloud,
  Dices,
  HardDriveDownload,
  Images,
  LetterText,
  NotebookPen,
  ScanText,
  SlidersHorizontal,
  Sparkles,
  TextQuote,
  Type,
  type LucideIcon,
} from 'lucide-react';
import type { AnyNodeDefinition, NodeCategory } from '#shared/graph/NodeDefinition';

const BY_CATEGORY: Readonly<Record<NodeCategory, LucideIcon>> = {
  provider: Cloud,
  settings: SlidersHorizontal,
  text: LetterText,
  generate: Sparkles,
  output: Images,
  editor: NotebookPen,
};

const BY_TYPE: ReadonlyMap<string, LucideIcon> = new Map([
  ['text', Type],
  ['wrap-text', TextQuote],
  ['seed', Dices],
  ['show-text', ScanText],
  ['save-images', HardDriveDownload],
]);

/** The drawing of a node type; of its category where it has none of its own. */
export function nodeIcon(definition: AnyNodeDefinition | undefined): LucideIcon {
  if (!definition) return Box;
  return BY_TYPE.get(definition.type) ?? BY_CATEGORY[definition.category];
}
