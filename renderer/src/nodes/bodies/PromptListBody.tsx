import { FolderOpen, List, RotateCw } from 'lucide-react';
import { useDeferredValue, useMemo, useState, type ClipboardEvent } from 'react';
import { reportOf } from '#shared/errors/reportOf';
import { promptList, readList } from '#shared/nodes/promptList';
import { useFileName, useGraph, useStudio } from '../../stores/hooks.ts';
import { GRAPH_UNDO } from '../../ui/fields/graphUndo.ts';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ListFile } from '../fields/ListFile.tsx';
import { ListPreview } from './ListPreview.tsx';
import { LongText } from '../writing/LongText.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { useFieldValue } from '../fields/useFieldValue.ts';
import './PromptListBody.css';

const { format: FORMAT, text: TEXT, file: FILE } = promptList.fields;

/** How the list is written, the list itself or the file it lies in, and what comes of it. */
function PromptListBody({ node }: BodyProps) {
  const format = useFieldValue(node, 'format', FORMAT);
  const text = useFieldValue(node, 'text', TEXT);
  const file = useFieldValue(node, 'file', FILE);
  const [looks, setLooks] = useState(0);
  const how = format.value === 'csv' ? 'csv' : 'lines';
  const written = typeof text.value === 'string' ? text.value : '';
  const named = typeof file.value === 'string' ? file.value : '';
  const paste = ({ clipboardData }: ClipboardEvent) => {
    // Cells of a spreadsheet come with tabs between them.
    if (written === '' && how === 'lines' && /\t.*\n/u.test(clipboardData.getData('text/plain'))) format.set('csv');
  };
  return (
    <div className="prompt-list nodrag nopan">
      <Segmented label={FORMAT.label} value={how} options={FORMAT.choices} onChange={format.set} />
      {named === '' && (
        <LongText
          node={node.id}
          field="text"
          className="prompt-list__text"
          label={TEXT.label}
          value={written}
          onChange={text.set}
          onPaste={paste}
          placeholder={how === 'csv' ? 'prompt,style\na red fox,at dusk' : TEXT.placeholder}
          isInvalid={text.fault !== undefined}
          title={text.fault}
        />
      )}
      <div className="prompt-list__file">
        <TextInput
          label={FILE.label}
          value={named}
          onChange={file.set}
          placeholder="or a file: prompts.csv"
          {...GRAPH_UNDO}
        />
        <ChooseFile node={node.id} />
        {named !== '' && (
          <IconButton
            size="small"
            icon={RotateCw}
            label="Read the file again"
            onClick={() => {
              setLooks(looks + 1);
            }}
          />
        )}
      </div>
      {named === '' ? (
        <WrittenPreview format={how} text={written} />
      ) : (
        <ListFile node={node} format={how} file={named} since={String(looks)} />
      )}
    </div>
  );
}

function WrittenPreview({ format, text }: { readonly format: string; readonly text: string }) {
  const late = useDeferredValue(text);
  const { columns, rows, fault } = useMemo(() => readList(format, late), [format, late]);
  // Lines can be seen as they are.
  return late === '' ? null : (
    <ListPreview
      columns={columns}
      count={rows.length}
      rows={format === 'csv' ? rows : []}
      fault={fault?.reason ?? null}
    />
  );
}

/** The system's dialog, where there is one. */
function ChooseFile({ node }: { readonly node: string }) {
  const { client, desktop, view } = useStudio();
  const graph = useGraph();
  const graphFile = useFileName() ?? null;
  if (!desktop) return null;
  const choose = async () => {
    try {
      const chosen = await client('list.choose', { graph: graphFile });
      if (chosen) graph.getState().setField(node, 'file', chosen.list);
    } catch (caught) {
      view.getState().reportError(reportOf(caught));
    }
  };
  return <IconButton size="small" icon={FolderOpen} label="Choose a file" onClick={() => void choose()} />;
}

export const promptListLook: NodeLook = {
  Body: PromptListBody,
  hides: ['format', 'text', 'file', 'columns'],
  bodyHeight: 196,
  width: 300,
  stretches: true,
  icon: List,
};
