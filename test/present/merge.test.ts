import { describe, expect, it } from '@jest/globals';
import { met } from '../../src/patient/answer.js';
import {
  anOrder,
  brokenRule,
  cannotTell,
  cardsOf,
  idsOf,
  quiet,
  rulesOf,
  shown,
  topicsOf,
} from './a-finding.js';

describe('nothing to say', () => {
  it('is no card', () => {
    expect(cardsOf([])).toEqual([]);
    expect(cardsOf([quiet('escalate-ivig'), quiet('etanercept-avoid')])).toEqual([]);
  });

  it('is also a rule that cannot tell because the chart does not say: data-gap asks for that', () => {
    expect(cardsOf([cannotTell('hold-steroid-taper', [])])).toEqual([]);
  });
});

describe('the pathway card', () => {
  it('carries the advice to hold the steroid taper as a section', () => {
    const cards = cardsOf([
      shown('escalate-ivig', 'warning'),
      shown('hold-steroid-taper', 'warning', {
        sections: [{ heading: 'What to do', lines: ['Keep the dose'] }],
      }),
      shown('skin-disease-systemic', 'info'),
    ]);
    expect(topicsOf(cards)).toEqual(['escalate-ivig']);
    expect(idsOf(cards[0])).toEqual(['escalate-ivig', 'hold-steroid-taper', 'skin-disease-systemic']);
    expect(cards[0]?.detail).toContain('**Title of hold-steroid-taper**');
    expect(cards[0]?.detail).toContain('- Summary of hold-steroid-taper\n- Keep the dose');
  });

  it('keeps each rule with its own indicator in the extension', () => {
    const [card] = cardsOf([shown('escalate-ivig', 'critical'), shown('hold-steroid-taper', 'warning')]);
    expect(card?.indicator).toBe('critical');
    expect(rulesOf(card).map(({ indicator }) => indicator)).toEqual(['critical', 'warning']);
  });

  it('that only informs never hides a warning: it becomes its own card, before it', () => {
    const cards = cardsOf([
      shown('await-ivig-response', 'info'),
      shown('hold-steroid-taper', 'warning'),
      shown('skin-disease-systemic', 'info'),
    ]);
    expect(topicsOf(cards)).toEqual(['hold-steroid-taper', 'await-ivig-response']);
    expect(idsOf(cards[1])).toEqual(['await-ivig-response', 'skin-disease-systemic']);
  });

  it('that says "wait" is not raised to critical by a section', () => {
    const cards = cardsOf([shown('await-ivig-response', 'warning'), shown('expert-referral', 'critical')]);
    expect(cards.map(({ indicator }) => indicator)).toEqual(['critical', 'warning']);
    expect(topicsOf(cards)).toEqual(['expert-referral', 'await-ivig-response']);
  });

  it('is one, whatever room 3 hands on', () => {
    const cards = cardsOf([shown('escalate-ivig', 'warning'), shown('escalate-jak-inhibitor', 'warning')]);
    expect(topicsOf(cards)).toEqual(['escalate-ivig']);
  });
});

describe('without a pathway card', () => {
  it('a section that warns is its own card, one that informs waits for another card', () => {
    expect(topicsOf(cardsOf([shown('hold-steroid-taper', 'warning')]))).toEqual(['hold-steroid-taper']);
    expect(cardsOf([shown('skin-disease-systemic', 'info')])).toEqual([]);
  });

  it('a section that informs becomes an item of the checklist beside another card', () => {
    const cards = cardsOf([
      shown('dysphagia-evaluation', 'critical'),
      shown('skin-disease-systemic', 'info'),
    ]);
    expect(topicsOf(cards)).toEqual(['dysphagia-evaluation', 'care-checklist']);
    expect(idsOf(cards[1])).toEqual(['skin-disease-systemic']);
  });
});

