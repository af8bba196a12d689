/** A dose as FHIR writes it in numbers. */
export interface WrittenDose {
  readonly quantity?: {
    readonly value: number;
    readonly unit: string;
    readonly system: string;
    readonly code: string;
  };
  readonly repeat?: { readonly frequency: number; readonly period: number; readonly periodUnit: 'd' | 'wk' };
}

/** "15 mg weekly", "1.5 mg/kg/day, tapering", "200 mg BID", "8 mg/kg q4wk", "1000 mg". */
const plain = /^([\d.]+) (mcg|mg|g)(\/kg|\/m2)?(?:\/day)?(?: (daily|weekly|BID|twice weekly|q\d+wk))?/;

const howOften: Readonly<Record<string, WrittenDose['repeat']>> = {
  daily: { frequency: 1, period: 1, periodUnit: 'd' },
  BID: { frequency: 2, period: 1, periodUnit: 'd' },
  weekly: { frequency: 1, period: 1, periodUnit: 'wk' },
  'twice weekly': { frequency: 2, period: 1, periodUnit: 'wk' },
};

/** Reads the doses that test stories write, as a pharmacist's system would; other words stay words. */
export function parseDose(written: string): WrittenDose {
  const [said = '', value, mass, per = '', often] = plain.exec(written) ?? [];
  if (value === undefined || mass === undefined) return {};
  const unit = mass + per;
  const everyWeeks = /^q(\d+)wk$/.exec(often ?? '')?.[1];
  const repeat =
    everyWeeks !== undefined
      ? ({ frequency: 1, period: Number(everyWeeks), periodUnit: 'wk' } as const)
      : howOften[often ?? (said.includes('/day') ? 'daily' : '')];
  return {
    quantity: { value: Number(value), unit, system: 'http://unitsofmeasure.org', code: unit },
    ...(repeat && { repeat }),
  };
}
