import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceField } from '#shared/graph/fields/choiceField';
import { integerField } from '#shared/graph/fields/integerField';
import { keyNameField } from '#shared/graph/fields/keyNameField';
import { modelField } from '#shared/graph/fields/modelField';
import { optionalNumberField } from '#shared/graph/fields/optionalNumberField';
import { textField } from '#shared/graph/fields/textField';

const KEY = 'AIzaSyA1234567890123456789012345678901';
const fields = {
  text: textField('Value'),
  integer: integerField('Images', { min: 1, max: 16, default: 1 }),
  number: optionalNumberField('Temperature', { min: 0, max: 2, step: 0.1 }),
  choice: choiceField(
    'Size',
    [
      { value: '1K', label: '1K' },
      { value: '', label: 'Unset' },
    ],
    { default: '1K' },
  ),
  model: modelField('Model', [], { provider: 'google', default: 'gemini-x' }),
  keyName: keyNameField('Key', { default: 'GOOGLE_API_KEY' }),
};
const isGood = (name: keyof typeof fields, value: unknown) => fields[name].check(value).ok;

describe('fields', () => {
  it('accept their own default', () => {
    for (const field of Object.values(fields))
      expect(field.check(field.default)).toEqual({ ok: true, value: field.default });
  });

  it.each<[keyof typeof fields, unknown[], unknown[]]>([
    ['text', ['', 'x'.repeat(200_000)], ['x'.repeat(200_001), 1, null]],
    ['integer', [1, 16], [0, 17, 1.5, '1', null, Number.NaN]],
    ['number', [0, 2, 0.05, null, undefined], [-0.1, 2.1, '1', Number.NaN, Number.POSITIVE_INFINITY]],
    ['choice', ['1K', ''], ['2K', null, 1, 'toString']],
    ['model', ['gemini-x', 'google/gemini-3.1:free'], ['', '/x', 'a b', 'a/../b', 'x'.repeat(201), `m${KEY}`, 1]],
    ['keyName', ['GOOGLE_API_KEY', 'MY_TOKEN', 'A_SECRET'], ['PATH', 'google_api_key', KEY, '', 'A_KEY\n', 1, '_KEY']],
  ])('%s takes what fits and refuses what does not', (name, good, bad) => {
    for (const value of good) expect([value, isGood(name, value)]).toEqual([value, true]);
    for (const value of bad) expect([value, isGood(name, value)]).toEqual([value, false]);
  });

  it('refuse something shaped like a key with a reason of its own, without repeating it', () => {
    for (const field of [fields.keyName, fields.model]) {
      const result = field.check(KEY);
      expect(result).toMatchObject({ ok: false, code: 'bad-key-name' });
      expect(JSON.stringify(result)).not.toContain(KEY);
    }
  });

  it('never throw, and give a reason whenever they refuse', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const field of Object.values(fields)) {
          const result = field.check(value);
          if (!result.ok) expect(result.reason).not.toBe('');
        }
      }),
    );
  });
});
