import { posix } from 'node:path';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/*
 * The walls of the house. Data walks one way: gather → patient → rules → present, and pipeline.ts alone
 * opens the doors. Each wall is an allow-list: what is not named may not be imported, so a new folder or a
 * new package starts outside. test/lint-walls.test.ts proves that every wall bites.
 *
 * A later block that sets the same rule REPLACES it. So each folder gets exactly one block that matches its
 * imports and its syntax, and the rules are composed here, never added in a second block.
 */

/** How a permitted thing is written: "src/knowledge/" a folder, "src/rules/rule" a module, "node:" every builtin, else a package. */
const room = (name) => `src/${name}/`;

const modulePath = String.raw`[\w-]+(?:/[\w-]+)*\.js`;
const valueSetJson = String.raw`\.\/value-sets\/[\w-]+\.json`;
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
const fromHere = (here, there) => {
  const path = posix.relative(here, there);
  if (path === '') return '.';
  return path.startsWith('.') ? path : `./${path}`;
};

/** One permitted import, as a regular expression on the specifier that a file in `here` would write. */
function specifier(here, permitted) {
  if (permitted === 'node:') return String.raw`node:[\w/]+`;
  if (permitted === 'value sets') return valueSetJson;
  if (/^(?:src|cards|hooks)\//.test(permitted)) {
    const path = escaped(fromHere(here, permitted.replace(/\/$/, '')));
    return permitted.endsWith('/') ? String.raw`${path}\/${modulePath}` : String.raw`${path}\.js`;
  }
  return escaped(permitted);
}

/** Nothing but `values` may be imported, and `types` only as types. */
function onlyImports(here, { values, types = [], advice }) {
  const valueForms = values.map((permitted) => specifier(here, permitted));
  const typeForms = types.map((permitted) => specifier(here, permitted));
  const anyForm = [...valueForms, ...typeForms];
  const patterns = [{ regex: `^(?!(?:${anyForm.join('|') || '(?!)'})$)`, message: advice }];
  if (typeForms.length > 0) {
    patterns.push({
      regex: `^(?!(?:${valueForms.join('|') || '(?!)'})$)(?:${typeForms.join('|')})$`,
      message: `Only types may come from there: write "import type". ${advice}`,
      allowTypeImports: true,
    });
  }
  return ['error', { patterns }];
}

const staticImportsOnly = [
  {
    selector: 'ImportExpression',
    message: 'Import at the top of the file: the walls cannot see a dynamic import().',
  },
];

const noCanParse = [
  {
    selector: 'MemberExpression[object.name="URL"][property.name="canParse"]',
    message: 'In Node 20 it says no to a host with an umlaut after some thousand calls: use readUrl().',
  },
];

const noClockSyntax = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'No clock here: time is `asOf` on the question. Pass the day in.',
  },
  {
    selector: 'CallExpression[callee.name="Date"]',
    message: 'No clock here: time is `asOf` on the question. Pass the day in.',
  },
];

const noRandom = 'No randomness here: fresh ids come from `newId` on the question.';
const noClockProperties = [
  {
    object: 'Date',
    property: 'now',
    message: 'No clock here: time is `asOf` on the question. Pass the day in.',
  },
  { object: 'Math', property: 'random', message: noRandom },
];

const noEffectGlobals = [
  { name: 'console', message: 'No console here: return what you found, http/ logs one line a call.' },
  { name: 'crypto', message: noRandom },
  {
    name: 'performance',
    message: 'No clock here: time is `asOf` on the question. http/ measures how long a call took.',
  },
  { name: 'process', message: 'No environment here: config.ts reads it once, at start.' },
  { name: 'fetch', message: 'No network here: room 1 (src/gather) is the only place that reads.' },
  { name: 'globalThis', message: 'Name the thing itself, so that the walls can see it.' },
];

/** The rules of one folder: what it may import, and whether it is free of clock, chance and output. */
function rulesOf(here, wall) {
  const syntax = [
    ...noCanParse,
    ...(wall.dynamicImports ? [] : staticImportsOnly),
    ...(wall.pure ? noClockSyntax : []),
  ];
  return {
    '@typescript-eslint/no-restricted-imports': onlyImports(here, wall),
    // A severity without options would keep the options of an earlier block: so "off", not an empty list.
    'no-restricted-syntax': ['error', ...syntax],
    ...(wall.pure && {
      'no-restricted-properties': ['error', ...noClockProperties],
      'no-restricted-globals': ['error', ...noEffectGlobals],
    }),
  };
}

