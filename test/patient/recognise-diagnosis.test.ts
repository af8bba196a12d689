import { describe, expect, it } from '@jest/globals';
import {
  namesDrugInducedDermatomyositis,
  recogniseDiagnosis,
} from '../../src/patient/recognise-diagnosis.js';

describe('The diagnosis in words', () => {
  it.each([
    ['Dermatomyositis', 'present'],
    ['Juvenile dermatomyositis (JDM)', 'present'],
    ['Amyopathic dermatomyositis', 'present'],
    ['Clinically amyopathic DM', 'present'],
    ['Cutaneous dermatomyositis', 'present'],
    ['Dermatomyositis without myopathy', 'present'],
    ['Seronegative dermatomyositis', 'present'],
    ['3 month history of dermatomyositis', 'present'],
    ['Juvenile dermatomyositis (onset in childhood)', 'present'],
    ['Refractory dermatomyositis, previously on IVIG', 'present'],
    ['Dermatomyositis; mother also has dermatomyositis', 'present'],
    ['Clinically suspected dermatomyositis', 'provisional'],
    ['?Dermatomyositis', 'provisional'],
    ['Dermatomyositis?', 'provisional'],
    ['Dermatomyositis, suspected', 'provisional'],
    ['Dermatomyositis vs lupus', 'provisional'],
    ['Dermatopolymyositis, unspecified', undefined],
    ['Mother has dermatomyositis', 'relative'],
    ['Family history of dermatomyositis', 'relative'],
    ['Dermatomyositis, family history of', 'relative'],
    ['Dermatomyositis (sister)', 'relative'],
    ['Dermatomyositis in his mother', 'relative'],
    ["Brother's dermatomyositis", 'relative'],
    ['Dermatomyositis ruled out', 'negated'],
    ['Rule out dermatomyositis', 'negated'],
    ['No evidence of dermatomyositis', 'negated'],
    ['Dermatomyositis-like eruption', 'negated'],
    ['History of dermatomyositis', 'past'],
    ['Dermatomyositis, resolved', 'past'],
    ['Diabetes mellitus (DM) type 2', undefined],
    ['Juvenile DM', undefined],
    ['DM', undefined],
    ['T2DM', undefined],
    ['Myalgia and myositis', undefined],
    ['Polymyositis', undefined],
    ['Dermatitis', undefined],
  ] as const)('%s: %s', (text, state) => {
    expect(recogniseDiagnosis([text]).dermatomyositis).toBe(state);
  });

  it('is what the less sure of two texts of one Condition says', () => {
    expect(recogniseDiagnosis(['Family history of dermatomyositis', 'Dermatomyositis']).dermatomyositis).toBe(
      'relative',
    );
    expect(recogniseDiagnosis(['Possible JDM', 'Juvenile dermatomyositis']).dermatomyositis).toBe(
      'provisional',
    );
    expect(recogniseDiagnosis(['JDM', 'Disorder of connective tissue']).dermatomyositis).toBe('present');
  });

  it('tells childhood disease', () => {
    expect(recogniseDiagnosis(['Juvenile dermatomyositis']).juvenile).toBe(true);
    expect(recogniseDiagnosis(['JDM since 2019']).juvenile).toBe(true);
    expect(recogniseDiagnosis(['Childhood-onset dermatomyositis']).juvenile).toBe(true);
    expect(recogniseDiagnosis(['Adult dermatomyositis']).juvenile).toBe(false);
    expect(recogniseDiagnosis(['Juvenile idiopathic arthritis; dermatomyositis']).juvenile).toBe(false);
  });

  it('tells whether dermatomyositis itself is named', () => {
    expect(recogniseDiagnosis(['Dermatomyositis']).namesDermatomyositis).toBe(true);
    expect(recogniseDiagnosis(['Dermatopolymyositis, unspecified']).namesDermatomyositis).toBe(false);
    expect(recogniseDiagnosis(['Possible dermatomyositis']).namesDermatomyositis).toBe(false);
  });

  it.each([
    'Dermatomyositis in remission',
    'JDM, clinically inactive',
    'JDM (inactive)',
    'Dermatomyositis: no active disease',
    'Juvenile dermatomyositis in complete clinical remission off medication',
  ])('hears remission: %s', (text) => {
    expect(recogniseDiagnosis([text]).remission).toBe(true);
  });
  it.each([
    'Dermatomyositis, partial remission',
    'Dermatomyositis, not in remission',
    'JDM, goal remission',
    'Dermatomyositis active',
    'Relapse of dermatomyositis after remission',
    'Leukaemia in remission',
  ])('hears no remission: %s', (text) => {
    expect(recogniseDiagnosis([text]).remission).toBe(false);
  });

  it('hears the inducing drug', () => {
    expect(namesDrugInducedDermatomyositis(['TNF-inhibitor-induced dermatomyositis'])).toBe(true);
    expect(namesDrugInducedDermatomyositis(['Dermatomyositis'])).toBe(false);
  });
});