describe('safety cards', () => {
  it('stand alone, and the danger comes before the next treatment step of the same indicator', () => {
    const cards = cardsOf([
      shown('escalate-ivig', 'critical'),
      shown('dysphagia-evaluation', 'critical'),
      shown('etanercept-avoid', 'critical'),
    ]);
    expect(topicsOf(cards)).toEqual(['dysphagia-evaluation', 'etanercept-avoid', 'escalate-ivig']);
  });

  it('are sorted critical, warning, info', () => {
    const cards = cardsOf(
      [
        shown('tnf-inhibitor-unstudied', 'info'),
        shown('tnf-inhibitor-caution', 'warning'),
        shown('etanercept-avoid', 'critical'),
      ],
      { hook: 'order-select' },
    );
    expect(cards.map(({ indicator }) => indicator)).toEqual(['critical', 'warning', 'info']);
  });

  it('speak once for every order', () => {
    const cards = cardsOf(
      [
        shown('etanercept-avoid', 'critical', { about: anOrder('a') }),
        shown('etanercept-avoid', 'critical', { about: anOrder('b') }),
      ],
      { hook: 'order-sign' },
    );
    expect(topicsOf(cards)).toEqual(['etanercept-avoid', 'etanercept-avoid']);
  });
});

describe('an abdominal red flag', () => {
  const redFlag = shown('gi-red-flag', 'critical', {
    sections: [{ heading: 'What to do', lines: ['Imaging and a surgical opinion today'] }],
  });

  it('speaks inside the card of an ordered IL-6 inhibitor', () => {
    const cards = cardsOf([redFlag, shown('il6-inhibitor-gi-risk', 'critical')], { hook: 'order-select' });
    expect(topicsOf(cards)).toEqual(['il6-inhibitor-gi-risk']);
    expect(idsOf(cards[0])).toEqual(['il6-inhibitor-gi-risk', 'gi-red-flag']);
    expect(cards[0]?.detail).toContain('Imaging and a surgical opinion today');
  });

  it('keeps its own card when the chart is opened, when that card is milder, and when there is none', () => {
    const onView = cardsOf([redFlag, shown('il6-inhibitor-gi-risk', 'critical')]);
    expect(topicsOf(onView)).toEqual(['gi-red-flag', 'il6-inhibitor-gi-risk']);
    const milder = cardsOf([redFlag, shown('il6-inhibitor-gi-risk', 'info')], { hook: 'order-sign' });
    expect(topicsOf(milder)).toEqual(['gi-red-flag', 'il6-inhibitor-gi-risk']);
    expect(topicsOf(cardsOf([redFlag], { hook: 'order-sign' }))).toEqual(['gi-red-flag']);
  });
});

