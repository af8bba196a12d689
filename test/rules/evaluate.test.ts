import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ruleBook } from '../../cards/index.js';
import { met, unknown, unmet, type Answer } from '../../src/patient/answer.js';
import { answer } from '../../src/pipeline.js';
import { evaluate } from '../../src/rules/evaluate.js';
import { defineRule, type Rule, type RuleBook } from '../../src/rules/rule.js';
import { ago, consult, questionOf, refractoryChild, TODAY } from '../cards/consult.js';
import { rulesOf, startService, type RunningService } from '../support/running-service.js';

const signature = { author: 'A', checkedBy: 'not yet reviewed', reviewBy: '2027-11-20' };
const ask = (...answers: readonly Answer[]) =>
  answers.map((given) => ({ asks: 'Is it so?', answer: () => given }));
const yes = met('seen', ['Condition/1']);
const no = unmet('not so');
const unread = unknown('not read', ['laboratory']);
const notSaid = unknown('the chart does not say');

const aRule = (over: Partial<Rule>): Rule => ({
  ...defineRule({
    id: 'data-gap',
    kind: 'checklist',
    title: 'Made up',
    hooks: ['patient-view'],
    scope: 'dermatomyositis on record',
    needs: [],
    evidence: ['share-2017'],
    implements: [],
    signature,
    indicator: () => 'info',
    say: () => ({ summary: 'Said' }),
  }),
  ...over,
});
const noTable: RuleBook = {
  rules: [],
  pathwayCards: ruleBook.pathwayCards,
  table: { ...ruleBook.table, rows: [] },
};
/** What becomes of one made-up rule for a real patient. */
async function judged(over: Partial<Rule>) {
  const { facts } = await consult(refractoryChild().opens());
  const { findings } = evaluate(facts, 'patient-view', { ...noTable, rules: [aRule(over)] });
  return findings[0];
}

describe('A rule is judged with three answers and ends in one of four outcomes', () => {
  it.each([
    ['every condition is met', { all: ask(yes, yes) }, 'shown'],
    ['one of the alternatives is met', { any: ask(no, unread, yes) }, 'shown'],
    ['one condition is not met, even when another is not known', { all: ask(no, unread) }, 'quiet'],
    ['an exclusion is met', { all: ask(yes), none: ask(yes) }, 'quiet'],
    ['no alternative is met', { any: ask(no, no) }, 'quiet'],
    ['a condition is not known', { all: ask(yes, unread) }, 'cannot-tell'],
    ['the only open alternative is not known', { any: ask(no, unread) }, 'cannot-tell'],
    [
      'an exclusion is not known: missing data is never "no"',
      { all: ask(yes), none: ask(unread) },
      'cannot-tell',
    ],
  ] as const)('when %s', async (_, questions, outcome) => {
    expect(await judged(questions)).toMatchObject({ outcome });
  });

  it('names the sources that were missing, and none when the chart simply does not say', async () => {
    expect(await judged({ all: ask(unread) })).toMatchObject({ missing: ['laboratory'] });
    expect(await judged({ all: ask(notSaid) })).toMatchObject({ missing: [] });
  });

  it('keeps every question with its answer, shown or not', async () => {
    const finding = await judged({ all: ask(yes), any: ask(no, yes), none: ask(no) });
    expect(finding?.judged.map(({ answer: given }) => given.verdict)).toEqual([
      'met',
      'unmet',
      'met',
      'unmet',
    ]);
  });

  it('does not ask a rule of another hook', async () => {
    expect(await judged({ hooks: ['order-sign'], all: ask(yes) })).toBeUndefined();
  });

  it('asks rules of active disease only while the disease is on', async () => {
    const finding = await judged({ scope: 'active disease', all: ask(yes) });
    expect(finding?.judged[0]?.asks).toBe('Is dermatomyositis active on the record and not inactive?');
  });
});

const secret = 'Abigail Winterbottom 1234567 says her swallowing hurts';
const thrower = (): never => {
  throw new RangeError(secret);
};

