/** How results say positive or negative, high or low: in words, by answer code, by interpretation. */

export type Presence = 'positive' | 'negative' | 'borderline';

/** Words of a presence result, in this order: "not detected" is not "detected", "weak positive" not "positive". */
export const presenceWords: readonly (readonly [Presence, RegExp])[] = [
  [
    'borderline',
    /border ?line|equivocal|indeterminate|inconclusive|gr[ae]y ?zone|\b(weak(ly)?|low|faint(ly)?|trace) ?(positive|pos|reactive|detected|\+)|possibl[ey]/,
  ],
  [
    'negative',
    /\bneg(ative)?\b|\b(not|non|none|un)( currently)? ?-?(detect\w*|reactive|positive|pregnant|present|seen|identified|elevated)|\bno ([\w-]+ ){0,4}(detected|found|present|seen|identified)\b|\bnr\b|\babsent\b/,
  ],
  ['positive', /\bpos(itive)?\b|\bdetected\b|\breactive\b|\bpresent\b|\bpregnant\b|\+{1,4}/],
];

/** Whole answers that are no words of a longer text. */
export const presenceAnswers: ReadonlyMap<string, Presence> = new Map([
  ['-', 'negative'],
  ['no', 'negative'],
  ['yes', 'positive'],
]);

/** Answer codes that come without words. SNOMED CT qualifiers and LOINC answers; both code spaces are disjoint. */
export const presenceCodes: ReadonlyMap<string, Presence> = new Map([
  ['10828004', 'positive'],
  ['260373001', 'positive'],
  ['11214006', 'positive'],
  ['52101004', 'positive'],
  ['77386006', 'positive'],
  ['LA6576-8', 'positive'],
  ['LA11882-0', 'positive'],
  ['LA15173-0', 'positive'],
  ['260385009', 'negative'],
  ['260415000', 'negative'],
  ['131194007', 'negative'],
  ['2667000', 'negative'],
  ['60001007', 'negative'],
  ['LA6577-6', 'negative'],
  ['LA11883-8', 'negative'],
  ['LA26683-5', 'negative'],
  ['42425007', 'borderline'],
  ['82334004', 'borderline'],
  ['260408008', 'borderline'],
]);

/** HL7 observation interpretation, and what labs write instead of the code. */
export const interpretationCodes: Readonly<
  Record<'high' | 'low' | 'normal' | 'abnormal' | Presence, readonly string[]>
> = {
  high: ['h', 'hh', 'hu', '>', 'high', 'critical high', 'critically high', 'above range'],
  low: ['l', 'll', 'lu', '<', 'low', 'critical low', 'critically low', 'below range'],
  normal: ['n', 'normal'],
  abnormal: ['a', 'aa', 'abnormal', 'critically abnormal'],
  positive: ['pos', 'det', 'rr', 'positive', 'detected', 'reactive'],
  negative: ['neg', 'nd', 'nr', 'negative', 'not detected', 'non-reactive'],
  borderline: ['ind', 'e', 'i', 'wr', 'indeterminate', 'equivocal', 'borderline', 'weakly reactive'],
};