describe('the care checklist', () => {
  it('gathers the items, the gravest first, and has the highest indicator', () => {
    const cards = cardsOf([
      shown('escalate-ivig', 'critical'),
      shown('optimise-methotrexate', 'info', { title: 'Methotrexate dose' }),
      shown('cardiac-screening', 'warning', { title: 'Look at the heart' }),
      shown('data-gap', 'info', { title: 'What the chart leaves open' }),
    ]);
    const checklist = cards[1];
    expect(topicsOf(cards)).toEqual(['escalate-ivig', 'care-checklist']);
    expect(checklist?.indicator).toBe('warning');
    expect(idsOf(checklist)).toEqual(['cardiac-screening', 'optimise-methotrexate', 'data-gap']);
    expect(checklist?.summary).toBe(
      'Care checklist: Look at the heart; Methotrexate dose; What the chart leaves open',
    );
    expect(checklist?.source.topic.display).toBe('Care checklist');
    expect(checklist?.detail).toContain('**Look at the heart**');
  });

  it('of a single item says that item', () => {
    const cards = cardsOf([
      shown('escalate-ivig', 'critical'),
      shown('data-gap', 'info', { summary: 'Measure CMAS' }),
    ]);
    expect(cards[1]?.summary).toBe('Care checklist: Measure CMAS');
  });

  it('comes alone with its warnings only: a raised troponin is no reminder', () => {
    const cards = cardsOf([shown('cardiac-screening', 'warning'), shown('data-gap', 'info')]);
    expect(topicsOf(cards)).toEqual(['care-checklist']);
    expect(cards[0]?.extension['org.myositis-cds.rules'].rules.map(({ id }) => id)).toEqual([
      'cardiac-screening',
    ]);
  });

  it('does not come alone with information, nor beside nothing but "could not assess"', () => {
    expect(cardsOf([shown('cardiac-screening', 'info')])).toEqual([]);
    const cards = cardsOf([shown('data-gap', 'info'), cannotTell('etanercept-avoid', ['allergies'])]);
    expect(topicsOf(cards)).toEqual(['could-not-assess']);
  });

  it('counts the titles that do not fit its summary, and cuts none', () => {
    const ids = [
      'cardiac-screening',
      'optimise-methotrexate',
      'hydroxychloroquine-dose',
      'data-gap',
    ] as const;
    const cards = cardsOf([
      shown('escalate-ivig', 'critical'),
      ...ids.map((id, index) =>
        shown(id, 'info', { title: `Item number ${index} with quite a long title of its own` }),
      ),
    ]);
    expect(cards[1]?.summary).toBe(
      'Care checklist: Item number 0 with quite a long title of its own; Item number 1 with quite a long title of its own; 2 more',
    );
  });

  it('tells what several items saw once', () => {
    const cards = cardsOf([
      shown('escalate-ivig', 'critical'),
      shown('optimise-methotrexate', 'info', { saw: [met('CMAS 36, below 48'), met('15 mg')] }),
      shown('data-gap', 'info', { saw: [met('CMAS 36, below 48'), met('no dose')] }),
    ]);
    expect(cards[1]?.detail.match(/CMAS 36, below 48/g)).toHaveLength(1);
    expect(cards[1]?.detail).toContain('no dose');
  });

  it('loses an item that is critical: an acute chest symptom is its own card', () => {
    const cards = cardsOf([shown('cardiac-screening', 'critical'), shown('data-gap', 'info')]);
    expect(topicsOf(cards)).toEqual(['cardiac-screening', 'care-checklist']);
  });
});

