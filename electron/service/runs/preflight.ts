import { namedKeys } from '#shared/nodes/namedKeys';
import type { RunPreview } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { addMoney } from '#shared/graph/Money';
import { planRun, type RunPlan } from '#shared/graph/planRun';
import { priceDateOf } from '#shared/models/modelPrice';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import type { RunSettings } from '#shared/runs/RunSettings';
import { startOfDay } from '#shared/runs/startOfDay';
import type { Workflow } from '#shared/workflow/Workflow';
import type { Caps } from '../../engine/Ports.ts';
import { previewPlan } from '../../engine/previewPlan.ts';
import { missingPictures } from './missingPictures.ts';
import { pinWorkflow } from './pinWorkflow.ts';
import { keyProblems } from '../keys/refuseKeys.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

export type PreflightPorts = Pick<
  ServicePorts,
  'engine' | 'paletteOf' | 'library' | 'keys' | 'settings' | 'assertClean' | 'redact'
>;
type Call = RunPreview['calls'][number];

/** The preview of a graph whose seeds are taken. */
export type Preflight = Omit<RunPreview, 'seeds' | 'drawsAnew'>;

/**
 * What a run of this graph would send and cost, what is there already, and what stands in its way. Nothing is sent.
 * @param unread why lists of the graph could not be read; it is not looked at further then
 */
export async function preflight(
  given: Workflow,
  settings: RunSettings,
  ports: PreflightPorts,
  unread: readonly ErrorReport[] = [],
): Promise<Preflight> {
  const at = ports.engine.now();
  // As a run would be refused: a key in the graph goes before everything else that is wrong with it.
  const found = keyProblems(given, ports);
  if (found.length > 0) return refused(found, settings, ports);
  if (unread.length > 0) return refused(unread, settings, ports);
  const { graph, problems: missing } = pinWorkflow(given, settings.targets, ports);
  const validation = validateGraph(graph, ports.paletteOf(graph), settings.targets);
  if (!validation.ok) return refused([...validation.problems, ...missing], settings, ports);
  if (missing.length > 0) return refused(missing, settings, ports);
  const plan = planRun(validation.graph);
  const lacking = await missingPictures(plan.nodes, ports.engine.pictures);
  if (lacking.length > 0) return refused(lacking, settings, ports);
  const { referenceLongSide = ports.settings.current.referenceLongSide } = settings;
  const cutOff = new Set<string>();
  const {
    calls: planned,
    lists,
    notes,
    problems,
  } = await previewPlan(plan, {
    catalogue: ports.engine.catalogue,
    findResult: (call, since) => {
      const found = ports.engine.ledger.findResult(call, since);
      if (!found && ports.library.mayBeBilled(call.effective.request)) cutOff.add(`${String(call.index)} ${call.node}`);
      return found;
    },
    findSubmitted: (call) => ports.engine.ledger.findSubmitted(call),
    findPictures: (ids) => ports.engine.pictures.findPictures(ids),
    turnsTo: (picture, provider, model) => ports.engine.ledger.turnsTo(picture, provider, model),
    findFlattened: (image, drawing) => ports.engine.flattener.findFlattened(image, drawing),
    // What turns out to be damaged is asked for again, and the sheet must say so.
    provePictures: (images) => ports.engine.ledger.provePictures(images),
    wildcards: ports.engine.wildcards,
    now: at,
    referenceLongSide,
    ...(settings.again && { again: settings.again }),
  });
  const calls = planned.map((call) => shortened(call, ports));
  const facts = sheet(calls, problems, await keysFor(plan, calls, ports), settings, ports);
  return { ...facts, lists, notes, at, mayBeBilled: cutOff.size };
}

function refused(problems: readonly ErrorReport[], settings: RunSettings, ports: PreflightPorts): Preflight {
  return { ...sheet([], problems, [], settings, ports), isRefused: true };
}

