/** The seed patients, with dates made from today, so that they are as ill today as on the day they were written. */
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('patients/', import.meta.url);

/** In the order of their ids: `{ id: 'V01', resources: [Patient, …] }`. @param today "YYYY-MM-DD" */
export function seedPatients(today = localDay()) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => ({
    id: name.slice(0, -'.json'.length),
    ...JSON.parse(fillDates(readFileSync(new URL(name, folder), 'utf8'), today)),
  }));
}

/** `{{today-9}}` becomes the day nine days ago. */
const fillDates = (template, today) =>
  template.replaceAll(/\{\{today-(\d+)\}\}/g, (_token, days) => daysBefore(today, Number(days)));

function daysBefore(day, days) {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - days);
  return moment.toISOString().slice(0, 10);
}

/** Today where this machine stands, as "YYYY-MM-DD". */
export function localDay(now = new Date()) {
  const twoDigits = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
