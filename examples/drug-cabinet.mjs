/**
 * A second, tiny CDS service for the CDS Hooks sandbox, and only for it: the sandbox lists no injections, so
 * etanercept cannot be chosen in its Rx View. This service offers such drugs as suggestions; the sandbox writes
 * the accepted one into its draft order and calls the real service with it.
 */
const drugs = [
  { code: '727757', text: '1 ML etanercept 50 MG/ML Prefilled Syringe' },
  { code: '1441527', text: '0.9 ML tocilizumab 180 MG/ML Prefilled Syringe' },
];

const id = 'drug-cabinet';
const discovery = {
  services: [
    {
      hook: 'order-select',
      id,
      title: 'Drugs that the sandbox does not list',
      description: 'Offers injections that cannot be chosen in the Rx View of the CDS Hooks sandbox.',
    },
  ],
};

/** Status, body and headers for a call below /cds-services; feedback is taken and forgotten. */
export function answerDrugCabinet(method, path, body) {
  if (method === 'GET' && path === '') return json(200, discovery);
  if (method === 'POST' && path === `${id}/feedback`) return json(200, {});
  if (method !== 'POST' || path !== id) return json(404, {});
  return json(200, { cards: isOnTheDesk(body) ? [] : [cabinet(body)] });
}

const json = (status, body) => ({ status, body, headers: { 'Content-Type': 'application/json' } });

/** Once its drug was taken it is silent: then only the advice on the drug shows. */
const isOnTheDesk = (body) => drugs.some(({ text }) => body.includes(text));

const cabinet = (body) => ({
  uuid: crypto.randomUUID(),
  summary: 'Demo: choose a drug that the sandbox does not list',
  indicator: 'info',
  source: { label: 'Demo drug cabinet (not advice)' },
  selectionBehavior: 'at-most-one',
  suggestions: drugs.map((drug) => ({
    label: drug.text,
    uuid: crypto.randomUUID(),
    actions: [{ type: 'create', description: `Draft ${drug.text}`, resource: draft(drug, body) }],
  })),
});

const draft = ({ code, text }, body) => ({
  resourceType: 'MedicationRequest',
  status: 'draft',
  intent: 'order',
  subject: { reference: `Patient/${JSON.parse(body).context.patientId}` },
  medicationCodeableConcept: {
    text,
    coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code, display: text }],
  },
});
