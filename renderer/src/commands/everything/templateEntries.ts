import { LayoutTemplate } from 'lucide-react';
import type { Studio } from '../../stores/studio.ts';
import type { Entry } from './Entry.ts';

/** Every graph to begin with, one's own too. */
export function templateEntries({ templates, files, view }: Studio): readonly Entry[] {
  return (templates.getState().templates ?? []).map((template) => ({
    id: `template ${template.of} ${template.id}`,
    group: 'Templates',
    sought: { title: template.name, names: template.keywords, about: `template ${template.description}` },
    hint: `New graph · ${template.description}`,
    icon: LayoutTemplate,
    refusal: template.fault,
    run: () => {
      view.getState().showSection('graph');
      return files.openTemplate(template);
    },
  }));
}
