import type { ExportReport, ImportReport, PictureTarget } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import type { ImportReport as GraphReport } from '#shared/foreign/ImportReport';
import type { ImageRef } from '#shared/graph/generation';
import type { GroupFile } from '#shared/workflow/groups/groupFile';
import type { ShareKind } from '#shared/workflow/shareCheck';

/** Asks for one of up to two things to do. */
export interface Confirmation {
  readonly title: string;
  readonly message: string;
  /** Label of the answer `save`. */
  readonly save: string;
  /** Label of the answer `discard`; absent: it is not offered. */
  readonly discard?: string;
}

/** A graph with changes that are not saved, while something is to close. */
export interface UnsavedItem {
  readonly id: string;
  readonly name: string;
  /** The name of its file; `null`: it has none yet. */
  readonly file: string | null;
}

/** Asks what a file being saved is to be called. */
export interface FileNameQuestion {
  readonly suggestion: string;
  /** What is wrong with the name suggested, where it was given before. */
  readonly refusal?: ErrorReport;
}

/** Asks what a reference set is to be called, or a version of a graph. */
export interface SetNameQuestion {
  readonly title: string;
  readonly message: string;
  readonly suggestion: string;
  /** Of its field, and what stands in it while it is empty. Absent: those of a set. */
  readonly label?: string;
  readonly placeholder?: string;
  /** Label of the button. */
  readonly save: string;
}

/** Asks what one's own template is to be called, and what it is for. */
export interface TemplateQuestion {
  readonly name: string;
  readonly description: string;
  readonly isNew: boolean;
  /** Whether there is a picture of what it gives. */
  readonly hasPicture: boolean;
}

/** Pictures to choose among. */
export interface PickQuestion {
  readonly images: readonly ImageRef[];
  /** The one that is looked at first. */
  readonly first?: string;
  /** What they are called together. */
  readonly title?: string;
  /** What the asker does with the kept ones: chooses them in the gallery, or shows them. */
  readonly then: 'choose' | 'show';
}

/** Two to four pictures to compare. */
export interface CompareQuestion {
  readonly images: readonly ImageRef[];
  /** Those that may take a side, these among them. */
  readonly offered: readonly ImageRef[];
  /** One side is kept and the other is not; absent: the kept one becomes a favourite. */
  readonly onKeep?: (kept: string, gone: string) => void;
}

/** Asks for a model. */
export interface ModelQuestion {
  /** The id of the provider it is of now. */
  readonly provider: string;
  /** What is chosen now; empty: not one for all. */
  readonly value: string;
  /** The node that would ask other models beside the one that is there. Absent: none would. */
  readonly caller?: string;
  /** Others are what is wanted, and none to take the place of the one that is there. */
  readonly wantsOthers?: true;
  /** The node it is for: then what its graph asks counts, and models of other providers can take its place. Absent: of this provider only. */
  readonly node?: string;
}

/** A model that was chosen, of a provider. */
export interface ChosenModel {
  readonly provider: string;
  readonly model: string;
}

/** The model that takes the place of the one that is there, or those that are to be tried beside it. */
export type ModelAnswer = ChosenModel | { readonly beside: readonly ChosenModel[] };

/** The pages of the settings. */
export type SettingsPage = 'general' | 'new-nodes' | 'money' | 'keys' | 'library';

interface Question<Asked, Answer> {
  readonly asked: Asked;
  readonly answer: Answer;
}

/** A place to do something in, which is handed nothing and gives nothing. */
type Task = Question<undefined, never>;

