import type { RuleName } from '../../src/conformance/rules.js';
import { isObject, listOf, objectsIn } from '../support/json.js';
import type { Exchange, Fault } from './a-service.js';

type Loose = Record<string, unknown>;

/** Of an answer of 200 to a call. */
const inAnswer =
  (change: (answer: Loose, exchange: Exchange) => void): Fault =>
  (exchange) => {
    if (
      exchange.method === 'POST' &&
      exchange.path === '/cds-services/demo' &&
      exchange.status === 200 &&
      isObject(exchange.body)
    )
      change(exchange.body, exchange);
  };
const inCard = (change: (card: Loose) => void): Fault =>
  inAnswer((answer) => {
    for (const card of objectsIn(answer['cards'])) change(card);
  });
const withCard = (members: Loose): Fault => inCard((card) => Object.assign(card, members));
const withoutIn = (member: string): Fault => inCard((card) => void Reflect.deleteProperty(card, member));
const inSuggestion = (index: number, change: (suggestion: Loose) => void): Fault =>
  inCard((card) => change(objectsIn(card['suggestions'])[index]!));
const inAction = (index: number, change: (action: Loose) => void): Fault =>
  inSuggestion(index, (suggestion) => change(objectsIn(suggestion['actions'])[0]!));
const inDiscovery =
  (change: (service: Loose, list: Loose) => void): Fault =>
  (exchange) => {
    if (exchange.method !== 'GET' || exchange.path !== '/cds-services' || !isObject(exchange.body)) return;
    change(objectsIn(exchange.body['services'])[0]!, exchange.body);
  };
const withTemplate = (template: unknown): Fault =>
  inDiscovery((service) => void ((service['prefetch'] as Loose)['extra'] = template));
const inFeedback =
  (change: (exchange: Exchange, items: readonly Loose[]) => void): Fault =>
  (exchange) => {
    if (exchange.method !== 'POST' || !exchange.path.endsWith('/feedback')) return;
    change(exchange, isObject(exchange.asked) ? objectsIn(exchange.asked['feedback']) : []);
  };

/** Changes what was answered to calls of the service that are like this. */
const whereAsked =
  (isLike: (asked: Loose, context: Loose, prefetch: Loose) => boolean, change: Fault): Fault =>
  (exchange) => {
    const { asked } = exchange;
    if (exchange.path !== '/cds-services/demo' || !isObject(asked)) return;
    const context = isObject(asked['context']) ? asked['context'] : {};
    if (isLike(asked, context, isObject(asked['prefetch']) ? asked['prefetch'] : {})) change(exchange);
  };
const becomes =
  (status: number, body: unknown = {}): Fault =>
  (exchange) => {
    exchange.status = status;
    exchange.body =
      status < 300
        ? body
        : { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] };
  };
const noCards = { cards: [] };
const whereWrong =
  (status: number, change: Fault): Fault =>
  (exchange) => {
    if (exchange.status === status) change(exchange);
  };
const typeOf = (value: unknown) => (isObject(value) ? value['resourceType'] : undefined);

