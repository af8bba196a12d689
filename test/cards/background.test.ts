import { describe, expect, it } from '@jest/globals';
import {
  ago,
  anAdult,
  anaphylaxisTo,
  consult,
  ivigFailed,
  onFirstLine,
  refractoryChild,
  rituximabCourse,
  weeksAgo,
} from './consult.js';

describe('What goes on beside a new treatment', () => {
  it('names what this patient takes', async () => {
    const { lines } = await consult(refractoryChild().opens());
    expect(lines('escalate-ivig', 'How')).toContain(
      'At most 0.04 mL/kg/min; keep methotrexate and prednisolone going',
    );
  });

  it('keeps no methotrexate going in pregnancy', async () => {
    const pregnant = onFirstLine(anAdult(), 20)
      .measured('MMT8', 60, ago(3))
      .has('Pregnancy', { onset: ago(60) });
    const { lines } = await consult(pregnant.opens());
    expect(lines('escalate-ivig', 'How')).toContain(
      'At most 0.04 mL/kg/min; keep prednisolone going; methotrexate is contraindicated now: review it',
    );
  });

  it('says nothing of it where nothing runs', async () => {
    const alone = anAdult()
      .took('azathioprine', { from: weeksAgo(40), to: weeksAgo(6), reason: 'ineffective' })
      .took('prednisone', { from: weeksAgo(40), to: weeksAgo(6), reason: 'ineffective' })
      .measured('MMT8', 60, ago(3));
    const { lines } = await consult(alone.opens());
    expect(lines('escalate-ivig', 'How')).toContain('At most 0.04 mL/kg/min');
  });
});

describe('If this fails', () => {
  it('names what is left for this patient, never what failed or is barred', async () => {
    const fails = async (
      patient: ReturnType<typeof refractoryChild>,
      rule: 'escalate-ivig' | 'escalate-jak-inhibitor',
    ) => (await consult(patient.opens())).lines(rule, 'If this fails')[0];
    expect(await fails(refractoryChild(), 'escalate-ivig')).toBe(
      'No response after 3 cycles and 12 weeks: rituximab or ciclosporin',
    );
    expect(await fails(refractoryChild().with(anaphylaxisTo('rituximab')), 'escalate-ivig')).toBe(
      'No response after 3 cycles and 12 weeks: ciclosporin or mycophenolate mofetil',
    );
    const refractory = rituximabCourse(ivigFailed(refractoryChild()), 40);
    expect(await fails(refractory, 'escalate-jak-inhibitor')).toBe(
      'No response at 12 weeks: infliximab or adalimumab or IV cyclophosphamide',
    );
  });
});
