import type { PatientRecord, Source } from '../contract/patient-record.js';
import { listInWords } from '../present/text.js';
import { answerability } from '../rules/truth-table.js';
import type { TemplateReport } from './survey.js';

/** Can the site be served? In part: with a card that names what could not be read. */
export interface Verdict {
  readonly served: 'yes' | 'in part' | 'no';
  /** One sentence. */
  readonly says: string;
}

type Read = Pick<PatientRecord, 'availability' | 'patient'>;

/** By the table that a hook call is judged by, for a patient with dermatomyositis and for one without. */
export function verdictOn(templates: readonly TemplateReport[], { availability, patient }: Read): Verdict {
  const of = (key: Source) => templates.find((template) => template.key === key);
  const reasonOf = (key: Source) => {
    const { status, note } = of(key) ?? {};
    return note === undefined ? String(status) : status === 'failed' ? note : `${String(status)}, ${note}`;
  };
  const named = (keys: readonly Source[]) => listInWords(keys.map((key) => `${key} (${reasonOf(key)})`));
  const no = (why: string): Verdict => ({ served: 'no', says: `This site cannot be served: ${why}.` });

  if (templates.every(({ note }) => note === 'unreachable')) return no('nobody answers at that address');
  if (templates.every(({ status }) => status === 'refused')) {
    return no(`it refuses every read (${of('conditions')?.note ?? ''}): check the token and its scopes`);
  }
  if (of('patient')?.status === 'failed' && of('conditions')?.status === 'failed') {
    return no(
      `neither the patient (${reasonOf('patient')}) nor conditions (${reasonOf('conditions')}) can be read: check the address and the id`,
    );
  }
  if (of('patient')?.note === 'no such patient (404)') {
    return no('it does not know this patient, so its other answers tell nothing: try another id');
  }
  const hasPatient = patient !== undefined;
  const withDisease = answerability('active', availability, hasPatient, () => undefined);
  const without = answerability('none', { ...availability }, hasPatient, () => undefined);
  if (availability.conditions === 'unavailable' || withDisease.kind === 'insufficient') {
    const missing = withDisease.kind === 'insufficient' ? withDisease.missing : (['conditions'] as const);
    return no(`without ${named(missing)} calls end in 412`);
  }
  const missing = templates.filter((one) => one.availability !== 'known').map(({ key }) => key);
  if (without.kind === 'insufficient') {
    return {
      served: 'in part',
      says: `This site can be served in part: not to be had in full are ${named(missing)}, and where dermatomyositis is not among the conditions read, calls end in 412.`,
    };
  }
  if (missing.length > 0) {
    return {
      served: 'in part',
      says: `This site can be served in part: not to be had in full ${missing.length === 1 ? 'is' : 'are'} ${named(missing)}; advice that needs it is withheld, and a card says so.`,
    };
  }
  const notKept = templates.filter(({ status }) => status === 'not kept').map(({ key }) => key);
  return {
    served: 'yes',
    says: `This site can be served: every template is answered${notKept.length > 0 ? `, or taken as empty (${listInWords(notKept)})` : ''}.`,
  };
}
