import type { ReactNode } from 'react';
import { useQuestions, useStudio } from '../stores/hooks.ts';
import type { AskedDialogProps, DialogName } from '../stores/view/DialogTable.ts';
import type { OpenQuestion } from '../stores/view/questions.ts';
import { CommandPalette } from '../commands/CommandPalette.tsx';
import { CloseDialog } from '../files/CloseDialog.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { PickDialog } from '../nodes/pick/PickDialog.tsx';
import { AddToSetDialog } from '../nodes/referenceSet/AddToSetDialog.tsx';
import { SetNameDialog } from '../nodes/referenceSet/SetNameDialog.tsx';
import { SetsDialog } from '../nodes/referenceSet/SetsDialog.tsx';
import { WildcardsDialog } from '../nodes/wildcards/WildcardsDialog.tsx';
import { DrawingDialog } from '../nodes/markup/DrawingDialog.tsx';
import { OpenDialog } from '../files/OpenDialog.tsx';
import { PreflightSheet } from '../running/PreflightSheet.tsx';
import { RecoveryDialog } from '../files/RecoveryDialog.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { RunTimesDialog } from '../running/RunTimesDialog.tsx';
import { SaveAsDialog } from '../files/SaveAsDialog.tsx';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { ShareDialog } from '../files/ShareDialog.tsx';
import { ShortcutsDialog } from '../commands/ShortcutsDialog.tsx';

const dialogs: { readonly [D in DialogName]: (props: AskedDialogProps<D>) => ReactNode } = {
  confirm: ConfirmDialog,
  'save-as': SaveAsDialog,
  'close-graphs': CloseDialog,
  'set-name': SetNameDialog,
  'add-to-set': AddToSetDialog,
  sets: SetsDialog,
  open: OpenDialog,
  share: ShareDialog,
  settings: (props) => <SettingsDialog page="general" {...props} />,
  keys: (props) => <SettingsDialog page="keys" {...props} />,
  shortcuts: ShortcutsDialog,
  commands: CommandPalette,
  report: ReportDialog,
  'run-times': RunTimesDialog,
  // The canvas draws it, beside the node it is about.
  connect: () => null,
  pick: PickDialog,
  wildcards: WildcardsDialog,
  draw: DrawingDialog,
};

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
