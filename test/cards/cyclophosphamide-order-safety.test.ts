import { describe, expect, it } from '@jest/globals';
import { aYoungWoman, judgedOrder, screened, itSays, itDoesNotSpeakOf } from './order-desk.js';
import { ago, consult, ivigCycles, onFirstLine, rituximabCourse, stillWeak, testResult } from './consult.js';
import type { APatient } from '../support/a-patient.js';

const rule = 'cyclophosphamide-order-safety';

const threatened = (patient: APatient): APatient =>
  patient.has('Extensive ulceration of the skin due to dermatomyositis');
const everythingFailed = (): APatient =>
  rituximabCourse(ivigCycles(stillWeak(onFirstLine(screened(aYoungWoman()), 90)), 4, 50), 30);

const order = ['cyclophosphamide IV', '1200 mg'] as const;
const judged = (patient: APatient) => judgedOrder(rule, patient, order);

describe('Cyclophosphamide: what the card says of an order', () => {
  it('tells a first course only what it needs beforehand, when an organ is threatened', async () => {
    expect(
      await judged(
        screened(aYoungWoman())
          .has('Extensive ulceration of the skin due to dermatomyositis')
          .took('co-trimoxazole', { from: ago(30) }),
      ),
    ).toEqual({
      indicator: 'info',
      text: expect.stringMatching(/Fertility counselling/) as unknown as string,
    });
  });

  itSays(judged, [
    [
      'No organ threat, and other options are left',
      'warning',
      /Reconsider cyclophosphamide/,
      () => screened(aYoungWoman()),
    ],
    [
      'No urinalysis',
      'warning',
      /Not on file.*urinalysis/,
      () => threatened(screened(aYoungWoman(), { without: ['Urinalysis'] })),
    ],
    [
      'Sepsis',
      'critical',
      /Contraindicated/,
      () => threatened(screened(aYoungWoman())).has('Sepsis', { onset: ago(3) }),
    ],
    [
      'Haemorrhagic cystitis',
      'critical',
      /Contraindicated/,
      () => threatened(screened(aYoungWoman())).has('Haemorrhagic cystitis'),
    ],
    [
      'Six pulses before',
      'warning',
      /full course[^]*expert decision only, the cumulative dose counts/,
      () =>
        threatened(screened(aYoungWoman())).given(
          'cyclophosphamide IV',
          [0, 1, 2, 3, 4, 5].map((n) => ago(400 - 28 * n)),
          '1200 mg',
        ),
    ],
    [
      'No co-trimoxazole',
      'info',
      /Pneumocystis prophylaxis is not on record/,
      () => threatened(screened(aYoungWoman())),
    ],
    [
      'Ordered before and never given',
      'info',
      /Fertility counselling/,
      () => threatened(screened(aYoungWoman())).ordered('cyclophosphamide IV', { on: ago(20) }),
    ],
    [
      'No pregnancy test',
      'warning',
      /Pregnancy test/,
      () => threatened(screened(aYoungWoman(), { without: ['Pregnancy test'] })),
    ],
  ]);

  itDoesNotSpeakOf(judged, [
    [
      'its indication when the skin is extensively ulcerated',
      /Reconsider/,
      () => threatened(screened(aYoungWoman())),
    ],
    ['its indication when everything before it failed', /Reconsider/, () => everythingFailed()],
    [
      'fertility once cyclophosphamide was given',
      /Fertility/,
      () => threatened(screened(aYoungWoman())).given('cyclophosphamide IV', [ago(40)], '1200 mg'),
    ],
    [
      'what it may join with anti-MDA5 alone',
      /may join/,
      () => screened(aYoungWoman()).with(testResult('Anti-MDA5 antibody', 'Positive', ago(90))),
    ],
    [
      'what it may join in lung disease without anti-MDA5',
      /may join/,
      () => screened(aYoungWoman()).has('Interstitial lung disease', { onset: ago(90) }),
    ],
    [
      'a full course after three pulses',
      /full course/,
      () =>
        threatened(screened(aYoungWoman())).given(
          'cyclophosphamide IV',
          [ago(100), ago(72), ago(44)],
          '1200 mg',
        ),
    ],
    [
      'prophylaxis when co-trimoxazole is taken',
      /Pneumocystis/,
      () => threatened(screened(aYoungWoman())).took('co-trimoxazole', { from: ago(30) }),
    ],
    [
      'prophylaxis when co-trimoxazole is ordered with it',
      /Pneumocystis/,
      () => threatened(screened(aYoungWoman())).writes('co-trimoxazole'),
    ],
  ]);

  it('is critical on patient-view in pregnancy when it was ordered and not yet infused', async () => {
    const { says } = await consult(
      aYoungWoman()
        .has('Pregnant', { onset: ago(60) })
        .ordered('cyclophosphamide IV', { on: ago(5) })
        .opens(),
    );
    expect(says[rule]).toBe('critical');
  });
});
