import { useEffect, useRef, useState } from 'react';
import { pastedPictures } from '../commands/clipboard.ts';
import { isCovered } from '../commands/performCommand.ts';
import { DiskChangeBar } from '../files/DiskChangeBar.tsx';
import { takePictures } from '../nodes/pictures/takePictures.ts';
import { useForm, useRun, useStudio, useView, useWorkflow } from '../stores/hooks.ts';
import type { Studio } from '../stores/studio.ts';
import { showsForm } from '../stores/view/showsForm.ts';
import { isTyping } from '../ui/isTyping.ts';
import { FormEditor } from './edit/FormEditor.tsx';
import { FormFields } from './fill/FormFields.tsx';
import { FormFoot } from './fill/FormFoot.tsx';
import { HeldBar } from './fill/HeldBar.tsx';
import { intakeOfField } from './fill/intoFormField.ts';
import { FormHead } from './FormHead.tsx';
import { NoForm } from './NoForm.tsx';
import { EarlierResults } from './results/EarlierResults.tsx';
import { FormResults } from './results/FormResults.tsx';
import { useEarlierInputs } from './results/useEarlierInputs.ts';
import { useGraphRuns } from './results/useGraphRuns.ts';
import { useIsLive } from './results/useShownRun.ts';
import { useFormEntries, type ShownEntry } from './useFormEntries.ts';
import './FormView.css';

/** The other face of the graph on screen: its form, and what it made. */
export function FormView() {
  const isShown = useView((state) => showsForm(state) && state.sheet === null && state.history === null);
  const documentId = useWorkflow((state) => state.documentId);
  return isShown && <ShownForm key={documentId} />;
}

function ShownForm() {
  const studio = useStudio();
  const hasForm = useWorkflow(({ whole }) => whole.form !== undefined);
  const note = useWorkflow(({ whole }) => whole.form?.note);
  const [wantsEdit, setEditing] = useState(false);
  const isEditing = wantsEdit && hasForm;
  const entries = useFormEntries();
  const held = useForm((state) => state.held);
  const known = useGraphRuns();
  const newest = useRun((state) => state.currentRunId) ?? undefined;
  const { looked, look, back } = useEarlierInputs(newest);
  const runId = looked ?? newest ?? known.runs?.find(({ status }) => status !== 'queued')?.runId;
  const isLive = useIsLive(runId);
  const frame = useRef<HTMLElement>(null);
  useFormFocus(frame);
  usePaste(studio, entries);
  useEscape(held !== null, back);
  return (
    <section ref={frame} className="form" aria-label="Form" tabIndex={-1}>
      <div className="form__faces">
        <div className="form__panel">
          <FormHead isEditing={isEditing} onEdit={hasForm ? setEditing : undefined} />
          {hasForm ? (
            <>
              <div className="form__body">
                {held && !isEditing && (
                  <HeldBar at={held.at} differing={entries.filter(({ differs }) => differs).length} onBack={back} />
                )}
                {isEditing ? (
                  <FormEditor
                    entries={entries}
                    onGone={() => {
                      setEditing(false);
                    }}
                  />
                ) : (
                  <>
                    {note !== undefined && <p className="form__note">{note}</p>}
                    {entries.length === 0 && (
                      <p className="form__note">The form shows no field yet: choose some with the pencil above.</p>
                    )}
                    <FormFields entries={entries} />
                  </>
                )}
              </div>
              <FormFoot entries={entries} />
            </>
          ) : (
            <NoForm
              onBegin={() => {
                setEditing(true);
              }}
            />
          )}
        </div>
        <div className="form-room" data-theme="dark" role="region" aria-label="Results">
          <DiskChangeBar />
          <FormResults
            runId={runId}
            summary={known.runs?.find((run) => run.runId === runId)}
            isLive={isLive}
            entries={entries}
          />
          <EarlierResults known={known} shown={runId} onShow={look} />
        </div>
      </div>
    </section>
  );
}

/** The keys come with the view, unless they are where they belong already. */
function useFormFocus(frame: React.RefObject<HTMLElement | null>): void {
  const { view } = useStudio();
  useEffect(() => {
    const { activeElement } = document;
    const element = frame.current;
    if (
      !activeElement ||
      activeElement === document.body ||
      activeElement.closest('.react-flow, [inert], .face-switch')
    )
      element?.focus({ preventScroll: true });
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) view.getState().canvas?.takeKeys();
      });
    };
  }, [frame, view]);
}

/** Pictures that are pasted go into the field of pictures one is in, else into the first. */
function usePaste(studio: Studio, entries: readonly ShownEntry[]): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isCovered() || studio.view.getState().section !== 'graph') return;
      const files = pastedPictures(event.clipboardData);
      if (files.length === 0) return;
      const own =
        event.target instanceof Element
          ? event.target.closest<HTMLElement>('[data-form-pictures]')?.dataset['formPictures']
          : undefined;
      const first = entries.find(({ found }) => found?.own.kind === 'pictures' && found.wiredFrom === undefined);
      const key = own ?? first?.key;
      if (key === undefined) return;
      event.preventDefault();
      void takePictures(studio, files, intakeOfField(studio, key));
    };
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('paste', paste);
    };
  }, [studio, entries]);
}

/** Escape leaves a field first, then gives one’s own inputs back. */
function useEscape(isHeld: boolean, back: () => void): void {
  useEffect(() => {
    if (!isHeld) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isCovered() || isTyping(event.target)) return;
      event.preventDefault();
      back();
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, [isHeld, back]);
}