/** What is done to the answers of a good service, and which rules it then breaks: these and no others. */
export const faults: readonly (readonly [string, readonly RuleName[], Fault])[] = [
  // Discovery
  [
    'the list of services is not there',
    ['D1', 'D2'],
    (exchange) => exchange.path === '/cds-services' && exchange.method === 'GET' && becomes(404)(exchange),
  ],
  ['the services are a bare list', ['D2'], inDiscovery((_, list) => void (list['services'] = {}))],
  [
    'a service without an id',
    ['D3'],
    inDiscovery(
      (service, list) =>
        void (list['services'] = [service, { hook: 'patient-view', title: 'x', description: 'y' }]),
    ),
  ],
  [
    'a service without a description',
    ['D3'],
    inDiscovery((service) => {
      delete service['description'];
    }),
  ],
  [
    'a service whose hook is a number',
    ['D3'],
    inDiscovery(
      (service, list) =>
        void (list['services'] = [
          service,
          { ...service, hook: 7, prefetch: { p: 'Patient/{{context.patientId}}' } },
        ]),
    ),
  ],
  [
    'a service without a title',
    ['D3-title'],
    inDiscovery((service) => {
      delete service['title'];
    }),
  ],
  ['a title that is a number', ['D3-text'], inDiscovery((service) => void (service['title'] = 7))],
  [
    'an id with a blank',
    ['D3-id'],
    inDiscovery(
      (service, list) =>
        void (list['services'] = [service, { ...service, id: 'two words', hook: 'appointment-book' }]),
    ),
  ],
  [
    'prefetch as a list',
    ['D3-prefetch'],
    inDiscovery(
      (service, list) =>
        void (list['services'] = [
          service,
          { ...service, hook: 'appointment-book', prefetch: ['Patient/1'] },
        ]),
    ),
  ],
  [
    'an empty prefetch',
    ['T2'],
    inDiscovery(
      (service, list) =>
        void (list['services'] = [service, { ...service, hook: 'appointment-book', prefetch: {} }]),
    ),
  ],
  [
    'usageRequirements null',
    ['D3-text', 'T2'],
    inDiscovery((service) => void (service['usageRequirements'] = null)),
  ],
  [
    'the same service twice',
    ['D4'],
    inDiscovery((service, list) => void (list['services'] = [service, service])),
  ],
  ['a template with an address of its own', ['P1'], withTemplate('https://ehr.example.org/Patient/1')],
  ['a template with a token that does not exist', ['P2'], withTemplate('Patient/{{patientId}}')],
  ['a template with a token of version 3', ['P2'], withTemplate('Observation?date=ge{{today()}}')],
  ['a template with draftOrders as token', ['P3'], withTemplate('Medication/{{context.draftOrders}}')],
  [
    'a template with a path into the context',
    ['P3'],
    withTemplate('Practitioner/{{context.draftOrders.entry}}'),
  ],
  [
    'a template with _include',
    ['P6'],
    withTemplate('MedicationRequest?patient={{context.patientId}}&_include=MedicationRequest:medication'),
  ],
  [
    'a template with a chain',
    ['P6'],
    withTemplate('Observation?subject.name=x&patient={{context.patientId}}'),
  ],
  [
    'a template that sorts by a modifier',
    ['P6', 'P7'],
    withTemplate('Observation?patient={{context.patientId}}&sort:desc=date'),
  ],
  [
    'the list as text/html',
    ['T5'],
    (exchange) => {
      if (exchange.path === '/cds-services') exchange.sends['content-type'] = 'text/html';
    },
  ],
  [
    'an extension in the manner of FHIR',
    ['T8'],
    inDiscovery(
      (service) => void (service['extension'] = [{ url: 'https://example.org', valueString: 'x' }]),
    ),
  ],
  [
    'an extension without a domain',
    ['T8-keys'],
    inDiscovery((service) => void (service['extension'] = { stage: { a: 1 } })),
  ],

  // Answers
  [
    'no cards',
    ['5'],
    inAnswer((answer) => {
      delete answer['cards'];
      answer['extension'] = { 'org.example.x': { a: 1 } };
    }),
  ],
  [
    '204 for nothing to say',
    ['F-empty', 'F-null', 'F-outcome'],
    (exchange) => {
      if (
        exchange.status === 200 &&
        isObject(exchange.body) &&
        listOf(exchange.body['cards']).length === 0 &&
        'cards' in exchange.body
      )
        Object.assign(exchange, { status: 204, body: undefined });
    },
  ],
  [
    'cards as text/plain',
    ['T5'],
    inAnswer((_, exchange) => void (exchange.sends['content-type'] = 'text/plain')),
  ],
  ['a detail that is null', ['T2', '5.1-detail'], withCard({ detail: null })],
  ['an empty list of links', ['T2'], withCard({ links: [] })],
  ['an empty list of systemActions', ['T3', 'T2'], inAnswer((answer) => void (answer['systemActions'] = []))],
  [
    'systemActions',
    ['5.5'],
    inAnswer(
      (answer) => void (answer['systemActions'] = [{ type: 'create', resource: { resourceType: 'Basic' } }]),
    ),
  ],
  [
    'a system action of no type',
    ['5.5', '5.5-type'],
    inAnswer((answer) => void (answer['systemActions'] = [{ resource: { resourceType: 'Basic' } }])),
  ],
  [
    'a card that is text',
    ['5.1-card'],
    inAnswer((answer) => void (answer['cards'] = [...listOf(answer['cards']), 'card'])),
  ],

  // Cards
  ['a summary of 140 characters', ['5.1-summary'], withCard({ summary: 'x'.repeat(140) })],
  ['no summary', ['5.1-summary'], withoutIn('summary')],
  ['a summary of two lines', ['5.1-line'], withCard({ summary: 'one\ntwo' })],
  ['the indicator hard-stop', ['5.1-indicator'], withCard({ indicator: 'hard-stop' })],
  ['no indicator', ['5.1-indicator'], withoutIn('indicator')],
  ['HTML in the detail', ['5.7'], withCard({ detail: '<b>Why</b>' })],
  ['no source', ['5.2'], withoutIn('source')],
  [
    'a source without a label',
    ['5.2'],
    inCard((card) => {
      delete (card['source'] as Loose)['label'];
    }),
  ],
  [
    'a relative source.url',
    ['5.2-url'],
    inCard((card) => void ((card['source'] as Loose)['url'] = '/about')),
  ],
  [
    'a topic without a system',
    ['5.2-topic'],
    inCard((card) => void ((card['source'] as Loose)['topic'] = { code: 'x' })),
  ],
  [
    'no topic',
    ['5.2-topic-there'],
    inCard((card) => {
      delete (card['source'] as Loose)['topic'];
    }),
  ],
  ['no uuid', ['5.1-uuid'], withoutIn('uuid')],
  ['a uuid that is a number in words', ['5.1-uuid-form', '5.1-uuid-once'], withCard({ uuid: 'card-1' })],
  ['a member that nobody knows', ['5.1-unknown'], withCard({ severity: 'high' })],
  ['no selectionBehavior', ['5.1-selection'], withoutIn('selectionBehavior')],
  ['the selectionBehavior all', ['5.1-selection'], withCard({ selectionBehavior: 'all' })],
  ['a selectionBehavior without suggestions', ['5.1-selection-alone'], withoutIn('suggestions')],
  [
    'two recommended of which one may be taken',
    ['5.3-recommended'],
    inSuggestion(1, (one) => void (one['isRecommended'] = true)),
  ],
  ['isRecommended in words', ['5.3-boolean'], inSuggestion(1, (one) => void (one['isRecommended'] = 'yes'))],
  [
    'a suggestion without a label',
    ['5.3'],
    inSuggestion(1, (one) => {
      delete one['label'];
    }),
  ],
  [
    'a suggestion without a uuid',
    ['5.3-uuid'],
    inSuggestion(1, (one) => {
      delete one['uuid'];
    }),
  ],
  [
    'actionSelectionBehavior',
    ['5.3-behavior'],
    inSuggestion(1, (one) => void (one['actionSelectionBehavior'] = 'any')),
  ],
  ['suggestions that are no list', ['5.3'], withCard({ suggestions: { label: 'x' } })],
  ['an action of type replace', ['5.4-type'], inAction(1, (one) => void (one['type'] = 'replace'))],
  [
    'an action without a description',
    ['5.4-description'],
    inAction(1, (one) => {
      delete one['description'];
    }),
  ],
  [
    'a create without a resource',
    ['5.4-resource'],
    inAction(1, (one) => {
      delete one['resource'];
    }),
  ],
  [
    'an update without the id of the resource',
    ['5.4-resource', '5.4-draft'],
    inAction(2, (one) => void (one['resource'] = { resourceType: 'MedicationRequest', status: 'draft' })),
  ],
  [
    'a delete with the resource',
    ['5.4-delete'],
    inAction(0, (one) => void (one['resource'] = { resourceType: 'Basic' })),
  ],
  [
    'a delete by a bare id',
    ['5.4-delete', '5.4-draft'],
    inAction(0, (one) => void (one['resourceId'] = 'draft-1')),
  ],
  [
    'a delete of an order that is none of the drafts',
    ['5.4-draft'],
    inAction(0, (one) => void (one['resourceId'] = 'MedicationRequest/signed-long-ago')),
  ],
  [
    'an order for another patient',
    ['5.4-subject'],
    inAction(1, (one) => void ((one['resource'] as Loose)['subject'] = { reference: 'Patient/other' })),
  ],
  [
    'an override reason without a display',
    ['5.1-override'],
    withCard({ overrideReasons: [{ system: 'urn:x', code: 'no' }] }),
  ],
  ['override reasons in words', ['5.1-override'], withCard({ overrideReasons: ['no'] })],
  ['a link without a type', ['5.6'], withCard({ links: [{ label: 'x', url: 'https://example.org' }] })],
  ['a relative link', ['5.6-url'], withCard({ links: [{ label: 'x', url: '/guide', type: 'absolute' }] })],
  [
    'a link of type app',
    ['5.6-type'],
    withCard({ links: [{ label: 'x', url: 'https://example.org', type: 'app' }] }),
  ],
  [
    'appContext on an absolute link',
    ['5.6-context'],
    withCard({ links: [{ label: 'x', url: 'https://example.org', type: 'absolute', appContext: 'x' }] }),
  ],
  ['an extension of a card as text', ['T8'], withCard({ extension: 'x' })],

  // Calls
  [
    '500 to every call',
    ['C200'],
    (exchange) => {
      if (exchange.path === '/cds-services/demo' && exchange.status === 200) becomes(500)(exchange);
    },
  ],
  ['412 though all was sent', ['F2'], inAnswer((_, exchange) => becomes(412)(exchange))],
  [
    '400 without prefetch',
    ['F1'],
    whereAsked(
      (asked) => !('prefetch' in asked) && asked['hook'] === 'order-select' && asked['context'] !== undefined,
      whereWrong(412, becomes(400)),
    ),
  ],
  [
    '500 when one key is missing',
    ['F1'],
    whereAsked((_, __, prefetch) => 'conditions' in prefetch && !('patient' in prefetch), becomes(500)),
  ],
  [
    'nothing to say without prefetch',
    ['F2-silent'],
    whereAsked((asked) => !('prefetch' in asked), whereWrong(412, becomes(200, noCards))),
  ],
  ['500 to null', ['F-null'], whereAsked((_, __, prefetch) => prefetch['conditions'] === null, becomes(500))],
  [
    '412 to empty searches',
    ['F-empty'],
    whereAsked(
      (_, __, { conditions }) =>
        isObject(conditions) && conditions['total'] === 0 && conditions['entry'] === undefined,
      becomes(412),
    ),
  ],
  [
    '500 to an OperationOutcome',
    ['F-error'],
    whereAsked((_, __, { conditions }) => typeOf(conditions) === 'OperationOutcome', becomes(500)),
  ],
  [
    'nothing to say to an OperationOutcome',
    ['F-error-silent'],
    whereAsked((_, __, { conditions }) => typeOf(conditions) === 'OperationOutcome', becomes(200, noCards)),
  ],
  [
    "412 to Epic's empty search",
    ['F-outcome'],
    whereAsked(
      (_, __, { conditions }) =>
        isObject(conditions) && conditions['total'] === 0 && conditions['entry'] !== undefined,
      becomes(412),
    ),
  ],
  [
    '500 to page one of several',
    ['F-pages'],
    whereAsked((_, __, { conditions }) => isObject(conditions) && 'link' in conditions, becomes(500)),
  ],
  [
    '500 to a resource for a Bundle',
    ['F-shape'],
    whereAsked((_, __, { patient }) => typeOf(patient) === 'Bundle', becomes(500)),
  ],
  [
    'the access token in the answer',
    ['A2'],
    whereAsked(
      (asked) => 'fhirAuthorization' in asked,
      inCard((card) => void (card['detail'] = 'seen with canary-access-token-9b1f')),
    ),
  ],
  [
    'advice on the chart of another patient',
    ['A7'],
    whereAsked(
      (_, { patientId }) => patientId === 'somebody-else',
      becomes(200, {
        cards: [
          {
            summary: 'x',
            indicator: 'info',
            uuid: 'a0a0a0a0-0000-4000-8000-000000000000',
            source: { label: 'x', topic: { system: 'urn:x', code: 'x' } },
          },
        ],
      }),
    ),
  ],
  [
    '400 to a PractitionerRole',
    ['H-user'],
    whereAsked((_, { userId }) => String(userId).startsWith('PractitionerRole/'), becomes(400)),
  ],
  [
    '400 to an encounterId',
    ['H-encounter'],
    whereAsked((_, context) => 'encounterId' in context, becomes(400)),
  ],
  [
    '400 to an order without dose',
    ['H1'],
    whereAsked(
      (_, { draftOrders }) =>
        isObject(draftOrders) && !JSON.stringify(draftOrders).includes('dosageInstruction'),
      becomes(400),
    ),
  ],
  [
    '400 to a draft of an unknown kind',
    ['H3'],
    whereAsked((_, { draftOrders }) => JSON.stringify(draftOrders ?? '').includes('"Basic"'), becomes(400)),
  ],
  [
    '400 to a Bundle with a type',
    ['H4'],
    whereAsked((_, { draftOrders }) => isObject(draftOrders) && 'type' in draftOrders, becomes(400)),
  ],
  [
    '400 to a Medication among the drafts',
    ['H-medication'],
    whereAsked(
      (_, { draftOrders }) => JSON.stringify(draftOrders ?? '').includes('"Medication"'),
      becomes(400),
    ),
  ],
  [
    '500 without draftOrders',
    ['H5'],
    whereAsked((_, context) => !('draftOrders' in context) && 'patientId' in context, becomes(500)),
  ],
  ['400 to unknown members', ['T7'], whereAsked((asked) => 'notKnown' in asked, becomes(400))],
  [
    '413 to a megabyte',
    ['T6'],
    whereAsked((asked) => JSON.stringify(asked).length > 1_000_000, becomes(413)),
  ],
  [
    '400 to a UUID of version 1',
    ['I1'],
    whereAsked(({ hookInstance }) => /^.{14}1/.test(String(hookInstance)), becomes(400)),
  ],

  // Wrong calls
  [
    'cards for another hook',
    ['E-hook'],
    whereAsked(({ hook }) => hook === 'not-your-hook', becomes(200, noCards)),
  ],
  [
    'cards without hookInstance',
    ['E-field'],
    whereAsked((asked) => 'hook' in asked && !('hookInstance' in asked), becomes(200, noCards)),
  ],
  [
    '500 to broken JSON',
    ['E-json', 'S3'],
    (exchange) => {
      if (
        exchange.method === 'POST' &&
        exchange.path === '/cds-services/demo' &&
        exchange.asked === undefined &&
        exchange.headers['content-type'] === 'application/json'
      )
        becomes(500)(exchange);
    },
  ],
  ['cards for a form', ['E-type'], whereWrong(415, becomes(200, noCards))],
  ['cards for GET', ['E-method'], whereWrong(405, becomes(200, noCards))],
  [
    'cards of a service that is not there',
    ['E-service'],
    whereWrong(404, (exchange) => {
      if (exchange.method === 'POST' && !exchange.path.endsWith('/not-there'))
        becomes(200, noCards)(exchange);
    }),
  ],
  [
    'refusals in HTML',
    ['S1'],
    whereWrong(400, (exchange) => void (exchange.body = '<html>Bad Request</html>')),
  ],
  [
    'refusals with a stack trace',
    ['S1', 'S2'],
    whereWrong(400, (exchange) => void (exchange.body = 'Error: bad\n    at call (/srv/app.js:10:3)')),
  ],
  [
    'refusals that quote the patient',
    ['S2'],
    whereWrong(
      400,
      (exchange) =>
        void ((exchange.body as Loose)['text'] = {
          status: 'generated',
          div: JSON.stringify(exchange.asked),
        }),
    ),
  ],

  // Feedback
  ['500 to feedback', ['B1'], inFeedback(becomes(500))],
  [
    '404 to feedback on an unknown card',
    ['B-unknown', 'B6'],
    (() => {
      const known = new Set<unknown>();
      return inFeedback((exchange, items) => {
        if (exchange.status === 200 && known.size === 0) for (const { card } of items) known.add(card);
        if (items.some(({ card }) => !known.has(card))) becomes(404)(exchange);
      });
    })(),
  ],
  [
    '409 to the same feedback again',
    ['B2'],
    (() => {
      let last = '';
      return inFeedback((exchange) => {
        const text = JSON.stringify(exchange.asked ?? '');
        if (text === last) becomes(409)(exchange);
        last = text;
      });
    })(),
  ],
  [
    '400 to overridden without a reason',
    ['B4', 'B-unknown', 'B6'],
    inFeedback((exchange, items) => {
      if (items.some((item) => item['outcome'] === 'overridden' && !('overrideReason' in item)))
        becomes(400)(exchange);
    }),
  ],
  [
    "400 to Epic's overrideReasons",
    ['B6'],
    inFeedback((exchange, items) => {
      if (items.some((item) => 'overrideReasons' in item)) becomes(400)(exchange);
    }),
  ],
  [
    '200 to the outcome banana',
    ['B-wrong'],
    inFeedback((exchange, items) => {
      if (items.some(({ outcome }) => outcome === 'banana')) becomes(200)(exchange);
    }),
  ],

  // Browsers
  [
    'CORS on discovery only',
    ['C3-all', 'C3-headers'],
    (exchange) => {
      if (exchange.path !== '/cds-services') exchange.sends = { 'content-type': 'application/json' };
    },
  ],
  [
    'credentials for every origin',
    ['C2'],
    (exchange) => void (exchange.sends['access-control-allow-credentials'] = 'true'),
  ],
  [
    'preflights that are refused',
    ['C3-before'],
    (exchange) => {
      if (exchange.method === 'OPTIONS') exchange.status = 401;
    },
  ],
  [
    'preflights without authorization',
    ['C3-headers'],
    (exchange) => void (exchange.sends['access-control-allow-headers'] = 'content-type'),
  ],
];
