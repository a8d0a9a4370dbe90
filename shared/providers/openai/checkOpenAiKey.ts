import { AppError } from '../../errors/AppError.ts';
import { openAiModels } from '../families/openai/openAiModels.ts';
import type { HttpReply } from '../HttpReply.ts';
import type { KeyCheck, KeyCheckCall } from '../KeyCheck.ts';
import { keyCheckOf } from '../keyCheckOf.ts';
import { OPENAI_LIST, openAiIds } from './listOpenAi.ts';

/** A list of models is given for a good key only. */
export const checkOpenAiKey: KeyCheckCall = { path: OPENAI_LIST, decode };

function decode(reply: HttpReply): KeyCheck {
  try {
    return {
      state: 'works',
      message: 'OpenAI takes this key.',
      hint: openAiIds(reply).some(openAiModels.isKnown)
        ? 'Whether there is credit shows with the first picture.'
        : 'It lists no picture model for it: the organization may have to be verified first.',
    };
  } catch (caught) {
    if (caught instanceof AppError) return keyCheckOf(caught, 'OpenAI');
    throw caught;
  }
}
