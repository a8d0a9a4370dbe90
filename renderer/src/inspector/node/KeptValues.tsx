import type { JsonValue } from '#shared/graph/Field';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { Section } from '../../ui/Section.tsx';
import './KeptValues.css';

/** Letters of one value that are shown. */
const MAX_SHOWN = 4000;

/** What a node of a type that is not known here holds: to be read, and copied. */
export function KeptValues({ node }: { readonly node: WorkflowNode }) {
  const values = Object.entries(node.fields ?? {}).filter(([, value]) => value !== null && value !== '');
  if (values.length === 0) return null;
  return (
    <Section title="Values">
      <dl className="kept-values">
        {values.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{words(value)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function words(value: JsonValue): string {
  return (typeof value === 'string' ? value : JSON.stringify(value, null, 1)).slice(0, MAX_SHOWN);
}
