import { isMet, met, unmet } from '../../src/patient/answer.js';
import { formatDay } from '../../src/patient/dates.js';
import type { Facts } from '../../src/patient/facts.js';
import { onFile } from '../../src/patient/on-file.js';
import { defineRule } from '../../src/rules/rule.js';
import { snomed, unlessOrdered } from '../proposals.js';
import { unsigned } from '../signature.js';

/** An evaluation so recent needs no second one. Specification B.3. */
const evaluatedLately = ({ workUp, asOf, settings }: Pick<Facts, 'workUp' | 'asOf' | 'settings'>): boolean =>
  isMet(
    onFile(
      [workUp.swallowStudy],
      { name: 'swallow evaluation', withinDays: settings.swallowEvaluationDays },
      asOf,
    ),
  );

export default defineRule({
  id: 'dysphagia-evaluation',
  kind: 'safety',
  title: 'Evaluate swallowing',
  hooks: ['patient-view'],
  scope: 'dermatomyositis on record',
  needs: ['diagnosis', 'activity', 'workUp', 'asOf', 'settings'],
  evidence: ['dysphagia-2021', 'dysphagia-2010', 'bsr-2022', 'seed-001', 'seed-000'],
  implements: ['000-02', '000-12', '000-21', '001-13', '001-14', '001-15', '001-16', '001-17', '001-31'],
  signature: unsigned,
  all: [
    {
      asks: 'Is dermatomyositis active, or suspected?',
      answer: ({ diagnosis }) =>
        diagnosis.state === 'active' || diagnosis.state === 'provisional'
          ? met('', diagnosis.from)
          : unmet(`${diagnosis.name}: ${diagnosis.state}`, diagnosis.from),
    },
  ],
  any: [
    {
      asks: 'Is there active dysphagia that no other disease explains?',
      answer: ({ activity }) => activity.dysphagia,
    },
    {
      asks: 'Is there a bulbar sign: weak gag, nasal voice, pooling of secretions?',
      answer: ({ activity }) => activity.bulbarSign,
    },
  ],
  indicator: (facts) =>
    facts.diagnosis.state === 'active' && isMet(facts.activity.dysphagia) && !evaluatedLately(facts)
      ? 'critical'
      : 'warning',
  say: (facts) => {
    const { activity, workUp, diagnosis } = facts;
    const dysphagia = isMet(activity.dysphagia);
    const done = evaluatedLately(facts);
    const sign = dysphagia ? 'dysphagia' : 'a bulbar sign';
    const study = workUp.swallowStudy;
    const lastStudy =
      study.done !== undefined
        ? `Last swallow study ${formatDay(study.done)}`
        : isMet(study.known)
          ? 'No swallow study on file'
          : 'Whether a swallow study was done could not be read';
    const pending =
      study.ordered === undefined ? [] : [`Ordered ${formatDay(study.ordered)}: make sure it happens now`];
    return {
      summary: done
        ? `Act on the swallow evaluation: ${sign} with ${diagnosis.name}, aspiration risk`
        : `Urgent swallow evaluation: ${sign} with ${diagnosis.name}, aspiration risk`,
      sections: [
        {
          heading: 'What to do',
          lines: [
            ...(done
              ? []
              : [
                  'Videofluoroscopic swallow study (modified barium swallow) or FEES, and speech-language pathology, now',
                ]),
            lastStudy,
            ...pending,
            'Adapt the diet until it is clear what is safe; watch for aspiration pneumonia',
            ...(dysphagia
              ? ['Counts as active disease of the swallowing muscles: do not put it down to dryness']
              : []),
          ],
        },
      ],
      proposals: done
        ? []
        : [
            ...unlessOrdered(study, {
              label: 'Order a videofluoroscopic swallow study',
              code: {
                coding: snomed('241149003', 'Videofluoroscopy swallow (procedure)'),
                text: 'Videofluoroscopic swallow study',
              },
              urgent: true,
              recommended: true,
            }),
            ...unlessOrdered(workUp.speechLanguageReferral, {
              label: 'Refer to speech-language pathology',
              code: {
                coding: snomed('308452008', 'Referral to speech and language therapist (procedure)'),
                text: 'Speech-language pathology: swallowing',
              },
              urgent: true,
              recommended: true,
            }),
          ],
      overrideReasons: [
        { code: 'evaluated-elsewhere', display: 'Swallowing was evaluated elsewhere' },
        { code: 'other-cause-known', display: 'Another cause is known' },
      ],
    };
  },
});