function sheet(
  calls: readonly Call[],
  problems: readonly ErrorReport[],
  keys: RunPreview['keys'],
  settings: RunSettings,
  ports: PreflightPorts,
): Preflight {
  return {
    at: ports.engine.now(),
    calls,
    lists: [],
    notes: [],
    ...totals(calls, ports),
    mayBeBilled: 0,
    saved: addMoney(calls.flatMap(({ saved }) => saved ?? [])),
    byProvider: [...Map.groupBy(calls, ({ provider }) => provider)].map(([provider, own]) => ({
      provider,
      ...totals(own, ports),
    })),
    problems,
    isRefused: false,
    keys,
    caps: capsFor(calls, settings, ports),
  };
}

/** UTF-16 units of a prompt that are told; and those looked at for keys, so that none is cut where it is told. */
const TOLD = 120;
const LOOKED_AT = 600;

/** A list may come from a file, where a key may stand. */
function shortened(call: Call, { redact }: PreflightPorts): Call {
  const short = (text: string) => {
    const start = redact(text.slice(0, LOOKED_AT).toWellFormed()).replaceAll(/\s+/gu, ' ').trim();
    return start.length > TOLD ? `${start.slice(0, TOLD).toWellFormed()}…` : start;
  };
  return { ...call, prompt: short(call.prompt), instructions: short(call.instructions) };
}

function totals(calls: readonly Call[], { engine }: PreflightPorts) {
  const toSend = calls.filter(({ isReused }) => !isReused);
  const dates = toSend.flatMap(({ provider, model }) => {
    const found = engine.catalogue.find(provider)?.model(model);
    return (found && priceDateOf(found)) ?? [];
  });
  return {
    toSend: toSend.length,
    reused: calls.length - toSend.length,
    estimate: addMoney(toSend.map(({ estimate }) => estimate)),
    priceDate: dates.sort()[0] ?? null,
  };
}

/** Only those of providers that would be asked. */
async function keysFor(plan: RunPlan, calls: readonly Call[], { keys }: PreflightPorts): Promise<RunPreview['keys']> {
  const asked = new Set(calls.filter(({ isReused }) => !isReused).map(({ provider }) => provider));
  const notices = await keyNotices(plan, (provider, name) => keys.refusal(provider, name));
  return notices.filter(({ provider }) => asked.has(provider));
}

/** How far the caps let the run come, going by the estimates. */
function capsFor(
  calls: readonly Call[],
  { maxCost }: RunSettings,
  { engine, library, settings }: PreflightPorts,
): RunPreview['caps'] {
  const { runCap, dayCap } = settings.current;
  const run = maxCost ?? runCap;
  const spentToday = library.spentSince(startOfDay(engine.now()));
  const caps: Caps = { ...(run !== null && { run }), ...(dayCap !== null && { day: dayCap - spentToday.microUsd }) };
  let sum = 0;
  let allowed = 0;
  let reached: RunPreview['caps']['reached'] = null;
  for (const { estimate, isReused, isPriced } of calls) {
    if (isReused) continue;
    sum += isPriced ? estimate.microUsd : Infinity;
    if (sum > (caps.run ?? Infinity)) reached ??= 'run';
    else if (sum > (caps.day ?? Infinity)) reached ??= 'day';
    if (reached) break;
    allowed += 1;
  }
  return { run, day: dayCap, spentToday, allowed, reached };
}

/** What would be refused of the keys a plan names: one notice a key, with the nodes that name it. `refusal`: `undefined` for a key that is fine. */
async function keyNotices(
  plan: RunPlan,
  refusal: (provider: string, keyName: string) => Promise<ErrorReport | undefined>,
): Promise<RunPreview['keys']> {
  const notices: RunPreview['keys'][number][] = [];
  for (const uses of Map.groupBy(namedKeys(plan), ({ provider, name }) => `${provider} ${name}`).values()) {
    const [{ provider, name } = { provider: '', name: '' }] = uses;
    const report = await refusal(provider, name);
    if (!report) continue;
    const { code, message, hint } = report;
    const nodes = uses.map(({ node }) => node);
    notices.push({ provider, name, nodes, code, message, ...(hint !== undefined && { hint }) });
  }
  return notices;
}
