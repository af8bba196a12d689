import { describe, expect, it } from '@jest/globals';
import type { RawResource } from '../../src/contract/fhir.js';
import type { Proposal } from '../../src/rules/rule.js';
import { cdsRuleViolations } from '../support/cds-rules.js';
import { fhirProblems } from '../support/fhir-validators.js';
import { cardsOf, shown } from './a-finding.js';

const swallowStudy: Proposal = {
  kind: 'service-request',
  label: 'Order a videofluoroscopic swallow study',
  code: {
    coding: {
      system: 'http://snomed.info/sct',
      code: '241149003',
      display: 'Videofluoroscopy swallow (procedure)',
    },
    text: 'Videofluoroscopic swallow study',
  },
  urgent: true,
  recommended: true,
};
const physiotherapy: Proposal = {
  kind: 'service-request',
  label: 'Refer to physiotherapy',
  code: { text: 'Physiotherapy' },
  urgent: false,
};
const ivig: Proposal = {
  kind: 'medication-request',
  label: 'Order IVIG 50 g per cycle',
  medication: {
    coding: {
      system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
      code: '1809421',
      display: 'immunoglobulin G',
    },
    text: 'Immunoglobulin G, human, intravenous (IVIG)',
  },
  dosageText: '2 g/kg x 25 kg = 50 g over 2 days, every 4 weeks',
  dose: { value: 25, unit: 'g' },
  route: { coding: { system: 'http://snomed.info/sct', code: '47625008', display: 'Intravenous route' } },
  recommended: true,
};
const tofacitinib: Proposal = {
  kind: 'medication-request',
  label: 'Order tofacitinib',
  medication: { text: 'tofacitinib' },
  dosageText: 'Dose to be set by the expert centre',
  recommended: true,
};
const removal: Proposal = {
  kind: 'delete-order',
  label: 'Remove the etanercept order',
  order: 'MedicationRequest/draft-1',
  recommended: true,
};

const cardWith = (
  proposals: readonly Proposal[],
  id: 'escalate-ivig' | 'dysphagia-evaluation' = 'escalate-ivig',
) => cardsOf([shown(id, 'warning', { proposals })])[0];

describe('an order ready to sign', () => {
  it('for a drug carries drug, dose, route, patient and reason', () => {
    const [suggestion] = cardWith([ivig])?.suggestions ?? [];
    expect(suggestion).toEqual({
      label: 'Order IVIG 50 g per cycle',
      uuid: '00000000-0000-4000-8000-000000000002',
      isRecommended: true,
      actions: [
        {
          type: 'create',
          description: 'Order IVIG 50 g per cycle: 2 g/kg x 25 kg = 50 g over 2 days, every 4 weeks',
          resource: {
            resourceType: 'MedicationRequest',
            status: 'draft',
            intent: 'order',
            medicationCodeableConcept: {
              coding: [
                {
                  system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
                  code: '1809421',
                  display: 'immunoglobulin G',
                },
              ],
              text: 'Immunoglobulin G, human, intravenous (IVIG)',
            },
            subject: { reference: 'Patient/p1' },
            reasonReference: [{ reference: 'Condition/dm' }],
            dosageInstruction: [
              {
                text: '2 g/kg x 25 kg = 50 g over 2 days, every 4 weeks',
                route: {
                  coding: [
                    { system: 'http://snomed.info/sct', code: '47625008', display: 'Intravenous route' },
                  ],
                },
                doseAndRate: [
                  {
                    doseQuantity: { value: 25, unit: 'g', system: 'http://unitsofmeasure.org', code: 'g' },
                  },
                ],
              },
            ],
          },
        },
      ],
    });
  });

  it('has no dose, route, code or reason when none is known', () => {
    const [card] = cardsOf([shown('escalate-ivig', 'warning', { proposals: [tofacitinib] })], {
      diagnosisReference: undefined,
    });
    expect(card?.suggestions?.[0]?.actions[0]).toEqual({
      type: 'create',
      description: 'Order tofacitinib: Dose to be set by the expert centre',
      resource: {
        resourceType: 'MedicationRequest',
        status: 'draft',
        intent: 'order',
        medicationCodeableConcept: { text: 'tofacitinib' },
        subject: { reference: 'Patient/p1' },
        dosageInstruction: [{ text: 'Dose to be set by the expert centre' }],
      },
    });
  });

  it('for an examination is a proposal, urgent or routine', () => {
    const card = cardWith([swallowStudy, physiotherapy], 'dysphagia-evaluation');
    expect(card?.suggestions?.map(({ actions: [action] }) => action.description)).toEqual([
      'Order a videofluoroscopic swallow study (urgent)',
      'Refer to physiotherapy',
    ]);
    expect(
      card?.suggestions?.map(({ actions: [action] }) => 'resource' in action && action.resource),
    ).toEqual([
      {
        resourceType: 'ServiceRequest',
        status: 'draft',
        intent: 'proposal',
        priority: 'urgent',
        code: {
          coding: [
            {
              system: 'http://snomed.info/sct',
              code: '241149003',
              display: 'Videofluoroscopy swallow (procedure)',
            },
          ],
          text: 'Videofluoroscopic swallow study',
        },
        subject: { reference: 'Patient/p1' },
        reasonReference: [{ reference: 'Condition/dm' }],
      },
      {
        resourceType: 'ServiceRequest',
        status: 'draft',
        intent: 'proposal',
        priority: 'routine',
        code: { text: 'Physiotherapy' },
        subject: { reference: 'Patient/p1' },
        reasonReference: [{ reference: 'Condition/dm' }],
      },
    ]);
  });

  it('that should not be signed is removed by its reference', () => {
    expect(cardWith([removal])?.suggestions?.[0]?.actions).toEqual([
      {
        type: 'delete',
        description: 'Remove the etanercept order',
        resourceId: 'MedicationRequest/draft-1',
      },
    ]);
  });

  it('is valid FHIR R4, and the card valid CDS Hooks', () => {
    const card = cardWith([ivig, tofacitinib, swallowStudy, physiotherapy, removal]);
    for (const { actions } of card?.suggestions ?? []) {
      if ('resource' in actions[0]) expect(fhirProblems(actions[0].resource)).toEqual([]);
    }
    expect(cdsRuleViolations({ cards: [card] })).toEqual([]);
  });
});

