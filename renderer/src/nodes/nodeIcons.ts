import {
  Box,
  Boxes,
  Cloud,
  Image,
  Images,
  LetterText,
  NotebookPen,
  SlidersHorizontal,
  Sparkles,
  type LucideIcon,
} from 'lucide-react';
import type { AnyNodeDefinition, NodeCategory } from '#shared/graph/NodeDefinition';
import { nodeLook } from './index.ts';

const BY_CATEGORY: Readonly<Record<NodeCategory, LucideIcon>> = {
  provider: Cloud,
  settings: SlidersHorizontal,
  text: LetterText,
  pictures: Image,
  generate: Sparkles,
  output: Images,
  group: Boxes,
  editor: NotebookPen,
};

/** The drawing of a node type; of its category where it has none of its own. */
export function nodeIcon(definition: AnyNodeDefinition | undefined): LucideIcon {
  if (!definition) return Box;
  return nodeLook(definition.type).icon ?? BY_CATEGORY[definition.category];
}
