import { html } from 'htm/preact';
import { useCallback, useEffect, useReducer, useState } from 'preact/hooks';
import { ask } from './ask.js';
import { Cards } from './cards/cards.js';
import { chartOf, referenceTo, resourcesIn, type Chart } from './chart.js';
import type { HookName, LibraryPatient, ListedPatient } from './contract.js';
import { Sidebar } from './library/sidebar.js';
import { MomentSwitch } from './order/moment-switch.js';
import { OrderDesk } from './order/order-desk.js';
import { PatientBanner } from './order/patient-banner.js';
import { Panels } from './panels.js';
import { OpenResource } from './parts/open-resource.js';
import { ResourceDialog } from './parts/resource-dialog.js';
import { TokenDialog } from './parts/token-dialog.js';
import { loadLibrary } from './load-library.js';
import { get, Refused, rememberToken } from './service.js';
import { reduce, type State } from './state.js';
import { strings } from './strings.js';
import { isChanged, noChanges, readLink, writeLink, type Wanted } from './wanted.js';

/** The page: patients on the left, the chart with its cards in the middle, the reasons on the right. */
export function App() {
  const [state, dispatch] = useReducer(reduce, undefined, (): State => ({
    wanted: readLink(location.hash),
    isAsking: false,
    tokenNeeded: false,
    attempt: 0,
  }));
  const { library, wanted, before, attempt } = state;
  // Until the chart of another patient has come, nothing is shown: neither cards nor banner of the last one.
  const chart = state.chart?.id === wanted.patient ? state.chart : undefined;
  const answer = chart && state.answer;
  const [resource, openResource] = useState<string>();
  const listed = library?.patients.find(({ id }) => id === wanted.patient);
  const hook: HookName = wanted.hook ?? listed?.hook ?? 'patient-view';

  const failed = useCallback((error: unknown) => {
    if (error instanceof Refused && error.status === 401) dispatch({ do: 'ask for token' });
    else {
      const problem = error instanceof Refused ? error.message : strings.problem.unreachable;
      dispatch({ do: 'show problem', problem });
    }
  }, []);
  const want = useCallback((wanted: Partial<Wanted>) => dispatch({ do: 'want', wanted }), []);

  useEffect(() => {
    loadLibrary().then((library) => dispatch({ do: 'show library', library }), failed);
  }, [attempt]);

  // The first seed greets who comes without a link.
  useEffect(() => {
    const [first] = library?.patients ?? [];
    if (first && wanted.patient === undefined && state.chart?.own === undefined) want({ patient: first.id });
  }, [library, wanted.patient]);

  useEffect(() => {
    if (!library || wanted.patient === undefined) return;
    let isCurrent = true;
    const templates = library.services.find((service) => service.hook === 'patient-view')?.prefetch ?? {};
    get<LibraryPatient>(`/playground/patients/${encodeURIComponent(wanted.patient)}`).then(
      (patient) => {
        if (isCurrent) dispatch({ do: 'open chart', chart: chartOf(patient, templates) });
      },
      notFound(wanted.patient, failed),
    );
    return () => {
      isCurrent = false;
    };
  }, [library, wanted.patient]);

  useEffect(() => {
    if (!library || !chart) return;
    let isCurrent = true;
    dispatch({ do: 'ask' });
    ask({ chart, wanted, hook, ...library }).then(
      (answers) => isCurrent && dispatch({ do: 'show answer', ...answers }),
      (error: unknown) => isCurrent && failed(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [chart, hook, wanted.drug, wanted.dose, wanted.changes]);

  useEffect(() => {
    const link = chart?.own === undefined ? writeLink(wanted) : location.pathname;
    if (link !== location.hash) history.replaceState(null, '', link);
  }, [wanted, chart]);
  useEffect(() => {
    const follow = () => dispatch({ do: 'follow link', wanted: readLink(location.hash) });
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  const select = ({ id }: ListedPatient) =>
    want({ patient: id, hook: undefined, drug: undefined, dose: undefined, changes: noChanges });
  const openOwn = (own: Chart, hook: HookName) =>
    dispatch({
      do: 'open chart',
      chart: own,
      wanted: { patient: undefined, hook, drug: undefined, dose: undefined, changes: noChanges },
    });

  return html`
    <${OpenResource.Provider} value=${openResource}>
      <a class="skip" href="#cards" onClick=${skipToCards}>${strings.skip}</a>
      <header class="top">
        <p class="product"><strong>${strings.product}</strong> <span>${strings.subtitle}</span></p>
        <p class="safety">${strings.safety}</p>
        <p class="version">${answer && strings.ruleSet(answer.explanation.ruleSetVersion)}</p>
      </header>
      <div class="columns">
        <${Sidebar} ...${{ library, selected: wanted.patient, select, openOwn, failed }} />
        <main aria-busy=${String(state.isAsking)}>
          ${
            state.problem !== undefined &&
            html`
              <div class="problem" role="alert">
                <h2>${strings.problem.heading}</h2>
                <p>${state.problem}</p>
              </div>
            `
          }
          ${
            chart &&
            html`
              <${PatientBanner}
                chart=${chart}
                title=${listed?.title ?? chart.own ?? ''}
                story=${listed?.story}
                explanation=${answer?.explanation}
                isChanged=${isChanged(wanted.changes)}
              />
              <div class="moment">
                <${MomentSwitch} hook=${hook} choose=${(moment: HookName) => want({ hook: moment })} />
                ${
                  hook !== 'patient-view' &&
                  html`
                    <${OrderDesk}
                      ...${{ hook, want, drugs: library?.drugs ?? [], drafts: chart.draftOrders }}
                      drug=${wanted.drug}
                      dose=${wanted.dose}
                    />
                  `
                }
              </div>
            `
          }
          ${
            answer &&
            html`
              <div class="answer">
                <section id="cards" class="cards-column" tabindex="-1" aria-label=${strings.cards.heading}>
                  <${Cards} answer=${answer} before=${before} />
                </section>
                <${Panels}
                  ...${{ answer, before, want }}
                  panel=${wanted.panel}
                  changes=${wanted.changes}
                  link=${chart.own === undefined ? writeLink(wanted) : undefined}
                />
              </div>
            `
          }
        </main>
      </div>
      ${
        resource !== undefined &&
        html`
          <${ResourceDialog}
            reference=${resource}
            resource=${answer && resourcesSent(answer.request).find((one) => referenceTo(one) === resource)}
            close=${() => openResource(undefined)}
          />
        `
      }
      ${
        state.tokenNeeded &&
        html`
          <${TokenDialog}
            give=${(token: string) => {
              rememberToken(token);
              dispatch({ do: 'try again' });
            }}
          />
        `
      }
    <//>
  `;
}

const resourcesSent = ({ prefetch, context }: { prefetch: object; context: { draftOrders?: unknown } }) => [
  ...Object.values(prefetch).flatMap(resourcesIn),
  ...resourcesIn(context.draftOrders),
];

/** A link can name a patient that there is no more. */
const notFound = (id: string, failed: (error: unknown) => void) => (error: unknown) => {
  const isGone = error instanceof Refused && error.status === 404;
  failed(isGone ? new Refused(404, strings.problem.noPatient(id)) : error);
};

/** The # belongs to the link of the patient. */
function skipToCards(event: Event): void {
  event.preventDefault();
  document.getElementById('cards')?.focus();
}
