import { GROUP_INPUTS, GROUP_OUTPUTS } from '#shared/graph/groups/groupEnds';
import { groupIdOf } from '#shared/graph/groups/groupPath';
import { inputsLook, outputsLook } from './group/EndBody.tsx';
import { groupLook } from './group/GroupBody.tsx';
import { Combine, Frame, HardDriveDownload, TextQuote } from 'lucide-react';
import { galleryLook } from './bodies/GalleryBody.tsx';
import { markupLook } from './markup/MarkupBody.tsx';
import type { NodeLook } from './NodeLook.ts';
import { noteLook } from './note/NoteBody.tsx';
import { pickLook } from './pick/PickBody.tsx';
import { picturesLook } from './pictures/PicturesBody.tsx';
import { promptListLook } from './bodies/PromptListBody.tsx';
import { processorLook } from './bodies/ProcessorBody.tsx';
import { referenceSetLook } from './referenceSet/ReferenceSetBody.tsx';
import { routerSettingsLook } from './router/RouterSettings.tsx';
import { sweepLook } from './sweep/SweepBody.tsx';
import { seedLook } from './fields/SeedField.tsx';
import { showTextLook } from './bodies/ShowTextBody.tsx';
import { textProcessorLook } from './bodies/TextProcessorBody.tsx';
import { shuffleLook, wildcardsLook } from './wildcards/WildcardsBody.tsx';
import { templateLook, textLook } from './bodies/TextBody.tsx';

/** Node types that look other than the form their definition gives. A new look is its file and a line here. */
const looks: ReadonlyMap<string, NodeLook> = new Map([
  [GROUP_INPUTS, inputsLook],
  [GROUP_OUTPUTS, outputsLook],
  ['image-input', picturesLook],
  ['image-processor', processorLook],
  ['text-processor', textProcessorLook],
  ['gallery', galleryLook],
  ['pick', pickLook],
  ['reference-set', referenceSetLook],
  ['markup', markupLook],
  ['show-text', showTextLook],
  ['openrouter-config', routerSettingsLook],
  ['seed', seedLook],
  ['sweep', sweepLook],
  ['text', textLook],
  ['template', templateLook],
  ['prompt-list', promptListLook],
  ['join-text', { icon: Combine }],
  ['note', noteLook],
  ['frame', { icon: Frame }],
  ['wildcards', wildcardsLook],
  ['shuffle-text', shuffleLook],
  ['wrap-text', { icon: TextQuote }],
  ['save-images', { icon: HardDriveDownload }],
]);

const PLAIN: NodeLook = {};

export function nodeLook(type: string): NodeLook {
  return looks.get(type) ?? (groupIdOf(type) === undefined ? PLAIN : groupLook);
}
