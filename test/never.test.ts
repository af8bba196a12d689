import { describe, expect, it } from '@jest/globals';
import { isGivenDaily } from '../src/patient/doses.js';
import { aPatient, type APatient } from './support/a-patient.js';
import {
  aChild,
  ago,
  allergicTo,
  anAdult,
  anaphylaxisTo,
  consult,
  ivigCycles,
  ivigFailed,
  onFirstLine,
  refractoryAdult,
  refractoryChild,
  rituximabCourse,
  stillWeak,
  testResult,
  weeksAgo,
  type Consultation,
} from './cards/consult.js';

/** Specification B.6: outputs that must never happen. */

const offered = ({ cards }: Consultation): string =>
  JSON.stringify(cards.flatMap(({ suggestions = [] }) => suggestions)).toLowerCase();
const said = ({ cards }: Consultation): string =>
  cards.map(({ summary, detail }) => `${summary}\n${detail}`).join('\n');
const escalations = ({ says }: Consultation): readonly string[] =>
  Object.keys(says).filter((id) => id.startsWith('escalate-'));
const sees = (patient: APatient): Promise<Consultation> => consult(patient.opens());

const choking = (patient: APatient) => patient.has('Dysphagia', { onset: ago(100) });
const threatened = (patient: APatient) => patient.has('Myocarditis', { onset: ago(5) });
/** Every state in which the table has something to say, so that a ban is tried against all of them. */
const states = (patient: () => APatient): readonly APatient[] => {
  const refractory = () => stillWeak(onFirstLine(patient(), 30));
  return [
    refractory(),
    choking(refractory()),
    ivigFailed(refractory()),
    choking(ivigFailed(refractory())),
    rituximabCourse(refractory(), 30),
    rituximabCourse(ivigFailed(refractory()), 40),
    threatened(refractory()),
    refractory().with(anaphylaxisTo('immune globulin IV')),
    refractory()
      .with(testResult('Anti-MDA5 antibody', 'Positive', ago(300)))
      .has('Interstitial lung disease', { onset: ago(90) }),
  ];
};