/** Every dialog that can be asked: what it is handed, and what it gives. */
export interface DialogTable {
  readonly confirm: Question<Confirmation, 'save' | 'discard'>;
  readonly 'save-as': Question<FileNameQuestion, string>;
  /** Asks once for all of them. Gives the ids of those to save, the others are given up. */
  readonly 'close-graphs': Question<readonly UnsavedItem[], readonly string[]>;
  readonly 'set-name': Question<SetNameQuestion, string>;
  /** Puts pictures, named by their ids, into a reference set. */
  readonly 'add-to-set': Question<{ readonly ids: readonly string[] }, never>;
  /** All reference sets; `id`: the one that is shown first. */
  readonly sets: Question<{ readonly id?: string }, never>;
  readonly open: Task;
  /** Graphs to begin with. */
  readonly templates: Task;
  readonly template: Question<TemplateQuestion, { readonly name: string; readonly description: string }>;
  /** All graphs that are open, to go to one. */
  readonly tabs: Task;
  readonly share: Task;
  /** What of a group is left out of the file of it that is given away. */
  readonly 'share-group': Question<GroupFile, readonly ShareKind[]>;
  /** The graph on screen as a file of ComfyUI's. */
  readonly 'for-comfyui': Task;
  /** A picture of the graph on screen. */
  readonly 'graph-picture': Question<{ readonly format: 'png' | 'svg' }, never>;
  readonly settings: Task;
  /** Where keys are set. `provider`: the id of the one whose key is to be typed at once. */
  readonly keys: Question<{ readonly provider?: string }, never>;
  readonly 'settings-page': Question<{ readonly page: SettingsPage }, never>;
  readonly shortcuts: Task;
  readonly commands: Task;
  readonly report: Task;
  readonly 'run-times': Task;
  readonly connect: Task;
  /** The bookmarks of the graph on screen: to go to, rename and remove. */
  readonly bookmarks: Task;
  readonly model: Question<ModelQuestion, ModelAnswer>;
  /** A group as it looks from outside, by its id: what it is called, its sockets and the fields it shows. */
  readonly group: Question<{ readonly id: string }, never>;
  /** One's own groups, for all graphs: to use, rename, share and remove. */
  readonly 'my-groups': Task;
  /** What is to become of the group in a file that was dropped, opened or pasted. `left`: what of it could not be read. */
  readonly 'group-file': Question<{ readonly file: GroupFile; readonly left: readonly string[] }, never>;
  /** What is to stand in a node's place. */
  readonly replace: Question<{ readonly node: string }, never>;
  /** Which value of these nodes goes to a node of its own, or comes in from one. */
  readonly 'field-wires': Question<{ readonly nodes: readonly string[] }, never>;
  /** A long text of a node, with room around it. `caret`: where one was in it. */
  readonly 'write-large': Question<
    { readonly node: string; readonly field: string; readonly caret?: { readonly from: number; readonly to: number } },
    never
  >;
  /** The files of wildcards. `node`: the one they are inserted into, at `caret` of its text. */
  readonly wildcards: Question<{ readonly node: string | null; readonly caret: number | null }, never>;
  /** Choosing among the pictures that came to a node. */
  readonly pick: Question<{ readonly node: string }, never>;
  /** Choosing among pictures of the library. Gives the ids of the kept ones, in their order. */
  readonly 'pick-pictures': Question<PickQuestion, { readonly kept: readonly string[] }>;
  /** Looking at pictures beside one another. */
  readonly compare: Question<CompareQuestion, never>;
  /** All boards and tags: to rename, join and remove. */
  readonly labels: Task;
  readonly 'empty-trash': Task;
  /** How pictures are to be exported. `count`: how many they are, where that is known. */
  readonly export: Question<{ readonly of: readonly PictureTarget[]; readonly count?: number }, never>;
  /** What a picture is for that was dropped on the graph and whose own graph is known. `isMade`: in this library. */
  readonly 'dropped-picture': Question<
    { readonly id: string; readonly name: string; readonly isMade: boolean },
    'graph' | 'picture'
  >;
  readonly 'export-report': Question<ExportReport, never>;
  readonly 'import-report': Question<ImportReport, never>;
  /** What became of a graph of another program. */
  readonly 'graph-report': Question<GraphReport, never>;
  /** The tags of pictures. */
  readonly tags: Question<{ readonly of: PictureTarget }, never>;
  /** The values of an axis of a sweep. */
  readonly 'sweep-axis': Question<{ readonly node: string; readonly of: string }, never>;
  /** Drawing on the pictures that come to a node; `at`: which of them first, from 0. */
  readonly draw: Question<{ readonly node: string; readonly at: number }, never>;
}

export type DialogName = keyof DialogTable;
export type Asked<D extends DialogName> = DialogTable[D]['asked'];
export type Answer<D extends DialogName> = DialogTable[D]['answer'];

/** What a dialog is drawn with. */
export interface AskedDialogProps<D extends DialogName> {
  readonly asked: Asked<D>;
  readonly onAnswer: (answer: Answer<D>) => void;
  /** Closes it without an answer. */
  readonly onClose: () => void;
}
