import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

/** The walls only: rules that need types are off, so that files which do not exist can be judged. */
const eslint = new ESLint({
  overrideConfig: [
    { ...tseslint.configs.disableTypeChecked, files: ['**/*.ts'] },
    { files: ['**/*.ts'], rules: { '@typescript-eslint/no-unused-vars': 'off' } },
  ],
});

async function complaints(filePath: string, code: string): Promise<readonly string[]> {
  const results = await eslint.lintText(code, { filePath });
  return results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId ?? 'parse'}: ${message.message}`),
  );
}

const importing = (specifier: string) => `import { it } from '${specifier}';\nexport const kept = it;\n`;
const importingType = (specifier: string) =>
  `import type { It } from '${specifier}';\nexport type Kept = It;\n`;

const WALL = '@typescript-eslint/no-restricted-imports';

/** What each place may not import, and what it may. A star before a specifier: as a type only. */
const walls: Readonly<
  Record<string, { readonly refused: readonly string[]; readonly permitted: readonly string[] }>
> = {
  'src/knowledge/drugs.ts': {
    refused: ['../patient/facts.js', '../contract/fhir.js', 'zod', 'node:fs', 'express', '../config.js'],
    permitted: ['./value-sets.js', './value-sets/conditions.json'],
  },
  'src/patient/words/clauses.ts': {
    refused: ['../facts.js', '*../../contract/fhir.js', 'zod', 'node:fs'],
    permitted: ['./pattern.js', '../../knowledge/finding-words/guards.js'],
  },
  'src/contract/hook-request.ts': {
    refused: [
      '../knowledge/drugs.js',
      '../http/invoke.js',
      'express',
      'node:fs',
      '../../hooks/order-sign.js',
    ],
    permitted: ['zod', './fhir.js'],
  },
  'src/patient/treatment-history.ts': {
    refused: [
      '../contract/fhir.js',
      '../rules/rule.js',
      '../gather/gather.js',
      'zod',
      'node:crypto',
      '../../cards/index.js',
    ],
    permitted: ['../knowledge/drugs.js', './dates.js', '*../contract/fhir.js'],
  },
  'src/rules/evaluate.ts': {
    refused: [
      '../patient/dates.js',
      '../contract/fhir.js',
      '../present/merge.js',
      '../../cards/index.js',
      'zod',
      'express',
    ],
    permitted: [
      '../patient/answer.js',
      '*../patient/facts.js',
      '*../contract/question.js',
      '../knowledge/evidence.js',
      './rule.js',
    ],
  },
  'cards/safety/etanercept-avoid.ts': {
    refused: [
      'express',
      'zod',
      'fhir-kit-client',
      'node:fs',
      './gi-red-flag.js',
      '../pathway/advice.js',
      '../pathway/escalate-ivig.js',
      '../../src/rules/evaluate.js',
      '../../src/contract/fhir.js',
      '../../src/present/markdown.js',
      '../../src/gather/gather.js',
      '../../src/patient/../http/invoke.js',
      '../../src/knowledge/value-sets/conditions.json',
    ],
    permitted: [
      '../../src/rules/rule.js',
      '../../src/patient/dates.js',
      '../../src/knowledge/evidence.js',
      '../signature.js',
      '../proposals.js',
      './tnf-inhibitor-questions.js',
    ],
  },
  'cards/proposals.ts': {
    refused: ['./safety/etanercept-avoid.js', './signature.js', '../src/patient/on-file.js', 'node:fs'],
    permitted: ['*../src/rules/rule.js', '*../src/patient/facts.js', '../src/knowledge/value-sets.js'],
  },
  'cards/pathway/escalate-ivig.ts': {
    refused: [
      './decision-table.js',
      './escalate-jak-inhibitor.js',
      '../index.js',
      '../../src/rules/pathway.js',
    ],
    permitted: [
      '../../src/rules/rule.js',
      '../../src/patient/facts.js',
      '../signature.js',
      './advice.js',
      './option-guide.js',
    ],
  },
  'cards/orders/methotrexate-order-safety.ts': {
    refused: ['./rituximab-order-safety.js', '../pathway/advice.js', '../../src/rules/evaluate.js'],
    permitted: ['./order-rule.js', './dose-checks.js', './screening-checks.js', '../signature.js'],
  },
  'cards/index.ts': {
    refused: ['express', '../src/present/merge.js', '../src/rules/evaluate.js', '../src/patient/facts.js'],
    permitted: ['./safety/etanercept-avoid.js', './pathway/decision-table.js', '../src/rules/rule.js'],
  },
  'src/present/merge.ts': {
    refused: [
      '../rules/evaluate.js',
      '../gather/gather.js',
      '../../cards/index.js',
      'zod',
      'node:crypto',
      'express',
    ],
    permitted: [
      '*../rules/rule.js',
      '../contract/cds-response.js',
      '../knowledge/evidence.js',
      '../patient/dates.js',
      './why.js',
    ],
  },
  'src/gather/gather.ts': {
    refused: [
      'fhir-kit-client',
      'jsonpath-plus',
      '../patient/dates.js',
      '../knowledge/drugs.js',
      'express',
      'node:fs',
    ],
    permitted: ['../contract/fhir.js', './prefetch.js', './fhir-server.js'],
  },
  'src/gather/fhir-server.ts': {
    refused: ['jsonpath-plus', 'express', '../patient/dates.js'],
    permitted: ['fhir-kit-client', 'undici', '../contract/fhir.js', './prefetch.js'],
  },
  'src/gather/site-map.ts': {
    refused: ['fhir-kit-client', 'express', '../knowledge/drugs.js'],
    permitted: ['jsonpath-plus', '../contract/fhir.js'],
  },
  'hooks/order-sign.ts': {
    refused: [
      '../src/patient/facts.js',
      '../src/pipeline.js',
      '../cards/index.js',
      'express',
      'zod',
      'node:crypto',
    ],
    permitted: ['../src/contract/hook-request.js'],
  },
  'src/pipeline.ts': {
    refused: [
      './http/invoke.js',
      './knowledge/drugs.js',
      '../cards/safety/etanercept-avoid.js',
      './config.js',
      'express',
      'node:fs',
    ],
    permitted: [
      './gather/gather.js',
      './patient/derive.js',
      './rules/evaluate.js',
      './present/present.js',
      './contract/question.js',
      './knowledge/settings.js',
      '../cards/index.js',
    ],
  },
  'src/metrics.ts': {
    refused: [
      ...['express', 'pino', 'zod', './http/invoke.js', './contract/question.js', './patient/facts.js'],
      './rules/evaluate.js',
    ],
    permitted: [
      ...['prom-client', './clients/token.js', './rules/rule-ids.js'],
      ...['*./pipeline.js', '*./clients/callers.js'],
    ],
  },
  'src/http/invoke.ts': {
    refused: [
      '../patient/facts.js',
      '../rules/rule.js',
      '../knowledge/drugs.js',
      '../gather/gather.js',
      '../../cards/index.js',
      '../clients/callers.js',
      'jose',
      'express-rate-limit',
      'zod',
      'pino',
      'prom-client',
    ],
    permitted: [
      '../pipeline.js',
      '*../clients/callers.js',
      '*../metrics.js',
      '*../playground/library.js',
      '../who-may-call.js',
      '../../hooks/order-sign.js',
      '../contract/question.js',
      '../config.js',
      'express',
      'cors',
      'node:crypto',
      '*pino',
    ],
  },
  'src/http/rate-limit.ts': {
    refused: ['../patient/facts.js', '../gather/gather.js', 'express-session', 'pino'],
    permitted: ['express-rate-limit', 'express', '../config.js', './problem.js', './authenticate.js'],
  },
  'src/app.ts': {
    refused: [
      './patient/facts.js',
      '../cards/index.js',
      './gather/gather.js',
      'fhir-kit-client',
      './clients/token.js',
      'jose',
    ],
    permitted: [
      'express',
      'cors',
      './clients/callers.js',
      './metrics.js',
      './http/discovery.js',
      './contract/question.js',
      './config.js',
      '../hooks/order-sign.js',
      '*pino',
    ],
  },
  'src/config.ts': {
    refused: ['express', './patient/facts.js', './http/invoke.js', './contract/fhir.js'],
    permitted: ['zod', 'node:os', './contract/server-address.js', './rules/rule-ids.js', './who-may-call.js'],
  },
  'src/conformance/cards.ts': {
    refused: [
      '../pipeline.js',
      '../contract/hook-request.js',
      '../../cards/index.js',
      'express',
      '../present/text.js',
    ],
    permitted: ['./check.js', '../contract/fhir.js', '../example.js', 'jose', 'zod', 'node:crypto'],
  },
  'src/conformance.ts': {
    refused: ['./pipeline.js', './contract/fhir.js', 'jose', 'express'],
    permitted: ['./conformance/run.js', './command/program.js', './json-file.js', 'node:fs'],
  },
  'src/catalogue/install-sheets.ts': {
    refused: ['../present/present.js', '../conformance/run.js', '../rules/rule.js', 'node:fs'],
    permitted: ['../../cards/index.js', '../contract/topic-code.js', '../conformance/rules.js'],
  },
  'src/settings-file.ts': {
    refused: ['./knowledge/drugs.js', './patient/facts.js', './pipeline.js', 'express'],
    permitted: ['./knowledge/settings.js', './config.js', './json-file.js'],
  },
  'src/json-file.ts': {
    refused: ['./config.js', './contract/fhir.js', 'zod', 'express'],
    permitted: ['node:fs'],
  },
  'src/command/program.ts': {
    refused: [
      '../pipeline.js',
      '../../cards/index.js',
      '../patient/facts.js',
      '../explain/page.js',
      'express',
    ],
    permitted: ['../config.js', '../present/text.js', './page.js', 'node:util'],
  },
  'src/catalogue/rules-page.ts': {
    refused: [
      ...['../../cards/safety/etanercept-avoid.js', '../patient/facts.js', '../rules/rule.js'],
      ...['../pipeline.js', 'express', 'node:fs'],
    ],
    permitted: ['../../cards/index.js', '../knowledge/evidence.js', '*../rules/rule.js'],
  },
  'src/who-may-call.ts': {
    refused: ['./config.js', './clients-file.js', './contract/question.js', 'zod', 'node:net'],
    permitted: ['./contract/server-address.js'],
  },
  'src/file-mistakes.ts': {
    refused: ['./config.js', './site-map/schema.js', './clients/schema.js', 'zod', 'node:fs'],
    permitted: ['./near-names.js', '*zod'],
  },
  'src/clients/token.ts': {
    refused: [
      'express',
      'pino',
      '../config.js',
      '../http/problem.js',
      '../pipeline.js',
      '../gather/gather.js',
    ],
    permitted: ['jose', 'zod', 'node:crypto', './keys.js', '../contract/caller.js'],
  },
  'src/clients-file.ts': {
    refused: ['express', 'jose', 'zod', 'node:fs', './http/authenticate.js', './pipeline.js'],
    permitted: [
      './clients/schema.js',
      './config.js',
      './contract/server-address.js',
      './json-file.js',
      './file-mistakes.js',
    ],
  },
  'src/journal/journal.ts': {
    refused: ['pg', 'libsql', 'express', 'pino', '../config.js', '../pipeline.js', '../patient/facts.js'],
    permitted: ['kysely', 'node:crypto', './outbox.js', '../contract/account.js'],
  },
  'src/journal/database.ts': {
    refused: ['libsql', 'express', '../config.js'],
    permitted: ['pg', 'kysely', './sqlite.js'],
  },
  'src/report/tally.ts': {
    refused: [
      ...['../pipeline.js', '../patient/facts.js', '../../cards/index.js', '../config.js'],
      ...['../command/arguments.js', 'express', 'kysely', 'node:fs'],
    ],
    permitted: [
      ...['../journal/outcomes.js', '../contract/topic-code.js', '../rules/rule-ids.js'],
      ...['../present/markdown.js', '../http/calendar-day.js', 'zod'],
    ],
  },
  'src/report.ts': {
    refused: ['./pipeline.js', './http/reports.js', './patient/facts.js', 'kysely', 'express', 'node:fs'],
    permitted: ['./report/report.js', './journal/visit.js', './command/arguments.js', './config.js'],
  },
  'src/forget.ts': {
    refused: ['./pipeline.js', './report/report.js', './patient/facts.js', 'kysely', 'express'],
    permitted: ['./journal/forget.js', './contract/hook-request.js', './config.js', 'node:stream/consumers'],
  },
  'src/catalogue.ts': {
    refused: ['../cards/index.js', './patient/facts.js', './rules/rule.js', 'express'],
    permitted: ['./catalogue/settings-page.js', './pipeline.js', 'node:fs'],
  },
  'src/source-attributes.ts': {
    refused: ['./pipeline.js', './http/invoke.js', './patient/facts.js', 'express', 'node:fs'],
    permitted: ['../cards/index.js', '../cards/rule-set.js', './knowledge/evidence.js', '*./rules/rule.js'],
  },
  'src/review-due.ts': {
    refused: ['./pipeline.js', './patient/facts.js', '../cards/care/folic-acid.js', 'express'],
    permitted: ['../cards/index.js', './command/arguments.js', './config.js', './http/calendar-day.js'],
  },
  'src/knowledge/recommendations/seed-000.ts': {
    refused: ['../../patient/facts.js', '../../contract/fhir.js', 'zod', 'node:fs'],
    permitted: ['./recommendation.js', '../evidence.js'],
  },
  'src/explain/explanation.ts': {
    refused: [
      ...['../pipeline.js', '../http/invoke.js', '../../cards/index.js', '../command/program.js'],
      ...['express', 'node:fs'],
    ],
    permitted: [
      '../command/page.js',
      '../rules/gate.js',
      '../present/text.js',
      '../../hooks/order-sign.js',
      '*../pipeline.js',
    ],
  },
  'src/explain/explain-content.ts': {
    refused: ['../rules/evaluate.js', '../config.js', 'express', 'node:crypto'],
    permitted: ['../pipeline.js', './explanation.js', '../../cards/index.js'],
  },
  'src/playground/library.ts': {
    refused: [
      '../patient/facts.js',
      '../pipeline.js',
      '../http/invoke.js',
      '../../cards/index.js',
      'express',
    ],
    permitted: ['../contract/fhir.js', '../knowledge/drugs.js', '../example.js', 'node:fs'],
  },
  'src/playground/page/why/why.ts': {
    refused: [
      ...[
        '../../library.js',
        '../../../pipeline.js',
        '../../../http/invoke.js',
        '../../../knowledge/drugs.js',
      ],
      ...['express', 'node:fs', 'react', 'marked', 'dompurify', '@observablehq/plot'],
    ],
    permitted: [
      ...['htm/preact', 'preact', 'preact/hooks', '../strings.js', './seen.js', '*../../library.js'],
      ...['*../../../explain/explanation.js', '*../../../contract/cds-response.js'],
    ],
  },
  'src/playground/page/cards/markdown.ts': {
    refused: ['@observablehq/plot', '../service.js', 'express'],
    permitted: ['marked', 'dompurify'],
  },
  'src/playground/page/timeline/draw.ts': {
    refused: ['marked', '../../../explain/timeline.js', 'node:fs'],
    permitted: ['@observablehq/plot', './layout.js', '../strings.js', '*../../../explain/timeline.js'],
  },
  'src/explain.ts': {
    refused: ['./rules/evaluate.js', './gather/gather.js', './http/invoke.js', 'express', 'pino'],
    permitted: [
      './pipeline.js',
      './explain/page.js',
      './explain/explain-content.js',
      './http/calendar-day.js',
      'node:fs',
    ],
  },
  'src/check-site/survey.ts': {
    refused: ['../pipeline.js', '../rules/evaluate.js', '../config.js', 'fhir-kit-client', 'node:fs'],
    permitted: ['../gather/gather.js', '../rules/truth-table.js', '../patient/recognise-drug.js'],
  },
  'src/check-site.ts': {
    refused: ['./gather/gather.js', './patient/recognise-drug.js', './http/invoke.js', 'undici'],
    permitted: ['./check-site/survey.js', './config.js', './contract/services.js', 'node:fs'],
  },
  'src/site-map.ts': {
    refused: ['./patient/facts.js', './gather/gather.js', './pipeline.js', 'jsonpath-plus', 'node:fs'],
    permitted: [
      ...['./site-map/schema.js', './knowledge/drugs.js', './contract/site-map.js'],
      ...['./json-file.js', './file-mistakes.js'],
    ],
  },
  'src/site-map/schema.ts': {
    refused: ['../patient/facts.js', '../gather/gather.js', '../config.js', 'jsonpath-plus', 'node:fs'],
    permitted: ['../gather/site-map.js', '../knowledge/drugs.js', '../near-names.js', 'zod'],
  },
  'src/server.ts': {
    refused: ['express', './patient/facts.js', './rules/evaluate.js', '../cards/index.js'],
    permitted: [
      './app.js',
      './config.js',
      './pipeline.js',
      './clients-file.js',
      '*./clients/schema.js',
      'pino',
      'node:http',
    ],
  },
};

describe.each(Object.entries(walls))('the wall around %s', (file, { refused, permitted }) => {
  it.each(refused)('refuses %s and says what to do', async (specifier) => {
    const found = await complaints(file, importing(specifier));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${WALL}: .*pattern\\. .{40,}`));
  });

  it.each(permitted)('lets %s in', async (permit) => {
    const asType = permit.startsWith('*');
    const specifier = permit.replace('*', '');
    expect(await complaints(file, asType ? importingType(specifier) : importing(specifier))).toEqual([]);
    if (asType) expect(await complaints(file, importing(specifier))).toHaveLength(1);
  });
});

