import { useState } from 'react';
import { definitionOf } from '#shared/graph/definitionOf';
import { socketsOf } from '#shared/graph/groups/groupSockets';
import type { SocketType } from '#shared/graph/SocketValues';
import { SOCKET_TITLES } from '#shared/graph/SocketValues';
import { describeGroup, type Side } from '#shared/workflow/groups/groupFace';
import { describeField, exposedAs, exposeField, hideField, moveField } from '#shared/workflow/groups/groupFields';
import { usesOfGroups } from '#shared/workflow/groups/groupUses';
import type { WorkflowGroup } from '#shared/workflow/Workflow';
import { useStudio, useWorkflow } from '../../stores/hooks.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Select } from '../../ui/fields/Select.tsx';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { FaceRow } from './FaceRow.tsx';
import { ShownFieldWords } from './ShownFieldWords.tsx';
import { useGroupEdit } from './useGroupEdit.ts';
import { useSocketEdits } from './useSocketEdits.ts';
import './group.css';

/** A group as it looks from outside. What is changed is changed at once, a step of undo each. */
export function GroupDialog({ asked: { id }, onClose }: AskedDialogProps<'group'>) {
  const group = useWorkflow(({ whole }) => whole.groups?.find((each) => each.id === id));
  const uses = useWorkflow(({ whole }) => usesOfGroups(whole).get(id) ?? 0);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Edit group"
      width={640}
      description={
        group ? (uses > 1 ? `It is used ${String(uses)} times: each of them changes.` : undefined) : 'It is gone.'
      }
    >
      {group && (
        <div className="group-edit">
          <Words key={id} group={group} />
          <Sockets group={group} side="inputs" title="Inputs" />
          <Sockets group={group} side="outputs" title="Outputs" />
          <Fields group={group} />
        </div>
      )}
    </Dialog>
  );
}

function Words({ group }: { readonly group: WorkflowGroup }) {
  const edit = useGroupEdit();
  const [name, setName] = useState(group.name);
  const [note, setNote] = useState(group.note ?? '');
  return (
    <>
      <label className="group-edit__label">
        Name
        <TextInput
          label="Name of the group"
          value={name}
          onChange={setName}
          onBlur={() => {
            edit((whole) => describeGroup(whole, group.id, { name }));
          }}
        />
      </label>
      <label className="group-edit__label">
        What it is for
        <TextInput
          label="What the group is for"
          value={note}
          onChange={setNote}
          onBlur={() => {
            edit((whole) => describeGroup(whole, group.id, { note }));
          }}
        />
      </label>
    </>
  );
}

const TYPES = (Object.keys(SOCKET_TITLES) as SocketType[]).map((value) => ({ value, label: SOCKET_TITLES[value] }));

function Sockets({
  group,
  side,
  title,
}: {
  readonly group: WorkflowGroup;
  readonly side: Side;
  readonly title: string;
}) {
  const edits = useSocketEdits(group.id, side);
  const sockets = socketsOf(group)[side];
  return (
    <fieldset className="group-edit__part">
      <legend>{title}</legend>
      <ol className="group-edit__rows">
        {sockets.map(({ name, label = name, type }, at) => (
          <FaceRow
            key={name}
            label={label}
            about={SOCKET_TITLES[type]}
            at={at}
            count={sockets.length}
            onRename={(text) => {
              edits.rename(name, text);
            }}
            list={side}
            onMove={(to) => {
              edits.move(name, to);
            }}
            onDropHere={(from) => {
              const dragged = sockets[from];
              if (dragged) edits.move(dragged.name, at);
            }}
            removes="Remove"
            onRemove={() => {
              edits.remove(name);
            }}
          />
        ))}
      </ol>
      <Select<SocketType | 'none'>
        label={`Add to the ${side}`}
        value="none"
        options={[{ value: 'none', label: side === 'inputs' ? 'Add an input…' : 'Add an output…' }, ...TYPES]}
        onChange={(type) => {
          if (type !== 'none') edits.add(type);
        }}
      />
    </fieldset>
  );
}

function Fields({ group }: { readonly group: WorkflowGroup }) {
  const edit = useGroupEdit();
  const { paletteOf } = useStudio();
  const palette = useWorkflow(({ whole }) => paletteOf(whole));
  const nodes = new Map(group.nodes.map((node) => [node.id, node]));
  const nameOf = (id: string) => nodes.get(id)?.title ?? palette.get(nodes.get(id)?.type ?? '')?.title ?? id;
  const fieldOf = (id: string, field: string) => definitionOf(palette, nodes.get(id))?.fields[field];
  const named = group.fields.map((exposed) => ({
    exposed,
    label: exposed.label ?? fieldOf(exposed.node, exposed.field)?.label ?? exposed.name,
  }));
  const hidden = group.nodes.flatMap((node) =>
    Object.entries(definitionOf(palette, node)?.fields ?? {}).flatMap(([field, { label, kind }]) =>
      kind === 'data' || exposedAs(group, node.id, field)
        ? []
        : [{ value: JSON.stringify([node.id, field]), label: `${nameOf(node.id)} › ${label}` }],
    ),
  );
  return (
    <fieldset className="group-edit__part">
      <legend>Fields</legend>
      <ol className="group-edit__rows">
        {named.map(({ exposed, exposed: { name, node, field }, label }, at) => (
          <FaceRow
            key={name}
            label={label}
            about={nameOf(node)}
            at={at}
            count={group.fields.length}
            onRename={(text) => {
              edit((whole) => describeField(whole, group.id, name, { label: text }));
            }}
            list="fields"
            onMove={(to) => {
              edit((whole) => moveField(whole, group.id, name, to));
            }}
            onDropHere={(from) => {
              const dragged = group.fields[from];
              if (dragged) edit((whole) => moveField(whole, group.id, dragged.name, at));
            }}
            removes="Hide"
            onRemove={() => {
              edit((whole) => hideField(whole, group.id, name));
            }}
          >
            <ShownFieldWords group={group.id} exposed={exposed} label={label} ownHelp={fieldOf(node, field)?.help} />
          </FaceRow>
        ))}
      </ol>
      {hidden.length > 0 && (
        <Select
          label="Show a field"
          value="none"
          options={[{ value: 'none', label: 'Show a field…' }, ...hidden]}
          onChange={(chosen) => {
            if (chosen === 'none') return;
            const [node, field] = JSON.parse(chosen) as [string, string];
            edit((whole) => exposeField(whole, group.id, palette, node, field));
          }}
        />
      )}
    </fieldset>
  );
}
