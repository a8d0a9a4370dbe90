import type { ErrorReport } from '#shared/errors/AppError';
import { nodeName } from '#shared/graph/Graph';
import type { FixContext } from './Fix.ts';

/** The providers of a graph whose model is on its way out: they run still, so nothing is refused for it. */
export function retiringModels({ workflow, palette, catalogue }: Omit<FixContext, 'provider'>): readonly ErrorReport[] {
  return workflow.nodes.flatMap((node): readonly ErrorReport[] => {
    const definition = palette.get(node.type);
    const provider = definition?.provider && catalogue.find(definition.provider.id);
    const chosen = node.fields?.['model'] ?? definition?.fields['model']?.default;
    const model = provider?.models.find(({ id }) => id === chosen);
    if (!model?.deprecated) return [];
    return [
      {
        code: 'model-retires',
        node: node.id,
        field: 'model',
        message: `${nodeName(node, definition?.title)}: ${model.title} is on its way out.`,
        hint: model.deprecated,
      },
    ];
  });
}
