import type { ReactNode } from 'react';
import { useQuestions, useStudio } from '../stores/hooks.ts';
import type { AskedDialogProps, DialogName } from '../stores/view/DialogTable.ts';
import type { OpenQuestion } from '../stores/view/questions.ts';
import { LabelsDialog } from '../gallery/aside/LabelsDialog.tsx';
import { ExportDialog } from '../gallery/share/ExportDialog.tsx';
import { ExportReportDialog } from '../gallery/share/ExportReportDialog.tsx';
import { ImportReportDialog } from '../gallery/share/ImportReportDialog.tsx';
import { DroppedPictureDialog } from '../gallery/use/DroppedPictureDialog.tsx';
import { EmptyTrashDialog } from '../gallery/trash/EmptyTrashDialog.tsx';
import { GraphPictureDialog } from '../editor/picture/GraphPictureDialog.tsx';
import { BookmarksDialog } from '../editor/moving/BookmarksDialog.tsx';
import { FieldWiresDialog } from '../commands/change/FieldWiresDialog.tsx';
import { ReplaceDialog } from '../commands/change/ReplaceDialog.tsx';
import { TextDialog } from '../commands/writing/TextDialog.tsx';
import { CommandPalette } from '../commands/CommandPalette.tsx';
import { CompareDialog } from '../gallery/look/compare/CompareDialog.tsx';
import { PickPicturesDialog } from '../gallery/pick/PickPicturesDialog.tsx';
import { TagsDialog } from '../gallery/look/TagsDialog.tsx';
import { ComfyExportDialog } from '../files/ComfyExportDialog.tsx';
import { GraphReportDialog } from '../files/GraphReportDialog.tsx';
import { GroupFileDialog } from '../files/GroupFileDialog.tsx';
import { CloseDialog } from '../files/CloseDialog.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { takeSettings } from '../nodes/pictures/use/takeSettings.ts';
import { PickDialog } from '../nodes/pick/PickDialog.tsx';
import { AddToSetDialog } from '../nodes/referenceSet/AddToSetDialog.tsx';
import { SetNameDialog } from '../nodes/referenceSet/SetNameDialog.tsx';
import { SetsDialog } from '../nodes/referenceSet/SetsDialog.tsx';
import { GroupDialog } from '../nodes/group/GroupDialog.tsx';
import { OwnGroupsDialog } from '../nodes/group/own/OwnGroupsDialog.tsx';
import { WildcardsDialog } from '../nodes/wildcards/WildcardsDialog.tsx';
import { AxisDialog } from '../nodes/sweep/AxisDialog.tsx';
import { DrawingDialog } from '../nodes/markup/DrawingDialog.tsx';
import { ModelDialog } from '../models/ModelDialog.tsx';
import { OpenDialog } from '../files/OpenDialog.tsx';
import { PreflightSheet } from '../running/PreflightSheet.tsx';
import { RecoveryDialog } from '../files/RecoveryDialog.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { RunTimesDialog } from '../running/RunTimesDialog.tsx';
import { SaveAsDialog } from '../files/SaveAsDialog.tsx';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { ShareDialog } from '../files/ShareDialog.tsx';
import { ShareGroupDialog } from '../files/ShareGroupDialog.tsx';
import { TabsDialog } from '../files/TabsDialog.tsx';
import { TemplateNameDialog } from '../files/templates/TemplateNameDialog.tsx';
import { TemplatesDialog } from '../files/templates/TemplatesDialog.tsx';
import { ShortcutsDialog } from '../commands/ShortcutsDialog.tsx';

const dialogs: { readonly [D in DialogName]: (props: AskedDialogProps<D>) => ReactNode } = {
  confirm: ConfirmDialog,
  'save-as': SaveAsDialog,
  'close-graphs': CloseDialog,
  'set-name': SetNameDialog,
  'add-to-set': AddToSetDialog,
  sets: SetsDialog,
  open: OpenDialog,
  templates: TemplatesDialog,
  template: TemplateNameDialog,
  tabs: TabsDialog,
  share: ShareDialog,
  'share-group': ShareGroupDialog,
  'graph-picture': GraphPictureDialog,
  'for-comfyui': ComfyExportDialog,
  settings: ({ onClose }) => <SettingsDialog page="general" onClose={onClose} />,
  keys: ({ asked, onClose }) => <SettingsDialog page="keys" keyOf={asked.provider} onClose={onClose} />,
  'settings-page': ({ asked, onClose }) => <SettingsDialog page={asked.page} onClose={onClose} />,
  shortcuts: ShortcutsDialog,
  commands: CommandPalette,
  report: ReportDialog,
  labels: LabelsDialog,
  'empty-trash': EmptyTrashDialog,
  export: ExportDialog,
  'dropped-picture': DroppedPictureDialog,
  'export-report': ExportReportDialog,
  'import-report': ImportReportDialog,
  'graph-report': GraphReportDialog,
  'run-times': RunTimesDialog,
  // The canvas draws it, beside the node it is about.
  connect: () => null,
  bookmarks: BookmarksDialog,
  model: ModelDialog,
  replace: ReplaceDialog,
  'field-wires': FieldWiresDialog,
  'write-large': TextDialog,
  pick: PickDialog,
  'pick-pictures': PickPicturesDialog,
  compare: Compared,
  tags: TagsDialog,
  group: GroupDialog,
  'group-file': GroupFileDialog,
  'my-groups': OwnGroupsDialog,
  wildcards: WildcardsDialog,
  draw: DrawingDialog,
  'sweep-axis': AxisDialog,
};

function Compared(props: AskedDialogProps<'compare'>) {
  const studio = useStudio();
  return <CompareDialog {...props} onTakeSettings={(id) => void takeSettings(studio, id)} />;
}

/** Whatever is asked in front of the window. */
export function Dialogs() {
  const open = useQuestions((state) => state.open);
  return (
    <>
      {open.map((question) => (
        <AskedDialog key={question.key} question={question} />
      ))}
      <PreflightSheet />
      <RecoveryDialog />
    </>
  );
}

function AskedDialog<D extends DialogName>({ question }: { readonly question: OpenQuestion<D> }) {
  const { questions } = useStudio();
  const { dialog, asked } = question;
  const Asked: (props: AskedDialogProps<D>) => ReactNode = dialogs[dialog];
  return (
    <Asked
      asked={asked}
      onAnswer={(answer) => {
        questions.answer(dialog, answer);
      }}
      onClose={() => {
        questions.dismiss(dialog);
      }}
    />
  );
}