describe('what can be selected', () => {
  it('of treatments at most one, and only the first recommended is', () => {
    const card = cardWith([ivig, tofacitinib]);
    expect(card?.selectionBehavior).toBe('at-most-one');
    expect(card?.suggestions?.map(({ isRecommended }) => isRecommended)).toEqual([true, undefined]);
  });

  it('of a swallow work-up any, and all may be recommended', () => {
    const card = cardWith([swallowStudy, { ...physiotherapy, recommended: true }], 'dysphagia-evaluation');
    expect(card?.selectionBehavior).toBe('any');
    expect(card?.suggestions?.map(({ isRecommended }) => isRecommended)).toEqual([true, true]);
  });

  it('of the care checklist any; each item brings its orders, the same order once', () => {
    const [, checklist] = cardsOf([
      shown('escalate-ivig', 'critical'),
      shown('cardiac-screening', 'info', { proposals: [physiotherapy, swallowStudy] }),
      shown('data-gap', 'info', { proposals: [physiotherapy] }),
    ]);
    expect(checklist?.selectionBehavior).toBe('any');
    expect(checklist?.suggestions?.map(({ label }) => label)).toEqual([
      'Refer to physiotherapy',
      'Order a videofluoroscopic swallow study',
    ]);
    expect(checklist?.suggestions?.[1]?.isRecommended).toBe(true);
  });

  it('of an item that became its own card still any: a heart is examined as a whole', () => {
    const [card] = cardsOf([
      shown('cardiac-screening', 'critical', { proposals: [swallowStudy, physiotherapy] }),
    ]);
    expect(card?.selectionBehavior).toBe('any');
  });

  it('of a section follows the card’s own, and is never the recommended one', () => {
    const [card] = cardsOf([
      shown('escalate-ivig', 'warning', { proposals: [{ ...ivig, recommended: false }] }),
      shown('expert-referral', 'warning', { proposals: [{ ...physiotherapy, recommended: true }] }),
    ]);
    expect(card?.suggestions?.map(({ label }) => label)).toEqual([
      'Order IVIG 50 g per cycle',
      'Refer to physiotherapy',
    ]);
    expect(card?.suggestions?.some((suggestion) => 'isRecommended' in suggestion)).toBe(false);
  });

  it('is nothing when nothing is proposed', () => {
    const card = cardWith([]);
    expect(card).not.toHaveProperty('suggestions');
    expect(card).not.toHaveProperty('selectionBehavior');
  });
});

