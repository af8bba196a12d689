import type { HookName } from './contract.js';

/** What is different from the chart as it is. */
export interface Changes {
  /** `Observation/…` → its value. */
  readonly values: Readonly<Record<string, number>>;
  /** `MedicationStatement/…` → "YYYY-MM-DD", the day on which it was stopped. */
  readonly stops: Readonly<Record<string, string>>;
  /** "YYYY-MM-DD" */
  readonly today?: string | undefined;
}
export const noChanges: Changes = { values: {}, stops: {} };

export const isChanged = ({ values, stops, today }: Changes): boolean =>
  today !== undefined || Object.keys(values).length > 0 || Object.keys(stops).length > 0;

export const panels = ['why', 'what-if', 'request'] as const;
export type Panel = (typeof panels)[number];

/** What the reader looks at. It is written behind the # of the address, which no browser sends. */
export interface Wanted {
  /** A patient of the library; absent: a chart of the reader's own, which no link holds. */
  readonly patient?: string | undefined;
  /** Absent: the hook that the patient was written for. */
  readonly hook?: HookName | undefined;
  /** What is being ordered; absent: the orders that come with the chart. */
  readonly drug?: string | undefined;
  /** The dose as it is written on the order; absent: the usual one. */
  readonly dose?: string | undefined;
  readonly changes: Changes;
  readonly panel: Panel;
}

export function readLink(hash: string): Wanted {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const one = (name: string) => said.get(name) ?? undefined;
  return {
    patient: one('patient'),
    hook: hooks.find((hook) => hook === one('hook')),
    drug: one('drug'),
    dose: one('dose'),
    changes: {
      values: Object.fromEntries(
        pairs(said.getAll('value')).flatMap(([reference, value]) =>
          Number.isFinite(Number(value)) ? [[reference, Number(value)]] : [],
        ),
      ),
      stops: Object.fromEntries(pairs(said.getAll('stop')).filter(([, day]) => isDay(day))),
      today: isDay(one('today')) ? one('today') : undefined,
    },
    panel: panels.find((panel) => panel === one('panel')) ?? 'why',
  };
}

export function writeLink({ patient, hook, drug, dose, changes, panel }: Wanted): string {
  const said = new URLSearchParams();
  const say = (name: string, value: string | undefined) => {
    if (value !== undefined) said.append(name, value);
  };
  say('patient', patient);
  say('hook', hook);
  say('drug', drug);
  say('dose', dose);
  for (const [reference, value] of Object.entries(changes.values)) say('value', `${reference}@${value}`);
  for (const [reference, day] of Object.entries(changes.stops)) say('stop', `${reference}@${day}`);
  say('today', changes.today);
  if (panel !== 'why') say('panel', panel);
  return `#${said.toString().replaceAll('%2F', '/').replaceAll('%40', '@')}`;
}

const hooks: readonly HookName[] = ['patient-view', 'order-select', 'order-sign'];

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text);

const pairs = (texts: readonly string[]): readonly (readonly [string, string])[] =>
  texts.flatMap((text) => {
    const at = text.lastIndexOf('@');
    return at > 0 ? [[text.slice(0, at), text.slice(at + 1)] as const] : [];
  });
