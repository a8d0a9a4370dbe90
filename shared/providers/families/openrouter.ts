import { dataField } from '../../graph/fields/dataField.ts';
import { integerField } from '../../graph/fields/integerField.ts';
import { defineFamily } from './Family.ts';
import { fitRouter } from './openrouter/fitRouter.ts';
import { routerLanguage } from './openrouter/routerLanguage.ts';
import { readRouterOptions, sentOptions, type RouterValues } from './openrouter/routerOptions.ts';
import { settingName } from './openrouter/settingName.ts';

const NOTHING: RouterValues = {};

/** OpenRouter's models of all other makers: which settings there are is told by the model (`Model.parameters`). */
export const openRouter = defineFamily({
  id: 'openrouter',
  title: 'OpenRouter',
  help: 'How the pictures should be, in the settings of the model that is wired. What it does not take is said before the run.',
  fields: {
    options: dataField<RouterValues>('Options', readRouterOptions, {
      default: NOTHING,
      words:
        'must be settings by their names, such as { "aspect_ratio": "16:9" }, each a text, a number or true or false',
      help: 'The settings of the model that is wired, by the names OpenRouter gives them.',
      summary: (options) =>
        Object.entries(options)
          .map(([name, value]) => `${settingName(name)} ${String(value)}`)
          .join(', '),
    }),
    numImages: integerField('Images', {
      min: 1,
      max: 16,
      default: 1,
      isQuick: true,
      asNew: 'pictures',
      help: 'Each picture is a call of its own.',
    }),
  },
  batch: ({ numImages }) => numImages,
  sent: sentOptions,
  describe: ({ endpoint, options, only }) => [
    ...Object.entries(options).map(([name, value]) => [settingName(name), String(value)] as const),
    ['Endpoint', endpoint === 'chat' ? 'chat, which takes instructions and a temperature' : 'images'],
    ['Asked of', only?.join(', ')],
  ],
  language: routerLanguage,
  fitFreely: (options, references) => fitRouter(options, references, {}),
});