describe('reasons to decline', () => {
  const codes = (card: ReturnType<typeof cardWith>) => card?.overrideReasons?.map(({ code }) => code);
  const standard = [
    'cds-not-applicable',
    'patient-contraindication',
    'action-completed',
    'does-not-align-preferences',
    'recipient-disagrees-evidence',
    'service-not-available',
  ];

  it('are offered on every warning and critical card, and on no card of information', () => {
    const cards = cardsOf([
      shown('etanercept-avoid', 'critical'),
      shown('tnf-inhibitor-caution', 'warning'),
      shown('tnf-inhibitor-unstudied', 'info'),
    ]);
    expect(cards.map(codes)).toEqual([standard, standard, undefined]);
  });

  it('begin with those of the card’s rules, each once, in our own system', () => {
    const planned = { code: 'already-planned', display: 'Already planned' };
    const [card] = cardsOf([
      shown('escalate-ivig', 'warning', { overrideReasons: [planned] }),
      shown('hold-steroid-taper', 'warning', {
        overrideReasons: [planned, { code: 'steroid-toxicity', display: 'Steroid\ntoxicity' }],
      }),
    ]);
    expect(codes(card)).toEqual(['already-planned', 'steroid-toxicity', ...standard]);
    expect(card?.overrideReasons?.[1]).toEqual({
      system: 'urn:x-myositis-cds:override-reason',
      code: 'steroid-toxicity',
      display: 'Steroid toxicity',
    });
    expect(card?.overrideReasons?.[2]).toEqual({
      system: 'http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes',
      code: 'cds-not-applicable',
      display: 'The advice does not apply to this patient',
    });
  });
});

describe('a card', () => {
  it('has its rule as topic, and an id of its own', () => {
    const cards = cardsOf([
      shown('etanercept-avoid', 'critical', { title: 'Avoid etanercept' }),
      shown('tnf-inhibitor-caution', 'warning'),
    ]);
    expect(cards[0]?.source.topic).toEqual({
      system: 'urn:x-myositis-cds:card',
      code: 'etanercept-avoid',
      display: 'Avoid etanercept',
    });
    expect(new Set(cards.map(({ uuid }) => uuid)).size).toBe(2);
    expect(cards[0]?.extension['org.myositis-cds.rules'].version).toBe('0.1.0');
  });
});

describe('an order that is changed', () => {
  const draft = {
    resourceType: 'MedicationRequest',
    id: 'draft-1',
    status: 'draft',
    intent: 'order',
    subject: { reference: 'Patient/p1' },
    medicationCodeableConcept: { text: 'methotrexate' },
    extension: [{ url: 'https://ehr.example.org/basket', valueString: 'A' }],
    dosageInstruction: [{ text: '15 mg daily', route: { text: 'oral' } }],
  };
  const change: Proposal = {
    kind: 'update-order',
    label: 'Change to methotrexate 15 mg once a week',
    order: 'MedicationRequest/draft-1',
    dosageText: '15 mg once a week, always on the same weekday; not daily',
    dose: { value: 15, unit: 'mg' },
    timing: { frequency: 1, period: 1, periodUnit: 'wk' },
    recommended: true,
  };
  const changed = (drafts: readonly { readonly reference: string; readonly raw: RawResource }[]) =>
    cardsOf([shown('escalate-ivig', 'warning', { proposals: [change] })], { drafts });

  it('is the draft as the EHR sent it, with its id, and only the dose is another', () => {
    const cards = changed([{ reference: 'MedicationRequest/draft-1', raw: draft }]);
    const [action] = cards[0]?.suggestions?.[0]?.actions ?? [];
    expect(action).toEqual({
      type: 'update',
      description:
        'Change to methotrexate 15 mg once a week: 15 mg once a week, always on the same weekday; not daily',
      resource: {
        ...draft,
        dosageInstruction: [
          {
            route: { text: 'oral' },
            text: '15 mg once a week, always on the same weekday; not daily',
            timing: { repeat: { frequency: 1, period: 1, periodUnit: 'wk' } },
            doseAndRate: [
              { doseQuantity: { value: 15, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } },
            ],
          },
        ],
      },
    });
    expect(cdsRuleViolations({ cards })).toEqual([]);
    expect(fhirProblems(action?.type === 'update' ? action.resource : undefined)).toEqual([]);
  });

  it.each<[string, readonly { readonly reference: string; readonly raw: RawResource }[]]>([
    ['is not at hand', []],
    ['is another', [{ reference: 'MedicationRequest/draft-2', raw: draft }]],
    ['was sent twice', [draft, draft].map((raw) => ({ reference: 'MedicationRequest/draft-1', raw }))],
    [
      'holds what may not be sent back',
      [{ reference: 'MedicationRequest/draft-1', raw: { ...draft, note: [] } }],
    ],
  ])('is not offered when the draft %s', (_, drafts) => {
    expect(changed(drafts)[0]).not.toHaveProperty('suggestions');
  });
});
