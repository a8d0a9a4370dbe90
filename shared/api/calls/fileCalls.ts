import { z } from 'zod';
import { SHARE_KINDS } from '../../workflow/shareCheck.ts';
import { importReportSchema } from '../../foreign/ImportReport.ts';
import { list, pictureId, workflow } from '../basicSchemas.ts';
import { call } from './call.ts';

/** A graph file: a name in the folder of graphs, or an absolute path the user pointed at. */
export const fileName = z.string().min(1).max(4096);
const openFile = z.object({ name: fileName, version: z.string() });
const shareFinding = z.object({
  kind: z.enum(SHARE_KINDS),
  node: z.string().exactOptional(),
  field: z.string().exactOptional(),
  excerpt: z.string(),
});

/** Graphs as files: those of the folder of graphs, those the user points at, unsaved work, and what is given away. */
export const fileCalls = {
  /** Graph files in the data folder, newest first. */
  'workflow.list': call(z.void(), list(z.object({ file: fileName, name: z.string(), modifiedAt: z.number() }))),
  /** `left`: what of the file cannot be read and is not in the graph, a sentence each. Saving over it keeps a copy of the file as it was. */
  'workflow.open': call(
    z.object({ file: fileName }),
    z.object({ file: fileName, workflow, version: z.string(), left: list(z.string()) }),
  ),
  /**
   * `version` is what `open` or `save` gave last; `null` for a file that must not exist yet. Refused with `file-conflict` otherwise.
   * `documentId`: the page's own id for the graph, whose versions go with it when it gets its first file. `copyOf`: the file it stood in until
   * now, of whose versions a new file begins with a copy.
   */
  'workflow.save': call(
    z.object({
      file: fileName,
      workflow,
      version: z.string().nullable(),
      documentId: z.uuid().exactOptional(),
      copyOf: fileName.exactOptional(),
    }),
    z.object({ file: fileName, version: z.string() }),
  ),
  /** Shows the file in the system's file manager. Desktop only. */
  'workflow.reveal': call(z.object({ file: fileName }), z.void()),
  /** Where the file lies, as the system writes it. Desktop only. */
  'workflow.path': call(z.object({ file: fileName }), z.object({ path: z.string() })),
  /**
   * A graph of another program as one of ours, and what became of it: of a text, of a file that pages may touch, or of what a picture carries.
   * Nothing is run, fetched or saved.
   */
  'graph.import': call(
    z.union([
      z.object({ name: z.string().min(1).max(300), text: z.string() }),
      z.object({ file: fileName }),
      z.object({ picture: pictureId }),
    ]),
    z.object({ workflow, report: importReportSchema }),
  ),
  /** The graph a newcomer sees. */
  'workflow.sample': call(z.void(), z.object({ workflow })),

  /** The system's dialog for a file to open; `null`: none was chosen. Desktop only. */
  'file.choose': call(z.void(), z.object({ file: fileName }).nullable()),
  /** The system's dialog for where to save. `version`: that of the file there, which the user agreed to replace. Desktop only. */
  'file.chooseSave': call(
    z.object({ suggestedName: z.string().min(1).max(300), file: fileName.nullable() }),
    z.object({ file: fileName, version: z.string().nullable() }).nullable(),
  ),
  /** The graph files opened or saved last, newest first. `openedAt`: ms since the epoch. */
  'file.recent': call(z.void(), list(z.object({ file: fileName, name: z.string(), openedAt: z.number() }))),
  /** The files a page has open, as it knows them: a change of one is announced. `page` is a random id of the page. */
  'file.watch': call(
    z.object({ page: z.uuid(), files: z.array(z.object({ file: fileName, version: z.string() })).max(500) }),
    z.void(),
  ),
  /** The files to open that were announced by `open-file` and not taken yet. Each is given once. */
  'file.takeOpened': call(z.void(), list(fileName)),

  /** Keeps unsaved work, apart from the user's file. Refused with `secret-found` where the graph holds a key. */
  'recovery.write': call(z.object({ documentId: z.uuid(), file: openFile.nullable(), workflow }), z.void()),
  /** Unsaved work there is, newest first. `at`: ms since the epoch. */
  'recovery.list': call(
    z.void(),
    list(
      z.object({
        documentId: z.string(),
        name: z.string(),
        file: fileName.nullable(),
        at: z.number(),
        nodes: z.number().int(),
        /** One short line by which to tell it from others of its name; empty where the graph is. */
        excerpt: z.string(),
      }),
    ),
  ),
  'recovery.read': call(z.object({ documentId: z.uuid() }), z.object({ file: openFile.nullable(), workflow })),
  /** `isGivenUp`: it is not saved either, so that its undo goes as well. */
  'recovery.discard': call(z.object({ documentId: z.uuid(), isGivenUp: z.boolean().optional() }), z.void()),

  /** What the graph's file would tell whoever gets it. */
  'share.check': call(z.object({ workflow }), list(shareFinding)),
  /** The text of the graph's file without the kinds to strip. Refused with `secret-found` where a key would stay in it. */
  'share.export': call(z.object({ workflow, strip: list(z.enum(SHARE_KINDS)) }), z.object({ text: z.string() })),
  /** The same for a group, by the text of `writeGroupFile`; what it would tell, `share.check` says of `graphOfGroup`. */
  'share.group': call(z.object({ text: z.string(), strip: list(z.enum(SHARE_KINDS)) }), z.object({ text: z.string() })),
} as const;
