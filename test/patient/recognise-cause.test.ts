import { describe, expect, it } from '@jest/globals';
import { linkedCauseIn } from '../../src/patient/recognise-cause.js';

describe('What the chart puts a finding down to', () => {
  it.each([
    ['Dysphagia due to oesophageal stricture', false],
    ['Dysphagia secondary to stroke', false],
    ['Dysphagia caused by achalasia', false],
    ['Dysphagia d/t Schatzki ring', false],
    ['Weakness due to steroid myopathy', false],
    ['Weakness due to viral myositis', false],
    ['Skin ulcer due to type 2 DM', false],
    ['Dysphagia due to dermatomyositis', true],
    ['Dysphagia secondary to JDM', true],
    ['Dysphagia 2/2 DM', true],
    ['Dysphagia due to muscle disease', true],
    ['Dysphagia due to pharyngeal muscle weakness', true],
    ['Weakness due to inflammatory myopathy', true],
    ['Skin ulcer due to vasculopathy', true],
    ['Dysphagia not due to reflux but due to myositis', true],
  ])('%s: myositis %s', (text, isMyositis) => {
    expect(linkedCauseIn(text)?.isMyositis).toBe(isMyositis);
  });
  it.each([
    'Dysphagia',
    'Dysphagia with known stricture',
    'Dysphagia possibly due to reflux',
    'Dysphagia ?due to stricture',
    'Dysphagia due to ?candida',
    'Dysphagia not due to stricture',
    'Dysphagia due to unknown cause',
    // Rule 001-31: dysphagia is not put down to dryness.
    'Dysphagia due to dry mouth',
  ])('links nothing where the words do not: %s', (text) => {
    expect(linkedCauseIn(text)).toBeUndefined();
  });
  it('names the cause as charted', () => {
    expect(linkedCauseIn('Dysphagia due to Schatzki ring, dilated 2020')?.cause).toBe('Schatzki ring');
  });
  it.each([
    ['eosinophilic oesophagitis', true],
    ["Zenker's diverticulum", true],
    ['goitre', true],
    ['anxiety', false],
    ['myositis', false],
  ])('knows the usual causes of dysphagia, also by "from" alone: %s %s', (cause, isKnown) => {
    expect(linkedCauseIn(`Dysphagia from ${cause}`) !== undefined).toBe(isKnown);
  });
});
