/**
 * The walls of the house as lint rules: which folder may import which, which package lives where, and what must not be
 * known below cli/. The table STAGES is the order of the pipeline; everything else is computed from it.
 */

/** Order of the stages. A stage may import base/, and the types of those before it. */
const STAGES = [
  'base', 'read', 'story', 'check', 'style', 'font', 'image', 'text', 'line',
  'plan', 'makeup', 'furnish', 'layout', 'press', 'record', 'proof', 'desk',
]; // prettier-ignore

/** Folders whose functions a stage may call; base/ is everyone's. */
const CALLS = {
  story: ['read'],
  style: ['read'],
  font: ['read'],
  text: ['line', 'layout'],
  makeup: ['line', 'layout'],
  furnish: ['layout'],
  press: ['layout'],
  record: ['layout'],
  proof: ['layout'],
  desk: ['layout'],
};

/** From style/ on, everyone may speak of what a Layout is made of (roles, swatches, frames); making one is for CALLS. */
const SPEAKS_OF_LAYOUT = STAGES.slice(STAGES.indexOf('style'));

/** Packages that only some folders may know: [imports, folders, why]. */
const HOMES = [
  [['react', 'react/**'], ['furnish', 'desk'], 'React lives in furnish/, desk/, src/template.ts and templates/.'],
  [['@react-pdf/**'], ['furnish'], 'React-PDF lives in furnish/ and src/template.ts.'],
  [['fontkit'], ['font'], 'Only font/ knows fontkit.'],
  [['sharp'], ['image'], 'Only image/ knows sharp.'],
  [['pdfkit', 'pdfkit/**'], ['press'], 'Only press/ knows pdfkit.'],
  [['unified', 'remark-*', 'rehype-*', 'mdast-*', 'micromark*', 'hast-*'], ['read'], 'Only read/ knows Markdown.'],
  [['esbuild'], ['furnish'], 'Templates are compiled in furnish/.'],
  [['commander'], [], 'Only cli/ reads arguments.'],
  [['typebox', 'typebox/**', 'ajv', 'ajv/**'], [], 'Schemas are compiled by the build; src/ takes the validators as arguments.'],
]; // prettier-ignore

/** Stages that take what they need as arguments and touch no file. */
const FILELESS = ['base', 'read', 'story', 'check', 'style', 'text', 'line', 'plan', 'makeup', 'layout'];

const MACHINE = [
  'node:process',
  'process',
  'node:os',
  'os',
  'node:perf_hooks',
  'node:child_process',
  'child_process',
  'node:timers',
  'node:timers/*',
];
const FILES = ['node:fs', 'node:fs/*', 'fs', 'fs/*'];

const IMPURE = [
  'process', 'console', 'Date', 'Intl', 'performance', 'navigator', 'globalThis', 'crypto', 'fetch', 'setTimeout', 'setInterval',
]; // prettier-ignore
const LOCALE = [
  'toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'toLocaleUpperCase', 'toLocaleLowerCase', 'localeCompare',
]; // prettier-ignore

const group = (names, message, allowTypeImports = false) => ({ group: names, message, allowTypeImports });
const folders = (names, message, allowTypeImports) => ({ regex: `^(\\.\\./)+(${names.join('|')})/`, message, allowTypeImports });

const packagesFor = (stage) => HOMES.filter(([, homes]) => !homes.includes(stage)).map(([names, , why]) => group(names, why));

/** What a stage must not import, with the reason. */
function importRules(stage) {
  const own = STAGES.indexOf(stage);
  const calls = CALLS[stage] ?? [];
  const earlier = STAGES.filter((name, index) => name !== 'base' && index < own && !calls.includes(name));
  const later = STAGES.filter((name, index) => index > own && !calls.includes(name));
  const spoken = SPEAKS_OF_LAYOUT.includes(stage) && later.includes('layout');
  if (spoken) later.splice(later.indexOf('layout'), 1);
  return [
    folders([...later, 'cli'], `${stage}/ stands before it: take what you need of it as an argument.`, false),
    ...(earlier.length > 0 ? [folders(earlier, `${stage}/ may know the types of earlier stages only.`, true)] : []),
    ...(spoken ? [folders(['layout'], `${stage}/ may know the types of layout/ only.`, true)] : []),
    folders(['schemas'], 'Only the types of schemas/ are for src/.', true),
    {
      // furnish/ hands src/template.ts to the templates that it loads.
      regex: `^(\\.\\./)+(index|pipeline${stage === 'furnish' ? '' : '|template'})\\.ts$`,
      message: 'A stage knows no one above it.',
      allowTypeImports: false,
    },
    ...packagesFor(stage),
    group(MACHINE, 'The machine is known in cli/ only.'),
    ...(FILELESS.includes(stage) ? [group(FILES, `${stage}/ reads no file: the host is an argument.`)] : []),
  ];
}

