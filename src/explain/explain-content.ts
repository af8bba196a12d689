import { ruleBook } from '../../cards/index.js';
import { assess, RULE_SET_VERSION, type Site } from '../pipeline.js';
import { explain, type Explanation } from './explanation.js';
import { questionOf, type Asked } from './question-of.js';

/** What is asked, and what the site declares: its settings, codes, formulary, switched-off and silent rules. */
export interface Options extends Omit<Asked, 'hook'> {
  /** For a Bundle patient-view unless said; a hook request says it itself. */
  readonly hook?: string | undefined;
  readonly site?: Site;
}

/**
 * What the service would make of this chart or call, and why: of a file (`npm run explain`) and of the page.
 * @throws BadRequest with the path of the field at fault.
 */
export async function explainContent(
  content: unknown,
  { hook, site = {}, ...asked }: Options,
): Promise<Explanation> {
  const question = questionOf(content, { ...asked, hook });
  // A broken rule is in the findings: it needs no log here.
  const assessment = await assess(question, { broken: () => undefined }, site);
  return explain(question, assessment, ruleBook, RULE_SET_VERSION, site);
}