describe('A rule that throws', () => {
  it.each([
    ['a question', { all: [{ asks: 'Is it so?', answer: thrower }] }],
    ['its indicator', { all: ask(yes), indicator: thrower }],
    ['its wording', { all: ask(yes), say: thrower }],
    ['what it is about', { about: thrower }],
  ] as const)('in %s is broken and keeps the name of the error only', async (_, over) => {
    const finding = await judged(over);
    expect(finding).toMatchObject({ outcome: 'broken', error: 'RangeError' });
    expect(JSON.stringify(finding)).not.toContain('Abigail');
  });

  it('is broken too when it throws something that is no error', async () => {
    const throwText = (): never => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      throw secret;
    };
    const finding = await judged({ all: ask(yes), say: throwText });
    expect(finding).toMatchObject({ outcome: 'broken', error: 'Error' });
  });

  it('in a row of the table silences the pathway and nobody else', async () => {
    const { facts } = await consult(refractoryChild().opens());
    const rows = ruleBook.table.rows.map((row) => ({ ...row, when: thrower }));
    const { findings } = evaluate(facts, 'patient-view', { ...ruleBook, table: { ...ruleBook.table, rows } });
    expect(findings[0]).toMatchObject({ outcome: 'broken', rule: { kind: 'pathway' } });
    expect(findings.filter(({ outcome }) => outcome === 'broken').length).toBe(1);
    expect(findings.some(({ outcome }) => outcome === 'shown')).toBe(true);
  });

  it('never names a row or a card that the table does not hold', async () => {
    const { facts } = await consult(refractoryChild().opens());
    const [row] = ruleBook.table.rows.filter((one) => one.row === '12');
    if (!row) throw new Error('row 12 is gone');
    const reading = (table: Partial<RuleBook['table']>, pathwayCards = ruleBook.pathwayCards) =>
      evaluate(facts, 'patient-view', { rules: [], pathwayCards, table: { ...ruleBook.table, ...table } });
    const borrow = { kind: 'as the first matching of', rows: ['99'], otherwise: '99', indicator: 'critical' };
    expect(reading({ rows: [{ ...row, then: borrow as never }] }).findings).toMatchObject([
      { outcome: 'broken' },
    ]);
    const without = ruleBook.pathwayCards.filter(({ id }) => id !== 'escalate-ivig');
    expect(reading({}, without).findings).toMatchObject([{ outcome: 'broken' }]);
  });
});

describe('The real service with a rule made to throw', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService({ answer, asOf: TODAY });
  });
  afterAll(() => service.stop());
  afterEach(() => void jest.restoreAllMocks());

  const patient = () => refractoryChild().has('Dysphagia, says Abigail Winterbottom', { onset: ago(5) });
  const breaking = (id: string, member: 'say' | 'indicator') => {
    const rule = [...ruleBook.rules, ...ruleBook.pathwayCards].find((one) => one.id === id);
    jest.spyOn(rule as Rule, member).mockImplementation(thrower);
  };

  it.each(['dysphagia-evaluation', 'cardiac-screening', 'escalate-ivig'])(
    'still answers the other cards, with could-not-assess, when %s throws',
    async (broken) => {
      const usual = rulesOf(await service.fire(patient().opens())).map(({ id }) => id);
      breaking(broken, 'say');
      const before = service.log.length;
      const { status, cards } = await service.fire(patient().opens());
      expect(status).toBe(200);
      const topics = cards.map((card) => card.source.topic.code);
      expect(topics).toContain('could-not-assess');
      expect(topics).not.toContain(broken);
      const said = rulesOf({ cards }).map(({ id }) => id);
      for (const id of usual.filter((one) => one !== broken)) expect(said).toContain(id);

      const log = service.log.slice(before).join('');
      expect(log).toContain(`${broken}: RangeError`);
      for (const words of ['Abigail', 'Winterbottom', '1234567', 'a-patient', 'Juvenile', 'Dysphagia'])
        expect(
          log + JSON.stringify(cards.find((card) => card.source.topic.code === 'could-not-assess')),
        ).not.toContain(words);
    },
  );

  it('reports the rule and the kind of error to the log, nothing else', async () => {
    breaking('dysphagia-evaluation', 'indicator');
    const reports: unknown[] = [];
    await answer(questionOf(patient().opens()), { broken: (...report) => void reports.push(report) });
    expect(reports).toEqual([['dysphagia-evaluation', { name: 'RangeError' }]]);
  });
});
