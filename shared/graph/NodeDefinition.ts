/** What a node type is: sockets, fields and what it does. One file a node, in `shared/nodes`. */
import type { CallKind } from './callKinds.ts';
import type { ModelParameters } from './models/LiveList.ts';
import type { Field, FieldValue, JsonObject, TextFault } from './Field.ts';
import type { GenerateRequest, GenerateResult, ImageRef, WriteRequest, WriteResult } from './generation.ts';
import type { Rows } from './rows/Row.ts';
import type { LibraryLook, Pinned } from './Pin.ts';
import type { Drawing } from './marks/Marks.ts';
import type { SettingsLanguage } from './settings/SettingsLanguage.ts';
import type { SocketType, SocketValues } from './SocketValues.ts';
import type { WildcardList } from './WildcardList.ts';

export interface InputDefinition<T extends SocketType = SocketType> {
  readonly type: T;
  readonly label: string;
  /** Must be wired, or, where a field of the same name exists, filled in. */
  readonly required: boolean;
  /** Takes several wires; their lists are joined in the order of the edges. Otherwise at most one. */
  readonly multiple: boolean;
  /** Named by what stands in a field: no field of its name stands in for a wire. Set by `definitionOf`. */
  readonly followsFields?: true;
}

export interface OutputDefinition<T extends SocketType = SocketType> {
  readonly type: T;
  readonly label: string;
}

export type Inputs = Readonly<Record<string, InputDefinition>>;
export type Outputs = Readonly<Record<string, OutputDefinition>>;
export type Fields = Readonly<Record<string, Field>>;

/** The sockets a node has by what stands in its fields. */
export type Shape = (fields: JsonObject) => { readonly inputs?: Inputs; readonly outputs?: Outputs };

/** The list on each input; empty where an optional input has neither wire nor field. */
export type InputValues<I extends Inputs> = { readonly [K in keyof I]: readonly SocketValues[I[K]['type']][] };
export type OutputValues<O extends Outputs> = { readonly [K in keyof O]: readonly SocketValues[O[K]['type']][] };
export type FieldValues<F extends Fields> = { readonly [K in keyof F]: FieldValue<F[K]> };

/** How an exported copy is made. */
export interface ExportOptions {
  /** Relative to the exports folder, absolute, or `~/…`; empty: the exports folder itself. */
  readonly folder: string;
  /** The person at hand named the folder, no graph did: it is taken as it is. */
  readonly isOwnFolder?: true;
  /** The row of each picture, for `{row}` and its columns in folder and name. Absent: they have none. */
  readonly rows?: Rows;
  /** File name without extension, with tokens in braces. */
  readonly namePattern: string;
  readonly format: 'original' | 'png' | 'jpeg' | 'webp';
  readonly recipe: 'full' | 'without-prompts' | 'none';
  /**
   * Whether the recipe goes into pictures with content credentials too, which drops these. Otherwise they stay byte for byte as they came,
   * and their graph lies beside them.
   */
  readonly dropsCredentials?: boolean;
}

/**
 * All a running node can do to the world.
 *
 * Rows. An item on a wire may belong to a row of the list it came from (`Row`), and keeps it from node to node. Before a node runs, those of
 * its inputs that take one wire are lined up by row where they come from the same list (`lineUpRows`): `run` is handed lists that meet
 * rightly, whatever failed before. What a node has to do with it:
 * - one item out for each that comes in, in the same order: nothing; an output as long as what came in has its rows.
 * - a list of its own (a CSV): `giveRows(socket, rows)` for each output, `rows[i] = { list: nodeId, index: i, name, columns }`.
 * - calls: `broadcast({ …, row: lines })` gives each line its row; it goes into the request as `row` and comes back with the result,
 *   so that `giveRows('text', results.map(({ row }) => row))` holds also where some calls failed. Several for one line: `partOfRow`.
 * - fewer or other items than came in: `giveRows` with what it took of `rows(socket)`.
 */