describe('What must never happen', () => {
  it('cyclophosphamide for a venous, diabetic or pressure ulcer, infective myocarditis, peptic bleed or perforation', async () => {
    for (const finding of [
      'Bilateral venous stasis ulcers',
      'Multiple diabetic ulcers',
      'Pressure ulcers, multiple sites',
      'Viral myocarditis',
      'Bleeding peptic ulcer',
      'Perforated duodenal ulcer',
    ]) {
      for (const patient of [aChild(), anAdult()]) {
        const seen = await sees(patient.has(finding, { onset: ago(5) }));
        expect(offered(seen)).not.toContain('cyclophosphamide');
        expect(escalations(seen)).toEqual([]);
      }
    }
  });

  it('IVIG without first line for a never-treated child with dysphagia', async () => {
    const seen = await sees(choking(aChild()));
    expect(seen.says['dysphagia-evaluation']).toBe('critical');
    expect(seen.says['escalate-ivig']).toBeUndefined();
  });

  it('silence for a new, half-treated child', async () => {
    const halves: readonly ((patient: APatient) => APatient)[] = [
      (patient) => patient.took('prednisolone', { from: weeksAgo(5), dose: '30 mg daily' }),
      (patient) => patient.took('methotrexate SC', { from: weeksAgo(5), dose: '15 mg/m2 weekly' }),
      (patient) => patient.given('methylprednisolone IV pulse', [weeksAgo(5)], '1000 mg'),
      (patient) => patient.took('hydroxychloroquine', { from: weeksAgo(5), dose: '100 mg daily' }),
    ];
    for (const half of halves) {
      const seen = await sees(stillWeak(half(aChild())));
      expect(seen.says['start-first-line']).toBe('info');
      // New weakness is worsening: then an escalation or the missing half, but never nothing.
      const worse = await sees(half(aChild()).has('Proximal muscle weakness', { onset: ago(40) }));
      expect([...escalations(worse), ...Object.keys(worse.says)]).toEqual(
        expect.arrayContaining([expect.stringMatching(/^(start-first-line|escalate-)/)]),
      );
    }
  });

  it('"start IVIG" while IVIG is running', async () => {
    for (const patient of [refractoryChild(), choking(refractoryChild()), choking(refractoryAdult())]) {
      const seen = await sees(ivigCycles(patient, 2, 6));
      expect(seen.says['escalate-ivig']).toBeUndefined();
      expect(offered(seen)).not.toContain('immunoglobulin');
    }
    const worse = await sees(ivigCycles(refractoryChild(), 2, 6).measured('CMAS', 30, ago(1)));
    expect(offered(worse)).not.toContain('immunoglobulin');
  });

  it('silence on IVIG that is ordered and not given, or a second order for it', async () => {
    const seen = await sees(choking(refractoryAdult()).ordered('immune globulin IV', { on: ago(9) }));
    expect(seen.says['escalate-ivig']).toBe('critical');
    expect(said(seen)).toContain('do not delay');
    expect(offered(seen)).not.toContain('immunoglobulin');
  });

  it('rituximab, a JAK inhibitor or cyclophosphamide for a responder', async () => {
    const better = (patient: APatient) => patient.measured('CMAS', 30, ago(90)).measured('CMAS', 40, ago(3));
    for (const patient of [onFirstLine(aChild(), 30), ivigCycles(onFirstLine(aChild(), 30), 4, 20)])
      expect(escalations(await sees(better(patient)))).toEqual([]);
  });

  it('failure inferred from a drug that was stopped in remission', async () => {
    const stopped = (reason?: string) =>
      aChild()
        .took('methotrexate SC', {
          from: '2025-06-01',
          to: weeksAgo(3),
          dose: '25 mg weekly',
          ...(reason !== undefined && { reason }),
        })
        .took('hydroxychloroquine', { from: '2025-06-01' })
        .has('Proximal muscle weakness', { onset: ago(10) });
    const seen = await sees(stopped('in remission'));
    expect(seen.facts.treatments.courses.find(({ drug }) => drug === 'methotrexate')?.outcome).toBe(
      'responded',
    );
    expect(escalations(seen)).toEqual([]);
  });

  it('failure inferred from an unknown stop reason: it asks instead', async () => {
    const seen = await sees(
      stillWeak(aChild().took('prednisolone', { from: weeksAgo(40), dose: '20 mg daily' })).took(
        'methotrexate SC',
        { from: weeksAgo(40), to: weeksAgo(20), dose: '25 mg weekly', reason: 'stopped' },
      ),
    );
    expect(escalations(seen)).toEqual([]);
    expect(seen.judgement.findings.find(({ rule }) => rule.id === 'data-gap')?.outcome).toBe('shown');
  });

  it('failure or a first treatment inferred from a truncated history', async () => {
    const body = refractoryChild().opens();
    const more = { link: [{ relation: 'next', url: 'https://ehr.example.org/fhir?page=2' }] };
    for (const key of ['medicationStatements', 'medicationAdministrations', 'medicationRequests'] as const) {
      const cut = { ...body.prefetch[key], resourceType: 'Bundle', ...more };
      const seen = await consult({ ...body, prefetch: { ...body.prefetch, [key]: cut } });
      expect(escalations(seen)).toEqual([]);
      expect(seen.says['could-not-assess']).toBe('info');
    }
  });

  it('methotrexate, mycophenolate, a JAK inhibitor or cyclophosphamide suggested in pregnancy', async () => {
    const pregnant = (patient: APatient) => patient.has('Pregnant', { onset: ago(60) });
    const young = () =>
      pregnant(aPatient({ born: '1995-01-01', sex: 'female' }).diagnosedWith('Dermatomyositis'));
    for (const patient of [...states(young), ...states(() => pregnant(aChild()))]) {
      const seen = await sees(patient);
      for (const drug of ['methotrexate', 'mycophenolate', 'tofacitinib', 'cyclophosphamide'])
        expect(offered(seen)).not.toContain(drug);
      expect(seen.says['optimise-methotrexate']).toBeUndefined();
    }
  });

  it('a drug that pregnancy forbids left unmentioned, where the chart would otherwise lead to it', async () => {
    const young = () =>
      aPatient({ born: '1995-01-01', sex: 'female' })
        .diagnosedWith('Dermatomyositis')
        .has('Pregnant', { onset: ago(60) });
    const told: readonly (readonly [string, APatient])[] = [
      ['mycophenolate', stillWeak(onFirstLine(young(), 30))],
      ['mycophenolate', ivigFailed(stillWeak(onFirstLine(young(), 30)))],
      ['cyclophosphamide', threatened(stillWeak(onFirstLine(young(), 30)))],
      ['jak', stillWeak(onFirstLine(aChild().has('Pregnant', { onset: ago(60) }), 30))],
    ];
    for (const [drug, patient] of told) {
      const lines = said(await sees(patient))
        .toLowerCase()
        .split('\n');
      expect(lines.filter((line) => line.includes(drug) && line.includes('pregnan'))).not.toEqual([]);
    }
  });

  it('methotrexate, mycophenolate, a JAK inhibitor or cyclophosphamide taken and left unmentioned in pregnancy', async () => {
    const woman = aPatient({ born: '1995-01-01', sex: 'female' })
      .diagnosedWith('Dermatomyositis')
      .has('Pregnant', { onset: ago(60) });
    const taken = [
      ['methotrexate', woman.took('methotrexate SC', { from: ago(90) })],
      ['mycophenolate', woman.took('mycophenolate', { from: ago(90) })],
      ['jak-inhibitor', woman.took('baricitinib', { from: ago(90) })],
      ['cyclophosphamide', woman.given('cyclophosphamide IV', [ago(20)], '750 mg')],
    ] as const;
    for (const [drug, patient] of taken)
      expect((await sees(patient)).says[`${drug}-order-safety`]).toBe('critical');
  });

  it('IVIG suggested after anaphylaxis', async () => {
    const allergic = (patient: () => APatient) => () => patient().with(anaphylaxisTo('immune globulin IV'));
    for (const patient of [...states(allergic(aChild)), ...states(allergic(anAdult))]) {
      const seen = await sees(patient);
      expect(seen.says['escalate-ivig']).toBeUndefined();
      expect(offered(seen)).not.toContain('immunoglobulin');
    }
  });

  it('IVIG withheld for a headache', async () => {
    const headache = allergicTo('immune globulin IV', {
      criticality: 'low',
      reaction: [{ manifestation: [{ text: 'Headache' }], severity: 'mild' }],
    });
    const seen = await sees(refractoryChild().with(headache));
    expect(seen.says['escalate-ivig']).toBe('warning');
    expect(said(seen)).toContain('Mild reaction before');
  });

  it('rituximab, a JAK inhibitor or cyclophosphamide suggested during sepsis, tuberculosis or with HBsAg', async () => {
    const ill: readonly ((patient: APatient) => APatient)[] = [
      (patient) => patient.has('Sepsis', { onset: ago(2) }),
      (patient) => patient.has('Pulmonary tuberculosis', { onset: ago(60) }),
    ];
    for (const become of ill) {
      for (const patient of [...states(() => become(aChild())), ...states(() => become(anAdult()))]) {
        const seen = await sees(patient);
        for (const drug of ['rituximab', 'tofacitinib', 'cyclophosphamide'])
          expect(offered(seen)).not.toContain(drug);
      }
    }
    const carrier = () => anAdult().with(testResult('Hepatitis B surface antigen', 'Positive', ago(30)));
    for (const patient of states(carrier))
      for (const drug of ['rituximab', 'tofacitinib', 'cyclophosphamide'])
        expect(offered(await sees(patient))).not.toContain(drug);
  });

  it('a JAK inhibitor after venous thrombosis, or IVIG with thrombosis, without a word', async () => {
    const clot = (patient: APatient) =>
      patient.has('Deep vein thrombosis', { onset: '2021-01-01', status: 'resolved' });
    for (const patient of states(() => clot(aChild()))) {
      const seen = await sees(patient);
      if (offered(seen).includes('tofacitinib')) expect(said(seen)).toContain('boxed warning, last choice');
      if (offered(seen).includes('immunoglobulin')) expect(said(seen)).toContain('0.03 mL/kg/min');
    }
  });

  it('a worsening patient silenced by old belly pain', async () => {
    const worse = onFirstLine(aChild(), 8).measured('CMAS', 27, ago(16)).measured('CMAS', 24, ago(2));
    const seen = await sees(worse.has('Abdominal pain', { onset: ago(31) }));
    expect(seen.says['escalate-ivig']).toBe('warning');
    expect(seen.says['gi-red-flag']).toBeUndefined();
  });

  it('a four-year-old called active by the CMAS alone', async () => {
    const small = onFirstLine(
      aPatient({ born: '2022-06-01' }).diagnosedWith('Juvenile dermatomyositis', { onset: '2026-01-01' }),
      30,
    ).measured('CMAS', 36, ago(60));
    expect(escalations(await sees(small.measured('CMAS', 36, ago(3))))).toEqual([]);
  });

  it('146 of 150 read as 78 of 80', async () => {
    const mmt8 = {
      resourceType: 'Observation',
      status: 'final',
      category: [{ coding: [{ code: 'exam' }] }],
      code: { text: 'Manual Muscle Testing 8 (MMT-8) total, 0-150' },
      effectiveDateTime: ago(3),
      valueQuantity: { value: 146 },
    };
    const seen = await sees(
      onFirstLine(aChild(), 30).with(mmt8).measured('CK', 90, ago(3), 170).measured('CMAS', 49, ago(3)),
    );
    expect(seen.facts.activity.printoInactive.verdict).not.toBe('met');
  });

  it('inactive from one or two measures; active from one stale CK', async () => {
    const two = onFirstLine(aChild(), 30).measured('CMAS', 51, ago(3)).measured('CK', 90, ago(3), 170);
    expect((await sees(two)).facts.activity.inactive.verdict).not.toBe('met');
    const stale = onFirstLine(aChild(), 30).measured('CK', 9000, ago(91), 170);
    expect((await sees(stale)).facts.activity.active.verdict).not.toBe('met');
  });

  it('escalation on a CMAS from 52 to 49', async () => {
    const seen = await sees(
      onFirstLine(aChild(), 20).measured('CMAS', 52, ago(30)).measured('CMAS', 49, ago(2)),
    );
    expect(seen.cards).toEqual([]);
  });

  it('1000 mg of rituximab for a child, or a dose from the weight of last year', async () => {
    for (const patient of states(() => aChild().weighs(30, ago(365)).isTall(130, ago(365)))) {
      const seen = await sees(patient);
      expect(offered(seen)).not.toContain('1000 mg');
      expect(offered(seen)).not.toContain('"dosequantity"');
      expect(said(seen)).not.toContain('30 kg =');
    }
  });

  it('methotrexate by mg/m² for an adult', async () => {
    for (const patient of states(() => anAdult().weighs(70, ago(9)).isTall(170, ago(9)))) {
      const seen = await sees(patient.took('methotrexate', { from: weeksAgo(2), dose: '10 mg weekly' }));
      expect(said(seen)).not.toMatch(/methotrexate \(.*mg\/m²/i);
    }
  });

  it('"await" cards raised to critical', async () => {
    for (const patient of [refractoryChild(), refractoryAdult(), ivigFailed(refractoryChild())]) {
      for (const waiting of [ivigCycles(patient, 2, 6), rituximabCourse(patient, 10)]) {
        const { says } = await sees(choking(waiting.measured('CMAS', 30, ago(1))));
        expect(says['await-ivig-response']).not.toBe('critical');
        expect(says['await-rituximab-response']).not.toBe('critical');
      }
    }
  });

  it('dysphagia "due to dermatomyositis" treated as another cause', async () => {
    const seen = await sees(
      onFirstLine(aChild(), 6).has('Dysphagia due to juvenile dermatomyositis', { onset: ago(9) }),
    );
    expect(seen.says).toMatchObject({ 'dysphagia-evaluation': 'critical', 'escalate-ivig': 'critical' });
  });

  it('a critical card dropped by the limit of cards', async () => {
    const many = threatened(choking(refractoryChild()))
      .took('etanercept', { from: ago(30) })
      .took('tocilizumab', { from: ago(30) })
      .has('Abdominal pain', { onset: ago(3) })
      .has('Chest pain', { onset: ago(3) });
    const { cards } = await sees(many);
    const critical = cards.filter(({ indicator }) => indicator === 'critical');
    expect(critical.map(({ source }) => source.topic.code).sort()).toEqual([
      'cardiac-screening',
      'dysphagia-evaluation',
      'escalate-cyclophosphamide',
      'etanercept-avoid',
      'gi-red-flag',
      'il6-inhibitor-gi-risk',
    ]);
  });

  it('a refuted duplicate that silences an active diagnosis', async () => {
    const twice = refractoryChild().diagnosedWith('Juvenile dermatomyositis', {
      verification: 'refuted',
      recorded: ago(1),
    });
    expect((await sees(twice)).says['escalate-ivig']).toBe('warning');
  });

  it('daily methotrexate accepted from dose text', async () => {
    for (const words of ['15 mg daily', '15 mg once daily', '15 mg every day', '2.5 mg BID']) {
      const ordered = await consult(anAdult().orders('methotrexate', words));
      expect(ordered.facts.orders.map(({ dose }) => dose && isGivenDaily(dose))).toEqual([true]);
      // On record it is no weekly dose either: nobody is told that so many milligrams a week are enough.
      const taken = await sees(
        stillWeak(
          anAdult()
            .took('methotrexate SC', { from: weeksAgo(30), dose: words })
            .took('prednisolone', { from: weeksAgo(30), dose: '20 mg daily' }),
        ),
      );
      expect(said(taken)).not.toMatch(/(105|35|17\.5) mg a week/);
      expect(taken.says['optimise-methotrexate']).toBe('info');
    }
    const weekly = await consult(anAdult().orders('methotrexate', '15 mg weekly'));
    expect(weekly.facts.orders.map(({ dose }) => dose && isGivenDaily(dose))).toEqual([false]);
  });

  it('two criticals for one anti-TNF order', async () => {
    for (const drug of ['etanercept', 'adalimumab', 'infliximab', 'golimumab', 'certolizumab pegol']) {
      const induced = aChild().took('etanercept', { from: '2025-01-01', to: '2025-07-01' });
      for (const patient of [induced, aChild()]) {
        const { cards } = await consult(patient.orders(drug));
        expect(cards.filter(({ source }) => /tnf|etanercept/.test(source.topic.code)).length).toBe(1);
      }
    }
  });
});