describe('could not assess', () => {
  it('does not come for items of the checklist alone: without another card they could not be shown', () => {
    const item = cannotTell('optimise-methotrexate', ['medicationStatements']);
    expect(cardsOf([item])).toEqual([]);
    expect(topicsOf(cardsOf([item, shown('escalate-ivig', 'info')]))).toContain('could-not-assess');
    const withOther = cardsOf([item, cannotTell('escalate-ivig', ['medicationStatements'])]);
    expect(withOther[0]?.detail).toContain('Title of optimise-methotrexate');
  });

  it('comes for the heart alone, which can have a card of its own, and for an item that broke', () => {
    expect(topicsOf(cardsOf([cannotTell('cardiac-screening', ['laboratory'])]))).toEqual([
      'could-not-assess',
    ]);
    expect(topicsOf(cardsOf([brokenRule('data-gap')]))).toEqual(['could-not-assess']);
  });

  it('says in a clinician’s words what was not checked and why', () => {
    const cards = cardsOf([
      shown('dysphagia-evaluation', 'critical'),
      cannotTell('escalate-ivig', ['medicationStatements', 'medicationRequests']),
      cannotTell('hold-steroid-taper', ['medicationStatements', 'medicationRequests']),
      cannotTell('cardiac-screening', ['laboratory']),
      cannotTell('data-gap', []),
      brokenRule('hydroxychloroquine-dose'),
    ]);
    const card = cards[1];
    expect(topicsOf(cards)).toEqual(['dysphagia-evaluation', 'could-not-assess']);
    expect(card?.indicator).toBe('info');
    expect(card?.summary).toBe(
      'Not everything could be checked: the medication list, prescriptions and 1 more could not be read in full; internal error',
    );
    expect(card?.detail).toBe(
      [
        '**Could not be checked**',
        [
          '- The medication list and prescriptions could not be read in full: Next treatment step; Title of hold-steroid-taper',
          '- Laboratory results could not be read in full: Title of cardiac-screening',
          '- An internal error, which was reported: Title of hydroxychloroquine-dose',
        ].join('\n'),
        '**What to do**',
        '- Look these points up in the chart: no card on them does not mean that all is clear',
        'Rule set 0.1.0 · not yet clinically reviewed',
      ].join('\n\n'),
    );
    expect(rulesOf(card)).toEqual([
      { id: 'escalate-ivig', indicator: 'info' },
      { id: 'hold-steroid-taper', indicator: 'info' },
      { id: 'cardiac-screening', indicator: 'info' },
      { id: 'hydroxychloroquine-dose', indicator: 'info' },
    ]);
    expect(card?.source).toEqual({
      label: 'Myositis rule set 0.1.0',
      topic: { system: 'urn:x-myositis-cds:card', code: 'could-not-assess', display: 'Could not assess' },
    });
  });

  it('comes alone when nothing else could be said', () => {
    const [card] = cardsOf([brokenRule('escalate-ivig')]);
    expect(card?.summary).toBe('Not everything could be checked: internal error');
    const [two] = cardsOf([cannotTell('etanercept-avoid', ['allergies', 'procedures'])]);
    expect(two?.summary).toBe(
      'Not everything could be checked: allergies and procedures could not be read in full',
    );
  });

  it('names the drug that could not be checked, and never the class of the error', () => {
    const [card] = cardsOf(
      [
        cannotTell('etanercept-avoid', ['conditions'], anOrder('a', 'Enbrel <b>')),
        cannotTell('etanercept-avoid', ['conditions'], anOrder('a', 'Enbrel <b>')),
        brokenRule('gi-red-flag'),
      ],
      { hook: 'order-select' },
    );
    expect(card?.detail).toContain(String.raw`in full: Title of etanercept-avoid (Enbrel \<b>)`);
    expect(card?.detail).not.toContain('TypeError');
    expect(idsOf(card)).toEqual(['etanercept-avoid', 'gi-red-flag']);
  });
});

describe('the evidence in the extension', () => {
  it('names the records behind the answers that were yes, each once', () => {
    const [card] = cardsOf([
      shown('escalate-ivig', 'warning', {
        saw: [
          met('CMAS fell', ['Observation/1', 'Observation/2']),
          met('dysphagia', ['Condition/9', 'Observation/1']),
          { verdict: 'unmet', saw: 'no ulcer', from: ['Condition/77'], missing: [] },
        ],
      }),
    ]);
    expect(rulesOf(card)[0]?.evidence).toEqual(['Observation/1', 'Observation/2', 'Condition/9']);
  });

  it('is left out when no record drove the rule, and holds nothing but references', () => {
    const [card] = cardsOf([
      shown('escalate-ivig', 'warning', { saw: [met('age', ['<b>/1', 'urn:uuid:1'])] }),
    ]);
    expect(rulesOf(card)).toEqual([{ id: 'escalate-ivig', indicator: 'warning' }]);
  });

  it('of a rule that speaks twice on a card is gathered at its highest indicator', () => {
    const cards = cardsOf([
      shown('escalate-ivig', 'warning'),
      shown('hydroxychloroquine-dose', 'info', { saw: [met('a', ['MedicationStatement/1'])] }),
      shown('hydroxychloroquine-dose', 'warning', { saw: [met('b', ['MedicationStatement/2'])] }),
    ]);
    expect(rulesOf(cards[1])).toEqual([
      {
        id: 'hydroxychloroquine-dose',
        indicator: 'warning',
        evidence: ['MedicationStatement/2', 'MedicationStatement/1'],
      },
    ]);
  });
});
