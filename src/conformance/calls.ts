import { isObject } from '../contract/fhir.js';
import { responseChecks, uuidsIn } from './cards.js';
import { check, listOf, type Chapter, type Check } from './check.js';
import { bodyOf, statusOf, type Answer, type Client } from './client.js';
import { isJson, type ListedService } from './discovery.js';
import { askedAbout, withFreshInstance, type HookCall } from './requests.js';
import { CANARY_TOKEN, trialsOf, type Trial } from './trials.js';

/** What is known of a service after it was called. */
export interface Called {
  readonly chapter: Chapter;
  /** A call that was answered, for everything that comes after; undefined when none was. */
  readonly good: HookCall | undefined;
  /** Cards that it showed, for feedback. */
  readonly cards: readonly unknown[];
}

const QUICK_ENOUGH_IN_MS = 500;

/**
 * Calls one service: first as it should be called, then with everything that a client may leave out or send.
 * https://cds-hooks.hl7.org/STU2/#calling-a-cds-service
 * @param calls good calls of its hook, each with a name
 */
export async function callChapter(
  client: Client,
  service: ListedService,
  calls: readonly (readonly [string, HookCall])[],
): Promise<Called> {
  const path = `/cds-services/${encodeURIComponent(service.id)}`;
  const title = `Service ${service.id} (${service.hook})`;
  const checks: Check[] = [];
  const answered: { readonly call: HookCall; readonly answer: Answer; readonly cards: readonly unknown[] }[] =
    [];
  let lastStatus = 0;
  for (const [name, call] of calls) {
    const answer = await client.call(path, { body: call });
    lastStatus = answer.status;
    const whole = Object.keys(service.prefetch).every(
      (key) => isObject(call.prefetch) && key in call.prefetch,
    );
    checks.push(
      check('C200', name, answer.status === 200 || answer.status === 412, statusOf(answer)),
      check('F2', name, !(answer.status === 412 && whole), 'status 412'),
      ...answerChecks(name, call, answer),
    );
    if (answer.status === 200) answered.push({ call, answer, cards: listOf(bodyOf(answer)['cards']) });
  }
  // The call that says most is the one that the others are measured by.
  const best = [...answered].sort((one, other) => other.cards.length - one.cards.length)[0];
  if (best === undefined) {
    const notes = [
      calls.length === 0
        ? 'Not called: no call was given for this hook.'
        : lastStatus === 401
          ? 'The token is not taken: look at issuer, kid, tenant and publicUrl of --token-from.'
          : 'No call got 200: nothing more to check.',
    ];
    return { chapter: { title, checks, notes }, good: undefined, cards: [] };
  }
  const quickest = Math.min(...answered.map(({ answer }) => answer.ms));
  checks.push(check('R1', 'the quickest call', quickest <= QUICK_ENOUGH_IN_MS, `${Math.round(quickest)} ms`));
  checks.push(...(await againChecks(client, path, best.call, best.cards)));
  for (const trial of trialsOf(best.call, service)) {
    const answer = await client.call(path, { body: withIdOf(trial) });
    checks.push(...trialChecks(trial, answer, best.cards.length > 0));
  }
  const cards = answered.flatMap((one) => one.cards);
  const silent =
    'No card was shown, so cards were not checked: give a patient it speaks about (--patient or --request).';
  return { chapter: { title, checks, notes: cards.length === 0 ? [silent] : [] }, good: best.call, cards };
}

/** The trial of hookInstance keeps its own. */
const withIdOf = ({ rule, call }: Trial): HookCall => (rule === 'I1' ? call : withFreshInstance(call));

/** Whatever was asked, an answer of 200 keeps the rules of answers. */
const answerChecks = (name: string, call: HookCall, answer: Answer): readonly Check[] =>
  answer.status === 200
    ? [
        check(
          'T5',
          name,
          isJson(answer),
          `content type ${answer.headers.get('content-type') ?? 'is missing'}`,
        ),
        ...responseChecks(name, answer.json, askedAbout(call)),
      ]
    : [];

async function againChecks(
  client: Client,
  path: string,
  call: HookCall,
  cards: readonly unknown[],
): Promise<readonly Check[]> {
  const before = uuidsIn(cards);
  if (before.length === 0) return [];
  const again = uuidsIn(listOf(bodyOf(await client.call(path, { body: withFreshInstance(call) }))['cards']));
  const same = again.filter((uuid) => before.includes(uuid));
  return [
    check('5.1-uuid-once', 'the same call again', same.length === 0, `${same.length} uuids are the same`),
  ];
}

function trialChecks(trial: Trial, answer: Answer, spoke: boolean): readonly Check[] {
  const { rule, name, wants, call, notSilent, noCards } = trial;
  const { status } = answer;
  const cards = listOf(bodyOf(answer)['cards']).length;
  const isKept =
    wants === 'answered'
      ? status === 200 || status === 412
      : wants === 'as before'
        ? status === 200
        : status < 500;
  return [
    noCards
      ? check(rule, name, isKept && cards === 0, isKept ? `${cards} cards` : statusOf(answer))
      : check(rule, name, isKept, statusOf(answer)),
    ...(rule === 'A2'
      ? [check('A2', name, !answer.text.includes(CANARY_TOKEN), 'the token is in the answer')]
      : []),
    ...(notSilent && spoke
      ? [check(notSilent, name, status !== 200 || cards > 0, '200 without a card')]
      : []),
    ...answerChecks(name, call, answer),
  ];
}