export interface NodeContext {
  readonly nodeId: string;
  /** The row of each line of `broadcast` over the inputs; empty where they have none. */
  readonly lines: Rows;
  /** The row of each item on an input, in the order of its list; empty where they have none. */
  rows(socket: string): Rows;
  /** Says the row of each item on an output; as long as that. */
  giveRows(socket: string, rows: Rows): void;
  /** Whether anything takes what an output gives: what costs work or room and nobody takes need not be made. */
  isTaken(socket: string): boolean;
  /** Tells what a person is to know before and after the run, such as what is left out; shown on the node and on the sheet. */
  note(message: string): void;
  /** Aborted when the run is to end at once. */
  readonly signal: AbortSignal;
  /**
   * Makes one picture per request, in parallel within the provider's limit; results are in the order of the requests.
   * After the first failure no new call is made, calls in flight are kept, and that failure is thrown; but in a run that is to keep going
   * the results are those of the requests that succeeded, if any did.
   */
  generate(requests: readonly GenerateRequest[]): Promise<readonly GenerateResult[]>;
  /** Writes one text per request; else as `generate`. A node asks for one batch only, of pictures or of texts. */
  write(requests: readonly WriteRequest[]): Promise<readonly WriteResult[]>;
  /** Pictures of the library by their ids, each in its place; `undefined`: the library lacks it, or its file is gone. Also in a preview. */
  findPictures(ids: readonly string[]): Promise<readonly (ImageRef | undefined)[]>;
  /**
   * A picture of the library made of another and its marks, as large as that and upright; the same again gives the same. It costs nothing and
   * is no call. Also in a preview, where one that was never made is a stand-in.
   */
  flatten(image: ImageRef, drawing: Drawing): Promise<ImageRef>;
  /**
   * Writes copies of pictures outside the library; never over an existing file. Gives the paths; a picture that must not leave has none. `tell`
   * hears what was not done as asked, or lost, each thing once.
   */
  exportImages(
    images: readonly ImageRef[],
    options: ExportOptions,
    tell?: (note: string) => void,
  ): Promise<readonly string[]>;
  /**
   * Texts that a run makes once, by what is asked for: a run that goes on is given those it began with, whatever they were made from has become
   * since. So it asks for the same and pays for nothing twice.
   */
  once(asked: readonly string[], make: (place: number) => string): readonly string[];
  /** The wildcards there are, as their files are now. */
  wildcards(): Promise<readonly WildcardList[]>;
  /** Tells how far the node is; shown on it. */
  progress(done: number, total: number, message?: string): void;
}

export type NodeCategory = 'provider' | 'settings' | 'text' | 'pictures' | 'generate' | 'output' | 'group' | 'editor';

export interface NodeDefinition<I extends Inputs = Inputs, O extends Outputs = Outputs, F extends Fields = Fields> {
  /** Written in files: never renamed, never reused. Kebab-case. */
  readonly type: string;
  readonly title: string;
  /** One sentence on what it does. */
  readonly help: string;
  /** What else people call it or look for when they want it, in lower case: other programs' and the APIs' names, what it is used for. */
  readonly keywords?: readonly string[];
  readonly category: NodeCategory;
  readonly inputs: I;
  readonly outputs: O;
  readonly fields: F;
  /**
   * The sockets that follow its fields, laid over those above. It is given the fields as they stand in a file, unchecked, and gives few and
   * short names whatever they hold. Who asks for a node's sockets asks `definitionOf`.
   */
  readonly shape?: Shape;
  /** What is wrong with its fields taken together, each being well by itself: the field it is about, and words as a field's own check has. */
  readonly faultOf?: (fields: FieldValues<F>) => (TextFault & { readonly field: string }) | undefined;
  /** What is wrong between its fields and its wires, told as `faultOf` tells. Asked where both are well by themselves. */
  readonly faultOfWires?: (
    fields: FieldValues<F>,
    wires: Wires,
  ) => (TextFault & { readonly field: string }) | undefined;
  /**
   * It gives on what is wired into it, each output what came in by its name, and says settings in the words of each model it gives: so
   * families that differ may meet in it. Absent: `family` and `chosenModel` tell all.
   */
  readonly handsOn?: (fields: FieldValues<F>, into: WiredNodes) => HandedOn;
  /** The field that may name a file, and the one that holds as text what is read out of it. Absent: it reads no file. */
  readonly listFile?: { readonly file: string; readonly text: string };
  /** The family of what its outputs carry; wires of different families must not meet in one node. `any` goes with all. */
  readonly family?: (fields: FieldValues<F>) => string;
  /** What people call that family; where it is absent, others say it. */
  readonly familyTitle?: string;
  /** The provider its output chooses; absent: it chooses none. */
  readonly provider?: { readonly id: string; /** All bill but who draws here. */ readonly billsCalls: boolean };
  /**
   * Whether what comes into it is to stay as it was, by its fields as they stand in a file: then no seed that it depends on moves on by itself.
   * Absent: never.
   */
  readonly holdsSeeds?: (fields: JsonObject) => boolean;
  /** The field whose first words tell it from others of its name. Absent: a number does. */
  readonly tellingField?: string;
  /** It is called as the input it feeds, where it feeds one kind only, until a person gives it a title. */
  readonly namedByUse?: true;
  /** The columns of the rows it gives, by its fields as they stand in a file. Absent: it gives none of its own. */
  readonly columns?: (fields: JsonObject) => readonly string[];
  /** The model its output chooses, and what that makes; `undefined`, and absent: nobody knows. */
  readonly chosenModel?: (fields: FieldValues<F>) => ChosenModel | undefined;
  /** What its calls make, of the provider it is given; absent: it makes no calls. */
  readonly calls?: CallKind;
  /** How many pictures its settings ask for, by its fields as they stand in a file. Absent: it gives no settings. */
  readonly batch?: (fields: JsonObject) => number;
  /** How its settings are said, to be said by those of another family. Absent: it gives no settings. */
  readonly language?: SettingsLanguage;
  /** How many seeds a run takes from its own, by its fields as they stand in a file. Absent: as many as its settings ask for, or one. */
  readonly seedsTaken?: (fields: JsonObject) => number;
  /** Looks up what its fields lead to in the library, before a run and before a preview. Absent: they lead to nothing that changes. */
  readonly pin?: (fields: FieldValues<F>, look: LibraryLook) => Pinned;
  /** Absent: the node is for the editor only and never runs. */
  readonly run?: (inputs: InputValues<I>, fields: FieldValues<F>, context: NodeContext) => Promise<OutputValues<O>>;
}

