import { accepted, refused, type FieldWords, type Reveals, type TextFault, type TextField } from '../Field.ts';

/** Longest text a field holds, in UTF-16 units: far above any prompt, far below what would hurt. */
export const MAX_TEXT = 200_000;

export function textField(
  label: string,
  options: FieldWords & {
    readonly default?: string;
    readonly multiline?: boolean;
    readonly placeholder?: string;
    /** Default: words for a model. */
    readonly reveals?: Reveals;
    readonly faultOf?: (text: string) => TextFault | undefined;
    readonly tokens?: readonly string[];
    /** UTF-16 units. Default: `MAX_TEXT`. */
    readonly longest?: number;
  } = {},
): TextField {
  const {
    default: initial = '',
    multiline = false,
    reveals = 'prompt',
    longest = MAX_TEXT,
    faultOf,
    ...rest
  } = options;
  return {
    kind: 'text',
    label,
    default: initial,
    multiline,
    reveals,
    ...rest,
    check: (value) => {
      if (typeof value !== 'string') return refused('must be text');
      if (value.length > longest) return refused(`is longer than ${String(longest)} characters`);
      const fault = faultOf?.(value);
      return fault ? { ok: false, code: 'field-out-of-range', ...fault } : accepted(value);
    },
  };
}
