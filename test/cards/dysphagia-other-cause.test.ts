import { describe, expect, it } from '@jest/globals';
import { aChild, ago, anAdult, consult, refractoryAdult, withHalfAProblemList } from './consult.js';

const rule = 'dysphagia-other-cause';
const because = (cause: string) => refractoryAdult().has(`Dysphagia due to ${cause}`, { onset: ago(20) });

describe('Dysphagia that the chart puts down to another cause', () => {
  it('is information that names the cause, says what it does not count as, and what to do if it gets worse', async () => {
    const { says, said, lines, proposals, card } = await consult(because('oesophageal stricture').opens());
    expect(says[rule]).toBe('info');
    expect(card(rule).indicator).toBe('info');
    expect(says['dysphagia-evaluation']).toBeUndefined();
    expect(said(rule).wording.summary).toMatch(/stricture: not counted as dysphagia of myositis$/);
    expect(lines(rule, 'What to do').join(' ')).toMatch(/gets worse.*does not explain it.*swallow study/);
    expect(proposals(rule)).toEqual([]);
  });

  it('names a cause of up to 50 letters; of a longer one it says "another cause"', async () => {
    const summaryFor = async (cause: string) =>
      (await consult(because(cause).opens())).said(rule).wording.summary;
    const fifty = 'oesophageal stricture after a swallowed caustic ly';
    expect(await summaryFor(fifty)).toContain(`due to ${fifty}:`);
    expect(await summaryFor(`${fifty}e`)).toContain('due to another cause:');
  });

  it('never takes dermatomyositis or myositis for another cause', async () => {
    for (const cause of ['dermatomyositis', 'juvenile dermatomyositis', 'myositis']) {
      const { says } = await consult(because(cause).opens());
      expect(says[rule]).toBeUndefined();
      expect(says['dysphagia-evaluation']).toBe('critical');
    }
  });

  it('is quiet when there is dysphagia without a link too: that one counts', async () => {
    const { says } = await consult(
      because('achalasia')
        .has('Dysphagia', { onset: ago(5) })
        .opens(),
    );
    expect(says[rule]).toBeUndefined();
    expect(says['dysphagia-evaluation']).toBe('critical');
  });

  it('is quiet when the dysphagia is over, and without any', async () => {
    const over = refractoryAdult().has('Dysphagia due to stroke', { onset: ago(90), abated: ago(30) });
    for (const chart of [over, refractoryAdult()])
      expect((await consult(chart.opens())).says[rule]).toBeUndefined();
  });

  it('reads the link of a Condition as well as the words', async () => {
    const linked = anAdult().with({
      resourceType: 'Condition',
      clinicalStatus: { coding: [{ code: 'active' }] },
      code: { text: 'Dysphagia' },
      onsetDateTime: ago(9),
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/condition-dueTo',
          valueCodeableConcept: { text: 'Parkinson disease' },
        },
      ],
    });
    const { says, said } = await consult(linked.opens());
    expect(says[rule]).toBe('info');
    expect(said(rule).wording.summary.toLowerCase()).toContain('parkinson');
  });

  it('is quiet for a patient in remission', async () => {
    const inactive = aChild()
      .has('Dysphagia due to oesophageal stricture', { onset: ago(20) })
      .measured('CK', 90, ago(5))
      .measured('CMAS', 51, ago(5))
      .measured('MMT8', 80, ago(5))
      .measured('physician global', 0, ago(5));
    expect((await consult(inactive.opens())).cards).toEqual([]);
  });

  it('cannot be told from half a problem list: another dysphagia may stand on the next page', async () => {
    const body = because('achalasia').opens();
    const { says } = await consult(withHalfAProblemList(body));
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });
});
