import type { ServicePorts } from './ports/ServicePorts.ts';

/** Whose prompts go into a report where the user ticked it. */
const RUNS_WITH_PROMPTS = 20;
/** How many of the latest calls are known by their words, to keep these out of a report. */
const KNOWN_CALLS = 500;
/** Shorter words are in any log. characters */
const MIN_PROMPT_LENGTH = 6;

interface Entry {
  readonly name: string;
  readonly text: string;
}

/**
 * Makes an archive for whoever helps: versions, settings, counts and the log; no key, and no prompt unless it is asked for. Gives its path.
 * @throws SecretFoundError where something key-shaped would be in it all the same; nothing is written then.
 */
export async function makeReport(ports: ServicePorts, { includePrompts }: { readonly includePrompts: boolean }) {
  const { reports, engine } = ports;
  const entries: readonly Entry[] = [
    { name: 'about.json', text: json({ ...aboutApp(ports), ...(await reports.machine()) }) },
    { name: 'settings.json', text: json(ports.settings.current) },
    { name: 'keys.json', text: json(await ports.keys.list()) },
    { name: 'library.json', text: json(ports.library.counts()) },
    ...(includePrompts ? [{ name: 'prompts.json', text: json(ports.library.promptsOfRuns(RUNS_WITH_PROMPTS)) }] : []),
    ...(await reports.logs()),
  ];
  const words = includePrompts ? [] : wordsOf(ports);
  const tidied = entries.map(({ name, text }) => ({ name, text: without(words, reports.tidy(text)) }));
  // What was tidied should be clean; a report goes to strangers, so it is looked at once more.
  for (const { name, text } of tidied) ports.assertClean(text, `“${name}” of the report`);
  const time = new Date(engine.now()).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return { path: await reports.save(`lumi-report-${time}-${engine.newId().slice(0, 4)}.zip`, tidied) };
}

function aboutApp({ info }: ServicePorts) {
  return { lumi: info.version, door: info.door };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The log is not meant to hold a prompt; a bug's message might. */
function wordsOf({ library }: ServicePorts): readonly string[] {
  const asked = library.recentPrompts(KNOWN_CALLS);
  const words = asked.flatMap(({ prompt, instructions }) => [prompt, instructions]).map((text) => text.trim());
  const long = words.filter((text) => text.length >= MIN_PROMPT_LENGTH);
  return [...new Set(long.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]))].sort(
    (a, b) => b.length - a.length,
  );
}

function without(words: readonly string[], text: string): string {
  return words.reduce((rest, word) => rest.replaceAll(word, '[prompt removed]'), text);
}