describe('a place that no wall was written for', () => {
  it.each([
    ['a new folder', 'src/archive/store.ts', '../contract/question.js'],
    ['a new file of src', 'src/archive.ts', './pipeline.js'],
    ['a folder too deep for the walls', 'src/patient/a/b/c/deep.ts', './near.js'],
    ['a card in a folder too deep', 'cards/safety/a/b/c/deep.ts', '../../../../../src/rules/rule.js'],
  ])('may import nothing: %s', async (_place, file, specifier) => {
    expect(await complaints(file, importing(specifier))).toEqual([expect.stringContaining(WALL)]);
  });
});

describe('the walls cannot be climbed', () => {
  it.each([
    [
      'a question that Node 20 answers wrongly',
      "export const it = URL.canParse('x');",
      'no-restricted-syntax',
    ],
    ['a re-export', "export * from 'express';", WALL],
    ['a dynamic import', "export const it = import('express');", 'no-restricted-syntax'],
    [
      'an import type expression',
      "export type It = import('express').Request;",
      '@typescript-eslint/consistent-type-imports',
    ],
  ])('by %s', async (_way, code, rule) => {
    const found = await complaints('cards/safety/etanercept-avoid.ts', code);
    expect(found).toEqual([expect.stringContaining(rule)]);
  });
});

