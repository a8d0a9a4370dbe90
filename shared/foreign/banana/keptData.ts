import type { ImportLog } from '../ImportLog.ts';
import { quoted } from '../ImportLog.ts';
import { keptValue, type JsonMap } from '../json.ts';
import { isSecretName } from '../read/isSecretName.ts';

/** What a node shows of its last run, and of its own looks: it is made anew. */
const PASSING =
  /^(?:output(?:Image|Text|Video|Audio|3dUrl|Items|Gif|Bytes|Dimensions|Duration)|outputs|outputRefs|input(?:Images|Schema)|status|error|progress|runStatus|activeRunId|jobId|imageHistory|videoHistory|audioHistory|selected\w*HistoryIndex|parametersExpanded|bundleClamps|generationCost|dimensions|unresolvedVars|customTitle|comment|label|_\w+|\w+Refs?)$/;
/** Files that are written into the file, or lay in the memory of its editor. */
const INSIDE = /^(?:data|blob):/i;
/** Levels of a value that are looked through. */
const MAX_LEVELS = 20;

/** The settings of a node, free of keys, of what its last run gave, and of files that were written into it. */
export function keptData(data: JsonMap, node: { readonly id: string; readonly type: string }, log: ImportLog): JsonMap {
  let files = 0;
  const kept = Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => (PASSING.test(name) ? [] : entry(name, value, MAX_LEVELS))),
  );
  if (files > 0)
    log.left(
      `${quoted(node.type)} (${quoted(node.id)}) had ${files === 1 ? 'a file' : `${String(files)} files`} written into it, which ${files === 1 ? 'is' : 'are'} not brought in: put ${files === 1 ? 'it' : 'them'} into the node again.`,
    );
  return kept;

  function entry(name: string, value: unknown, levels: number): readonly (readonly [string, unknown])[] {
    if (isSecretName(name) && typeof value === 'string' && value.trim() !== '') {
      log.key(node.id);
      return [];
    }
    const inner = without(value, levels);
    return inner === undefined ? [] : [[log.clean(node.id, name), inner]];
  }

  function without(value: unknown, levels: number): unknown {
    if (typeof value === 'string') {
      if (!INSIDE.test(value)) return log.clean(node.id, value);
      files++;
      return undefined;
    }
    if (typeof value !== 'object' || value === null) return keptValue(value, (text) => text);
    if (levels === 0) return null;
    if (Array.isArray(value))
      return value.map((each) => without(each, levels - 1)).filter((each) => each !== undefined);
    return Object.fromEntries(Object.entries(value).flatMap(([name, each]) => entry(name, each, levels - 1)));
  }
}
