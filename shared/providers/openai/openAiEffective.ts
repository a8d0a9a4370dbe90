import type { GenerateRequest } from '../../graph/generation.ts';
import type { Effective } from '../Effective.ts';
import type { ModelTable } from '../modelTable.ts';
import { tableEffective, type TableProvider } from '../tableEffective.ts';
import { wholePrompt } from '../wholePrompt.ts';

/** Characters. */
const LONGEST_PROMPT = 32_000;

/** As `ProviderAdapter.effective`. A call that is cut off may have been billed: no word of OpenAI's says otherwise. */
export function openAiEffective(table: ModelTable, request: GenerateRequest, provider: TableProvider): Effective {
  const effective = tableEffective(table, request, provider);
  const notes = [...effective.notes, ...promptNotes(wholePrompt(effective.request))];
  return { ...effective, notes, endpoint: 'ask' };
}

function promptNotes({ length }: string): readonly string[] {
  if (length <= LONGEST_PROMPT) return [];
  const [most, all] = [LONGEST_PROMPT, length].map((count) => count.toLocaleString('en'));
  return [`OpenAI takes ${String(most)} characters of prompt and instructions: ${String(all)} will be refused.`];
}
