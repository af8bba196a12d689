import { describe, expect, it } from '@jest/globals';
import { everyRule as all } from '../cards/index.js';
import { dueAmong, run } from '../src/review-due.js';

const ruleDue = (id: 'folic-acid' | 'calcinosis' | 'data-gap', reviewBy: string) => ({
  id,
  kind: 'checklist' as const,
  signature: { author: 'A. Author', checkedBy: 'not yet reviewed', reviewBy },
});

describe('The list of rules that are due for review', () => {
  it('names what is overdue and what comes due within the days asked for, the most urgent first', () => {
    const rules = [
      ruleDue('folic-acid', '2027-01-31'),
      ruleDue('calcinosis', '2026-12-31'),
      ruleDue('data-gap', '2027-02-01'),
    ];
    expect(dueAmong(rules, '2027-01-01', 30).map(({ id, days }) => [id, days])).toEqual([
      ['calcinosis', -1],
      ['folic-acid', 30],
    ]);
  });

  it('counts the day itself as due', () => {
    expect(dueAmong([ruleDue('folic-acid', '2027-01-01')], '2027-01-01', 0)).toHaveLength(1);
    expect(dueAmong([ruleDue('folic-acid', '2027-01-02')], '2027-01-01', 0)).toHaveLength(0);
  });

  it('names every rule once the last review date is past', () => {
    const page = run(['--as-of', '2099-01-01'], '2026-11-20');
    expect(page).toContain(`${all.length} of ${all.length} rules due for review on 2099-01-01`);
    for (const { id } of all) expect(page).toContain(`  ${id} (`);
    expect(page).toContain('overdue by');
  });

  it('names none long before, and says when the first comes', () => {
    const page = run(['--as-of', '2020-01-01', '--within', '0'], '2026-11-20');
    expect(page).toContain(`0 of ${all.length} rules due for review on 2020-01-01 or within 0 days`);
    expect(page).toMatch(/The next is due on \d{4}-\d\d-\d\d/);
  });

  it('says how many no clinician has signed', () => {
    const unsigned = all.filter(({ signature }) => signature.checkedBy === 'not yet reviewed').length;
    expect(run([], '2026-11-20')).toContain(`${unsigned} of ${all.length} not yet reviewed by a clinician`);
  });

  it.each([
    [['--as-of', '2026-02-30'], '--as-of: must be a day'],
    [['--as-of', 'soon'], '--as-of: must be a day'],
    [['--within', '-3'], /^Option '--within' argument is ambiguous/],
    [['--within', 'many'], '--within: must be a number of days'],
    [['--forever'], /^Unknown option '--forever'$/],
    [['today'], /^Every argument needs its option/],
  ])('refuses %j with a line that names the argument', (args, reason) => {
    expect(() => run(args, '2026-11-20')).toThrow(reason);
  });

  it('tells its options', () => {
    expect(run(['--help'], '2026-11-20')).toContain('--as-of YYYY-MM-DD');
  });
});
