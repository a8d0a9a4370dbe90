/** What a graph says of the reference set it uses. */
export type ChosenSet = {
  readonly id: string;
  /** As it was called when it was chosen: for a person who reads the file, or lacks the set. */
  readonly name: string;
  /** Absent: the latest, which follows every change of the set. */
  readonly version?: number;
  /** The ids of the pictures it held when it was chosen: from these it can be made anew. */
  readonly pictures: readonly string[];
};

/** UTF-16 units */
const MAX_NAME = 300;
const MOST_PICTURES = 1000;

/** `undefined`: it names no set. */
export function readChosenSet(given: unknown): ChosenSet | null | undefined {
  if (given === null) return null;
  if (typeof given !== 'object' || !('id' in given) || !('name' in given)) return undefined;
  const { id, name } = given;
  const pictures = 'pictures' in given ? given.pictures : [];
  const version = 'version' in given && given.version !== 'latest' ? given.version : undefined;
  if (typeof id !== 'string' || !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  if (typeof name !== 'string' || name.length > MAX_NAME) return undefined;
  if (!Array.isArray(pictures) || pictures.length > MOST_PICTURES || !pictures.every(isPictureId)) return undefined;
  if (version === undefined || version === null) return { id, name, pictures };
  return isVersion(version) ? { id, name, version, pictures } : undefined;
}

function isVersion(given: unknown): given is number {
  return typeof given === 'number' && Number.isSafeInteger(given) && given >= 1;
}

function isPictureId(id: unknown): id is string {
  return typeof id === 'string' && /^[0-9a-f]{64}$/.test(id);
}
