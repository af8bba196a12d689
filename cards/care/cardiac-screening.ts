import { allOf, isMet, met, not, unknown, unmet, type Answer } from '../../src/patient/answer.js';
import type { Examination, Facts } from '../../src/patient/facts.js';
import { defineRule, type Proposal } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

/** An ECG or echocardiogram so recent is enough while the disease is active. Specification B.3. */
const SCREENED_DAYS = 365;

type Known = Pick<Facts, 'activity' | 'workUp' | 'asOf'>;

const onFile = (examination: Examination, asOf: number): boolean =>
  examination.done !== undefined && asOf - examination.done <= SCREENED_DAYS;

function screenedThisYear({ workUp, asOf }: Known): Answer {
  const done = [workUp.ecg, workUp.echocardiogram, workUp.troponin].filter((one) => onFile(one, asOf));
  if (done.length > 0) {
    return met(
      'ECG, echocardiogram or troponin within 12 months',
      done.flatMap((one) => one.from),
    );
  }
  const readable = allOf([workUp.ecg.known, workUp.troponin.known]);
  return isMet(readable)
    ? unmet('No ECG, echocardiogram or troponin within 12 months')
    : unknown('whether the heart was examined could not be read', readable.missing);
}

const request = (text: string, system: string, code: string, display: string, urgent: boolean): Proposal => ({
  kind: 'service-request',
  label: `Order ${text}`,
  code: { coding: { system, code, display }, text },
  urgent,
});

export default defineRule({
  id: 'cardiac-screening',
  kind: 'checklist',
  title: 'Look at the heart',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['activity', 'workUp', 'asOf'],
  evidence: ['bsr-2022', 'seed-001', 'seed-000'],
  signature: unsigned,
  any: [
    {
      asks: 'Is there an acute cardiac or respiratory red flag, at most 14 days old?',
      answer: ({ activity }) => activity.acuteCardiorespiratory,
    },
    {
      asks: 'Is there chest or jaw pain, palpitations, or a troponin above its range?',
      answer: ({ activity }) => activity.cardiacFlag,
    },
    {
      asks: 'Is the disease active and the heart not examined for 12 months?',
      answer: (facts) => allOf([facts.activity.active, not(screenedThisYear(facts))]),
    },
  ],
  indicator: ({ activity }) =>
    isMet(activity.acuteCardiorespiratory) ? 'critical' : isMet(activity.cardiacFlag) ? 'warning' : 'info',
  say: ({ activity, workUp, asOf }) => {
    const acute = isMet(activity.acuteCardiorespiratory);
    const flag = isMet(activity.cardiacFlag);
    const urgent = acute || flag;
    const because = acute ? activity.acuteCardiorespiratory.saw : activity.cardiacFlag.saw;
    return {
      summary: acute
        ? 'Exclude cardiac or pulmonary involvement now: acute chest symptom in dermatomyositis'
        : flag
          ? 'Troponin, ECG and echocardiogram: cardiac symptom in active dermatomyositis'
          : 'ECG, echocardiogram and troponin: none within 12 months in active disease',
      sections: [
        {
          heading: 'What to do',
          lines: [
            ...(urgent ? [`Seen: ${because}`] : []),
            ...(flag ? ['Jaw pain: referred cardiac pain, or myositis of the chewing muscles'] : []),
            ...(acute ? ['Treatment escalation is on hold until this is excluded'] : []),
          ],
        },
      ],
      proposals: [
        ...(onFile(workUp.troponin, asOf) && !urgent
          ? []
          : [
              request(
                'troponin',
                'http://loinc.org',
                '67151-1',
                'Troponin T.cardiac [Mass/volume] in Serum or Plasma by High sensitivity method',
                urgent,
              ),
            ]),
        ...(onFile(workUp.ecg, asOf) && !urgent
          ? []
          : [
              request(
                'ECG',
                'http://snomed.info/sct',
                '29303009',
                'Electrocardiographic procedure (procedure)',
                urgent,
              ),
            ]),
        ...(onFile(workUp.echocardiogram, asOf) && !urgent
          ? []
          : [request('echocardiogram', 'http://snomed.info/sct', '40701008', 'Echocardiography', urgent)]),
      ],
    };
  },
});
