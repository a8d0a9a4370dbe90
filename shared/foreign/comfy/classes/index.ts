import type { ForeignClasses } from '../../rebuild/Rebuilt.ts';
import { configClasses } from './configs.ts';
import { editorClasses } from './editorNodes.ts';
import { geminiClasses } from './geminiNodes.ts';
import { pictureClasses } from './pictures.ts';
import { processorClasses } from './processors.ts';
import { providerClasses } from './providers.ts';
import { textClasses } from './texts.ts';

/** The classes of ComfyUI and of the original pack that mean the same here. */
export const comfyClasses: ForeignClasses = new Map(
  [textClasses, providerClasses, configClasses, processorClasses, pictureClasses, editorClasses, geminiClasses].flatMap(
    (classes) => Object.entries(classes),
  ),
);
