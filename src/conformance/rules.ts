/**
 * Every rule that the command knows, once: its name in reports, how binding it is, and where it is from.
 *
 * MUST and SHOULD are the source's own verbs (SHALL counts as MUST). "derived": no source demands it; it follows
 * from engineering, from safety, or from what clients are known to send.
 */
export type Verb = 'MUST' | 'SHOULD' | 'derived';

export interface Rule {
  readonly verb: Verb;
  readonly says: string;
  readonly from: string;
}

const spec = (part: string): string => `CDS Hooks 2.0.1, ${part}`;
const next = (part: string): string => `CDS Hooks 3.0 (ballot), ${part}`;
const model = 'CDS Hooks logical models';
const engineering = 'engineering';
const safety = 'patient safety';
const practice = 'CDS Hooks best practices';
const epic = "Epic's CDS Hooks tutorial (second-hand copy)";

const must = (says: string, from: string): Rule => ({ verb: 'MUST', says, from });
const should = (says: string, from: string): Rule => ({ verb: 'SHOULD', says, from });
const derived = (says: string, from: string): Rule => ({ verb: 'derived', says, from });

export const rules = {
  // Transport
  T1: must('is reached over HTTPS (a loopback address is spared)', spec('Use of JSON; Security and Safety')),
  T2: must('sends no null, empty text, empty list or empty object', spec('Use of JSON')),
  T3: must('omits systemActions rather than sending an empty list', model),
  T5: derived('answers as application/json', engineering),
  T6: derived('takes a body of one megabyte', engineering),
  T7: derived('ignores members and extensions that it does not know', epic),
  T8: must('sends an extension as an object', spec('Extensions')),
  'T8-keys': should('names extensions so that nobody else would, as org.example.x', spec('Extensions')),

  // Discovery
  D1: must('answers GET {base}/cds-services', spec('Discovery')),
  D2: must('answers 200 with an object that holds the list "services"', spec('Discovery')),
  D3: must('gives every service hook, description and id as text', spec('Discovery')),
  'D3-title': should('gives every service a title', spec('Discovery, RECOMMENDED')),
  'D3-id': derived('uses ids that fit into a URL as they are', engineering),
  'D3-prefetch': must('gives prefetch as an object of texts', spec('Discovery')),
  'D3-text': must('gives usageRequirements and title as text, where it gives them', spec('Discovery')),
  D4: derived('lists no pair of id and hook twice', engineering),
  P1: must(
    'writes prefetch templates as FHIR read or search, relative to the base',
    spec('Prefetch Template'),
  ),
  P2: must('uses only the prefetch tokens that the specification has', spec('Prefetch tokens')),
  P3: must('uses only root-level context fields that the hook allows as token', spec('Prefetch tokens')),
  P6: should('keeps to the recommended subset of search in templates', spec('Prefetch query restrictions')),
  P7: derived('sorts by _sort, as R4 has it', 'FHIR R4, search'),

  // Calls
  C200: must('answers 200 to a good call', spec('CDS Service Response')),
  F1: must(
    'answers 200 or 412 when some or all prefetch is missing',
    spec('Prefetch; Example prefetch data'),
  ),
  F2: must(
    'does not answer 412 when every key of its prefetch was sent',
    spec('Prefetch; CDS Service Response'),
  ),
  'F2-silent': should(
    'answers 412, not "nothing to say", when what it needs cannot be had',
    spec('Prefetch'),
  ),
  'F-null': must('answers 200 or 412 to prefetch keys that are null: no data', spec('Prefetch Template')),
  'F-empty': derived(
    'takes empty Bundles for "nothing there": no 412, no failure',
    spec('CDS Service Response'),
  ),
  'F-error': must(
    'answers 200 or 412 to prefetch keys that are OperationOutcomes',
    spec('Prefetch Template'),
  ),
  'F-error-silent': should('does not read a failed prefetch as "nothing to say"', spec('Prefetch Template')),
  'F-outcome': derived('takes a Bundle with an informative OperationOutcome for empty', epic),
  'F-pages': derived('takes a Bundle that is page one of several', spec('Prefetch, pagination')),
  'F-shape': derived('survives a Bundle for a resource and a resource for a Bundle', engineering),
  A2: must('never gives an access token back', spec('Passing the Access Token')),
  A7: derived('advises nothing on a chart of another patient', safety),
  'H-user': must('takes every kind of user that the hook allows', 'CDS Hooks Library, hook context'),
  'H-encounter': must('takes a call with and without encounterId', 'CDS Hooks Library, hook context'),
  H1: should('expects orders that are not complete on order-select', 'CDS Hooks Library, order-select'),
  H3: derived('ignores draft orders of kinds that it does not know', 'CDS Hooks Library, order-select'),
  H4: derived('takes draftOrders with and without Bundle.type and fullUrl', 'published examples'),
  'H-medication': derived('takes a draft order whose Medication is an entry of its own', epic),
  H5: derived('answers without a failure when draftOrders is missing', epic),
  I1: derived('takes a hookInstance that is a UUID of any version', epic),
  R1: should('answers within 500 ms, at its best of the calls made', spec('Overview')),

  // What is wrong
  'E-hook': derived('refuses a call of another hook (4xx)', engineering),
  'E-field': derived('refuses a call without hook, hookInstance, context or patientId (4xx)', engineering),
  'E-json': derived('refuses what is no JSON object (4xx)', engineering),
  'E-type': derived('refuses another content type (4xx)', engineering),
  'E-method': derived('refuses GET on a service (4xx)', engineering),
  'E-service': derived('refuses a service that it does not have (4xx)', engineering),
  S1: should('explains a refusal in an OperationOutcome', next('HTTP Status Codes')),
  S2: derived('has no patient data, token or stack trace in a refusal', safety),
  S3: derived('has no 5xx for a wrong call', engineering),

  // Cards
  '5': must('answers with the list "cards"', spec('CDS Service Response')),
  '5.1-card': must('has an object for every card', spec('Card Attributes')),
  '5.1-summary': must('has a summary of fewer than 140 characters on every card', spec('Card Attributes')),
  '5.1-line': derived('has a summary of one line of plain text', engineering),
  '5.1-indicator': must('has indicator info, warning or critical', spec('Card Attributes')),
  '5.1-detail': must('has detail as text, where it is given', spec('Card Attributes')),
  '5.1-uuid': derived('has a uuid on every card: no feedback without', spec('Feedback')),
  '5.1-uuid-form': derived('writes uuids as UUIDs', model),
  '5.1-uuid-once': derived('gives no uuid twice, neither in an answer nor in the next', engineering),
  '5.1-selection': must(
    'has selectionBehavior at-most-one or any where there are suggestions',
    spec('Card Attributes'),
  ),
  '5.1-selection-alone': derived('has no selectionBehavior without suggestions', model),
  '5.1-override': must('has code, system and display in every override reason', spec('Override Reasons')),
  '5.1-unknown': derived('has no member that the specification does not know', engineering),
  '5.2': must('has a source with a label on every card', spec('Source')),
  '5.2-url': must('has absolute URLs in source.url and source.icon', spec('Source')),
  '5.2-topic': must('has code and system in source.topic, where it is given', spec('Source')),
  '5.2-topic-there': derived('has a topic on every card: clients filter by it', epic),
  '5.3': must('has a label on every suggestion', spec('Suggestion')),
  '5.3-uuid': derived('has a uuid on every suggestion: no feedback without', spec('Suggestion accepted')),
  '5.3-recommended': must(
    'recommends one suggestion at most where at most one may be taken',
    spec('Suggestion'),
  ),
  '5.3-boolean': must('has isRecommended as true or false', spec('Suggestion')),
  '5.3-behavior': must(
    'does not send actionSelectionBehavior to a client that did not ask',
    next('Suggestion'),
  ),
  '5.4-type': must('has create, update or delete as type of every action', spec('Action')),
  '5.4-description': must('has a description on every action', spec('Action')),
  '5.4-resource': must('has the whole resource in every create and update', spec('Action')),
  '5.4-delete': should('names what is deleted by resourceId, Type/id, and sends no resource', spec('Action')),
  '5.4-draft': derived('updates and deletes only draft orders of the call', 'Da Vinci CRD test kit'),
  '5.4-subject': derived('suggests orders for the patient of the call only', safety),
  '5.5': derived('sends no systemActions without an agreement', next('System Actions')),
  '5.5-type': must('has a known type and its resource in every system action', spec('System Actions')),
  '5.6': must('has label, url and type on every link', spec('Link')),
  '5.6-url': must('has absolute URLs in links', spec('Link')),
  '5.6-type': must('has absolute or smart as type of every link', spec('Link')),
  '5.6-context': must('has appContext on smart links only', spec('Link')),
  '5.7': derived('has no raw HTML in detail', safety),

  // Feedback
  B1: derived('takes feedback with 2xx, or says that it has none (404, 405, 501)', spec('Feedback')),
  B2: derived('takes one report twice, and several in one call', spec('Feedback')),
  B4: derived('takes "overridden" without a reason', spec('Feedback')),
  'B-unknown': derived('takes a report on a card that it does not know', spec('Feedback')),
  B6: derived('takes feedback as Epic writes it', epic),
  'B-wrong': derived('refuses feedback that is none (4xx)', engineering),

  // Authentication
  'J-good': must('takes a token that is in order', spec('Trusting CDS Clients')),
  'J-off': should('requires authentication (a loopback address is spared)', spec('Trusting CDS Clients')),
  J1: must('refuses a call without a token, when it requires one', spec('Trusting CDS Clients')),
  J2: must("refuses a token whose signature is not the client's", spec('Trusting CDS Clients')),
  'J3-list': must('takes aud as a list that holds the address', spec('Trusting CDS Clients')),
  'J3-exp': must('refuses a token that has expired', spec('Trusting CDS Clients')),
  'J3-claims': must('refuses a token without aud, exp, iat, jti or iss', spec('Trusting CDS Clients')),
  J4: must('refuses a token for another address', spec('Trusting CDS Clients')),
  J5: must('refuses a token without a signature, or with a symmetric one', spec('JWT Signing Algorithm')),
  J6: should('refuses an issuer or key address that it does not know', spec('Trusting CDS Clients')),
  'J-replay': derived('refuses a token that was used before', spec('Trusting CDS Clients, jti')),
  'J-life': derived('refuses a token from the future, or that lives for a day', practice),
  'J-401': derived('answers 401 with WWW-Authenticate: Bearer', 'RFC 6750; CDS Hooks best practices'),
  'J-same': derived('refuses every token with the same answer, without a reason', practice),
  'J-feedback': must(
    'requires authentication for feedback too, when it does for calls',
    spec('Trusting CDS Clients'),
  ),

  // Browsers
  C2: derived('does not allow credentials to every origin', 'Fetch standard'),
  'C3-all': derived('answers browsers on every route and error alike', engineering),
  'C3-before': derived('answers OPTIONS without a token', 'Fetch standard'),
  'C3-headers': derived('allows POST with content-type and authorization', 'Fetch standard'),
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof rules;
export const ruleNames = Object.keys(rules) as readonly RuleName[];
export const ruleOf = (name: RuleName): Rule => rules[name];
