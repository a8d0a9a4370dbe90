import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** What reaches the world or its clock without an import; the layers see imports only. */
const WORLD = ['fetch', 'process', 'Buffer', 'performance', 'crypto', 'setTimeout', 'setInterval', 'setImmediate'];

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', '.dependency-cruiser.js', 'eslint.config.js'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['shared/tsconfig.json', 'electron/tsconfig.json', 'renderer/tsconfig.json', 'tests/tsconfig.json'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'max-lines': ['warn', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union of strings or an `as const` table.' },
      ],
    },
  },
  { files: ['shared/**'], rules: { 'no-restricted-globals': ['error', ...WORLD] } },
  { files: ['electron/engine/**'], rules: { 'no-restricted-globals': ['error', 'Date', ...WORLD] } },
  { files: ['renderer/**'], ...reactHooks.configs.flat['recommended-latest'] },
  {
    files: ['**/*.config.ts', 'tests/support/requireNode24.ts', 'tests/desktop/support/announce.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['tests/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
