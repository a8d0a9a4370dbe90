import { AppError } from '../../errors/AppError.ts';
import type { LiveModel, ModelParameters } from '../../graph/models/LiveList.ts';
import type { HttpReply } from '../HttpReply.ts';
import { notUnderstood } from '../notUnderstood.ts';
import { endpointFacts } from './endpointFacts.ts';
import { parseEndpoints, parseModelList, type ListedModel } from './listSchema.ts';
import { openRouterError } from './openRouterError.ts';
import { SAMPLING } from '../families/openrouter/routerOptions.ts';
import { parseOpenRouterReply } from './openRouterSchema.ts';
import { textPrices } from './textPrices.ts';
import { zdrFacts } from './zdrFacts.ts';

const IMAGES = '/api/v1/images/models';
const CHAT = '/api/v1/models';
/** How many are asked for at once, and at all. */
const AT_ONCE = 6;
const MOST_ASKED = 300;

type Ask = (path: string) => Promise<HttpReply>;

/** All that draw, each with what those say who serve it, and all that write. @see https://openrouter.ai/docs/features/multimodal/image-generation */
export async function listOpenRouter(ask: Ask): Promise<readonly LiveModel[]> {
  const [drawing, chatting, policyOf] = await Promise.all([listAt(IMAGES, ask), listAt(CHAT, ask), zdrFacts(ask)]);
  const chats = new Map(chatting.map((model) => [model.id, model]));
  const facts = await factsOf(drawing.slice(0, MOST_ASKED), ask);
  const draw = drawing.map((listed): LiveModel => {
    const chat = chats.get(listed.id);
    const heard = facts.get(listed.id) ?? { unheard: {} };
    const own = { ...liveModel(listed), ...heard, ...policyOf(listed.id) };
    const parameters = own.parameters && { ...own.parameters, ...samplingOf(chat) };
    const writes = listed.outputs.includes('text') ? textPrices(chat?.pricing) : [];
    const prices = [...(own.prices ?? []), ...writes];
    return {
      ...own,
      ...(parameters && { parameters }),
      makes: listed.outputs.includes('text') ? ['image', 'text'] : ['image'],
      ...(prices.length > 0 && { prices }),
    };
  });
  const known = new Set(draw.map(({ id }) => id));
  const write = chatting
    .filter(({ id, outputs }) => !known.has(id) && outputs.includes('text'))
    .map((listed): LiveModel => {
      const prices = textPrices(listed.pricing);
      return {
        ...liveModel(listed),
        ...policyOf(listed.id),
        makes: ['text'],
        ...(prices.length > 0 && { prices }),
      };
    });
  return [...draw, ...write];
}

async function listAt(path: string, ask: Ask): Promise<readonly ListedModel[]> {
  const reply = await ask(path);
  const error = openRouterError(reply, parseOpenRouterReply(reply.body), '');
  if (error) throw error;
  const listed = parseModelList(reply.body);
  if (listed.length === 0) throw notUnderstood('OpenRouter', reply.body);
  return listed;
}

/** What only the endpoint for chats takes of a model that draws there too. */
function samplingOf(chat: ListedModel | undefined): ModelParameters {
  if (!chat?.outputs.includes('image')) return {};
  return Object.fromEntries(Object.entries(SAMPLING).filter(([name]) => chat.names.includes(name)));
}

function liveModel({ id, name, inputs, parameters, streams, retires }: ListedModel): Omit<LiveModel, 'makes'> {
  return {
    id,
    ...(name && { title: name }),
    ...(inputs.length > 0 && { reads: inputs }),
    ...(parameters && { parameters }),
    ...(streams !== undefined && { streams }),
    ...(retires && { retires }),
  };
}

/** By id. Of whom nothing is heard there is nothing; where nobody answers any more the rest is not asked. */
async function factsOf(models: readonly ListedModel[], ask: Ask) {
  const facts = new Map<string, Partial<LiveModel>>();
  const left = [...models];
  let isOver = false;
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next && !isOver; next = left.shift()) {
      try {
        const reply = await ask(`${IMAGES}/${pathOf(next.id)}/endpoints`);
        if (reply.status === 429) isOver = true;
        else if (reply.status === 200) facts.set(next.id, endpointFacts(parseEndpoints(reply.body)));
      } catch (caught) {
        if (!(caught instanceof AppError)) throw caught;
        isOver = true;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return facts;
}

/** An id is a server's: it goes nowhere else. */
function pathOf(id: string): string {
  return id
    .split('/')
    .map((part) => (/^\.+$/.test(part) ? '_' : encodeURIComponent(part.toWellFormed())))
    .join('/');
}