/** A wall around a folder and two levels of folders inside it; deeper files meet the default wall. */
function wallAround(folder, wall) {
  const own = wall.notItself ? [] : [`${folder}/`];
  return [0, 1, 2].map((depth) => {
    const here = posix.join(folder, ...Array.from({ length: depth }, () => 'x'));
    return {
      name: `wall/${here}`,
      files: [posix.join(folder, ...Array.from({ length: depth }, () => '*'), '*.ts')],
      rules: rulesOf(here, { ...wall, values: [...own, ...wall.values] }),
    };
  });
}

const wallOfFile = (file, wall) => ({
  name: `wall/${file}`,
  files: [file],
  rules: rulesOf(posix.dirname(file), wall),
});

const noWallYet = {
  values: [],
  advice: 'This place has no wall yet (or lies too deep): say in eslint.config.js what it may import.',
};

const knowledge = {
  values: ['value sets'],
  pure: true,
  advice:
    'knowledge is pure data and imports nothing but its own files and JSON: what needs a patient belongs in src/patient.',
};
const contract = {
  values: ['zod'],
  advice: 'contract describes the outside world with zod and its own files only: move the logic to its room.',
};
const patient = {
  values: [room('knowledge')],
  types: [room('contract')],
  pure: true,
  advice:
    'patient interprets the chart: it may import knowledge, and types of contract. Recommendations belong in cards/, reading in src/gather.',
};
const rules = {
  values: ['src/patient/answer', room('knowledge')],
  types: [room('patient'), room('contract')],
  pure: true,
  advice:
    'rules may import types of patient and contract, the vocabulary src/patient/answer.js, and knowledge. The four rooms meet in pipeline.ts.',
};
const cards = {
  values: ['src/rules/rule', room('patient'), room('knowledge'), 'cards/signature', 'cards/proposals'],
  pure: true,
  notItself: true,
  advice:
    "A card may import src/rules/rule.js, the patient's vocabulary (src/patient) and knowledge, never another card, node, express, zod or a FHIR client: what two cards share belongs in src/patient.",
};
const present = {
  values: [room('contract'), room('knowledge'), room('patient')],
  types: [room('rules')],
  pure: true,
  advice:
    'present turns findings into cards: it may import types of rules, contract, knowledge and the words of patient. The four rooms meet in pipeline.ts.',
};
const gather = {
  values: [room('contract')],
  advice:
    'gather reads: it may import contract. fhir-kit-client stays in gather/fhir-server.ts, jsonpath-plus in gather/site-map.ts; interpretation belongs in src/patient.',
};
const hooks = {
  values: [room('contract')],
  advice:
    'A hook turns its context into a Question: it may import contract only, and thinks no clinical thought.',
};
const journal = {
  values: [room('contract'), 'kysely', 'node:'],
  advice:
    'journal remembers what was served and what became of it: contract, kysely and node only. pg stays in journal/database.ts, libsql in sqlite-thread.mjs.',
};
const http = {
  values: [
    ...['src/pipeline', 'src/config', 'src/who-may-call', 'hooks/', room('contract'), room('journal')],
    ...['src/report/query', 'src/report/report', 'express', 'cors', 'node:'],
  ],
  types: ['pino', 'src/metrics', room('clients'), 'src/playground/library', 'src/playground/drugs'],
  advice:
    'http is the rim: it may import pipeline, hooks, contract, config, who-may-call, journal, report, express, cors, node and types of pino, metrics, clients and playground. Clinical work goes through pipeline.answer.',
};
const page = {
  values: ['htm/preact', 'preact/hooks', 'preact'],
  types: [
    ...[room('contract'), 'src/explain/explanation', 'src/explain/timeline'],
    ...['src/playground/library', 'src/playground/drugs'],
  ],
  advice:
    'The page renders what the service answers: preact, htm, and types of what is answered; marked and dompurify stay in cards/markdown.ts, Plot in timeline/draw.ts. What needs thinking belongs in src/explain.',
};
const roomsOfPipeline = ['gather', 'patient', 'rules', 'present', 'contract'].map(room);

