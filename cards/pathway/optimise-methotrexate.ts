import { methotrexateDoseLow } from '../../src/patient/methotrexate-dose.js';
import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';
import { howToGive } from './advice.js';

/** Row 15. The checklist item of the same id speaks beside other rows (cards/care). */
export default definePathwayCard({
  id: 'optimise-methotrexate',
  title: 'Optimise methotrexate',
  evidence: ['share-2017', 'adult-doses-table-2', 'seed-001'],
  implements: ['001-02', '001-03', '001-05'],
  signature: unsigned,
  say: (facts) => {
    const { saw } = methotrexateDoseLow(facts);
    return {
      summary: `Raise the methotrexate before escalating: ${saw}, disease active and not improving`,
      sections: [
        {
          heading: 'How',
          lines: [
            ...howToGive('methotrexate', facts),
            ...(facts.person.population === 'juvenile'
              ? []
              : ['Subcutaneous, or split morning and evening of one day, if the stomach objects']),
          ],
        },
        {
          heading: 'Before starting',
          lines: ['Adherence, blood count, liver tests, creatinine; pregnancy excluded'],
        },
        {
          heading: 'If this fails',
          lines: [
            `Not better after ${facts.settings.adequateTrialWeeks} weeks at full dose, or worse before: IVIG`,
          ],
        },
      ],
    };
  },
});