/** Press dates come from the edition; pdfkit wants them as Date objects. */
const globalsFor = (stage) => IMPURE.filter((name) => !(stage === 'press' && name === 'Date'));

const pure = (stage) => ({
  'no-restricted-globals': ['error', ...globalsFor(stage).map((name) => ({ name, message: 'Not below cli/: no clock, random number, locale or environment.' }))],
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random', message: 'Nothing is random.' },
    { object: 'Date', property: 'now', message: 'No clock below cli/.' },
    ...LOCALE.map((property) => ({ property, message: 'Locales differ between machines.' })),
  ],
}); // prettier-ignore

const stageOverride = (stage) => ({
  files: [`src/${stage}/**`],
  rules: { 'no-restricted-imports': ['error', { patterns: importRules(stage) }], ...pure(stage) },
});

/** src/*.ts and src/pipeline/: the pipeline and the public API, above the stages and below cli/. */
const topOverride = {
  files: ['src/*.ts', 'src/*.tsx', 'src/pipeline/**'],
  rules: {
    'no-restricted-imports': ['error', { patterns: [folders(['cli'], 'Nothing imports cli/.', false), { regex: '^\\./cli/', message: 'Nothing imports cli/.' }, ...packagesFor('pipeline'), group(MACHINE, 'The machine is known in cli/ only.')] }],
    ...pure('pipeline'),
  },
}; // prettier-ignore

/** src/template.ts: what a template may see of React and React-PDF. */
const templateApi = {
  files: ['src/template.ts', 'src/template.tsx'],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '^\\./cli/', message: 'Nothing imports cli/.' }, ...packagesFor('furnish')] }] },
}; // prettier-ignore

const templates = {
  files: ['templates/**'],
  rules: {
    'no-restricted-imports': ['error', { patterns: [
      group(['react', 'react/**', '@react-pdf/**'], "A template imports from 'banxin/template' only: it carries Banxin's own React."),
      { regex: '^(\\.\\./)+src/', message: 'A template knows only the types of src/.', allowTypeImports: true },
      ...packagesFor('furnish').filter((rule) => !rule.group.includes('react')),
      group([...MACHINE, ...FILES], 'A template draws; it reads nothing.'),
    ] }],
    ...pure('templates'),
  },
}; // prettier-ignore

/** grid.ts is loaded by plan and makeup: whole numbers, no React. */
const grids = {
  files: ['templates/*/grid.ts'],
  rules: {
    'no-restricted-imports': ['error', { patterns: [
      group(['react', 'react/**', '@react-pdf/**', 'banxin/template'], 'grid.ts knows no React: plan and makeup load it.', true),
      { regex: '^(\\.\\./)+src/(?:[^b]|b[^a])', message: 'grid.ts knows only base/ and types.', allowTypeImports: true },
      { regex: '\\.tsx$', message: 'grid.ts knows no React: plan and makeup load it.' },
      group([...MACHINE, ...FILES], 'A grid reads nothing.'),
    ] }],
  },
}; // prettier-ignore

export default {
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'react', 'vitest'],
  categories: { correctness: 'error' },
  ignorePatterns: ['dist/**', 'output/**', '.cache/**', 'node_modules/**', 'src/generated/**'],
  rules: {
    'import/no-cycle': 'error',
    'typescript/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'off',
    'prefer-const': 'error',
    'no-var': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
    'unicorn/prefer-node-protocol': 'error',
    'unicorn/no-empty-file': 'off',
    'unicorn/no-new-array': 'off', // lengths are what we make arrays of
    'no-control-regex': 'off', // copy holds them, and we say so
    'no-misleading-character-class': 'off', // variation selectors and combining marks are our trade
    'no-irregular-whitespace': ['error', { skipStrings: true, skipComments: true, skipRegExps: true, skipTemplates: true }], // U+3000
    'react/react-in-jsx-scope': 'off',
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    'vitest/no-standalone-expect': ['error', { additionalTestBlockFunctions: ['row'] }], // test/conformance/row.ts
    'vitest/no-conditional-expect': 'off',
    'vitest/no-conditional-tests': 'off',
    'vitest/valid-title': 'off',
    'vitest/require-mock-type-parameters': 'off',
  },
  overrides: [...STAGES.map(stageOverride), topOverride, templateApi, templates, grids],
};
