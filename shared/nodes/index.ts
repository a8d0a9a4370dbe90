import { createPalette, type Palette } from '../graph/NodeDefinition.ts';
import type { Catalogue } from '../providers/Catalogue.ts';
import { families } from '../providers/families/index.ts';
import { configNode } from './configNode.ts';
import { frame } from './frame.ts';
import { gallery } from './gallery.ts';
import { groupInputs, groupOutputs } from './groupEnds.ts';
import { imageInput } from './imageInput.ts';
import { imageProcessor } from './imageProcessor.ts';
import { joinText } from './joinText.ts';
import { markup } from './markup.ts';
import { note } from './note.ts';
import { pick } from './pick.ts';
import { promptList } from './promptList.ts';
import { providerNode } from './providerNode.ts';
import { referenceSet } from './referenceSet.ts';
import { reroute } from './reroute.ts';
import { saveImages } from './saveImages.ts';
import { seed } from './seed.ts';
import { showText } from './showText.ts';
import { shuffleText } from './shuffleText.ts';
import { sweep } from './sweep.ts';
import { template } from './template.ts';
import { text } from './text.ts';
import { wildcards } from './wildcards.ts';
import { textProcessor } from './textProcessor.ts';
import { wrapText } from './wrapText.ts';

/**
 * Every node type, in the order it is offered: one for each provider, one for each family's settings, and those that are shipped. A new node
 * is its file and a line here. Only `shipped` imports this; everyone else is handed a palette.
 */
export function shippedPalette(catalogue: Catalogue): Palette {
  return createPalette([
    ...catalogue.providers.map(providerNode),
    ...families.map(configNode),
    text,
    promptList,
    template,
    joinText,
    wrapText,
    wildcards,
    shuffleText,
    seed,
    imageInput,
    referenceSet,
    sweep(catalogue),
    imageProcessor,
    textProcessor,
    markup,
    gallery,
    pick,
    showText,
    saveImages,
    note,
    frame,
    reroute,
    groupInputs,
    groupOutputs,
  ]);
}
