import type { AnyNodeDefinition, Palette } from '../graph/NodeDefinition.ts';
import { providers } from '../providers/index.ts';
import { gallery } from './gallery.ts';
import { geminiConfig } from './geminiConfig.ts';
import { imageProcessor } from './imageProcessor.ts';
import { note } from './note.ts';
import { providerNode } from './providerNode.ts';
import { saveImages } from './saveImages.ts';
import { seed } from './seed.ts';
import { showText } from './showText.ts';
import { text } from './text.ts';
import { wrapText } from './wrapText.ts';

/** Every node type, in the order the palette lists them. A new node is its file and a line here. */
export const nodeDefinitions: readonly AnyNodeDefinition[] = [
  ...providers.map(providerNode),
  geminiConfig,
  text,
  wrapText,
  seed,
  imageProcessor,
  gallery,
  showText,
  saveImages,
  note,
];

/** The same, by type. */
export const palette: Palette = new Map(nodeDefinitions.map((definition) => [definition.type, definition]));
