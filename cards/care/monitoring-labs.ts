import { met, not, unknown, unmet, type Answer } from '../../src/patient/answer.js';
import type { Facts } from '../../src/patient/facts.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

const TESTS = ['ck', 'aldolase', 'ast', 'alt', 'ldh', 'esr', 'crp'] as const;
const NAMED = 'CK, aldolase, AST, ALT, LDH, ESR, CRP';

type Known = Pick<Facts, 'measurements' | 'availability' | 'asOf' | 'settings'>;

/** Was any of the seven measured? One of them shows that somebody follows the disease: then nobody is nagged. */
function measuredLately({ measurements, availability, asOf, settings }: Known): Answer {
  const recent = TESTS.flatMap((test) =>
    measurements[test].filter(
      ({ on }) => on !== undefined && asOf - on.latest <= settings.monitoringLabsDays,
    ),
  );
  if (recent.length > 0) {
    return met(
      [...new Set(recent.map(({ name }) => name))].join(', '),
      recent.map(({ ref }) => ref),
    );
  }
  return availability.laboratory === 'known'
    ? unmet(`None of ${NAMED} within ${settings.monitoringLabsDays} days`)
    : unknown('whether muscle enzymes were measured could not be read', ['laboratory']);
}

export default defineRule({
  id: 'monitoring-labs',
  kind: 'checklist',
  title: 'Muscle enzymes and inflammation',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['activity', 'measurements', 'availability', 'asOf', 'settings'],
  evidence: ['seed-001', 'seed-003'],
  implements: ['001-19', '003-07'],
  signature: unsigned,
  all: [
    { asks: 'Is the disease active?', answer: ({ activity }) => activity.active },
    {
      asks: 'Was none of CK, aldolase, AST, ALT, LDH, ESR and CRP measured within {monitoringLabsDays} days?',
      answer: (facts) => not(measuredLately(facts)),
    },
  ],
  indicator: () => 'info',
  say: ({ settings }) => ({
    summary: `${NAMED}: none within ${settings.monitoringLabsDays} days, monthly while active`,
    sections: [{ heading: 'Note', lines: ['A normal CK does not prove that the disease is quiet'] }],
    proposals: [
      {
        kind: 'service-request',
        label: `Order ${NAMED}`,
        // Seven tests, one order: a code of one of them would be wrong for the other six.
        code: { text: NAMED },
        urgent: false,
      },
    ],
  }),
});