const withoutClock = [
  'src/patient/dates.ts',
  'src/rules/evaluate.ts',
  'src/present/merge.ts',
  'cards/safety/etanercept-avoid.ts',
];

describe.each(withoutClock)('%s has no clock, no chance and no console', (file) => {
  it.each([
    'export const it = Date.now();',
    'export const it = new Date();',
    'export const it = Date();',
    'export const it = Math.random();',
    'export const it = crypto.randomUUID();',
    'export const it = performance.now();',
    'export const it = globalThis.Math;',
    'export const it = process.env;',
    "console.log('seen');",
  ])('refuses %s', async (code) => {
    expect(await complaints(file, code)).not.toEqual([]);
  });

  it('lets a given day be worked with', async () => {
    expect(
      await complaints(file, "export const it = new Date('2026-11-20').getTime() + Math.floor(1.5);"),
    ).toEqual([]);
  });
});

describe('src/server.ts', () => {
  it('may import late, after it has checked the version of Node', async () => {
    expect(await complaints('src/server.ts', "export const app = await import('./app.js');")).toEqual([]);
  });
});

describe('tests', () => {
  it('may import from every room, read the clock and write to the console', async () => {
    const code = `${importing('../src/patient/facts.js')}console.log(new Date(), Date.now(), kept);`;
    expect(await complaints('test/pipeline.test.ts', code)).toEqual([]);
  });

  it('may not use any', async () => {
    expect(await complaints('test/pipeline.test.ts', 'export const it: any = 1;')).toHaveLength(1);
  });
});
