import { check, isText, seen, type Check } from './check.js';

/** Hooks whose context is known: which of its fields are tokens, and who may be the user. */
export interface HookContext {
  readonly tokens: readonly string[];
  readonly users: readonly string[];
}

const prescribers = ['Practitioner', 'PractitionerRole'];
const usual = ['userId', 'patientId', 'encounterId'];
/** https://cds-hooks.hl7.org/hooks/STU1: fields marked "Prefetch Token: Yes". */
export const hookContexts: Readonly<Record<string, HookContext>> = {
  'patient-view': { tokens: usual, users: [...prescribers, 'Patient', 'RelatedPerson'] },
  'order-select': { tokens: usual, users: prescribers },
  'order-sign': { tokens: usual, users: prescribers },
  'order-dispatch': { tokens: ['patientId', 'dispatchedOrders', 'performer'], users: prescribers },
  'encounter-start': { tokens: usual, users: prescribers },
  'encounter-discharge': { tokens: usual, users: prescribers },
  'medication-refill': { tokens: usual, users: prescribers },
  'appointment-book': { tokens: usual, users: [...prescribers, 'Patient', 'RelatedPerson'] },
};

const userTokens = ['userPractitionerId', 'userPractitionerRoleId', 'userPatientId', 'userRelatedPersonId'];
/** Prefixes of R4 dates that the subset lacks, and what is no plain search. */
const beyondSubset =
  /[?&](?:_include|_revinclude|_has|_summary|_elements|_contained|_filter)\b|[?&][\w-]+\.[\w.-]+=|[?&][\w-]+:(?!in=)[\w-]+=|[?&][\w-]*date[\w-]*=(?:ne|sa|eb|ap)\d/;
const relativeQuery = /^(?:\{\{[^}]*\}\}|[A-Z][A-Za-z]+(?:\/[^?#\s]+)?(?:\?\S+)?)$/;

/** The rules of one prefetch template. https://cds-hooks.hl7.org/STU2/#prefetch-template */
export function templateChecks(at: string, template: unknown, hook: string): readonly Check[] {
  if (!isText(template)) return [check('D3-prefetch', at, false, seen(template))];
  const tokens = [...template.matchAll(/\{\{([^}]*)\}\}/g)].map(([, token = '']) => token.trim());
  const braces = template.replaceAll(/\{\{[^}]*\}\}/g, '');
  const known = hookContexts[hook];
  const contextTokens = tokens.filter((token) => /^context\.\w+$/.test(token)).map((token) => token.slice(8));
  const strange = tokens.filter((token) => !/^context\.\w+$/.test(token) && !userTokens.includes(token));
  const ineligible = contextTokens.filter((field) => known !== undefined && !known.tokens.includes(field));
  // A token may hold "?" or "|" itself.
  const plain = template.replaceAll(/\{\{[^}]*\}\}/g, 'x');
  const deep = strange.filter((token) => /^context\.\w+[.[]/.test(token));
  const unknown = strange.filter((token) => !deep.includes(token));
  return [
    check(
      'P1',
      at,
      relativeQuery.test(template.replaceAll(/\{\{[^}]*\}\}/g, '{{x}}')),
      'is no relative read or search',
    ),
    check(
      'P2',
      at,
      unknown.length === 0 && !/[{}]/.test(braces),
      `has the token ${unknown.join(', ') || '{{ without an end'}`,
    ),
    check(
      'P3',
      at,
      ineligible.length + deep.length === 0,
      `has the token ${[...ineligible.map((field) => `context.${field}`), ...deep].join(', ')}`,
    ),
    check('P6', at, !beyondSubset.test(plain), 'uses search beyond the subset'),
    check('P7', at, !/[?&]_?sort:/.test(plain), 'sorts by a modifier'),
  ];
}

/**
 * What an EHR would ask for: the template with its tokens replaced.
 * @returns undefined where a token has no value: then the key is not sent
 */
export function fill(template: string, context: Readonly<Record<string, unknown>>): string | undefined {
  const [userType, userId] = typeof context['userId'] === 'string' ? context['userId'].split('/') : [];
  const missing: string[] = [];
  const filled = template.replaceAll(/\{\{([^}]*)\}\}/g, (_token, name: string) => {
    const token = name.trim();
    const value = token.startsWith('context.')
      ? context[token.slice('context.'.length)]
      : token === `user${userType ?? ''}Id`
        ? userId
        : undefined;
    if (typeof value === 'string') return value;
    missing.push(token);
    return '';
  });
  return missing.length === 0 ? filled : undefined;
}
