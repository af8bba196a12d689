import { describe, expect, it } from '@jest/globals';
import { aPatient } from '../support/a-patient.js';
import { aChild, ago, anAdult, consult, unread } from './consult.js';

const swallowStudy = (day: string) => ({
  resourceType: 'DiagnosticReport',
  status: 'final',
  code: { text: 'Videofluoroscopic swallow study' },
  effectiveDateTime: day,
});
const ordered = (text: string) => ({
  resourceType: 'ServiceRequest',
  status: 'active',
  intent: 'order',
  code: { text },
  authoredOn: ago(4),
});
const choking = () => aChild().has('Dysphagia', { onset: ago(10) });

describe('Evaluate swallowing', () => {
  it('is critical for dysphagia that was never evaluated, with swallow study and speech therapy to order', async () => {
    const { says, proposals, card, lines } = await consult(choking().opens());
    expect(says['dysphagia-evaluation']).toBe('critical');
    expect(proposals('dysphagia-evaluation')).toEqual([
      'Order a videofluoroscopic swallow study',
      'Refer to speech-language pathology',
    ]);
    expect(card('dysphagia-evaluation').selectionBehavior).toBe('any');
    expect(lines('dysphagia-evaluation', 'What to do')).toContain('No swallow study on file');
  });

  it('is a warning without an order when swallowing was evaluated 30 days ago', async () => {
    const { says, proposals, said } = await consult(
      choking()
        .with(swallowStudy(ago(30)))
        .opens(),
    );
    expect(says['dysphagia-evaluation']).toBe('warning');
    expect(proposals('dysphagia-evaluation')).toEqual([]);
    expect(said('dysphagia-evaluation').wording.summary).toMatch(/^Act on the swallow evaluation/);
  });

  it('is critical again when the evaluation is 31 days old', async () => {
    const { says } = await consult(
      choking()
        .with(swallowStudy(ago(31)))
        .opens(),
    );
    expect(says['dysphagia-evaluation']).toBe('critical');
  });

  it('is a warning for a bulbar sign alone', async () => {
    const { says, said } = await consult(
      anAdult()
        .has('Weak gag reflex', { onset: ago(10) })
        .opens(),
    );
    expect(says['dysphagia-evaluation']).toBe('warning');
    expect(said('dysphagia-evaluation').wording.summary).toContain('a bulbar sign with dermatomyositis');
  });

  it('does not order again what is ordered, and asks that it happens now', async () => {
    const chart = choking().with(ordered('Videofluoroscopic swallow study')).with(ordered('Speech therapy'));
    const { says, proposals, lines } = await consult(chart.opens());
    expect(says['dysphagia-evaluation']).toBe('critical');
    expect(proposals('dysphagia-evaluation')).toEqual([]);
    expect(lines('dysphagia-evaluation', 'What to do')).toContain(
      `Ordered ${ago(4)}: make sure it happens now`,
    );
  });

  it('is a warning, never critical, while dermatomyositis is only suspected', async () => {
    const suspected = aPatient({ born: '1970-01-01' })
      .diagnosedWith('Dermatomyositis', { verification: 'provisional' })
      .has('Dysphagia', { onset: ago(10) });
    expect((await consult(suspected.opens())).says).toEqual({ 'dysphagia-evaluation': 'warning' });
  });

  it('is silent when another disease explains the dysphagia, when it resolved, and in past dermatomyositis', async () => {
    const explained = anAdult().has('Dysphagia due to peptic stricture', { onset: ago(10) });
    const resolved = anAdult().has('Dysphagia', { onset: ago(90), abated: ago(20) });
    const past = aPatient({ born: '1970-01-01' })
      .diagnosedWith('Dermatomyositis', { status: 'remission' })
      .has('Dysphagia', { onset: ago(10) });
    for (const chart of [explained, resolved, past])
      expect((await consult(chart.opens())).says['dysphagia-evaluation']).toBeUndefined();
  });

  it('stays critical and says so when nobody can read whether swallowing was evaluated', async () => {
    const { says, lines } = await consult(unread(choking().opens(), 'procedures'));
    expect(says['dysphagia-evaluation']).toBe('critical');
    expect(lines('dysphagia-evaluation', 'What to do')).toContain(
      'Whether a swallow study was done could not be read',
    );
  });
});