const walls = [
  { name: 'wall/default', files: ['{src,cards,hooks}/**/*.ts'], rules: rulesOf('src/x', noWallYet) },
  ...wallAround('src/knowledge', knowledge),
  ...wallAround('src/knowledge/finding-words', knowledge),
  ...wallAround('src/knowledge/recommendations', {
    ...knowledge,
    values: [...knowledge.values, room('knowledge')],
  }),
  ...wallAround('src/contract', contract),
  ...wallAround('src/patient', patient),
  ...wallAround('src/patient/words', {
    ...patient,
    types: [],
    advice:
      'words reads text and knows no patient: it may import knowledge. What a finding means belongs in src/patient.',
  }),
  ...wallAround('src/rules', rules),
  ...wallAround('cards', cards),
  wallOfFile('cards/proposals.ts', {
    ...cards,
    values: [room('knowledge')],
    types: ['src/rules/rule', room('patient'), room('contract')],
  }),
  wallOfFile('cards/signature.ts', { ...cards, values: ['src/rules/rule', 'cards/rule-set'] }),
  ...wallAround('cards/pathway', {
    ...cards,
    // Neither is a card: the pathway cards word the same treatment the same way.
    values: [
      ...cards.values,
      'cards/pathway/advice',
      'cards/pathway/option-guide',
      'cards/pathway/background',
      'cards/pathway/option-order',
      'cards/pathway/row-questions',
      'cards/pathway/site-choice',
    ],
  }),
  ...wallAround('cards/safety', {
    ...cards,
    // No card: the cards on TNF inhibitors ask the same things.
    values: [...cards.values, 'cards/safety/tnf-inhibitor-questions'],
  }),
  ...wallAround('cards/orders', {
    ...cards,
    // None of them is a card: the order rules ask the same things of different drugs.
    values: [
      ...cards.values,
      'cards/orders/order-rule',
      'cards/orders/pregnancy-checks',
      'cards/orders/history-checks',
      'cards/orders/dose-checks',
      'cards/orders/risk-checks',
      'cards/orders/screening-checks',
      'cards/orders/dosing-guide-check',
    ],
  }),
  wallOfFile('cards/index.ts', {
    ...cards,
    values: ['src/rules/rule', 'cards/'],
    advice: 'cards/index.ts is the list of rules: it imports the cards and src/rules/rule.js only.',
  }),
  ...wallAround('src/present', present),
  ...wallAround('src/gather', gather),
  wallOfFile('src/gather/fhir-server.ts', {
    ...gather,
    values: [...gather.values, room('gather'), 'fhir-kit-client', 'undici'],
  }),
  wallOfFile('src/gather/site-map.ts', {
    ...gather,
    values: [...gather.values, room('gather'), 'jsonpath-plus'],
  }),
  ...wallAround('src/journal', journal),
  wallOfFile('src/journal/database.ts', {
    ...journal,
    values: [...journal.values, room('journal'), 'pg'],
  }),
  ...wallAround('hooks', hooks),
  ...wallAround('src/http', http),
  wallOfFile('src/http/rate-limit.ts', {
    ...http,
    values: [...http.values, room('http'), 'express-rate-limit'],
  }),
  wallOfFile('src/pipeline.ts', {
    values: [...roomsOfPipeline, 'cards/index', 'src/knowledge/settings', 'src/knowledge/site-map'],
    advice: 'pipeline.ts is the corridor: it opens the four rooms and cards/index.js, nothing else.',
  }),
  wallOfFile('src/config.ts', {
    values: [
      ...['src/contract/server-address', 'src/rules/rule-ids', 'src/near-names', 'src/who-may-call'],
      ...['zod', 'node:'],
    ],
    advice:
      'config.ts reads the environment once: zod, node, contract/server-address.js (what a base URL is), rule ids, near names and who may call only.',
  }),
  wallOfFile('src/who-may-call.ts', {
    values: ['src/contract/server-address'],
    pure: true,
    advice:
      'who-may-call.ts judges settings beside each other: contract/server-address.js (what is loopback) only.',
  }),
  wallOfFile('src/file-mistakes.ts', {
    values: ['src/near-names'],
    types: ['zod'],
    pure: true,
    advice: 'file-mistakes.ts words what zod found in a file: near names and types of zod only.',
  }),
  ...wallAround('src/clients', {
    values: [room('contract'), 'jose', 'zod', 'node:'],
    advice:
      'clients knows who may call and checks their tokens: contract, jose, zod and node only. Express stays in http/.',
  }),
  wallOfFile('src/metrics.ts', {
    values: ['src/contract/account', 'src/clients/token', 'src/rules/rule-ids', 'prom-client'],
    types: ['src/pipeline', 'src/clients/callers', 'src/journal/journal'],
    pure: true,
    advice:
      'metrics.ts counts: prom-client, the names of rules, outcomes and refusals, and types of pipeline, journal and clients. It sees no chart and no request.',
  }),
  wallOfFile('src/clients-file.ts', {
    values: [...[room('clients'), room('contract'), 'src/config', 'src/file-mistakes', 'src/json-file']],
    advice:
      'clients-file.ts reads CLIENTS_FILE once: clients/, contract, config and how files are read only.',
  }),
  ...wallAround('src/site-map', {
    values: [
      ...['contract', 'knowledge'].map(room),
      ...['src/gather/local-codes', 'src/gather/site-map', 'src/near-names', 'zod'],
    ],
    advice:
      'site-map/ checks what a hospital wrote: zod, knowledge, and what gather says of names and paths.',
  }),
  wallOfFile('src/site-map.ts', {
    values: [
      ...['contract', 'knowledge', 'site-map'].map(room),
      ...['src/config', 'src/file-mistakes', 'src/json-file'],
    ],
    advice: 'site-map.ts reads SITE_MAP_FILE once: site-map/, knowledge, config and how files are read only.',
  }),
  wallOfFile('src/near-names.ts', {
    values: [],
    pure: true,
    advice: 'near-names.ts compares words and imports nothing.',
  }),
  wallOfFile('src/settings-file.ts', {
    values: ['src/knowledge/settings', 'src/contract/fhir', 'src/config', 'src/json-file'],
    advice:
      'settings-file.ts reads SETTINGS_FILE once: knowledge/settings.js, config.js, json-file.js and what an object is.',
  }),
  wallOfFile('src/json-file.ts', {
    values: ['node:'],
    advice: 'json-file.ts reads a file that somebody named: node only.',
  }),
  ...wallAround('src/command', {
    values: ['src/present/text', 'src/config', 'node:'],
    advice:
      'command/ is what the commands have in common: node, ConfigError and clean lines, nothing clinical.',
  }),
  wallOfFile('src/app.ts', {
    values: [
      ...[room('http'), room('contract'), 'hooks/', 'src/clients/callers', 'src/config', 'src/pipeline'],
      ...[room('journal'), 'src/metrics', 'express', 'cors'],
    ],
    types: ['pino'],
    advice:
      'app.ts shows every route on one screen: it imports the rim (src/http), express and what it hands on.',
  }),
  ...wallAround('src/catalogue', {
    values: [
      ...['cards/index', 'cards/rule-set', room('knowledge'), 'src/source-attributes'],
      ...['src/conformance/rules', 'src/contract/services', 'src/contract/topic-code', 'src/rules/rule-ids'],
    ],
    types: [room('rules')],
    pure: true,
    advice:
      'catalogue/ writes down what the rules say of themselves, and what a site types in: cards/index.js, knowledge, the services, the rules of conformance and source-attributes.js only.',
  }),
  wallOfFile('src/catalogue.ts', {
    values: [room('catalogue'), 'src/command/program', 'src/pipeline', 'node:'],
    advice: 'catalogue.ts is the command: it writes the files; what stands in them is in src/catalogue/.',
  }),
  ...wallAround('src/explain', {
    values: [
      ...['hooks/', 'src/command/page'],
      ...['contract', 'knowledge', 'patient', 'present', 'rules'].map(room),
    ],
    types: ['src/pipeline'],
    pure: true,
    advice:
      'explain words what the pipeline concluded: hooks, contract and the rooms, types of pipeline. src/explain.ts reads and prints.',
  }),
  wallOfFile('src/explain/explain-content.ts', {
    values: [room('explain'), 'src/pipeline', 'cards/index'],
    pure: true,
    advice:
      'explain-content.ts asks the pipeline and hands on what it concluded: pipeline and cards/index.js.',
  }),
  ...wallAround('src/playground', {
    values: [room('contract'), room('knowledge'), 'src/example', 'node:'],
    advice:
      'playground keeps the test patients and the drugs of the page: contract, knowledge, example.js and node. Express stays in http/, the page in playground/page/.',
  }),
  ...wallAround('src/playground/page', page),
  ...['cards', 'library', 'order', 'parts', 'request', 'timeline', 'what-if', 'why'].flatMap((part) =>
    wallAround(`src/playground/page/${part}`, { ...page, values: [...page.values, room('playground/page')] }),
  ),
  wallOfFile('src/playground/page/cards/markdown.ts', { ...page, values: ['marked', 'dompurify'] }),
  wallOfFile('src/playground/page/timeline/draw.ts', {
    ...page,
    values: [...['page/', 'page/timeline/'].map((path) => `src/playground/${path}`), '@observablehq/plot'],
  }),
  wallOfFile('src/explain.ts', {
    values: [
      ...[room('contract'), room('explain'), room('command'), 'src/config'],
      ...['src/http/calendar-day', 'src/pipeline', 'src/json-file', 'src/settings-file', 'src/site-map'],
      'node:',
    ],
    advice:
      'explain.ts is the command: it reads the file, runs the pipeline and prints; the words are in src/explain/.',
  }),
  ...wallAround('src/check-site', {
    values: [
      ...['contract', 'gather', 'knowledge', 'patient', 'present'].map(room),
      'src/rules/truth-table',
      'src/command/page',
    ],
    advice:
      'check-site watches gather read one chart and says what it saw: gather, what recognises, the truth table, and how a page is wrapped.',
  }),
  wallOfFile('src/check-site.ts', {
    values: [
      ...[room('contract'), room('check-site'), room('command'), 'src/config', 'src/http/calendar-day'],
      ...['src/gather/local-codes', 'src/site-map', 'node:'],
    ],
    advice: 'check-site.ts is the command: it reads arguments and prints; the work is in src/check-site/.',
  }),
  ...wallAround('src/conformance', {
    values: ['src/contract/fhir', 'src/contract/server-address', 'src/example', 'jose', 'zod', 'node:'],
    types: ['src/command/page'],
    advice:
      'conformance looks at a service from outside and knows nothing of how ours works: what FHIR is, jose, zod and node only.',
  }),
  wallOfFile('src/conformance.ts', {
    values: [
      ...[room('conformance'), room('command'), 'src/json-file', 'src/http/calendar-day'],
      ...['src/contract/server-address', 'node:'],
    ],
    advice: 'conformance.ts is the command: it reads arguments and prints; the work is in src/conformance/.',
  }),
  wallOfFile('src/source-attributes.ts', {
    values: ['cards/index', 'cards/rule-set', room('knowledge')],
    types: [room('rules'), room('contract')],
    pure: true,
    advice:
      'source-attributes.ts says on what ground the rules speak: the rule book and knowledge only; http/ gets it handed in.',
  }),
  wallOfFile('src/review-due.ts', {
    values: ['cards/index', room('command'), 'src/config', 'src/http/calendar-day'],
    types: [room('rules')],
    advice: 'review-due.ts lists when rules are to be looked at again: cards/index.js, command/ and config.',
  }),
  ...wallAround('src/report', {
    values: [
      ...['src/http/calendar-day', 'src/present/markdown', 'src/present/text', 'src/rules/rule-ids'],
      ...[room('contract'), room('journal'), 'zod'],
    ],
    pure: true,
    advice:
      'report/ counts what the journal has and writes it down: journal, contract, the topics of cards, escaping and calendar days only; nothing of a chart.',
  }),
  wallOfFile('src/report.ts', {
    values: [
      ...[room('report'), room('journal'), room('command'), 'src/config', 'src/contract/hook-request'],
    ],
    advice: 'report.ts is the command: it reads arguments and prints; the work is in src/report/.',
  }),
  wallOfFile('src/forget.ts', {
    values: [room('journal'), room('command'), 'src/config', 'src/contract/hook-request', 'node:'],
    advice: 'forget.ts is the command: it reads arguments and prints; the work is in src/journal/.',
  }),
  wallOfFile('src/server.ts', {
    values: [
      ...['src/app', 'src/config', 'src/settings-file', 'src/site-map', 'src/pipeline'],
      ...[room('playground'), 'src/explain/explain-content'],
      ...['src/source-attributes', 'src/clients-file', 'src/clients/callers', 'src/who-may-call'],
      ...[room('http'), room('journal'), room('contract'), 'pino', 'node:'],
    ],
    types: ['src/knowledge/settings', 'src/clients/schema'],
    dynamicImports: true,
    advice:
      'server.ts wires environment, app and socket: express stays in http/ and app.ts, the rooms behind pipeline.ts.',
  }),
];

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'node_modules/', '.stryker-tmp/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    name: 'strict',
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', ...noCanParse],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Also forbids import('…').Type, which the walls cannot see.
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // "_x" is left out on purpose: const { subject: _x, ...rest } = order
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // == null asks for null and undefined in one.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { name: 'no-console', files: ['{src,cards,hooks}/**/*.ts'], rules: { 'no-console': 'error' } },
  {
    name: 'commands-speak',
    files: ['src/server.ts', 'src/command/program.ts'],
    rules: { 'no-console': 'off' },
  },
  ...walls,
  {
    name: 'tests',
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
  {
    name: 'scripts',
    files: ['**/*.{js,mjs}'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    rules: { 'no-unused-vars': 'error', 'prefer-const': 'error', eqeqeq: 'error' },
  },
);
