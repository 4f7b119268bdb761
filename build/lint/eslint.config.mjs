// What is linted as JavaScript: the scripts of the pages, and the modules of the build.
import js from '@eslint/js';
import globals from 'globals';

const rules = {
  ...js.configs.recommended.rules,
  eqeqeq: 'error',
  'no-empty': ['error', { allowEmptyCatch: true }],
  // A page may call something of its own what the browser has too.
  'no-redeclare': ['error', { builtinGlobals: false }],
  'no-var': 'error',
  'prefer-const': 'error',
};

export default [
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, rules },
  {
    files: ['functions/*/Pages/Assets/*.js'],
    languageOptions: {
      // What phones of 2021 understand: a script that uses more is no script at all on an older one.
      ecmaVersion: 2021,
      sourceType: 'script',
      globals: { ...globals.browser, ...globals.serviceworker },
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { ecmaVersion: 2023, sourceType: 'module', globals: globals.node },
  },
];
