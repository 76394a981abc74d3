import tseslint from 'typescript-eslint';

/** The floors of ARCHITECTURE.md: who may not be imported from where, and why. */
const floor = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: patterns.map(([group, message]) => ({ group, message })) }],
});
const VSCODE = [['vscode'], 'Only src/host and src/extension.ts know VS Code.'];
const NODE = [['node:*'], 'This floor runs in the page too: no Node.'];
const ABOVE_SHARED = [['**/core/**', '**/host/**', '**/webview/**'], 'src/shared imports nothing above itself.'];
const ABOVE_CORE = [['**/host/**', '**/webview/**'], 'src/core imports nothing above itself.'];
const RIGHT_OF = {
  workers: ['index', 'models', 'threads', 'edits', 'secrets', 'embeddings', 'context', 'slash', 'chat', 'panel'],
  'index|models|threads|edits|secrets': ['embeddings', 'context', 'slash', 'chat', 'panel'],
  embeddings: ['context', 'slash', 'chat', 'panel'],
  'context|slash': ['chat', 'panel'],
  chat: ['panel'],
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.vscode-test/', 'media/', 'test/sample/', 'test/host/node_modules/'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './webview/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `({ text, ...item }) => item` is how a field is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Everything sent to a model goes through core/models, which redacts.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels.' },
        { selector: ':not(TSModuleBlock) > ExportDefaultDeclaration', message: 'Export by name.' },
      ],
    },
  },
  {
    files: ['src/shared/**'],
    rules: { ...floor(VSCODE, NODE, ABOVE_SHARED), '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  { files: ['src/core/**'], rules: floor(VSCODE, ABOVE_CORE) },
  ...Object.entries(RIGHT_OF).map(([rooms, later]) => ({
    files: rooms.split('|').map(room => `src/core/${room}/**`),
    rules: floor(VSCODE, ABOVE_CORE, [
      later.map(room => `**/${room}/**`),
      'Inside core the rooms stand in order, and none imports what stands to its right.',
    ]),
  })),
  {
    files: ['src/host/**', 'src/extension.ts'],
    rules: floor([['**/webview/**'], 'The host speaks to the page through src/shared/protocol.ts.']),
  },
  {
    files: ['webview/**/*.{ts,tsx}'],
    rules: floor(VSCODE, NODE, [['**/core/**', '**/host/**'], 'The page imports src/shared only.']),
  },
  {
    // The places that may reach the network, and the stand-in for a model that the tests talk to.
    // `fetchPage` asks for a page that the user named, and sends nothing but its address.
    files: ['src/core/models/**', 'src/core/context/web/fetchPage.ts', 'test/**', 'bench/**', 'webview/highlight/**'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['test/**/*.{ts,tsx}', 'bench/**/*.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'mocha', name: ['describe', 'it'] }] },
      ],
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['test/unit/**/*.{ts,tsx}'],
    rules: floor(VSCODE, [['**/host/**', '**/extension.ts'], 'A test that needs VS Code stands in test/integration.']),
  },
  { files: ['**/*.mjs'], rules: {} },
);
