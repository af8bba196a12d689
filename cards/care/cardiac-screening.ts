import { allOf, isMet, not, type Answer } from '../../src/patient/answer.js';
import { spanInWords } from '../../src/patient/dates.js';
import type { Facts } from '../../src/patient/facts.js';
import { onFile } from '../../src/patient/on-file.js';
import { defineRule } from '../../src/rules/rule.js';
import { loinc, snomed, unlessOrdered } from '../proposals.js';
import { unsigned } from '../signature.js';

type Known = Pick<Facts, 'activity' | 'workUp' | 'asOf' | 'settings'>;

/** An ECG, echocardiogram or troponin so recent is enough while the disease is active. Specification B.3. */
const screenedLately = ({ workUp, asOf, settings }: Known): Answer =>
  onFile(
    [workUp.ecg, workUp.echocardiogram, workUp.troponin],
    { name: 'ECG, echocardiogram or troponin', withinDays: settings.cardiacScreeningDays },
    asOf,
  );

/** What is asked for; nothing that is ordered already. */
const asked = [
  {
    examination: 'troponin',
    text: 'troponin',
    coding: loinc(
      '67151-1',
      'Troponin T.cardiac [Mass/volume] in Serum or Plasma by High sensitivity method',
    ),
  },
  {
    examination: 'ecg',
    text: 'ECG',
    coding: snomed('29303009', 'Electrocardiographic procedure (procedure)'),
  },
  { examination: 'echocardiogram', text: 'echocardiogram', coding: snomed('40701008', 'Echocardiography') },
] as const;

export default defineRule({
  id: 'cardiac-screening',
  kind: 'checklist',
  title: 'Look at the heart',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['activity', 'workUp', 'asOf', 'settings'],
  evidence: ['bsr-2022', 'seed-001', 'seed-000'],
  implements: ['000-16', '000-22', '001-18', '001-35'],
  signature: unsigned,
  any: [
    {
      asks: 'Is there an acute cardiac or respiratory red flag, at most {acuteCardiorespiratoryDays} days old?',
      answer: ({ activity }) => activity.acuteCardiorespiratory,
    },
    {
      asks: 'Is there chest or jaw pain, palpitations, or a troponin above its range?',
      answer: ({ activity }) => activity.cardiacFlag,
    },
    {
      asks: 'Is the disease active and the heart not examined for {cardiacScreeningDays} days?',
      answer: (facts) => allOf([facts.activity.active, not(screenedLately(facts))]),
    },
  ],
  indicator: ({ activity }) =>
    isMet(activity.acuteCardiorespiratory) ? 'critical' : isMet(activity.cardiacFlag) ? 'warning' : 'info',
  say: ({ activity, workUp, settings }) => {
    const acute = isMet(activity.acuteCardiorespiratory);
    const flag = isMet(activity.cardiacFlag);
    const urgent = acute || flag;
    return {
      summary: acute
        ? 'Exclude cardiac or pulmonary involvement now: acute chest symptom in dermatomyositis'
        : flag
          ? 'Troponin, ECG and echocardiogram: cardiac symptom in active dermatomyositis'
          : `ECG, echocardiogram and troponin: none within ${spanInWords(settings.cardiacScreeningDays)} in active disease`,
      sections: [
        {
          heading: 'What to do',
          lines: [
            ...(flag && /jaw|masticat|chew/i.test(activity.cardiacFlag.saw)
              ? ['Jaw pain can be referred cardiac pain, or myositis of the chewing muscles']
              : []),
            ...(acute && isMet(activity.worsening)
              ? [`Meanwhile the disease is getting worse: ${activity.worsening.saw}`]
              : []),
            ...(acute ? ['Treatment escalation is on hold until this is excluded'] : []),
          ],
        },
      ],
      proposals: asked.flatMap(({ examination, text, coding }) =>
        unlessOrdered(workUp[examination], { label: `Order ${text}`, code: { coding, text }, urgent }),
      ),
    };
  },
});