/** A model as those who ask it must know it. */
export interface ChosenModel {
  readonly title: string;
  /** Absent: nobody knows. */
  readonly family?: string;
  /** Absent: pictures only. */
  readonly makes?: readonly CallKind[];
  /** The settings it takes. Absent: its family knows, or nobody does. */
  readonly parameters?: ModelParameters;
}

/** A node that is wired into another, as it was checked. */
export interface WiredNode {
  readonly name: string;
  readonly definition: AnyNodeDefinition;
  readonly fields: Readonly<Record<string, unknown>>;
}
/** By input, those whose fields were well. */
export type WiredNodes = Readonly<Record<string, readonly WiredNode[]>>;
export interface Wires {
  readonly into: WiredNodes;
  /** The outputs that lead somewhere. */
  readonly from: ReadonlySet<string>;
}

/** What a node gives on. */
export interface HandedOn {
  readonly models: readonly ChosenModel[];
  /** By output, the families of what it carries, each once; `any` goes with all and is none. */
  readonly families: Readonly<Record<string, readonly string[]>>;
  /** Keys that nobody who is wired into it names: those of providers it names by itself. */
  readonly keys: readonly { readonly provider: string; readonly name: string }[];
}

/** A definition in the palette, its own types forgotten: `run` is handed what `validateGraph` checked against the same definition. */
export interface AnyNodeDefinition extends Omit<
  NodeDefinition,
  'family' | 'faultOf' | 'faultOfWires' | 'handsOn' | 'pin' | 'chosenModel' | 'run'
> {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the registry erases each node's own types; no one type could name them all
  readonly family?: (fields: any) => string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  readonly faultOf?: (fields: any) => (TextFault & { readonly field: string }) | undefined;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  readonly faultOfWires?: (fields: any, wires: Wires) => (TextFault & { readonly field: string }) | undefined;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  readonly handsOn?: (fields: any, into: WiredNodes) => HandedOn;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  readonly pin?: (fields: any, look: LibraryLook) => Pinned;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  readonly chosenModel?: (fields: any) => ChosenModel | undefined;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  readonly run?: (inputs: any, fields: any, context: NodeContext) => Promise<OutputValues<Outputs>>;
}

/** Node types by id. */
export type Palette = ReadonlyMap<string, AnyNodeDefinition>;

/** A palette of these, in their order. Throws where two have one type: a file could mean either. */
export function createPalette(definitions: readonly AnyNodeDefinition[]): Palette {
  const palette = new Map(definitions.map((definition) => [definition.type, definition]));
  if (palette.size < definitions.length) throw new Error('Two definitions have one node type.');
  return palette;
}

/** Gives a definition its types; the compiler then checks what `run` takes and returns. */
export function defineNode<const I extends Inputs, const O extends Outputs, const F extends Fields>(
  definition: NodeDefinition<I, O, F>,
): NodeDefinition<I, O, F> {
  return definition;
}

export function input<const T extends SocketType>(
  type: T,
  label: string,
  options: { readonly required?: boolean; readonly multiple?: boolean } = {},
): InputDefinition<T> {
  return { type, label, required: options.required ?? false, multiple: options.multiple ?? false };
}

export function output<const T extends SocketType>(type: T, label: string): OutputDefinition<T> {
  return { type, label };
}
