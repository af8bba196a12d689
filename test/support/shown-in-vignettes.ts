import type { Shown } from '../../src/rules/finding.js';
import type { RuleId } from '../../src/rules/rule.js';
import { consult, type Consultation } from '../cards/consult.js';
import { ownVignettes } from '../vignettes/index.js';
import type { Vignette } from '../vignettes/vignette.js';
import { requestFor } from './hook-request.js';

/** A vignette with what the service said about it. */
export interface Seen {
  readonly vignette: Vignette;
  readonly consultation: Consultation;
}

/** Every vignette of our own, asked once. */
export async function seenVignettes(): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (const vignette of ownVignettes) {
    const { patient, hook = 'patient-view' } = vignette;
    seen.push({ vignette, consultation: await consult(requestFor(hook, patient.chart())) });
  }
  return seen;
}

/** What the rule showed to this patient; nothing where another card held it back. */
export const shownBy = (id: RuleId, { consultation }: Seen): readonly Shown[] =>
  id in consultation.says
    ? consultation.judgement.findings.flatMap((finding) =>
        finding.outcome === 'shown' && finding.rule.id === id ? [finding] : [],
      )
    : [];

/** All that the rule put into words: summary, lines, and the labels of ready-made orders. */
export const wordsOf = ({ wording }: Shown): string =>
  [
    wording.summary,
    ...(wording.sections ?? []).flatMap(({ lines }) => lines),
    ...(wording.proposals ?? []).map(({ label }) => label),
  ].join('\n');
